"""Dense search without an index or a database: rows of numbers in files mapped into memory.

For a process of one question: nothing is imported but numpy, nothing is read but what is compared,
and the system keeps the pages for the next process. Exact, as the scan over the store's vectors.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kb.data_dir import write_failed
from kb.domain.retrieval import Hit
from kb.errors import DataDirectoryError
from kb.ports import Vector
from kb.vectors import best_rows, unit

ID_BYTES = 32
"""As many as a passage's id has; zeros stand where a passage was removed."""
_ID, _NUMBER = np.dtype(f"S{ID_BYTES}"), np.dtype("<f4")
_REBUILD = "Build it again from the database: touchstone rebuild"


class MappedScan:
    """``kb.ports.DenseIndex`` in ``folder``: ``<language>.ids``, ``<language>.<dimension>``.

    One writer, and readers that it does not disturb: a row changes only when its passage has gone
    or is not visible yet, files never get shorter, and an id is written after its vector. Raises
    DataDirectoryError where the folder is missing (unless ``create``) or files do not match.
    """

    def __init__(self, folder: Path, *, create: bool = False) -> None:
        if create:
            folder.mkdir(parents=True, exist_ok=True)
        if not folder.is_dir():
            raise DataDirectoryError(f"There are no mapped vectors in {folder}.", _REBUILD)
        self._folder = folder
        self._views: dict[str, _View] = {}
        self._rows: dict[str, _Rows] = {}
        self._written: set[Path] = set()
        for path in folder.glob("*.ids"):
            self._view(path.stem)

    def add(self, language: str, passage_ids: Sequence[str], vectors: Vector) -> None:
        """Adds or replaces. ``vectors`` has shape (len(passage_ids), dimension)."""
        if len(passage_ids) != len(vectors):
            raise ValueError(f"{len(passage_ids)} ids for {len(vectors)} vectors")
        last = {_stored(passage_id): row for row, passage_id in enumerate(passage_ids)}
        if not last:
            return
        made = unit(vectors[list(last.values())])
        dimension = made.shape[1]
        if _dimension(self._folder, language) not in (None, dimension):
            raise ValueError(f"vectors here have another dimension than {dimension}")
        places = self._rows_of(language).places(list(last))
        self._write(language, str(dimension), places, made.astype(_NUMBER, copy=False))
        self._write(language, "ids", places, np.array(list(last), _ID))

    def remove(self, language: str, passage_ids: Sequence[str]) -> None:
        """Ids that are not there are passed over."""
        gone = self._rows_of(language).without(map(_stored, passage_ids))
        if gone:
            self._write(language, "ids", gone, np.zeros(len(gone), _ID))

    def search(self, language: str, vector: Vector, limit: int) -> list[Hit]:
        """Equal scores are ordered by passage id."""
        view = self._view(language)
        alive = view.alive
        wanted = min(limit, int(np.count_nonzero(alive)))
        if wanted < 1:
            return []
        scores = np.clip(view.vectors @ unit(vector[None, :])[0], -1.0, 1.0)
        scores[~alive] = -np.inf
        found = best_rows(scores, wanted)
        hits = [Hit(view.ids[row].decode(), float(scores[row])) for row in found]
        return sorted(hits, key=lambda hit: (-hit.score, hit.passage_id))[:wanted]

    def held(self, language: str, passage_ids: Sequence[str]) -> frozenset[str]:
        known = self._rows_of(language).at
        return frozenset(one for one in passage_ids if _stored(one) in known)

    def count(self, language: str) -> int:
        return int(np.count_nonzero(self._view(language).alive))

    def close(self) -> None:
        """What was written is on the disk then; a later call maps the files again."""
        for path in self._written:
            with path.open("rb+") as file:
                os.fsync(file.fileno())
        self._written.clear()
        self._rows.clear()
        self._views.clear()

    def _view(self, language: str) -> "_View":
        if language not in self._views:
            self._views[language] = _View.of(self._folder, language)
        return self._views[language]

    def _rows_of(self, language: str) -> "_Rows":
        if language not in self._rows:
            self._rows[language] = _Rows.of(self._view(language).ids)
        return self._rows[language]

    def _write(self, language: str, ending: str, places: list[int], rows: NDArray[Any]) -> None:
        self._views.pop(language, None)
        path = self._folder / f"{language}.{ending}"
        try:
            path.touch()
            self._written.add(path)
            with path.open("rb+") as file:
                for place, row in _runs(places):
                    file.seek(place * (rows.nbytes // len(rows)))
                    file.write(rows[row].tobytes())
        except OSError as error:
            raise write_failed(self._folder, error, _REBUILD) from error


@dataclass(frozen=True, slots=True)
class _View:
    """The files of a language as they are: ids, shape (n,), and vectors, shape (n, dimension)."""

    ids: NDArray[np.bytes_]
    vectors: Vector

    @classmethod
    def of(cls, folder: Path, language: str) -> "_View":
        # Ids first: what is written meanwhile makes the other file longer, which does no harm.
        ids = _mapped(folder / f"{language}.ids", _ID)
        dimension = _dimension(folder, language) or 0
        numbers = _mapped(folder / f"{language}.{dimension}", _NUMBER)
        if len(numbers) < len(ids) * dimension or (len(ids) and not dimension):
            raise DataDirectoryError(f"The mapped vectors in {folder} are cut off.", _REBUILD)
        return cls(ids, numbers[: len(ids) * dimension].reshape(len(ids), dimension))

    @property
    def alive(self) -> NDArray[np.bool_]:
        firsts: NDArray[np.bool_] = self.ids.view(np.uint8).reshape(-1, ID_BYTES)[:, 0] != 0
        return firsts


@dataclass(slots=True)
class _Rows:
    """For a writer: the row of each id, and those that are free. Some 100 bytes a passage."""

    at: dict[bytes, int]
    free: list[int]
    end: int

    @classmethod
    def of(cls, ids: NDArray[np.bytes_]) -> "_Rows":
        held = ids.tolist()
        at = {one: row for row, one in enumerate(held) if one}
        return cls(at, [row for row, one in enumerate(held) if not one], len(held))

    def places(self, ids: Sequence[bytes]) -> list[int]:
        """The row that each id has, or gets now."""
        for one in ids:
            if one not in self.at:
                self.at[one] = self.free.pop() if self.free else self.end
                self.end = max(self.end, self.at[one] + 1)
        return [self.at[one] for one in ids]

    def without(self, ids: Iterable[bytes]) -> list[int]:
        """The rows of those that are there, which are free from now on."""
        gone = [self.at.pop(one) for one in dict.fromkeys(ids) if one in self.at]
        self.free += gone
        return gone


def _stored(passage_id: str) -> bytes:
    found = passage_id.encode()
    if not 0 < len(found) <= ID_BYTES or b"\0" in found:
        raise ValueError(f"{passage_id!r} is no id of 1 to {ID_BYTES} bytes")
    return found


def _dimension(folder: Path, language: str) -> int | None:
    names = (path.name.removeprefix(f"{language}.") for path in folder.glob(f"{language}.*"))
    return next((int(name) for name in names if name.isdigit()), None)


def _mapped(path: Path, kind: np.dtype[Any]) -> NDArray[Any]:
    """What whole rows the file has; nothing where it is not there."""
    count = path.stat().st_size // kind.itemsize if path.exists() else 0
    # An empty file cannot be mapped.
    return np.memmap(path, kind, "r", shape=(count,)) if count else np.zeros(0, kind)


def _runs(places: Sequence[int]) -> Iterator[tuple[int, slice]]:
    """Rows that stand behind one another in the file: the first place, and which rows they are."""
    first = 0
    for row in range(1, len(places) + 1):
        if row == len(places) or places[row] != places[row - 1] + 1:
            yield places[first], slice(first, row)
            first = row
