"""The doctor finds what is broken, mends what the rest allows, and says what it could not."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.doctor.findings import Diagnosis, Verdict
from kb.indexing import DENSE, DIRTY, LEXICAL
from tests.adapters.fake_embedder import FakeEmbedder
from tests.ingest.conftest import LAW

DERIVED, TEXTS, FILES = "passages, vectors, indexes", "texts and clauses", "source files"

ITEM = "'art_2__para_2__item_2'"
DIRTIED = "UPDATE generations SET state = 'dirty'"


@pytest.fixture
def filled(ingestion, folder):
    ingestion.add([str(folder)])
    assert examined(ingestion).exit_code == 0
    return ingestion


@pytest.fixture
def sql(filled, own_data_dir: Path) -> Callable[[str], None]:
    """A statement of somebody who should not have touched the file."""

    def execute(statement: str) -> None:
        with closing(sqlite3.connect(own_data_dir / "touchstone.sqlite3")) as database:
            changed = database.execute(statement).rowcount
            database.commit()
        assert changed, "the statement met nothing"

    return execute


def examined(ingestion) -> Diagnosis:
    return ingestion.doctor()


def of(diagnosis: Diagnosis, check: str) -> tuple[Verdict, str]:
    (found,) = [it for it in diagnosis.findings if it.check == check]
    return found.verdict, found.detail


def dump(own_data_dir: Path) -> dict[str, list[tuple]]:
    tables = ("editions", "texts", "clauses", "passages", "originals", "instruments")
    with closing(sqlite3.connect(own_data_dir / "touchstone.sqlite3")) as database:
        found = {table: database.execute(f"SELECT * FROM {table}").fetchall() for table in tables}
        found["vectors"] = database.execute(
            "SELECT embedder, digest, vector FROM vectors"
        ).fetchall()
    return {table: sorted(rows, key=repr) for table, rows in found.items()}


def test_a_sound_base_is_left_as_it_is(filled, store) -> None:
    before = store.generation(DENSE), store.generation(LEXICAL)
    diagnosis = examined(filled)
    assert {finding.verdict for finding in diagnosis.findings} == {Verdict.SOUND}
    assert (store.generation(DENSE), store.generation(LEXICAL)) == before


@pytest.mark.parametrize(
    ("statement", "check", "words"),
    [
        ("DELETE FROM vectors WHERE id = 1", DERIVED, "have no vector"),
        ("DELETE FROM sentences WHERE id = 1", DERIVED, "none of their sentences"),
        ("UPDATE passages SET start = start + 1 WHERE language = 'zh'", DERIVED, "do not match"),
        ("UPDATE passages SET text = 'x' WHERE language = 'en'", DERIVED, "do not match"),
        ("DELETE FROM passages WHERE language = 'en'", DERIVED, "do not match"),
        ("UPDATE texts SET text = 'x' || text", TEXTS, "not the one that was read"),
        ("UPDATE clauses SET \"end\" = 99999 WHERE eid = 'art_2'", TEXTS, "outside the text"),
        ("UPDATE clauses SET start = 0 WHERE eid = 'art_2'", TEXTS, "outside chp_1"),
        (f"UPDATE clauses SET start = start - 9 WHERE eid = {ITEM}", TEXTS, "overlaps"),
        ("DELETE FROM clauses WHERE eid = 'art_1'", TEXTS, "clauses are missing"),
        ("DELETE FROM norms", TEXTS, "norms or pointers"),
        ("UPDATE norms SET bearer_kind = 'state'", TEXTS, "norms or pointers"),
        (f"{DIRTIED} WHERE kind = 'dense'", DERIVED, "left unfinished"),
        (f"{DIRTIED} WHERE kind = 'lexical'", DERIVED, "left unfinished"),
        ("DELETE FROM generations", DERIVED, "missing or of no use"),
    ],
)  # fmt: skip
def test_what_no_longer_fits_is_mended_to_what_it_was(
    filled, sql, own_data_dir, statement: str, check: str, words: str
) -> None:
    before = dump(own_data_dir)
    sql(statement)
    diagnosis = examined(filled)
    verdict, detail = of(diagnosis, check)
    assert verdict is Verdict.MENDED
    assert words in detail
    assert diagnosis.exit_code == 0
    assert dump(own_data_dir) == before
    assert examined(filled).count(Verdict.SOUND) == len(examined(filled).findings)


@pytest.mark.parametrize("kind", [DENSE, LEXICAL])
@pytest.mark.parametrize("how", ["gone", "emptied", "garbage"])
def test_an_index_whose_files_are_off_is_built_anew(
    filled, store, own_data_dir, kind: str, how: str
) -> None:
    name = store.generation(kind).name
    folder = own_data_dir / "indexes" / name
    for path in [path for path in folder.rglob("*") if path.is_file()]:
        if how == "emptied":
            path.unlink()
        elif how == "garbage":
            path.write_bytes(b"\x00garbage" * 40)
    if how == "gone":
        shutil.rmtree(folder)
    assert of(examined(filled), DERIVED)[0] is Verdict.MENDED
    assert store.generation(kind).name != name
    assert examined(filled).exit_code == 0


def test_too_many_entries_in_an_index_are_noticed(filled, store) -> None:
    name = store.generation(LEXICAL).name
    with closing(filled._indexes.lexical(name)) as index:
        index.remove_edition("cn:law@2001-01-01.zh")
        index.commit()
    verdict, detail = of(examined(filled), DERIVED)
    assert verdict is Verdict.MENDED
    assert "the lexical index holds 0 of" in detail


def test_a_source_file_that_is_gone_comes_back_from_where_it_came(
    filled, store, own_data_dir
) -> None:
    for path in (own_data_dir / "originals").rglob("*"):
        if path.is_file():
            path.unlink()
    assert of(examined(filled), FILES)[0] is Verdict.MENDED
    assert all(store.original(sha256) for sha256 in store.originals())


def test_what_nothing_can_mend_stays_broken_with_a_cure_and_ends_with_6(
    filled, folder, own_data_dir
) -> None:
    shutil.rmtree(own_data_dir / "originals")
    (folder / "law.md").write_text(LAW + "\nanother text\n", encoding="utf-8")
    diagnosis = examined(filled)
    assert diagnosis.exit_code == 6
    (broken,) = [it for it in diagnosis.findings if it.verdict is Verdict.BROKEN]
    assert broken.check == FILES
    assert "touchstone add" in broken.cure


def test_a_text_without_its_source_cannot_be_read_again(filled, sql, own_data_dir, folder) -> None:
    sql("UPDATE texts SET text = 'x' || text")
    shutil.rmtree(own_data_dir / "originals")
    shutil.rmtree(folder)
    diagnosis = examined(filled)
    assert of(diagnosis, TEXTS)[0] is Verdict.BROKEN
    assert diagnosis.exit_code == 6


def test_damage_in_the_database_is_named(filled, monkeypatch) -> None:
    monkeypatch.setattr(type(filled._store), "damage", lambda _: ("row 1 missing",))
    diagnosis = examined(filled)
    assert of(diagnosis, "database") == (Verdict.BROKEN, "row 1 missing")
    assert diagnosis.exit_code == 6


def test_rows_that_refer_to_nothing_are_damage(filled, sql) -> None:
    sql("UPDATE editions SET instrument_id = 'cn:nothing'")
    assert "refers to nothing" in of(examined(filled), "database")[1]


def test_a_base_of_another_embedder_is_said_so_with_the_cure(open_ingestion, folder) -> None:
    open_ingestion().add([str(folder)])
    diagnosis = open_ingestion(FakeEmbedder("other")).doctor()
    (broken,) = [it for it in diagnosis.findings if it.verdict is Verdict.BROKEN]
    assert "touchstone rebuild" in broken.cure


def test_facts_and_settings_are_told(filled, own_data_dir) -> None:
    diagnosis = examined(filled)
    assert diagnosis.facts["runtime and precision"] == "nothing but hashes"
    assert diagnosis.facts["base"] == str(own_data_dir)
    assert diagnosis.settings["TOUCHSTONE_LOCK_WAIT_SECONDS"] == "10.0"


def test_intents_of_a_dead_process_are_completed_and_told(open_ingestion, store, folder) -> None:
    open_ingestion().add([str(folder)])
    generation = replace(store.generation(LEXICAL), state=DIRTY)
    store.begin([edition.id for edition in store.editions()], [generation])
    second = open_ingestion()
    second.take_over(None)
    diagnosis = second.doctor()
    assert of(diagnosis, "half-done work")[1] == "Completed the index entries of 2 editions."
    assert diagnosis.exit_code == 0
    assert store.intents().index == ()
