"""HTML tables within Markdown."""

import pytest

from ingest.blocks import BlockKind
from ingest.parsers.markdown import parse_markdown

TABLE = """<table class="x">
  <thead>
    <th colspan="2">税目</th><th>税额</th>
  </thead>

  <tr>
    <td>茶<br>叶</td><td>红&amp;茶</td><td>5元</td>
  </tr>
</table>"""


def blocks(text: str):
    return [(block.kind, block.text) for block in parse_markdown(text).blocks]


def test_an_html_table_is_read_as_a_table_with_its_heads_and_lines() -> None:
    style = "<style>\n.x td { color: red }\n</style>"
    document = parse_markdown(f"前文。\n\n{style}\n\n{TABLE}\n\n后文。")
    before, table, after = document.blocks
    assert (before.text, after.text) == ("前文。", "后文。")
    assert table.text == "税目 |  | 税额\n茶叶 | 红&茶 | 5元"
    assert (table.kind, table.head_rows) == (BlockKind.TABLE, 1)
    assert (table.first_line, [row.first for row in table.rows]) == (7, [9, 12])


@pytest.mark.parametrize("around", ["{}", "<div align=center>\n\n{}\n\n</div>", "- item\n\n  {}"])
def test_it_may_stand_right_below_a_line_in_other_elements_or_in_a_list(around: str) -> None:
    found = blocks("甲。\n" + around.format(TABLE.replace("\n", "\n  ")) + "\n乙。")
    assert (BlockKind.TABLE, "税目 |  | 税额\n茶叶 | 红&茶 | 5元") in found
    assert found[0][1] == "甲。"
    assert found[-1][1] == "乙。"
    assert not any("<" in text for _, text in found)


def test_a_table_that_only_lays_out_words_gives_its_words_as_lines() -> None:
    found = blocks("<table><tr><td>第一段。</td></tr><tr><td>第二段。</td></tr></table>")
    assert [text for _, text in found] == ["第一段。", "第二段。"]


@pytest.mark.parametrize(
    "text",
    ["<table> 未完", "<div>\n其他\n</div>", "他说 <table> 一词。", "<style> 未完", "<table>" * 50],
)
def test_other_tags_stay_text(text: str) -> None:
    assert "".join(text for _, text in blocks(text)).count("<") == text.count("<")


def test_words_behind_the_table_on_its_last_line_are_kept() -> None:
    found = blocks("<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table> 尾。")
    assert found == [(BlockKind.TABLE, "a | b\nc | d"), (BlockKind.PARAGRAPH, "尾。")]
