"""The text that a folder holds in parts: its title page, and the part that says when it holds."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.identity.last_article import BeginClause, begin_clause

TITLE_PAGE = "README.md"
PREAMBLE = "preamble.md"
_HEADING = re.compile(r"^[ \t]{0,8}#+[ \t]+(\S.*)$", re.MULTILINE)
_DATED = re.compile(r"^.*\d{4}年\d{1,2}月\d{1,2}日.*$", re.MULTILINE)
_EUROPEAN_DAY = re.compile(r"^[# \t]{0,8}(of \d{1,2} [A-Z][a-z]+ \d{4})\b", re.MULTILINE)
_EUROPEAN_ORGAN = re.compile(
    r"^[# \t]{1,8}REGULATION \(E[UC]\) \S+ OF THE ([A-Z ]+)$", re.MULTILINE
)
_ARTICLE = re.compile(r"^[*# \t]{0,8}(第[^\s条]{1,9}条)", re.MULTILINE)
PART_TITLE = re.compile(
    r"^(?:第[一二三四五六七八九十]+(?:分?编|章|部分).*|序\s*言|总\s*[纲则]|附\s*[则录])$"
)
AMENDMENTS = re.compile(r"^修\s*正\s*案$")
"""Amendments kept beside the text that they changed are no part of it: they count anew."""
_MOST_SIBLINGS = 60
_MOST_READ = 4_000_000


@dataclass(frozen=True, slots=True)
class FolderTitle:
    """Title and dated header lines of the text that a folder holds in parts.

    ``origin`` is the file that they were read from; ``begins`` is the clause, in whichever part,
    from which the text says that it holds.
    """

    title: str
    header: tuple[str, ...]
    origin: str = TITLE_PAGE
    begins: BeginClause | None = None


def folder_title(path: Path) -> FolderTitle | None:
    """None where the folder has no other README with a heading."""
    page = path.resolve().parent / TITLE_PAGE
    if not page.is_file() or page == path.resolve():
        return None
    text = _text(page)
    heading = _HEADING.search(text)
    if heading is None:
        return None
    header = _dated_lines(text)
    return FolderTitle(heading[1].strip(), header, TITLE_PAGE, _begins(page.parent))


def title_page(path: Path) -> FolderTitle | None:
    """The same for a README beside which parts of a text lie; None for any other file."""
    page = path.resolve()
    if page.name != TITLE_PAGE or not any(_parts(page.parent)):
        return None
    text = _text(page)
    heading = _HEADING.search(text)
    header = _dated_lines(text)
    if heading is None or not header:
        return None
    return FolderTitle(heading[1].strip(), header, "", _begins(page.parent))


def european_heading(path: Path) -> tuple[str, str]:
    """(organ, ``of 5 April 2017``) as the preamble beside a converted regulation prints them."""
    preamble = path.resolve().parent / PREAMBLE
    text = _text(preamble) if preamble.is_file() else ""
    organ, day = _EUROPEAN_ORGAN.search(text), _EUROPEAN_DAY.search(text)
    name = organ[1].title().replace(" And Of The ", " and ") if organ else ""
    return name, day[1] if day else ""


def _dated_lines(text: str) -> tuple[str, ...]:
    """Above the first article, where a page has any: below it days are the law's matter."""
    article = _ARTICLE.search(text)
    opening = text[: article.start()] if article else text
    return tuple(line.strip() for line in _DATED.findall(opening))


def _begins(folder: Path) -> BeginClause | None:
    """The last such clause: the parts are read in the order of their names, the last one first."""
    for name, text in reversed(list(_parts(folder))):
        articles = list(_ARTICLE.finditer(text))
        for at in reversed(articles[-3:]):
            following = next((it.start() for it in articles if it.start() > at.start()), len(text))
            if clause := begin_clause(text[at.start() : following], f"{name}, {at[1]}"):
                return clause
    return None


def _parts(folder: Path) -> Iterator[tuple[str, str]]:
    """Name and text of each file in the folder that is headed like a part; appendices last."""
    files = sorted(it for it in folder.glob("*.md") if it.name != TITLE_PAGE)
    for file in files[:_MOST_SIBLINGS]:
        text = _text(file)
        heading = _HEADING.search(text)
        title = " ".join(heading[1].split()) if heading else ""
        if title and PART_TITLE.match(title):
            yield file.name, text


def _text(path: Path) -> str:
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            return file.read(_MOST_READ)
    except OSError:
        # The file itself is refused by name when its turn comes.
        return ""
