"""The title of a folder's README, for files that hold one part of a larger text."""

import re
from dataclasses import dataclass
from pathlib import Path

_HEADING = re.compile(r"^#\s+(.+?)\s*$", re.MULTILINE)
_DATED = re.compile(r"^.*\d{4}年\d{1,2}月\d{1,2}日.*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FolderTitle:
    """Title and dated header lines of the text that a folder holds in parts."""

    title: str
    header: tuple[str, ...]


def folder_title(path: Path) -> FolderTitle | None:
    """None where the folder has no other README with a heading."""
    readme = path.resolve().parent / "README.md"
    if not readme.is_file() or readme == path.resolve():
        return None
    text = readme.read_text(encoding="utf-8", errors="replace")
    heading = _HEADING.search(text)
    if heading is None:
        return None
    return FolderTitle(heading[1], tuple(line.strip() for line in _DATED.findall(text)))
