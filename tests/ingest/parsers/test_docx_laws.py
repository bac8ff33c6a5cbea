"""National laws as Word documents give the text and the clauses of their Markdown."""

import pytest

from ingest.blocks import stored_text
from ingest.parsers.docx import parse_docx
from ingest.parsers.markdown import parse_markdown
from ingest.structure.detect import build_structure
from kb.domain.vocabulary import ClauseKind
from tests.ingest.parsers.likeness import likeness

LAWS = {
    "中华人民共和国专利法": 76,
    "中华人民共和国劳动法": 107,
    "中华人民共和国反垄断法": 57,
    "中华人民共和国商标法": 73,
    "中华人民共和国消费者权益保护法": 63,
    "中华人民共和国立法法": 120,
    "中华人民共和国行政处罚法": 86,
}


@pytest.mark.parametrize("title", LAWS)
def test_a_law_as_a_word_document_has_the_articles_and_the_text_of_its_markdown(shared_data, title):
    folder = shared_data / "laws-formats" / title
    word = parse_docx((folder / f"{title}.docx").read_bytes())
    markdown = parse_markdown((folder / "README.md").read_text("utf-8"))
    structure = build_structure(word)
    articles = [unit for unit in structure.units if unit.kind is ClauseKind.ARTICLE]
    assert (structure.title, len(articles)) == (title, LAWS[title])
    assert likeness(stored_text(word.blocks), stored_text(markdown.blocks)) >= 0.995
    assert {block.at.part for block in word.blocks} == {"word/afchunk.mht!document.html"}
