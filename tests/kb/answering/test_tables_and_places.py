"""Rows are quoted, cited and shown with their heads, and every quote leads to its place."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kb.adapters.sqlite.rows import ORIGIN, origin_rows
from kb.domain.instruments import BlockOrigin, StoredText
from kb.domain.places import Box, Place, PlaceUnit
from kb.domain.vocabulary import ClauseKind
from kb.errors import NotFound
from kb.rendering.as_json import answer_document, search_document, shown_document
from kb.rendering.as_text import answer_lines, search_lines, shown_lines

TAX = """# 中华人民共和国茶叶税法

2001年1月1日第九届全国人民代表大会常务委员会第一次会议通过

第一条　销售茶叶的单位应当缴税。

第二条　税额依照附表一执行。

附表一　茶叶税额

<table>
  <thead><tr><th>税目</th><th>每吨税额</th></tr></thead>
  <tr><td>乌龙</td><td>五元。减半征收的，由机关决定。</td></tr>
  <tr><td>普洱</td><td>九元</td></tr>
</table>
"""
RATES = """# Notice on Tea Rates

Sellers report their sales to the office.

| Kind | Rate |
| ---- | ---- |
| oolong | 5 coins |
| sencha | 9 coins |
"""
EDITION = "cn:tax@2001-01-01.zh"


@pytest.fixture
def rates(fill, tmp_path: Path):
    for name, text in (("tax.md", TAX), ("rates.md", RATES)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return fill(tmp_path / "tax.md", tmp_path / "rates.md")


def set_places(own_data_dir: Path, quote: str, place: Place | None) -> None:
    """As if the text with these words had been read from a file that has such places."""
    (path,) = own_data_dir.glob("*.sqlite3")
    with closing(sqlite3.connect(path)) as base, base:
        found = base.execute("SELECT id, text FROM texts WHERE instr(text, ?)", (quote,)).fetchall()
        ((key, text),) = found
        origins = (BlockOrigin(0, len(text), place),) if place else ()
        base.execute("DELETE FROM origins WHERE text_id = ?", (key,))
        rows = ((key, *row) for row in origin_rows(StoredText(text, "", "", "", origins)))
        base.executemany(f"INSERT INTO origins (text_id, {ORIGIN}) VALUES (?, ?, ?, ?, ?)", rows)


def test_a_question_is_answered_with_the_row_whole(rates) -> None:
    answer = rates.ask("普洱的每吨税额是多少？")
    (citation,) = answer.citations
    assert citation.quote == "普洱 | 九元"
    assert (citation.clause.kind, citation.clause.label) == (ClauseKind.ROW, "附表一 第2行")
    assert citation.row.heads == ("税目", "每吨税额")
    assert rates.text(citation.edition.id)[citation.start : citation.end] == citation.quote
    assert "    columns 列: 税目 | 每吨税额" in answer_lines(answer)


def test_a_row_of_several_sentences_is_quoted_once(rates) -> None:
    answer = rates.ask("乌龙减半征收由机关决定吗？")
    assert [c.quote for c in answer.citations] == ["乌龙 | 五元。减半征收的，由机关决定。"]


def test_column_heads_alone_answer_nothing(rates) -> None:
    answer = rates.ask("税目 每吨税额")
    assert "税目 | 每吨税额" not in [c.quote for c in answer.citations]


@pytest.mark.parametrize(
    ("reference", "label"),
    [
        ("茶叶税法附表一第1行", "附表一 第1行"),
        ("茶叶税法表1第2行", "附表一 第2行"),
        ("Notice on Tea Rates, table 1, row 2", "Table 1, row 2"),
        ("row 1 of Table 1 of the Notice on Tea Rates", "Table 1, row 1"),
        ("Notice on Tea Rates table 1", "Table 1"),
    ],
)
def test_a_row_is_shown_by_the_number_of_its_table(rates, reference: str, label: str) -> None:
    (shown,) = rates.show(reference)
    assert shown.clause.label == label


def test_a_row_that_the_table_does_not_have_is_not_shown(rates) -> None:
    with pytest.raises(NotFound, match="not in the knowledge base"):
        rates.show("茶叶税法附表一第3行")
    with pytest.raises(NotFound, match="not in the knowledge base"):
        rates.show("茶叶税法附表二第1行")


def test_a_shown_row_has_its_cells_beside_their_heads(rates) -> None:
    (shown,) = rates.show("茶叶税法附表一第2行")
    assert shown_lines(shown)[-3:] == ["普洱 | 九元", "    税目: 普洱", "    每吨税额: 九元"]
    document = shown_document(shown)
    assert (document["heads"], document["cells"]) == (["税目", "每吨税额"], ["普洱", "九元"])
    assert document["place"]["unit"] == "line"
    first = document["place"]["first"]
    assert "普洱" in TAX.splitlines()[first - 1]


@pytest.mark.parametrize(
    ("place", "line", "page"),
    [
        (Place(PlaceUnit.PAGE, 12, 12, "", (Box(12, 1, 2, 3, 4),)), "page 12 第12页", 12),
        (Place(PlaceUnit.SLIDE, 3, 3), "slide 3 第3张幻灯片", 3),
        (Place(PlaceUnit.ROW, 7, 7, "Rates"), "sheet Rates, row 7 工作表Rates，第7行", None),
    ],
)
def test_the_place_is_told_by_ask_show_and_search(rates, own_data_dir, place, line, page) -> None:
    set_places(own_data_dir, "普洱", place)
    answer = rates.ask("普洱的每吨税额是多少？")
    (shown,) = rates.show("茶叶税法第一条")
    found = rates.search("普洱 每吨税额")
    assert answer.citations[0].page == page
    searched = search_lines(found, rates.describe)
    for lines in (answer_lines(answer), shown_lines(shown), searched):
        assert f"    {line}" in lines
    cited = answer_document(answer)["citations"][0]
    passage = search_document("普洱", found, rates.describe)["passages"][0]
    for document in (cited, shown_document(shown), passage):
        assert document["page"] == page
        assert document["place"]["unit"] == place.unit.value
        assert len(document["place"]["boxes"]) == len(place.boxes)


def test_the_record_keeps_the_place_and_how_surely_it_was_read(rates, own_data_dir) -> None:
    set_places(own_data_dir, "普洱", Place(PlaceUnit.PAGE, 2, 2, confidence=0.93))
    answer = rates.ask("普洱的每吨税额是多少？")
    kept = dict(rates._store.records())[answer.record]
    (citation,) = json.loads(kept)["citations"]
    assert citation["place"]["confidence"] == 0.93
    assert citation["notices"] == ["文字由光学识别得到，把握 93 %"]


def test_a_text_whose_map_was_cleared_has_no_place_and_says_nothing(rates, own_data_dir) -> None:
    set_places(own_data_dir, "普洱", None)
    (citation,) = rates.ask("普洱的每吨税额是多少？").citations
    assert (citation.places, citation.page) == ((), None)
