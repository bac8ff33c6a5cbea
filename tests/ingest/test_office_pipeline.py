"""Office files, books and messages as editions: every clause is a substring with its place."""

from email.message import EmailMessage

import pytest

from ingest.report import FileOutcome
from kb.domain.places import PlaceUnit
from tests.ingest.parsers.office_files import book_of, deck, saved, workbook
from tests.ingest.parsers.test_legacy import old_workbook

RULE = "生产者应当对其生产的产品质量负责。"


def new_workbook():
    return saved(workbook([["抽查目录"], ["产品", "要求"], ["灯具", RULE], ["插座", "接地"]]))


def new_deck():
    made = deck("质量培训", "要求")
    made.slides[1].placeholders[1].text_frame.text = RULE
    return saved(made)


def new_message():
    made = EmailMessage()
    made["Subject"] = "关于召回的通知"
    made["From"] = "质量部 <q@example.com>"
    made.set_content(f"各单位。\n\n{RULE}\n")
    return made.as_bytes()


FILES = {
    "a.xlsx": (new_workbook(), "抽查目录", PlaceUnit.ROW, 3),
    "灯具.csv": (f"产品,要求\n灯具,{RULE}\n插座,接地\n".encode(), "灯具", PlaceUnit.ROW, 2),
    "b.pptx": (new_deck(), "质量培训", PlaceUnit.SLIDE, 2),
    "c.epub": (
        book_of({"x.xhtml": f"<html><body><h1>总则</h1>\n<p>{RULE}</p></body></html>"}),
        "质量手册",
        PlaceUnit.LINE,
        2,
    ),
    "d.eml": (new_message(), "关于召回的通知", PlaceUnit.PARAGRAPH, 4),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_becomes_an_edition_whose_quotes_lead_back_to_their_place(
    name, tmp_path, ingestion, store
):
    data, title, unit, number = FILES[name]
    (tmp_path / name).write_bytes(data)
    report = ingestion.add([str(tmp_path / name)])
    assert [file.outcome for file in report.files] == [FileOutcome.ADDED], report.files
    (edition,) = store.editions()
    assert edition.title == title
    stored = store.text(edition.id)
    at = stored.text.index(RULE)
    (origin,) = [one for one in stored.origins if one.start <= at < one.end]
    assert origin.place.unit is unit
    assert origin.place.first <= number <= origin.place.last
    clauses = store.clauses(edition.id)
    assert any(RULE in stored.text[clause.start : clause.end] for clause in clauses)
    again = ingestion.add([str(tmp_path / name)])
    assert [file.outcome for file in again.files] == [FileOutcome.UNCHANGED]


def test_an_old_workbook_becomes_an_edition_too(tmp_path, ingestion, store):
    (tmp_path / "目录.xls").write_bytes(saved(old_workbook()))
    ingestion.add([str(tmp_path / "目录.xls")])
    (edition,) = store.editions()
    assert edition.title == "抽查目录"
    assert "灯具 | 95.3% | 2024-03-01" in store.text(edition.id).text


def test_a_broken_file_costs_itself_alone(tmp_path, ingestion, store):
    (tmp_path / "a.xlsx").write_bytes(new_workbook()[:900])
    (tmp_path / "b.pptx").write_bytes(new_deck())
    report = ingestion.add([str(tmp_path)])
    outcomes = {file.name.rpartition("/")[2]: file for file in report.files}
    assert outcomes["a.xlsx"].outcome is FileOutcome.REFUSED
    assert "a.xlsx: This XLSX workbook is cut off or damaged." in outcomes["a.xlsx"].reason
    assert outcomes["b.pptx"].outcome is FileOutcome.ADDED


def test_a_small_table_is_no_title(tmp_path, ingestion, store):
    text = f"产品,要求\n灯具,{RULE}\n\n注：按批次计。\n"
    (tmp_path / "目录.csv").write_text(text, encoding="utf-8")
    ingestion.add([str(tmp_path / "目录.csv")])
    (edition,) = store.editions()
    assert edition.title == "目录"
