"""The title of a page's document: a line of the page, or else what the head says."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.blocks import BlockKind
from ingest.parsers.clean import clean
from ingest.parsers.html_furniture import begins_article
from ingest.parsers.html_lines import PageLine
from ingest.parsers.html_tree import Element

_PARTING = re.compile(r"\s*[_|｜]\s*|\s+[-–—·]\s+|\s*(?:--+|——|-(?=[^-a-zA-Z0-9]*$))\s*")
_SITE = re.compile(
    r"(?:网|网站|平台|数据库|资料库|資料庫|門戶|门户|政府|\.(?:cn|com|org|uk|eu)|website)$",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[\u4e00-\u9fff]{2}|[A-Za-z]{2,}\s+\S")


def names_of(titles: Sequence[str]) -> tuple[str, ...]:
    """What the head may mean by the document's name, best first: whole, or less the site's name.

    The name of a file that some programs write there is none.
    """
    found: dict[str, None] = {}
    for title in titles:
        whole = " ".join(clean(title).split())
        own = [part for part in _PARTING.split(whole) if part and not _SITE.search(part)]
        found.update(dict.fromkeys([*own[:1], whole, *own[1:]] if own else []))
    return tuple(name for name in found if _WORDS.search(name))


def squashed(text: str) -> str:
    """Titles are set with spaces between characters; for comparing they are without."""
    return "".join(text.split())


def with_title(lines: tuple[PageLine, ...], names: Sequence[str]) -> tuple[PageLine, ...]:
    """The lines with their title as a heading.

    A heading above the first article stands. Else the line there that has the best of the names
    becomes one; else, on a page without any heading, the best name is put on top.
    """
    first = next((n for n, line in enumerate(lines) if begins_article(line.text)), len(lines))
    opening = lines[:first]
    if not lines or not names or any(line.kind is BlockKind.HEADING for line in opening):
        return lines
    for name in names:
        for n, line in enumerate(opening):
            if squashed(line.text) == squashed(name):
                head = replace(line, kind=BlockKind.HEADING, level=1)
                return (*lines[:n], head, *lines[n + 1 :])
    if any(line.kind is BlockKind.HEADING for line in lines):
        return lines
    top = PageLine(BlockKind.HEADING, names[0], 1, 1, 0, Element("title", {}, None, 1, 0), level=1)
    return (top, *lines)
