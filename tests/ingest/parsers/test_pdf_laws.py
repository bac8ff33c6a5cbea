"""Laws that exist as Markdown, as Word documents and as PDF are the same law in each."""

import unicodedata

import pytest

from ingest.blocks import stored_text
from ingest.parsers.registry import parser_for
from ingest.structure.detect import build_structure
from kb.domain.vocabulary import ClauseKind

pytestmark = pytest.mark.shared

LAWS = {
    "专利法": 76,
    "劳动法": 107,
    "反垄断法": 57,
    "商标法": 73,
    "消费者权益保护法": 63,
    "立法法": 120,
    "行政处罚法": 86,
}


def bare(text):
    return "".join(unicodedata.normalize("NFKC", text).split())


def tree(document):
    """The clauses with their parents and their words, whatever white space is in them."""
    structure, text = build_structure(document), stored_text(document.blocks)
    return structure.title, [
        (unit.kind, unit.eid, unit.parent, bare(text[unit.start : unit.end]))
        for unit in structure.units
    ]


@pytest.mark.parametrize("law", LAWS)
def test_a_law_has_the_same_paragraphs_and_clauses_in_every_format(law, shared_data):
    folder = shared_data / "laws-formats" / f"中华人民共和国{law}"
    files = folder / "README.md", *folder.glob("*.docx"), *folder.glob("*.pdf")
    plain, word, printed = (parser_for(file.suffix)(file.read_bytes()) for file in files)
    for other in (word, printed):
        assert [bare(block.text) for block in other.blocks] == [
            bare(block.text) for block in plain.blocks
        ]
        assert tree(other) == tree(plain)
    articles = [kind for kind, *_ in tree(printed)[1] if kind is ClauseKind.ARTICLE]
    assert len(articles) == LAWS[law]
    assert printed.warnings == ()
