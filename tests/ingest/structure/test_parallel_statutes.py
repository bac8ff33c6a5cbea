"""Statutes that exist in Chinese and in English, read side by side."""

import gzip
import json
from collections import defaultdict

import pytest

from ingest.parsers.plain_text import parse_plain_text
from ingest.structure.detect import build_structure
from kb.domain.vocabulary import ClauseKind, StructureKind
from tests.ingest.structure.tree_checks import check_tree

EVERY = 20
"""Of the laws one in twenty is read: enough for every form, and a few seconds."""

LABEL_INSIDE = (
    "Enforcement Rules of the Act of the Establishment of the Government Employee Ethics Units "
    "and Their Officers"
)
"""The row of its Article 10 goes on with a line "Article 11", for which there is no row."""


def test_the_constitution_has_the_same_ids_in_both_languages(shared_data):
    """143 articles in four chapters behind a preamble, as the Chinese table of contents lists."""
    rows = (shared_data / "parallel" / "constitution_zh_en.tsv").read_text("utf-8").splitlines()
    columns = zip(*(row.split("\t") for row in rows), strict=True)
    chinese, english = (build_structure(parse_plain_text("\n\n".join(c))) for c in columns)
    assert english.kind is StructureKind.ENGLISH_STATUTE
    assert [unit.eid for unit in english.units] == [unit.eid for unit in chinese.units]
    assert sum(unit.kind is ClauseKind.ARTICLE for unit in english.units) == 143
    assert sum(unit.kind is ClauseKind.CHAPTER for unit in english.units) == 4
    assert english.warnings == ()


@pytest.fixture(scope="module")
def laws(shared_data):
    """Articles of each law: (number, text)."""
    out = defaultdict(list)
    with gzip.open(shared_data / "parallel" / "tw_laws_pairs.jsonl.gz", "rt", "utf-8") as file:
        for line in file:
            row = json.loads(line)
            out[row["law_en"]].append((row["article"], row["en"].strip()))
    return dict(list(out.items())[::EVERY])


def test_statutes_give_their_own_articles_and_no_others(laws):
    off = []
    for title, articles in laws.items():
        text = "\n\n".join([title, *(f"Article {n}\n{words}" for n, words in articles)])
        document = parse_plain_text(text)
        structure = build_structure(document)
        check_tree(document.blocks, structure)
        found = [u.eid for u in structure.units if u.kind is ClauseKind.ARTICLE]
        if found != [f"art_{n}" for n, _ in articles]:
            off.append(title)
    assert len(laws) > 100
    assert off == [LABEL_INSIDE]
