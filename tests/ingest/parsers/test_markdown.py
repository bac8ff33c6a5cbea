"""Markdown: marks go, words stay, lines lead back to the file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.blocks import BlockKind
from ingest.parsers.markdown import parse_markdown


def texts(source):
    return [block.text for block in parse_markdown(source).blocks]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("**第一条**　为了", ["第一条　为了"]),
        ("**（一）**生产者；", ["（一）生产者；"]),
        ("# 第一章 总 则 #", ["第一章 总 则"]),
        ("1. one\n2. two\n\n10) ten", ["1. one", "2. two", "10) ten"]),
        ("(1) one\n\n(2) two", ["(1) one", "(2) two"]),
        ("- a\n  1. b", ["a", "1. b"]),
        ("1.\n2. b", ["1.", "2. b"]),
        ("a [link](http://x) and ![picture](p.png)", ["a link and picture"]),
        ("[1]: http://example.org", ["[1]: http://example.org"]),
        ("before\n---\nafter", ["before", "after"]),
        ("    indented words", ["indented words"]),
        ("     # §351. Adulterated", ["§351. Adulterated"]),
        ("a <b>bold</b> < strong> word", ["a <b>bold</b> < strong> word"]),
        ("x\n\n<!-- INFO END -->\n\ny", ["x", "y"]),
        ("> Citation: [61 FR]", ["Citation: [61 FR]"]),
        ("`code` and\n```\nfenced\n\nlines\n```", ["code and", "fenced", "lines"]),
        ("(a)\n      *Scope.*\n       (1) This  part", ["(a) Scope. (1) This part"]),
        ("第一条 甲。\n本法所称乙。\n（一）丙；", ["第一条 甲。", "本法所称乙。", "（一）丙；"]),
        ("one  \ntwo", ["one", "two"]),
        ("§\u2009820.1 Scope", ["§\u2009820.1 Scope"]),
    ],
)
def test_words_stay_and_marks_go(source, expected):
    assert texts(source) == expected


def test_a_wrapped_chinese_paragraph_is_joined_without_spaces():
    long = "生产者应当对其生产的产品质量负责，产品质量应当符合下列要求，" * 5
    wrapped = "\n".join(long[n : n + 40] for n in range(0, len(long), 40))
    assert texts(wrapped) == [long]


def test_line_numbers_are_those_of_the_file():
    document = parse_markdown("---\na: 1\n---\n\n# 办法\n\n第一条 甲。\n第二条 乙。\n")
    assert document.front_matter == {"a": 1}
    assert [(b.kind, b.first_line, b.level) for b in document.blocks] == [
        (BlockKind.HEADING, 5, 1),
        (BlockKind.PARAGRAPH, 7, 0),
        (BlockKind.PARAGRAPH, 8, 0),
    ]


def test_no_cell_of_a_ragged_table_is_lost():
    (table,) = parse_markdown("| a | b |\n| --- | --- |\n| **1** | 2 | 3 |\n| 4 |\n").blocks
    assert table.kind is BlockKind.TABLE
    assert table.text == "a | b\n1 | 2 | 3\n4"


def test_deep_nesting_is_read_as_lines_with_a_warning():
    document = parse_markdown(">" * 500 + " deep words")
    assert "deep words" in document.blocks[0].text
    assert document.warnings


def test_article_words_of_a_real_law_are_kept(shared_data):
    path = shared_data / "laws-cn/economic/product-quality-law/README.md"
    document = parse_markdown(path.read_text("utf-8"))
    assert document.blocks[0].text == "中华人民共和国产品质量法"
    assert "第四条　生产者、销售者依照本法规定承担产品质量责任。" in texts(path.read_text("utf-8"))
    lines = path.read_text("utf-8").split("\n")
    for block in document.blocks:
        assert lines[block.first_line - 1].replace("**", "").lstrip("# ") == block.text


WORDS = st.sampled_from("产品质量 应当 符合 quality Law shall, 要求。 （一） 2. (a) 第三条".split())
LINE = st.lists(WORDS, min_size=1, max_size=9).map(" ".join)
HEADING = st.tuples(st.integers(1, 6), LINE).map(lambda pair: f"{'#' * pair[0]} {pair[1]}")
ITEM = st.tuples(st.integers(1, 99), LINE).map(lambda pair: f"{pair[0]}. {pair[1]}")


@given(st.lists(st.one_of(LINE, HEADING, ITEM), max_size=12))
def test_no_character_of_substance_is_lost(lines):
    kept = "".join("".join(texts("\n\n".join(lines))).split())
    substance = [line.lstrip("#") if line.startswith("#") else line for line in lines]
    assert kept == "".join("".join(substance).split())


@given(st.text(alphabet="ab1.#>-*_[]()|`<!\\& \n产。（一）:", max_size=200))
def test_no_text_makes_the_parser_raise(text):
    blocks = parse_markdown(text).blocks
    assert [b.first_line for b in blocks] == sorted(b.first_line for b in blocks)
    assert all(block.text.strip() == block.text for block in blocks if block.kind != "table")


def test_lines_of_a_cell_and_links_to_persons_are_told():
    table = "| 产品<br>名称 | 要求 |\n|---|---|\n| 灯具 | 1.安全<br/>2.节能 |"
    document = parse_markdown(f"{table}\n\n[联系人](mailto:a@b.example)")
    assert document.blocks[0].text == "产品名称 | 要求\n灯具 | 1.安全 2.节能"
    assert document.warnings[0].endswith("a***@b.example")
