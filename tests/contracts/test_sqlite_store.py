"""What is true of the SQLite store alone: files, processes, versions, permissions."""

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest

from kb.adapters.sqlite.migrations import MIGRATIONS
from kb.adapters.sqlite.store import DATABASE, SqliteStore
from kb.domain.instruments import BlockOrigin
from kb.domain.places import Box, Place, PlaceUnit
from kb.errors import DataDirectoryError
from tests.contracts.bundles import from_source, make_bundle

LAW = "cn:law@2018-12-29.zh"

DIES_HALFWAY = """
import os, signal, sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from kb.adapters.sqlite.store import SqliteStore
from tests.contracts.bundles import make_bundle

class Kills(Mapping):
    def __len__(self): return 1
    def __getitem__(self, key): raise KeyError(key)
    def __iter__(self): os.kill(os.getpid(), signal.SIGKILL)

store = SqliteStore(Path(sys.argv[1]))
store.commit_edition(replace(make_bundle("three"), vectors=Kills()))
"""

READS_WITHOUT_RIGHTS = """
import os, sys
from pathlib import Path
from kb.adapters.sqlite.store import SqliteStore
from kb.errors import DataDirectoryError
if os.getuid() == 0:
    os.setuid(65534)
store = SqliteStore(Path(sys.argv[1]))
print([clause.eid for clause in store.clauses(sys.argv[2])])
try:
    store.set_setting("a", "b")
except DataDirectoryError as error:
    print(error.cure)
"""


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return tmp_path / "base"


@pytest.fixture
def store(base: Path) -> Iterator[SqliteStore]:
    opened = SqliteStore(base)
    yield opened
    opened.close()


def run(script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", script, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def files_with(base: Path, words: bytes) -> list[Path]:
    files = (path for path in base.rglob("*") if path.is_file())
    return [path for path in files if words in path.read_bytes()]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs SIGKILL")
def test_a_process_killed_in_mid_commit_leaves_the_old_edition_and_no_stray_file(base):
    first = SqliteStore(base)
    law = make_bundle("one", "two")
    first.commit_edition(law)
    first.close()
    assert run(DIES_HALFWAY, str(base)).returncode == -9
    second = SqliteStore(base)
    assert second.clauses(LAW) == law.clauses
    assert second.source(LAW) == law.source
    stray = second.original_path(make_bundle("three").source.sha256)
    assert stray.exists()
    second.commit_edition(law)
    assert not stray.exists()
    second.close()


@pytest.mark.skipif(not hasattr(os, "setuid"), reason="needs POSIX permissions")
def test_a_base_that_cannot_be_written_can_be_read():
    with tempfile.TemporaryDirectory() as folder:
        # Not below tmp_path, which only its owner may enter: the reader is somebody else.
        Path(folder).chmod(0o755)
        lines = _read_without_rights(Path(folder) / "base")
    assert lines == ["['art_1', 'art_2']", "Change its permissions, or use --data-dir."]


def _read_without_rights(base: Path) -> list[str]:
    first = SqliteStore(base)
    first.commit_edition(make_bundle("one", "two"))
    first.close()
    base.chmod(0o555)
    (base / DATABASE).chmod(0o444)
    result = run(READS_WITHOUT_RIGHTS, str(base), LAW)
    base.chmod(0o755)
    assert not result.stderr
    return result.stdout.splitlines()


def test_opening_what_is_not_there_says_how_to_make_it(base):
    with pytest.raises(DataDirectoryError, match="touchstone init"):
        SqliteStore(base, create=False)
    assert not base.exists()


def test_a_base_from_a_newer_program_is_refused(base):
    SqliteStore(base).close()
    newer = sqlite3.connect(base / DATABASE)
    newer.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    newer.close()
    with pytest.raises(DataDirectoryError, match="newer Touchstone"):
        SqliteStore(base)


def test_a_file_that_is_no_database_is_named(base):
    base.mkdir()
    (base / DATABASE).write_bytes(b"not a database at all" * 100)
    with pytest.raises(DataDirectoryError, match=DATABASE):
        SqliteStore(base)


def test_a_closed_store_says_so(store):
    store.close()
    store.close()
    with pytest.raises(DataDirectoryError, match="closed"):
        store.revision()


def test_every_thread_has_a_connection_and_close_ends_them_all(store, base):
    revisions: list[int] = []
    threads = [Thread(target=lambda: revisions.append(store.revision())) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert revisions == [0, 0, 0, 0]
    store.close()
    assert [path.name for path in base.iterdir()] == [DATABASE]


def test_two_stores_of_one_base_see_each_other(store, base):
    other = SqliteStore(base)
    store.commit_edition(make_bundle("one"))
    assert other.revision() == store.revision()
    assert other.edition(LAW) == store.edition(LAW)
    other.close()


def test_originals_are_kept_under_their_digest_while_something_refers_to_them(store, base):
    law = make_bundle("one")
    store.commit_edition(law)
    store.commit_edition(from_source(law, "copy.md"))
    kept = store.original_path(law.source.sha256)
    assert kept == base / "originals" / law.source.sha256[:2] / law.source.sha256
    assert kept.read_bytes() == law.original
    newer = make_bundle("two")
    store.commit_edition(newer)
    assert kept.exists(), "copy.md still has it"
    store.remove_editions([LAW])
    assert not kept.exists()
    assert list((base / "originals").iterdir()) == []


def test_the_original_of_a_refused_commit_does_not_stay(store, base):
    law = make_bundle("one")
    with pytest.raises(sqlite3.IntegrityError):
        store.commit_edition(replace(law, clauses=(replace(law.clauses[0], heading=None),)))
    assert list((base / "originals").iterdir()) == []


def test_a_removed_edition_leaves_none_of_its_words_on_the_disk(store, base):
    words = "The quick auditor jumps over the lazy certificate"
    store.commit_edition(make_bundle(words, "two"))
    store.commit_edition(make_bundle("other", edition_id="cn:other@undated.zh", name="b.md"))
    store.remove_editions([LAW])
    store.close()
    assert files_with(base, words.encode()) == []
    assert files_with(base, b"other") != []


def test_source_maps_of_an_older_base_are_kept(base):
    """Schema 3 had each map as one piece of JSON beside its text."""
    law = make_bundle("one", "two")
    boxed = Place(PlaceUnit.PAGE, 2, 2, "x", (Box(2, 1.5, 2, 3, 4),), 0.5)
    origins = (BlockOrigin(0, 3, Place(PlaceUnit.LINE, 1, 1)), BlockOrigin(4, 7, boxed))
    store = SqliteStore(base)
    store.commit_edition(replace(law, text=replace(law.text, origins=origins)))
    store.close()
    older = sqlite3.connect(base / DATABASE)
    stored = '[[0,3,1,1],[4,7,2,2,"page","x",[[2,1.5,2,3,4]],0.5]]'
    older.execute("UPDATE texts SET origins = ?", (stored,))
    for table in ("origins", "sentences"):
        older.execute(f"DROP TABLE {table}")
    older.execute("PRAGMA user_version = 3")
    older.commit()
    older.close()
    again = SqliteStore(base)
    assert again.text(LAW).origins == origins
    assert again.origins(LAW, 5, 6) == origins[1:]
    again.close()
