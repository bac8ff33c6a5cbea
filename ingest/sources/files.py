"""Files and folders: which paths a call means, in a stable order."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pathspec

from ingest.sources.archive_kinds import is_archive
from ingest.sources.archives import MARK, ArchiveLimits, Desk, Member, members
from kb.errors import InputRefused, UsageError

IGNORE_FILE = ".touchstoneignore"


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to look at. ``name`` is its path below the source, with the source's own name first.

    ``explicit`` is True where the path itself was typed. ``trouble`` is for a folder that could
    not be looked into: what the call means by it is not known. ``member`` is set for a file in an
    archive, of which ``path`` is where it would be.
    """

    path: Path
    name: str
    explicit: bool
    trouble: InputRefused | None = None
    member: Member | None = None

    @property
    def origin(self) -> str:
        """The absolute path: what makes a source the same source in a later run."""
        return self.member.origin if self.member else os.path.realpath(self.path)

    @property
    def size(self) -> int:
        return self.member.size if self.member else self.path.stat().st_size

    def read(self) -> bytes:
        """Raises OSError; InputRefused for a member that cannot be unpacked."""
        if self.member is None:
            return self.path.read_bytes()
        try:
            return self.member.read()
        except InputRefused as refusal:
            raise type(refusal)(f"{self.path}: {refusal.problem}", refusal.cure) from refusal


def find_files(sources: Sequence[str], limits: ArchiveLimits | None = None) -> list[FoundFile]:
    """Every file that the sources mean, each once; a missing path is given as it is.

    An archive is given as its members; one that cannot be opened as itself, with trouble.
    """
    found: dict[str, FoundFile] = {}
    desk = Desk()
    for source in sources:
        path = Path(os.path.expanduser(source))  # noqa: PTH111 - an unknown ~user stays as it is
        # Path.is_dir raises where the folder above may not be entered; os.path does not.
        folder = os.path.isdir(path)  # noqa: PTH112
        for file in _below(path) if folder else [FoundFile(path, path.name, explicit=True)]:
            for one in _opened(file, limits or ArchiveLimits(), desk):
                found.setdefault(one.origin, one)
    return list(found.values())


def _opened(file: FoundFile, limits: ArchiveLimits, desk: Desk) -> Iterator[FoundFile]:
    if not is_archive(file.path) or file.trouble or not file.path.is_file():
        yield file
        return
    try:
        for it in members(file.path, limits, desk):
            name = f"{file.name}{MARK}{it.label}"
            yield FoundFile(it.path, name, explicit=False, trouble=it.trouble, member=it)
    except InputRefused as refusal:
        yield replace(file, trouble=refusal)
    except OSError as error:
        problem = f"{file.path}: {error.strerror or error}."
        yield replace(file, trouble=InputRefused(problem, "Check its permissions."))


def _below(folder: Path) -> Iterator[FoundFile]:
    """Depth first by name; hidden entries, links to folders and ignored paths are left out.

    A folder that cannot be read is given as a file with trouble, so that it is reported.
    """
    root = folder.resolve()
    closed: list[OSError] = []
    try:
        ignored = _ignored(root)
    except OSError as error:
        yield _closed(root, root, error)
        return
    for parent, folders, names in os.walk(root, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(parent) / name
            below = path.relative_to(root).as_posix()
            if not name.startswith(".") and not ignored.match_file(below):
                yield FoundFile(path, f"{root.name}/{below}", explicit=False)
    for denied in closed:
        path = Path(str(denied.filename))
        if not ignored.match_file(f"{path.relative_to(root).as_posix()}/"):
            yield _closed(root, path, denied)


def _closed(root: Path, path: Path, error: OSError) -> FoundFile:
    gone = isinstance(error, FileNotFoundError)
    cure = "Add the folder again." if gone else f"Check the permissions of {error.filename}."
    trouble = InputRefused(
        f"{path}: what is in this folder cannot be read ({error.strerror}).",
        f"{cure} What the base already holds of it stays.",
    )
    below = "" if path == root else f"/{path.relative_to(root).as_posix()}"
    return FoundFile(path, f"{root.name}{below}", explicit=path == root, trouble=trouble)


def _ignored(folder: Path) -> pathspec.PathSpec[Any]:
    """Patterns as in a .gitignore. Raises OSError where they cannot be read."""
    file = folder / IGNORE_FILE
    try:
        lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
        return pathspec.PathSpec.from_lines("gitignore", lines)
    except ValueError as error:
        problem = f"{file} is not a list of patterns: {error}."
        raise UsageError(problem, "Write it like a .gitignore, in UTF-8.") from None
