"""What is removed is found nowhere afterwards: not by id, not by words, not by meaning."""

from contextlib import closing
from pathlib import Path

import pytest

from ingest.removal import Probe
from kb.errors import NotFound
from kb.indexing import CLEAN, DENSE, LEXICAL
from tests.ingest.conftest import LAW, PROSE


@pytest.fixture
def filled(ingestion, folder):
    ingestion.add([str(folder)])
    return ingestion


def held(ingestion, kind: str) -> int:
    """Passages in the stored index, of both languages."""
    name = ingestion._store.generation(kind).name
    opened = ingestion._indexes.dense if kind == DENSE else ingestion._indexes.lexical
    with closing(opened(name)) as index:
        return index.count("zh") + index.count("en")


@pytest.mark.parametrize("target", ["edition", "instrument", "file", "folder"])
def test_what_is_named_goes_with_all_that_was_its_own(filled, store, folder, target: str) -> None:
    (english,) = [edition for edition in store.editions() if edition.language == "en"]
    words = {
        "edition": english.id,
        "instrument": english.instrument_id,
        "file": str(folder / "sub" / "audit.md"),
        "folder": str(folder / "sub"),
    }
    passages = store.edition_passages(english.id)
    counts = store.counts(english.id)
    removal = filled.remove([words[target]])
    it = removal.removed
    assert (it.instruments, it.editions, it.sources, it.originals) == (1, 1, 1, 1)
    assert (it.clauses, it.passages, it.vectors) == (counts.clauses, len(passages), len(passages))
    assert removal.probe == Probe(passages=len(passages))
    assert removal.exit_code == 0
    assert [edition.id for edition in store.editions()] == ["cn:law@2001-01-01.zh"]
    assert held(filled, DENSE) == 0
    assert held(filled, LEXICAL) == len(store.edition_passages("cn:law@2001-01-01.zh"))
    assert {store.generation(kind).state for kind in (DENSE, LEXICAL)} == {CLEAN}
    assert store.intents().index == ()


def test_a_file_that_is_gone_from_the_disk_can_still_be_removed(filled, store, folder) -> None:
    path = folder / "sub" / "audit.md"
    path.unlink()
    assert filled.remove([str(path)]).removed.editions == 1


def test_a_text_with_another_place_stays_and_only_the_place_is_forgotten(
    filled, store, folder
) -> None:
    copy = folder / "copy.md"
    copy.write_text(LAW + "\n", encoding="utf-8")
    filled.add([str(copy)])
    removal = filled.remove([str(folder / "law.md")])
    assert removal.removed.editions == 0
    assert removal.removed.sources == removal.removed.originals == 1
    (law,) = [edition for edition in store.editions() if edition.language == "zh"]
    assert store.source(law.id).origin == str(copy)
    assert store.text(law.id).origins == (), "no map leads into a file that is gone"
    assert filled.remove([str(copy)]).removed.editions == 1


def test_the_former_editions_of_a_removed_file_do_not_remember_it(filled, store, folder) -> None:
    law, copy = folder / "law.md", folder / "copy.md"
    copy.write_text(LAW, encoding="utf-8")
    filled.add([str(copy)])
    law.write_text(LAW.replace("2001年1月1日", "2005年1月1日"), encoding="utf-8")
    filled.add([str(law)])
    filled.remove([str(law)])
    assert [edition.id for edition in store.editions("cn:law")] == ["cn:law@2001-01-01.zh"]
    assert store.source("cn:law@2001-01-01.zh").origin == str(copy)


def test_of_several_targets_all_go_or_none(filled, store, folder) -> None:
    with pytest.raises(NotFound, match="touchstone docs"):
        filled.remove(["cn:law", "cn:no-such-law"])
    assert len(store.editions()) == 2
    removal = filled.remove(["cn:law", "cn:law@2001-01-01.zh", str(folder)])
    assert removal.removed.editions == 2
    assert store.editions() == store.instruments() == ()
    assert list(Path(filled._settings.data_dir, "originals").rglob("*")) == []


def test_a_folder_with_a_longer_name_is_not_meant(filled, store, folder) -> None:
    with pytest.raises(NotFound):
        filled.remove([str(folder)[:-1]])
    assert len(store.editions()) == 2


def test_what_was_removed_can_be_added_again(filled, store, folder) -> None:
    filled.remove([str(folder)])
    assert filled.add([str(folder)]).summary.startswith("2 added")
    assert held(filled, LEXICAL) == sum(
        len(store.edition_passages(edition.id)) for edition in store.editions()
    )


def test_a_removal_that_died_before_the_indexes_is_completed_by_the_next_command(
    open_ingestion, folder, monkeypatch
) -> None:
    first = open_ingestion()
    (folder / "other.md").write_text(PROSE.replace("Buyers", "Sellers"), encoding="utf-8")
    first.add([str(folder)])
    monkeypatch.setattr("ingest.changes.IndexWriter.remove", _dies)
    with pytest.raises(KeyboardInterrupt):
        first.remove([str(folder / "sub")])
    monkeypatch.undo()
    assert first._store.intents().index
    second = open_ingestion()
    second.take_over(None)
    assert second._store.intents().index == ()
    second.settle()
    passages = sum(len(second._store.edition_passages(it.id)) for it in second._store.editions())
    assert held(second, LEXICAL) == passages


def _dies(*_: object) -> None:
    raise KeyboardInterrupt
