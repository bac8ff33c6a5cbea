"""The title of a page's document: a line of the page, or else what the head says."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.blocks import BlockKind
from ingest.parsers.clean import clean
from ingest.parsers.html_furniture import begins_article
from ingest.parsers.html_lines import PageLine
from ingest.parsers.html_tree import Element

_SITE = re.compile(r"\s*[_|｜]\s*|\s+[-–—·]\s+|\s*(?:--|——|-)\s*(?=[^-—]*(?:网|政府|门户|总局|部|委)$)")
_SHORTEST = 4


def names_in(titles: Sequence[str]) -> frozenset[str]:
    """The titles and their parts without white space, so that a line can be told to be one."""
    parts = [part for title in titles for part in (title, *_SITE.split(title))]
    return frozenset("".join(part.split()) for part in parts if len(part) >= _SHORTEST)


def with_title(lines: tuple[PageLine, ...], titles: Sequence[str]) -> tuple[PageLine, ...]:
    """The lines with their title as a heading.

    A heading above the first article stands. Else a line there that the head names as the title
    becomes one; else the head's title, less the name of the site, is put on top.
    """
    opening = _opening(lines)
    if not lines or any(line.kind is BlockKind.HEADING for line in opening):
        return lines
    names = names_in(titles)
    for n, line in enumerate(opening):
        if "".join(line.text.split()) in names:
            head = replace(line, kind=BlockKind.HEADING, level=1)
            return (*lines[:n], head, *lines[n + 1 :])
    title = next(filter(None, (clean(_SITE.split(title)[0]).strip() for title in titles)), "")
    if not title or any(line.kind is BlockKind.HEADING for line in lines):
        return lines
    top = PageLine(BlockKind.HEADING, title, 1, 1, 0, Element("title", {}, None, 1, 0), level=1)
    return (top, *lines)


def _opening(lines: tuple[PageLine, ...]) -> tuple[PageLine, ...]:
    """The lines above the first article that are no chapter's heading."""
    first = next((n for n, line in enumerate(lines) if begins_article(line.text)), len(lines))
    return tuple(lines[:first])
