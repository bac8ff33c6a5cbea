"""Plain text: lines, wrapped paragraphs, and nothing lost."""

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from ingest.blocks import BlockKind
from ingest.parsers.plain_text import parse_plain_text

ENGLISH = (
    "Manufacturers shall establish and maintain procedures for the control of every "
    "product that does not conform to specified requirements and shall keep the records of "
    "it together with the reasons for the decision that was taken on its further use."
)
CHINESE = "生产者应当对其生产的产品质量负责，产品质量应当符合下列要求，" * 6


def texts(document):
    return [block.text for block in document.blocks]


def test_each_line_of_a_group_is_a_paragraph_of_its_own():
    document = parse_plain_text("1. Title\nfirst\n\nsecond  line\n")
    assert texts(document) == ["1. Title", "first", "second line"]
    assert [(b.first_line, b.last_line) for b in document.blocks] == [(1, 1), (2, 2), (4, 4)]
    assert {block.kind for block in document.blocks} == {BlockKind.PARAGRAPH}


def test_a_wrapped_english_paragraph_is_joined():
    wrapped = textwrap.fill(ENGLISH, 72)
    document = parse_plain_text(f"{wrapped}\n\nnext")
    assert texts(document) == [ENGLISH, "next"]
    assert document.blocks[0].last_line == len(wrapped.split("\n"))


def test_a_wrapped_chinese_paragraph_is_joined_without_spaces():
    wrapped = "\n".join(CHINESE[n : n + 35] for n in range(0, len(CHINESE), 35))
    assert texts(parse_plain_text(wrapped)) == [CHINESE]


def test_lines_that_begin_with_clause_numbers_are_never_joined():
    lines = [f"（{n}）{CHINESE[:30]}" for n in "一二三四"]
    assert texts(parse_plain_text("\n".join(lines))) == lines


def test_a_hyphen_at_a_wrap_goes_only_when_the_text_has_the_word_whole():
    body = [
        "The word information occurs here so that this paragraph can be sure of infor-",
        "mation as one word while nothing in the text says anything about the word co-",
        "operation, whose hyphen therefore stays where the author of the text has put it",
        "in.",
    ]
    document = parse_plain_text("\n".join(body))
    assert "sure of information as" in document.blocks[0].text
    assert "word co-operation" in document.blocks[0].text
    assert len(document.warnings) == 1


def test_seeds_keep_every_visible_character(shared_data):
    for path in sorted((shared_data / "seeds").glob("*.txt")):
        text = path.read_text("utf-8")
        document = parse_plain_text(text)
        assert "".join("".join(texts(document)).split()) == "".join(text.split()), path.name
        assert not document.warnings


def test_the_oddities_of_the_seeds_survive(shared_data):
    words = {
        path.name[:3]: "\n".join(texts(parse_plain_text(path.read_text("utf-8"))))
        for path in (shared_data / "seeds").glob("*.txt")
    }
    assert "promote qualityQuality graded evaluation" in words["001"]
    assert "< strong>The third is" in words["001"]
    assert "the ** Municipal Party Committee" in words["004"]
    assert "\n. 2. The content\n" in words["002"]


@given(st.lists(st.text(alphabet="abc XYZ产品质量，。\t\u3000（一）1.-", max_size=90)))
def test_no_visible_character_of_any_text_is_lost(lines):
    text = "\n".join(lines)
    joined = "".join(texts(parse_plain_text(text)))
    assert "".join(joined.split()) == "".join(text.split())
