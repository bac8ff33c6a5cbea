"""Catalogue files are read whole, or refused in one clear line."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from ingest.catalogue.errors import CatalogueError
from ingest.catalogue.reader import read_catalogue, read_entry
from tests.corpus.catalogue_files import INSTRUMENTS, LAW_FILE, edited, entries, pairs


def test_every_file_of_the_corpus_is_read_and_sorted_by_id() -> None:
    ids = [entry.id for entry in read_catalogue(INSTRUMENTS)]
    assert ids == sorted(ids)
    assert len(ids) == len(list(INSTRUMENTS.rglob("*.md"))) >= 3


def test_there_are_at_least_forty_digests_in_each_language() -> None:
    for language in ("zh", "en"):
        assert sum(len(entry.digests[language]) for entry in entries().values()) >= 40


def test_both_languages_carry_the_same_clauses_in_the_same_order() -> None:
    for entry in entries().values():
        assert all(zh.eid == en.eid for zh, en in pairs(entry))


def test_a_clause_remembers_the_line_of_its_heading() -> None:
    lines = LAW_FILE.read_text("utf-8").splitlines()
    for language in ("zh", "en"):
        for clause in read_entry(LAW_FILE).digests[language]:
            assert lines[clause.line - 1] == f"## {clause.label} {{{clause.eid}}}"


def test_dates_and_status_are_typed_values() -> None:
    law = entries()["cn:product-quality-law"]
    assert ("amended", date(2018, 12, 29)) in [(d.kind, d.value) for d in law.dates]
    assert (law.status.code, law.status.as_of) == ("in_force", date(2026, 6, 26))


def test_the_effective_date_of_the_2018_amendment_is_left_out() -> None:
    law = entries()["cn:product-quality-law"]
    effective = [d.value for d in law.dates if d.kind == "effective"]
    assert effective == [date(1993, 9, 1), date(2000, 9, 1)]


def test_nothing_from_memory_is_shipped() -> None:
    for entry in entries().values():
        grades = [entry.proof, entry.status.proof, *(d.proof for d in entry.dates)]
        assert "M" not in grades, entry.id


def test_a_digest_knows_the_standing_of_the_text_behind_it() -> None:
    notices = entries()["cn:quality-month-notices"]
    assert notices.standing_of("y2021__theme") == "promotion"
    assert notices.standing_of("y2024__h1_4") == "unofficial_translation"


def test_the_ban_on_testing_fees_names_the_office_it_binds() -> None:
    law = entries()["cn:product-quality-law"]
    zh, en = next((z.text, e.text) for z, e in pairs(law) if z.eid == "art_15__para_3")
    assert "约束抽查的部门" in zh
    assert "bind the office" in en


def test_two_files_with_one_id_are_refused(tmp_path: Path) -> None:
    for name in ("a.md", "b.md"):
        shutil.copy(LAW_FILE, tmp_path / name)
    with pytest.raises(CatalogueError, match=r"b\.md: field id: .* is taken by .*a\.md"):
        read_catalogue(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("level: law", "level: lawe", "field level: 'lawe' is not one of law, "),
        ("code: in_force", "code: inforce", "field status.code: 'inforce' is not one of in_force"),
        ("topics: [T01", "topics: [T99", "field topics.0: 'T99' is not one of"),
        ("kind: adopted", "kind: born", "field dates.0.kind: 'born' is not one of"),
        ("value: 1993-02-22", "value: soon", "field dates.0.value: "),
        ("title_en: ", "titel_en: ", "field title_en: "),
        ("proof: F\nseen_at", "proof: F\nrumour: yes\nseen_at", "field rumour: "),
        ("id: cn:product-quality-law", "id: product law", "field id: "),
        ("value: 1993-02-22", "value: 1993-02-31", "the front matter is not YAML: "),
        ("\n# en\n", "\n# fr\n", "section '# fr' is not expected"),
        ("## Article 3 {art_3}", "## Article 3 {art_2}", "zh and en differ: art_2, art_3"),
        ("## 第五条 {art_5}", "## 第五条 {art_3}", "eId art_3 stands twice"),
        ("## 第五条 {art_5}", "## 第五条", "'## 第五条' is not a clause heading"),
        ("\n生产者、销售者应当在内部", "\n## 第九条 {art_9}\n应当", "art_3 has no text"),
        ("# zh\n", "text\n# zh\n", "text stands before any heading"),
        ("  art_3: ", "  art_9: ", "field source_digests: art_3, art_9 stands on one side only"),
        ("---\n# zh", "# zh", "there is no front matter"),
    ],
)
def test_a_bad_file_gives_one_line_naming_file_and_field(
    tmp_path: Path, old: str, new: str, says: str
) -> None:
    path = edited(tmp_path, old, new)
    with pytest.raises(CatalogueError) as caught:
        read_entry(path)
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    assert says in message
    assert "\n" not in message
    assert message.endswith(f"; {caught.value.cure}")


def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes("---\ntitle_zh: 质量\n---\n".encode("gb18030"))
    with pytest.raises(CatalogueError, match="not UTF-8; save it as UTF-8"):
        read_entry(path)


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("")
    with pytest.raises(CatalogueError, match="no front matter"):
        read_entry(path)
