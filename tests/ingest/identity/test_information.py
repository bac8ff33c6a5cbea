"""A list beside a law that states its dates and number."""

from datetime import date
from pathlib import Path

import pytest

from ingest.annotate import annotate
from ingest.blocks import stored_text
from ingest.identity.information import Information, information
from ingest.parsers.markdown import parse_markdown
from ingest.structure.detect import build_structure

LISTED = (
    '{"date_of_enactment": "2013年10月25日", "date_of_implementation": "2014年3月15日",'
    ' "Timeliness": "现行有效", "reference_number": "主席令第7号"}'
)


def read(folder: Path, header: str):
    text = f"# 中华人民共和国茶叶法\n\n{header}\n\n第一条　为了测试。\n\n第二条　茶农平等。\n"
    document = parse_markdown(text)
    structure = build_structure(document)
    return annotate(folder / "law.md", document, structure, stored_text(document.blocks))


def test_it_dates_the_wording_that_it_is_about_and_states_no_force_today(tmp_path: Path) -> None:
    (tmp_path / "information.json").write_text(LISTED, encoding="utf-8")
    found = read(tmp_path, "1993年10月31日通过\n\n根据2013年10月25日《决定》第二次修正")
    assert found.facts.effective_from.value == date(2014, 3, 15)
    assert found.facts.effective_from.basis == "information.json"
    assert found.facts.stated_status is None
    told = {fact.field: fact for fact in found.facts.facts}
    assert told["in_force"].basis == "information.json, without a date"
    assert told["order"].value == "主席令第7号"
    assert found.warnings == ()


def test_a_list_of_another_wording_dates_nothing_and_both_are_named(tmp_path: Path) -> None:
    (tmp_path / "information.json").write_text(LISTED, encoding="utf-8")
    found = read(tmp_path, "1993年10月31日通过\n\n根据2009年8月27日《决定》第一次修正")
    assert found.facts.date == date(2009, 8, 27)
    assert found.facts.effective_from.value is None
    (warning,) = found.warnings
    assert "2009-08-27 (header line 2)" in warning
    assert "2013-10-25 (information.json)" in warning


@pytest.mark.parametrize("content", ["", "[1]", '{"date_of_enactment": 3}', "{", "null"])
def test_a_list_of_another_layout_is_not_used(tmp_path: Path, content: str) -> None:
    (tmp_path / "information.json").write_text(content, encoding="utf-8")
    assert information(tmp_path / "law.md") == Information()
