"""Laws that exist as Markdown and as PDF are the same law."""

import unicodedata
from difflib import SequenceMatcher

import pytest

from ingest.blocks import stored_text
from ingest.parsers.pdf import parse_pdf
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


def bare(document):
    text = unicodedata.normalize("NFKC", stored_text(document.blocks))
    return "".join(text.split())


def articles(document):
    return sum(unit.kind is ClauseKind.ARTICLE for unit in build_structure(document).units)


@pytest.mark.parametrize("law", LAWS)
def test_a_law_has_the_same_articles_and_words_as_pdf_and_as_markdown(law, shared_data):
    folder = shared_data / "laws-formats" / f"中华人民共和国{law}"
    printed = parse_pdf((folder / f"中华人民共和国{law}.pdf").read_bytes())
    plain = parser_for(".md")((folder / "README.md").read_bytes())
    assert articles(printed) == articles(plain) == LAWS[law]
    ratio = SequenceMatcher(None, bare(printed), bare(plain), autojunk=False).ratio()
    assert ratio >= 0.995
    assert printed.warnings == ()
