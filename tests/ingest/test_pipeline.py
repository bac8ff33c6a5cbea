"""Files in, committed editions and a report out."""

import os
from dataclasses import replace
from datetime import date

import pytest

from ingest.report import FileOutcome
from kb.errors import EmbedderMismatch, UsageError
from kb.indexing import DENSE, LEXICAL
from tests.adapters.fake_embedder import FakeEmbedder
from tests.ingest.conftest import LAW, PROSE
from tests.ingest.parsers.html_templates import TEMPLATES


def outcomes(report) -> dict[str, FileOutcome]:
    return {file.name: file.outcome for file in report.files}


def test_documents_are_added_and_other_files_named(ingestion, folder) -> None:
    report = ingestion.add([str(folder)])
    assert outcomes(report) == {
        "texts/law.md": FileOutcome.ADDED,
        "texts/program.bin": FileOutcome.NOT_A_DOCUMENT,
        "texts/sub/audit.md": FileOutcome.ADDED,
    }
    assert report.exit_code == 0
    assert report.summary.startswith("2 added, 0 changed, 0 unchanged")


def test_an_edition_carries_identity_dates_and_a_tree(ingestion, store, folder) -> None:
    ingestion.add([str(folder / "law.md")])
    (edition,) = store.editions()
    assert edition.id == "cn:law@2001-01-01.zh"
    assert store.instrument("cn:law").level == "law"
    article = store.clause(f"{edition.id}~art_2__para_2__item_1")
    text = store.text(edition.id)
    assert text.text[article.start : article.end] == "（一）不存在危险；"
    assert article.headings == ("第一章 总则",)


def test_offsets_lead_back_to_the_lines_of_the_source(ingestion, store, folder) -> None:
    ingestion.add([str(folder / "law.md")])
    (edition,) = store.editions()
    stored = store.text(edition.id)
    at = stored.text.index("生产者应当")
    origin = next(o for o in stored.origins if o.start <= at < o.end)
    assert "生产者应当" in LAW.splitlines()[origin.place.first - 1]


def test_a_second_run_does_nothing_and_says_so(ingestion, embedder, folder) -> None:
    ingestion.add([str(folder)])
    embedder.embedded = 0
    report = ingestion.add([str(folder)])
    assert report.summary.startswith("0 added, 0 changed, 2 unchanged")
    assert embedder.embedded == report.embedded == 0


def test_a_file_that_an_older_version_read_is_read_again_and_stays_what_it_was_said_to_be(
    ingestion, store, folder, monkeypatch
) -> None:
    for module in ("ingest.documents", "ingest.pipeline"):
        monkeypatch.setattr(f"{module}.READING", "+tree/0")
    ingestion.add([str(folder / "law.md")], instrument="local:trial")
    monkeypatch.undo()
    report = ingestion.add([str(folder / "law.md")])
    assert report.summary.startswith("0 added, 1 changed")
    assert [edition.instrument_id for edition in store.editions()] == ["local:trial"]
    assert ingestion.add([str(folder / "law.md")]).summary.startswith("0 added, 0 changed, 1 unch")


def test_only_declared_languages_are_embedded(ingestion, embedder, folder) -> None:
    report = ingestion.add([str(folder / "law.md")])
    assert embedder.embedded == report.embedded == 0
    assert ingestion.add([str(folder / "sub")]).embedded > 0


def test_a_changed_file_replaces_its_edition_and_embeds_the_new_passages_alone(
    ingestion, store, embedder, folder
) -> None:
    ingestion.add([str(folder)])
    before = len(store.editions())
    audit = folder / "sub" / "audit.md"
    audit.write_text(PROSE.replace("30 days", "14 days"), encoding="utf-8")
    embedder.embedded = 0
    report = ingestion.add([str(folder)])
    assert report.summary.startswith("0 added, 1 changed, 1 unchanged")
    assert embedder.embedded == 1
    assert len(store.editions()) == before
    texts = " ".join(store.text(edition.id).text for edition in store.editions())
    assert "14 days" in texts
    assert "30 days" not in texts


def test_the_same_text_from_two_files_is_one_edition(ingestion, store, folder) -> None:
    (folder / "copy.md").write_text(PROSE, encoding="utf-8")
    ingestion.add([str(folder)])
    assert len(store.editions()) == 2
    assert len(store.sources()) == 3


def test_two_texts_of_one_title_and_date_are_both_kept(ingestion, store, folder) -> None:
    other = LAW.replace("（二）具备使用性能。", "（二）具备应当具备的使用性能。")
    (folder / "other.md").write_text(other, encoding="utf-8")
    ingestion.add([str(folder)])
    ids = [edition.id for edition in store.editions("cn:law")]
    assert len(ids) == 2
    assert all(one.startswith("cn:law@2001-01-01.zh") for one in ids)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.md", b"", "empty"),
        ("image.md", b"\x89PNG\r\n\x1a\n\x00\x00", "PNG"),
        ("broken.txt", "质量".encode() + b"\xff\xfe\x80", "UTF-8"),
        ("sheet.xyz", b"text", "'.xyz'"),
    ],
)
def test_bad_input_is_one_clear_line_and_the_rest_goes_on(
    ingestion, folder, name: str, content: bytes, words: str
) -> None:
    bad = folder / name
    bad.write_bytes(content)
    report = ingestion.add([str(bad), str(folder / "law.md"), str(folder / "nowhere.md")])
    by_name = {file.name: file for file in report.files}
    assert by_name[name].outcome is FileOutcome.REFUSED
    assert words in by_name[name].reason
    assert str(bad) in by_name[name].reason
    assert "\n" not in by_name[name].reason
    assert by_name["law.md"].outcome is FileOutcome.ADDED
    assert by_name["nowhere.md"].outcome is FileOutcome.REFUSED
    assert report.exit_code == 4


def test_a_law_as_a_web_page_is_quoted_exactly_and_dated(ingestion, store, tmp_path) -> None:
    texts = [line for line in LAW.replace("#", "").replace("**", "").split("\n") if line.strip()]
    texts = [line.strip() for line in texts]
    for name, make in TEMPLATES.items():
        (tmp_path / f"{name}.html").write_bytes(make(texts[0], texts))
    report = ingestion.add([str(tmp_path / f"{name}.html") for name in TEMPLATES])
    added, *same = sorted(report.files, key=lambda file: file.outcome is not FileOutcome.ADDED)
    assert (added.structure, added.articles) == ("chinese_law", 2)
    assert [file.edition_id for file in same] == [added.edition_id] * 2
    (edition,) = store.editions()
    assert edition.date == date(2001, 1, 1)
    assert edition.adopted.basis == "header line 1"
    assert any("left out as parts of the page" in warning for warning in edition.warnings)
    text = store.text(edition.id).text
    quotes = [text[clause.start : clause.end] for clause in store.clauses(edition.id)]
    assert "第一条　为了测试，制定本法。" in quotes
    assert "首页" not in text
    assert "版权" not in text


def test_a_file_over_the_limit_is_refused_without_being_read(open_ingestion, tmp_path) -> None:
    big = tmp_path / "big.txt"
    with big.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    (refused,) = open_ingestion().add([str(big)]).files
    assert refused.outcome is FileOutcome.REFUSED
    assert "200 MB" in refused.reason
    assert "64 MB" in refused.reason
    assert "TOUCHSTONE_MAX_FILE_MB" in refused.reason


def test_a_file_without_text_inside_a_folder_is_no_document(ingestion, folder) -> None:
    (folder / "empty.md").write_text("")
    (folder / "_index.md").write_text("---\ntitle: Laws\n---\n")
    report = ingestion.add([str(folder)])
    assert outcomes(report)["texts/empty.md"] is FileOutcome.NOT_A_DOCUMENT
    assert outcomes(report)["texts/_index.md"] is FileOutcome.NOT_A_DOCUMENT
    assert report.exit_code == 0


def test_a_file_may_be_said_to_be_a_text_of_an_instrument(ingestion, store, folder) -> None:
    ingestion.add([str(folder / "sub")], instrument="local:audits")
    assert [edition.instrument_id for edition in store.editions()] == ["local:audits"]
    with pytest.raises(UsageError, match="local:our-manual"):
        ingestion.add([str(folder)], instrument="a/b")


def test_the_catalogue_completes_what_a_file_said_of_an_instrument_before(
    ingestion, store, tmp_path
) -> None:
    text = (
        "# 中华人民共和国产品质量法\n\n根据2018年12月29日全国人民代表大会常务委员会决定修正\n\n"
        "第一条　为了测试。\n"
    )
    (tmp_path / "product-quality-law.md").write_text(text, encoding="utf-8")
    ingestion.add([str(tmp_path / "product-quality-law.md")])
    before = store.instrument("cn:product-quality-law")
    ingestion.init()
    law = store.instrument("cn:product-quality-law")
    assert law.title_en.startswith("Product Quality Law")
    assert "PRC Product Quality Law" in law.aliases
    assert "PRC Product Quality Law" not in before.aliases
    editions = store.editions("cn:product-quality-law")
    assert len([it for it in editions if not it.is_record]) == 3


def test_new_dates_in_a_list_of_versions_are_taken_over(ingestion, store, folder) -> None:
    listing = folder / "versions.json"
    row = '{"versions": [{"entry": "law.md", "effectiveFrom": "2001-06-01", "effectiveTo": %s}]}'
    listing.write_text(row % "null", encoding="utf-8")
    ingestion.add([str(folder)])
    listing.write_text(row % '"2027-01-01"', encoding="utf-8")
    assert ingestion.add([str(folder)]).summary.startswith("0 added, 1 changed, 1 unchanged")
    (edition,) = store.editions("cn:law")
    assert edition.effective_to.value == date(2027, 1, 1)
    listing.unlink()
    assert ingestion.add([str(folder)]).summary.startswith("0 added, 1 changed, 1 unchanged")
    assert store.editions("cn:law")[0].effective_from.value is None
    assert ingestion.add([str(folder)]).summary.startswith("0 added, 0 changed, 2 unchanged")


def test_of_two_files_with_one_text_the_unchanged_one_keeps_it(ingestion, store, folder) -> None:
    twin = folder / "twin.md"
    twin.write_text(LAW, encoding="utf-8")
    ingestion.add([str(folder)])
    (folder / "law.md").write_text(LAW.replace("质量负责", "数量负责"), encoding="utf-8")
    ingestion.add([str(folder)])
    texts = [store.text(edition.id).text for edition in store.editions("cn:law")]
    assert sorted("数量负责" in text for text in texts) == [False, True]
    twin.unlink()


def test_a_document_that_becomes_empty_is_named_and_its_text_stays(
    ingestion, store, folder
) -> None:
    ingestion.add([str(folder)])
    (folder / "law.md").write_text("")
    report = ingestion.add([str(folder)])
    assert report.exit_code == 4
    assert any("former text stays" in file.reason for file in report.files)
    assert len(store.editions()) == 2


def test_a_name_that_is_not_utf8_and_a_circle_of_links_cost_only_themselves(
    ingestion, folder
) -> None:
    (folder / "b").symlink_to(folder / "a")
    (folder / "a").symlink_to(folder / "b")
    with open(os.fsencode(folder) + b"/\xff.md", "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write("# Title\n\nText.\n")
    report = ingestion.add([str(folder)])
    assert report.count(FileOutcome.ADDED) == 2
    assert any("not UTF-8" in file.reason for file in report.files)


def test_a_file_that_gives_another_edition_leaves_the_former_one_in_the_same_moment(
    ingestion, store, folder, monkeypatch
) -> None:
    law = folder / "law.md"
    ingestion.add([str(law)])
    law.write_text(LAW.replace("2001年1月1日", "2005年1月1日"), encoding="utf-8")
    monkeypatch.setattr(type(store), "commit_edition", _dies)
    with pytest.raises(KeyboardInterrupt):
        ingestion.add([str(law)])
    monkeypatch.undo()
    assert [edition.id for edition in store.editions()] == ["cn:law@2001-01-01.zh"]
    ingestion.add([str(law)])
    assert [edition.id for edition in store.editions()] == ["cn:law@2005-01-01.zh"]


def test_a_failing_write_ends_the_run_and_leaves_the_index_dirty(
    ingestion, store, folder, monkeypatch
) -> None:
    ingestion.add([str(folder / "sub")])
    monkeypatch.setattr(type(store), "commit_edition", _no_space)
    with pytest.raises(OSError, match="space"):
        ingestion.add([str(folder)])
    assert store.generation(LEXICAL).state == "dirty"


def _no_space(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_an_ignore_file_leaves_paths_out(ingestion, folder) -> None:
    (folder / ".touchstoneignore").write_text("sub/\n*.bin\n")
    assert list(outcomes(ingestion.add([str(folder)]))) == ["texts/law.md"]


def test_another_embedder_is_refused_until_a_rebuild(open_ingestion, folder) -> None:
    open_ingestion().add([str(folder)])
    other = open_ingestion(FakeEmbedder("other"))
    with pytest.raises(EmbedderMismatch, match="touchstone rebuild"):
        other.add([str(folder)])
    rebuilt = other.rebuild()
    assert rebuilt.embedded > 0
    assert other.add([str(folder)]).summary.startswith("0 added, 0 changed, 2 unchanged")
    assert other._store.embedder_keys() == (FakeEmbedder("other").identity.key,)


def test_a_run_that_dies_leaves_the_indexes_marked_dirty(
    ingestion, store, folder, monkeypatch
) -> None:
    ingestion.add([str(folder / "law.md")])
    monkeypatch.setattr(type(store), "commit_edition", _dies)
    with pytest.raises(KeyboardInterrupt):
        ingestion.add([str(folder / "sub")])
    assert store.generation(DENSE).state == store.generation(LEXICAL).state == "dirty"
    assert len(store.editions()) == 1
    monkeypatch.undo()
    ingestion.add([str(folder)])
    assert store.generation(LEXICAL).state == "clean"
    folders = (ingestion._settings.data_dir / "indexes").glob("*-*[!s]")
    assert len([it for it in folders if it.suffix != ".users"]) == 2


def test_a_run_without_a_change_mends_what_an_earlier_one_left_unfinished(
    ingestion, store, folder
) -> None:
    ingestion.add([str(folder)])
    store.set_generation(replace(store.generation(LEXICAL), state="dirty"))
    assert ingestion.add([str(folder)]).summary.startswith("0 added, 0 changed, 2 unchanged")
    assert store.generation(LEXICAL).state == "clean"


def _dies(*_: object) -> None:
    raise KeyboardInterrupt
