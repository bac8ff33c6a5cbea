"""Norms of real sentences against a table that was read by eye; docs/ingestion.md says how."""

import hashlib
import json
from collections import Counter
from dataclasses import dataclass
from functools import cache

import pytest

from ingest.blocks import stored_text
from ingest.parsers.registry import parser_for
from ingest.structure.detect import build_structure
from kb.legal.norms.find import find_norms
from tests.conftest import CHECKOUT

TABLE = CHECKOUT / "tests" / "data" / "norms.jsonl"
PRECISION, RECALL = 0.90, 0.85


@dataclass
class Score:
    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self):
        return self.right / (self.right + self.wrong)

    @property
    def recall(self):
        return self.right / (self.right + self.missed)


@pytest.fixture(scope="module")
def norms_of(shared_data):
    @cache
    def read(file):
        path = shared_data / file
        document = parser_for(path.suffix)(path.read_bytes())
        text, structure = stored_text(document.blocks), build_structure(document)
        clauses = [unit.in_edition("edition", n) for n, unit in enumerate(structure.units)]
        language = "zh" if file.startswith(("laws-cn", "rules-cn")) else "en"
        is_paper = file.startswith("seeds")
        return text, find_norms(text, clauses, language, translated_paper=is_paper)

    return read


def rows(part):
    lines = TABLE.read_text("utf-8").splitlines()
    return [row for row in map(json.loads, lines) if row["part"] == part]


def score(table, norms_of):
    total = Score()
    for row in table:
        text, norms = norms_of(row["file"])
        start, end = row["start"], row["end"]
        digest = hashlib.sha256(text[start:end].encode()).hexdigest()
        assert digest.startswith(row["sha"]), f"{row['file']} {row['eid']} reads otherwise now"
        here = [it for it in norms if it.eid == row["eid"] and start <= it.start < end]
        found = Counter((it.kind.value, it.bearer_kind.value) for it in here)
        stated = Counter((kind, bearer_kind) for kind, bearer_kind, _ in row["norms"])
        right = (found & stated).total()
        total.right += right
        total.wrong += found.total() - right
        total.missed += stated.total() - right
    return total


@pytest.mark.parametrize(("part", "size"), [("built", 400), ("held_out", 100)])
def test_kind_and_bearer_are_right(norms_of, part, size):
    table = rows(part)
    assert len(table) == size
    total = score(table, norms_of)
    print(part, total, f"precision {total.precision:.3f} recall {total.recall:.3f}")
    assert total.precision >= PRECISION
    assert total.recall >= RECALL
