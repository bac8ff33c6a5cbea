"""Real tables as text: every row and every cell of them."""

import pytest

from ingest.parsers.registry import parser_for


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "rows", "columns"), [("tw_law_titles.tsv", 3090, 6), ("pud_zh_en.tsv", 1000, 3)]
)
def test_a_real_table_keeps_its_rows(name, rows, columns, shared_data):
    data = (shared_data / "parallel" / name).read_bytes()
    (table,) = parser_for(".tsv")(data).blocks
    lines = table.text.split("\n")
    assert len(lines) == len(table.rows) == rows
    assert {len(f" {line} ".split(" | ")) for line in lines} == {columns}
