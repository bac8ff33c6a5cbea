"""Archives as folders of documents: each member is a source of its own, read in memory.

Its origin is the path of the archive, "!", and its name in it; of an archive within an archive
that once more: ``/laws/all.zip!2024.zip!audit.md``.
"""

import io
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from ingest.sources.archive_kinds import (
    Entry,
    Reader,
    is_archive,
    open_archive,
    too_large,
    too_many,
)
from ingest.sources.archive_names import is_hidden, why_unsafe
from kb.errors import EmptyInput, InputRefused

if TYPE_CHECKING:
    from kb.settings import Settings

MARK = "!"
MEGABYTE = 1024 * 1024
_SMALL = 1_000_000
"""Bytes: what unpacks to less may have any ratio; ten lines of one word pack to nothing."""
_UNPACK = "Unpack the archive and add what is in it."


@dataclass(frozen=True, slots=True)
class ArchiveLimits:
    """Each is the setting of its name; ``member_mb`` is that of a file."""

    entries: int = 20_000
    total_mb: int = 1024
    member_mb: int = 64
    ratio: int = 200
    depth: int = 3

    @classmethod
    def of(cls, settings: "Settings") -> "ArchiveLimits":
        return cls(
            settings.archive_entries,
            settings.archive_total_mb,
            settings.max_file_mb,
            settings.archive_ratio,
            settings.archive_depth,
        )


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive; ``label`` is its name there. ``trouble`` as of a file.

    ``name`` is its name in the innermost archive, of which ``beside`` gives another file by name:
    None where there is none, InputRefused where it cannot be read.
    """

    archive: Path
    label: str
    size: int
    read: Callable[[], bytes] = field(compare=False)
    trouble: InputRefused | None = None
    name: str = ""
    beside: Callable[[str], bytes | None] = field(default=lambda _: None, compare=False)

    @property
    def path(self) -> Path:
        """Where it would be: for messages, and for the type by its suffix."""
        return Path(f"{self.archive}{MARK}{self.label}")

    @property
    def origin(self) -> str:
        return f"{os.path.realpath(self.archive)}{MARK}{self.label}"


def members(archive: Path, limits: ArchiveLimits, desk: "Desk | None" = None) -> Iterator[Member]:
    """In the order of the archive. Raises InputRefused (EmptyInput where there is nothing in it).

    A member that cannot be read, or is an archive that cannot, is given with its trouble.
    """
    opening = _Opening(archive, limits, desk or Desk())
    found = False
    try:
        for member in _within(opening, ()):
            found = True
            yield member
    except InputRefused as refusal:
        raise type(refusal)(f"{archive}: {refusal.problem}", refusal.cure) from refusal
    if not found:
        raise EmptyInput(f"{archive}: there is nothing in this archive.", "Name another one.")


def is_there(origin: str) -> bool:
    """Whether what came from this path, or from this archive, is still there."""
    if os.path.lexists(origin):
        return True
    split = _split(origin)
    if split is None:
        return False
    try:
        return any(member.label == split[1] for member in members(split[0], ArchiveLimits()))
    except EmptyInput:
        return False
    except (InputRefused, OSError):
        # What cannot be looked into has not been seen to be gone.
        return True


def content_at(origin: str) -> bytes | None:
    """What a path or a member of an archive holds now; None where there is none, or no reading."""
    try:
        if os.path.isfile(origin):  # noqa: PTH113 - a member's name may be no path at all
            return Path(origin).read_bytes()
        archive, label = _split(origin) or (None, "")
        for member in members(archive, ArchiveLimits()) if archive else ():
            if member.label == label and member.trouble is None:
                return member.read()
    except (InputRefused, OSError):
        return None
    return None


def _split(origin: str) -> tuple[Path, str] | None:
    """(archive, label) of an origin within an archive that is there."""
    at = origin.find(MARK)
    while at >= 0:
        if is_archive(origin[:at]) and os.path.lexists(origin[:at]):
            return Path(origin[:at]), origin[at + 1 :]
        at = origin.find(MARK, at + 1)
    return None


class Desk:
    """Where archives lie open: one at a time, so that a folder of thousands opens no thousand."""

    def __init__(self) -> None:
        self._open: _Opening | None = None

    def take(self, opening: "_Opening") -> None:
        if self._open is not None and self._open is not opening:
            self._open.close()
        self._open = opening


class _Opening:
    """An archive of the file system and what of it is open: one archive on each level.

    A way is the archives that lead to one within it. Members are read in the order in which they
    are listed, so that hardly any archive is opened twice.
    """

    def __init__(self, archive: Path, limits: ArchiveLimits, desk: Desk) -> None:
        self.archive, self.limits, self._desk = archive, limits, desk
        self._open: list[tuple[Way, Reader]] = []
        self._counted: set[Way] = set()
        self._by_label: dict[Way, dict[str, Entry]] = {}
        self._beside: dict[tuple[Way, str], bytes] = {}
        self._entries = self._bytes = 0

    def entries(self, way: "Way") -> list[Entry]:
        """Raises InputRefused where it cannot be opened, or all of it is too much."""
        reader = self._reader(way)
        if way not in self._counted:
            self._counted.add(way)
            self._entries += len(reader.entries)
            self._bytes += sum(entry.size for entry in reader.entries)
        self.check_sum()
        return reader.entries

    def check_sum(self) -> None:
        """Raises InputRefused where what was opened so far is too much."""
        if self._entries > self.limits.entries:
            raise too_many(self.limits.entries)
        if self._bytes > self.limits.total_mb * MEGABYTE:
            raise too_large(self.limits.total_mb * MEGABYTE)

    def read(self, way: "Way", entry: Entry) -> bytes:
        """Raises InputRefused where it is not what the archive says that it is."""
        reader = self._reader(way)
        if entry not in reader.entries:
            raise self._changed()
        try:
            content = reader.read(entry)
        except InputRefused:
            raise
        # Both libraries raise whatever a broken archive makes them meet.
        except Exception as error:
            problem = f"it cannot be unpacked ({type(error).__name__}: {error})."
            raise InputRefused(" ".join(problem.split()), "Pack the archive anew.") from error
        if len(content) != entry.size:
            problem = f"it has {len(content)} bytes, and the archive says {entry.size}."
            raise InputRefused(problem, "Pack the archive anew.")
        return content

    def beside(self, way: "Way", label: str) -> bytes | None:
        """Read once: going back in a packed tar unpacks it from its beginning."""
        if way not in self._by_label:
            self._by_label[way] = {entry.label: entry for entry in self.entries(way)}
        entry = self._by_label[way].get(label)
        if entry is None:
            return None
        if (way, label) not in self._beside:
            _check(entry, self.limits)
            self._beside[way, label] = self.read(way, entry)
        return self._beside[way, label]

    def close(self) -> None:
        while self._open:
            self._open.pop()[1].close()

    def _changed(self) -> InputRefused:
        return InputRefused("the archive changed while it was read.", "Add it again.")

    def _reader(self, way: "Way") -> Reader:
        self._desk.take(self)
        for level in range(len(way) + 1):
            here = way[:level]
            if len(self._open) > level and self._open[level][0] == here:
                continue
            while len(self._open) > level:
                self._open.pop()[1].close()
            most = self.limits.total_mb * MEGABYTE
            name = here[-1].label if here else self.archive.name
            opened = open_archive(name, self._source(here), self.limits.entries, most)
            self._open.append((here, opened))
        return self._open[len(way)][1]

    def _source(self, way: "Way") -> BinaryIO:
        if way:
            return io.BytesIO(self.read(way[:-1], way[-1]))
        return self.archive.open("rb")


Way = tuple[Entry, ...]


def _within(opening: _Opening, way: Way) -> Iterator[Member]:
    seen: dict[str, int] = {}
    for entry in list(opening.entries(way)):
        if is_hidden(entry.label):
            continue
        seen[entry.label] = seen.get(entry.label, 0) + 1
        name = _numbered(entry.label, seen[entry.label])
        full = MARK.join((*(outer.label for outer in way), name))
        try:
            _check(entry, opening.limits)
            if is_archive(entry.label):
                yield from _inner(opening, (*way, entry))
                continue
            trouble = None
        except InputRefused as refusal:
            where = f"{opening.archive}{MARK}{full}"
            trouble = type(refusal)(f"{where}: {refusal.problem}", refusal.cure)
        beside = partial(opening.beside, way)
        reading = partial(opening.read, way, entry)
        yield Member(opening.archive, full, entry.size, reading, trouble, name, beside)


def _inner(opening: _Opening, way: Way) -> Iterator[Member]:
    if len(way) >= opening.limits.depth:
        problem = f"an archive within {len(way)} others."
        raise InputRefused(problem, f"{_UNPACK[:-1]}, or raise TOUCHSTONE_ARCHIVE_DEPTH.")
    opening.check_sum()
    if not opening.entries(way):
        raise EmptyInput("there is nothing in this archive.", "Leave it out.")
    yield from _within(opening, way)


def _check(entry: Entry, limits: ArchiveLimits) -> None:
    """Raises InputRefused for a member that is not to be read, without naming it."""
    if trouble := why_unsafe(entry.label) or entry.trouble:
        raise InputRefused(f"a member that {trouble}.", _UNPACK)
    if entry.size > limits.member_mb * MEGABYTE:
        problem = f"{entry.size / MEGABYTE:.0f} MB; the limit is {limits.member_mb} MB."
        raise InputRefused(problem, "Split the file, or raise TOUCHSTONE_MAX_FILE_MB.")
    if entry.size > max(_SMALL, entry.packed * limits.ratio):
        times = f"more than {limits.ratio} times its packed size"
        raise InputRefused(f"it unpacks to {times}.", f"{_UNPACK} It may be made to do harm.")


def _numbered(label: str, count: int) -> str:
    """A name that occurs twice in one archive is two members all the same."""
    if count == 1:
        return label
    stem, dot, suffix = label.rpartition(".")
    return f"{stem}~{count}.{suffix}" if dot else f"{label}~{count}"
