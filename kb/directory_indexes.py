"""The derived indexes of one data directory, and who has them open. Part of the composition."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kb.errors import DataDirectoryError
from kb.ports import DenseIndex, LexicalIndex, StoreReader
from kb.settings import Settings

if TYPE_CHECKING:
    from kb.adapters.index_users import IndexUsers, Mark

REBUILD = "Build it again from the database: touchstone rebuild"
MAPPED = "mapped"
"""A folder within that of Chroma, which leaves alone what it does not know."""
_PROBE_SECONDS = 60
"""An index of a million vectors opens in some seconds; one that hangs is as bad as one that
crashes."""


class DirectoryIndexes:
    """``kb.ports.Indexes`` below ``<data_dir>/indexes``."""

    def __init__(self, settings: Settings, store: StoreReader, embedder_key: str) -> None:
        self._folder, self._store, self._key = settings.data_dir / "indexes", store, embedder_key

    def dense(self, name: str, *, create: bool = False) -> DenseIndex:
        """Where its last user died, it is opened in a child process first.

        Chroma's files may be broken after a kill; opening them can end the process that tries.
        """
        from kb.adapters.chroma_index import ChromaIndex

        with self._entered(name, create=create) as left:
            self._outlive(name)
            chroma = ChromaIndex(self._folder / name, self._key, on_close=left)
            mapped = self._folder / name / MAPPED
            # A generation that began without a mirror has none: it would lack what came before.
            if not create and not mapped.is_dir():
                return chroma
            from kb.adapters.mapped_scan import MappedScan
            from kb.adapters.mirrored_index import MirroredIndex

            return MirroredIndex(chroma, MappedScan(mapped, create=create))

    def mapped(self, name: str) -> DenseIndex:
        from kb.adapters.mapped_scan import MappedScan

        return MappedScan(self._folder / name / MAPPED)

    def exact(self) -> DenseIndex:
        from kb.adapters.exact_scan import ExactScan

        return ExactScan(lambda language: self._store.vectors(self._key, language))

    def lexical(self, name: str | None, *, create: bool = False) -> LexicalIndex:
        from kb.adapters.tantivy_index import TantivyIndex

        if name is None:
            return TantivyIndex(None)
        with self._entered(name, create=create) as left:
            return TantivyIndex(self._folder / name, on_close=left)

    def exists(self, name: str) -> bool:
        return (self._folder / name).is_dir()

    def in_use(self, name: str) -> bool:
        return self._users(name).any()

    def drop(self, name: str) -> bool:
        users = self._users(name)
        if users.any():
            return False
        shutil.rmtree(self._folder / name, ignore_errors=True)
        if self.exists(name):
            return False
        users.drop()
        return True

    def _users(self, name: str) -> "IndexUsers":
        from kb.adapters.index_users import IndexUsers

        return IndexUsers(self._folder / name)

    @contextmanager
    def _entered(self, name: str, *, create: bool) -> Iterator[Callable[[], None]]:
        """Gives what to call when the index is closed; does so itself where opening fails."""
        if create:
            (self._folder / name).mkdir(parents=True, exist_ok=True)
        mark = self._mark(name)

        def leave() -> None:
            if mark is not None:
                self._users(name).leave(mark)

        try:
            self._require(name)
            yield leave
        except BaseException:
            leave()
            raise

    def _require(self, name: str) -> None:
        if not self.exists(name):
            raise DataDirectoryError(f"The index {self._folder / name} is gone.", REBUILD)

    def _mark(self, name: str) -> "Mark | None":
        try:
            return self._users(name).enter()
        except OSError:
            # Where no mark can be set, nobody can take the index away either.
            return None

    def _outlive(self, name: str) -> None:
        users = self._users(name)
        dead = users.dead()
        if not dead:
            return
        if not _survives(self._folder / name):
            problem = f"The index of vectors in {self._folder / name} broke when a process died."
            raise DataDirectoryError(problem, REBUILD)
        users.bury(dead)


def _survives(folder: Path) -> bool:
    """Whether a child process opens and searches the index without harm."""
    checkout = str(Path(__file__).parent.parent)
    paths = [checkout, *filter(None, [os.environ.get("PYTHONPATH")])]
    command = [sys.executable, "-m", "kb.adapters.chroma_index", str(folder)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
    try:
        done = subprocess.run(  # noqa: S603 - our own module
            command, env=environment, capture_output=True, check=False, timeout=_PROBE_SECONDS
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
