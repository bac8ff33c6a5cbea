"""Cells of stored rows, and the heads above them."""

from hypothesis import given
from hypothesis import strategies as st

from kb.domain.tables import CELLS, cells_of, column_heads, row_under

WORDS = st.text("ab茶 .", max_size=4).map(str.strip)


@given(st.lists(WORDS, min_size=2, max_size=6))
def test_cells_come_back_from_the_line_that_was_stored(cells: list[str]) -> None:
    assert cells_of(CELLS.join(cells).strip()) == tuple(cells)


def test_a_head_that_spans_columns_goes_above_each_of_them() -> None:
    lines = ["Kind | Rate |  | Note", "| home | abroad |"]
    assert column_heads(lines) == ("Kind", "Rate home", "Rate abroad", "Note")


def test_columns_without_a_head_belong_to_the_one_before_them() -> None:
    row = row_under(("Kind", "", "Rate"), "Tea | red | 5")
    assert row.pairs == (("Kind", "Tea | red"), ("Rate", "5"))


def test_a_row_with_more_cells_than_heads_is_told_without_heads() -> None:
    row = row_under(("Kind",), "Tea | red")
    assert (row.heads, row.pairs) == ((), (("", "Tea"), ("", "red")))


def test_a_table_without_heads_has_none() -> None:
    assert column_heads([]) == ()
    assert column_heads(["|  |"]) == ()
