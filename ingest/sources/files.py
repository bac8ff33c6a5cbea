"""Files and folders: which paths a call means, in a stable order."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pathspec

from kb.errors import UsageError

IGNORE_FILE = ".touchstoneignore"


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to look at. ``name`` is its path below the source, with the source's own name first.

    ``explicit`` is True where the path itself was typed.
    """

    path: Path
    name: str
    explicit: bool

    @property
    def origin(self) -> str:
        """The absolute path: what makes a source the same source in a later run."""
        return os.path.realpath(self.path)


def find_files(sources: Sequence[str]) -> list[FoundFile]:
    """Every file that the sources mean, each once; a missing path is given as it is."""
    found: dict[str, FoundFile] = {}
    for source in sources:
        path = Path(os.path.expanduser(source))  # noqa: PTH111 - an unknown ~user stays as it is
        files = _below(path) if path.is_dir() else [FoundFile(path, path.name, explicit=True)]
        for file in files:
            found.setdefault(file.origin, file)
    return list(found.values())


def _below(folder: Path) -> Iterator[FoundFile]:
    """Depth first by name; hidden entries, links to folders and ignored paths are left out."""
    root = folder.resolve()
    ignored = _ignored(root)
    for parent, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(parent) / name
            below = path.relative_to(root).as_posix()
            if not name.startswith(".") and not ignored.match_file(below):
                yield FoundFile(path, f"{root.name}/{below}", explicit=False)


def _ignored(folder: Path) -> pathspec.PathSpec[Any]:
    """Patterns as in a .gitignore."""
    file = folder / IGNORE_FILE
    try:
        lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
        return pathspec.PathSpec.from_lines("gitignore", lines)
    except (ValueError, OSError) as error:
        problem = f"{file} is not a list of patterns: {error}."
        raise UsageError(problem, "Write it like a .gitignore, in UTF-8.") from None
