"""Which parser reads which file."""

import pytest

from ingest.parsers.html import parse_html
from ingest.parsers.registry import parser_for
from ingest.parsers.types import KNOWN_TYPES
from kb.errors import InputRefused


@pytest.mark.parametrize(
    ("suffix", "parser"),
    [
        (".MD", "markdown/2"),
        (".markdown", "markdown/2"),
        (".txt", "plain_text/1"),
        (".text", "plain_text/1"),
        (".htm", "html/1"),
        (".HTML", "html/1"),
        (".xhtml", "html/1"),
    ],
)
def test_suffixes_choose_the_parser(suffix, parser):
    parse = parser_for(suffix)
    assert parse is not None
    assert parse("第一条　甲。".encode()).parser == parser


@pytest.mark.parametrize("suffix", [".docx", ".DOCM", ".mht", ".mhtml", ".rtf"])
def test_office_formats_are_read_by_parsers_that_are_loaded_when_they_are_met(suffix):
    with pytest.raises(InputRefused):
        parser_for(suffix)(b"no such thing")


def test_other_suffixes_have_no_parser():
    assert parser_for(".exe") is None
    assert parser_for(".html") is parse_html


def test_the_types_that_messages_name_are_read():
    assert all(parser_for(word) for word in KNOWN_TYPES.replace(",", "").split() if word != "or")


@pytest.mark.parametrize("suffix", [".md", ".txt"])
def test_the_encoding_of_a_text_that_is_not_utf8_is_its_first_warning(suffix):
    text = "第一条　生产者应当对其生产的产品质量负责。"
    document = parser_for(suffix)(text.encode("gb18030"))
    assert document.blocks[0].text == text
    assert document.warnings[0] == "read as GB18030: the file names no encoding"
