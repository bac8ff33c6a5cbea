"""Rows of tables as clauses, whatever builder made the tree around them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.blocks import Block, BlockKind, stored_text
from ingest.parsers.html import parse_html
from ingest.parsers.markdown import parse_markdown
from ingest.structure.detect import build_structure
from ingest.structure.tables import with_tables
from ingest.structure.tree import Structure, Unit
from kb.domain.vocabulary import ClauseKind, StructureKind
from tests.ingest.structure.tree_checks import check_tree

LAW = """# 中华人民共和国茶叶税法

第一条　销售茶叶的单位应当缴税。

第二条　税额依照附表执行：

| 税目 | 税额 |
| ---- | ---- |
| 红茶 | 每吨5元 |
| 绿茶 | 每吨9元 |

第三条　本法自2030年1月1日起施行。

附件一　出口茶叶

表A.1 出口茶叶税额

单位：元

| 税目 | 税额 |
| ---- | ---- |
| 白茶 | 7 |

附件二　进口茶叶

| 税目 | 税额 |
| ---- | ---- |
| 黑茶 | 8 |
"""
PAGE = """<html><body><h1>Rules on Tea</h1><p>Tea is taxed by its kind and weight, every year.</p>
<table><caption>Table 3: Rates</caption>
<thead><tr><th rowspan=2>Kind</th><th colspan=2>Rate</th></tr>
<tr><th>home</th><th>abroad</th></tr></thead>
<tr><th>Red</th><td>1</td><td>2</td></tr><tr><th>Green</th><td>3</td><td>4</td></tr></table>
</body></html>"""


def built(document):
    structure = build_structure(document)
    check_tree(document.blocks, structure)
    text = stored_text(document.blocks)
    return text, {unit.eid: unit for unit in structure.units}


def test_a_row_is_a_clause_of_its_table_under_the_smallest_unit_that_holds_it() -> None:
    text, units = built(parse_markdown(LAW))
    row = units["tbl_1__row_2"]
    assert (row.kind, row.label, row.parent) == (ClauseKind.ROW, "表（文中第1个） 第2行", "tbl_1")
    assert text[row.start : row.end] == "绿茶 | 每吨9元"
    assert units["tbl_1"].parent == "art_2__para_1"
    assert "tbl_1__row_3" not in units


def test_the_number_printed_right_above_a_table_names_it_and_its_rows() -> None:
    _, units = built(parse_markdown(LAW))
    assert (units["tbl_2"].label, units["tbl_2"].heading) == ("表A.1", "出口茶叶税额")
    assert units["tbl_2__row_1"].label == "表A.1 第1行"
    assert units["tbl_2__row_1"].headings[-1] == "表A.1 出口茶叶税额"


def test_a_table_in_an_annex_is_cited_under_that_annex() -> None:
    _, units = built(parse_markdown(LAW.replace("附件", "## 附件")))
    assert "附件一 出口茶叶" in units["tbl_2"].headings
    assert units["tbl_3__row_1"].headings == ("附件二 进口茶叶",)


def test_where_no_table_prints_a_number_they_are_counted() -> None:
    _, units = built(parse_markdown("# Tea\n\nSome words on tea.\n\n| a | b |\n|--|--|\n| c | d |"))
    assert units["tbl_1"].label == "Table 1"
    assert units["tbl_1__row_1"].label == "Table 1, row 1"


def test_rows_of_a_web_page_are_counted_below_all_heads() -> None:
    text, units = built(parse_html(PAGE.encode()))
    assert [eid for eid in units if "__row_" in eid] == ["tbl_1__row_1", "tbl_1__row_2"]
    row = units["tbl_1__row_1"]
    assert (row.label, text[row.start : row.end]) == ("Table 3, row 1", "Red | 1 | 2")


@pytest.mark.parametrize(
    "above",
    [
        "Table 2 lists kinds of tea.",
        "表1所列茶叶应当检验。",
        "他们派出代表1名",
        "As in a table",
    ],
)
def test_a_sentence_above_a_table_is_not_its_name(above: str) -> None:
    blocks = (Block(BlockKind.PARAGRAPH, above, 1, 1), table("a | b\nc | d"))
    units = {unit.eid: unit for unit in with_tables(around(blocks), blocks).units}
    assert units["tbl_1"].label in ("Table 1", "表1")
    assert units["tbl_1"].heading == ""


def test_other_units_keep_their_eids_and_spans() -> None:
    document = parse_markdown(LAW)
    plain = tuple(b for b in build_structure(document).units if not b.eid.startswith("tbl_"))
    without = parse_markdown(LAW.replace("| ---- | ---- |\n", "").replace("\n| ", "\n| "))
    assert [u.eid for u in plain][:4] == [u.eid for u in build_structure(without).units][:4]
    assert not any(u.kind in (ClauseKind.TABLE, ClauseKind.ROW) for u in plain)


def test_a_table_outside_of_all_units_is_one_of_its_own() -> None:
    blocks = (table("a | b\nc | d"), Block(BlockKind.PARAGRAPH, "words", 3, 3))
    outside = Structure(StructureKind.PROSE, "", (Unit("p_1", ClauseKind.PROSE, "p", 12, 17),))
    structure = with_tables(outside, blocks)
    assert [unit.eid for unit in structure.units] == ["tbl_1", "tbl_1__row_1", "p_1"]


def test_a_clause_that_a_builder_saw_within_a_cell_goes_below_the_row() -> None:
    blocks = (table("a | b\n(1) c | d"),)
    inner = Unit("p_1__item_1", ClauseKind.ITEM, "(1)", 6, 9, parent="p_1")
    structure = with_tables(around(blocks, inner), blocks)
    assert [(unit.eid, unit.parent) for unit in structure.units] == [
        ("p_1", None),
        ("tbl_1", "p_1"),
        ("tbl_1__row_1", "tbl_1"),
        ("p_1__item_1", "tbl_1__row_1"),
    ]


def test_rows_behind_a_clause_that_begins_within_a_row_are_cited_below_that_clause() -> None:
    blocks = (table("a | b\nc (1) d | e\nf | g\nh | i"),)
    inner = Unit("p_1__item_1", ClauseKind.ITEM, "(1)", 8, 29, parent="p_1")
    structure = with_tables(around(blocks, inner), blocks)
    assert [(unit.eid, unit.parent) for unit in structure.units] == [
        ("p_1", None),
        ("p_1__item_1", "p_1"),
        ("tbl_1", "p_1__item_1"),
        ("tbl_1__row_2", "tbl_1"),
        ("tbl_1__row_3", "tbl_1"),
    ]


def table(text: str, heads: int = 1) -> Block:
    return Block(BlockKind.TABLE, text, 1, 1, head_rows=heads)


def around(blocks: tuple[Block, ...], *inner: Unit) -> Structure:
    end = len(stored_text(blocks))
    whole = Unit("p_1", ClauseKind.PROSE, "paragraph 1", 0, end)
    return Structure(StructureKind.PROSE, "", (whole, *inner))


@given(st.data())
def test_rows_nest_and_never_overlap_whatever_clauses_stand_in_the_cells(data: st.DataObject):
    rows = data.draw(st.lists(st.sampled_from(["a | b", "ccc | d", "| e"]), min_size=1, max_size=6))
    blocks = (table("\n".join(rows), data.draw(st.integers(0, 2))),)
    length = len(stored_text(blocks))
    cuts = sorted(data.draw(st.sets(st.integers(0, length), min_size=0, max_size=6)))
    inner = [
        Unit(f"i_{n}", ClauseKind.ITEM, "", one, two, parent="p_1")
        for n, (one, two) in enumerate(zip(cuts[::2], cuts[1::2], strict=False))
    ]
    units = with_tables(around(blocks, *inner), blocks).units
    by_eid = {unit.eid: unit for unit in units}
    assert {"p_1", *(unit.eid for unit in inner)} <= by_eid.keys()
    ends: dict[str | None, int] = {}
    for unit in units:
        if unit.parent:
            outer = by_eid[unit.parent]
            assert outer.start <= unit.start
            assert unit.end <= outer.end
        assert unit.start >= ends.get(unit.parent, 0)
        ends[unit.parent] = unit.end


@pytest.mark.parametrize(
    ("law", "table", "rows"),
    [
        ("environmental-protection-tax-law", "附表一", 12),
        ("vessel-tonnage-tax-law", "表1", 4),
        ("vehicle-and-vessel-tax-law", "表1", 15),
        ("stamp-tax-law", "表1", 17),
        ("resource-tax-law", "表1", 33),
    ],
)
def test_html_tables_of_tax_laws_are_cited_by_row(shared_data, law, table, rows) -> None:
    path = shared_data / "laws-cn" / "economic" / law / "README.md"
    text, units = built(parse_markdown(path.read_text("utf-8")))
    assert not any(mark in text for mark in ("<t", "</", "{"))
    assert units["tbl_1"].label == table
    assert sum(eid.startswith("tbl_1__row_") for eid in units) == rows
