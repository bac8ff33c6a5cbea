"""Tables and rows as people write them."""

import pytest

from kb.legal.references import find_references
from kb.legal.table_references import TableNumber


def named(text: str) -> list[tuple[TableNumber | None, int | None]]:
    return [(it.table, it.row) for it in find_references(text) if it.table]


@pytest.mark.parametrize(
    ("text", "table", "row"),
    [
        ("茶叶税法表1第4行", TableNumber("1"), 4),
        ("茶叶税法附表一第三行", TableNumber("1", is_attached=True), 3),
        ("表Ａ.1的第12345行", TableNumber("A.1"), 12345),
        ("茶叶税法 税率表二", TableNumber("2"), None),
        ("Tea Act table 1 row 4", TableNumber("1"), 4),
        ("Table II, row 2", TableNumber("2"), 2),
        ("row 7 of Table A-1 of the Tea Act", TableNumber("A.1"), 7),
        ("表（文中第2个） 第4行", TableNumber(nth=2), 4),
        ("Table (no. 2 in the text), row 4", TableNumber(nth=2), 4),
    ],
)
def test_a_table_is_found_with_its_row(text: str, table: TableNumber, row: int | None) -> None:
    assert named(text) == [(table, row)]


@pytest.mark.parametrize(
    "text",
    ["派出代表1名", "填写报表3份", "表一般由单位制作", "表3个", "timetable 3", "table of contents"],
)
def test_other_words_name_no_table(text: str) -> None:
    assert named(text) == []
