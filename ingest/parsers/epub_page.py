"""One file of a book as blocks: all that its page shows, since books have no furniture of pages."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.blocks import Block, BlockKind
from ingest.parsers.clean import clean
from ingest.parsers.decoding import decode
from ingest.parsers.html_lines import PageLine, page_lines
from ingest.parsers.html_tree import Element, links_of, read_page
from ingest.parsers.links import link_remarks
from kb.domain.places import Place, PlaceUnit

_EMPTY = re.compile(r"<([A-Za-z][\w:.-]*)((?:\s[^<>]*)?)/>")
_VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr image".split()
)
_NOTES = frozenset("footnote footnotes endnote endnotes rearnote rearnotes note".split())
_ENCODING = re.compile(rb"""<\?xml\b[^>]{0,100}?\bencoding\s*=\s*["']([\w.:-]{2,40})""")


def page_blocks(data: bytes, name: str, before: int) -> tuple[list[Block], tuple[str, ...]]:
    """The blocks of a page, numbered behind ``before`` others, and what was odd in it.

    ``name`` becomes the part of their places. Raises InputRefused for binary content and for
    encodings in doubt, EmptyInput where there is nothing at all.
    """
    label = _ENCODING.search(data[:200])
    decoded = decode(data, label[1].decode("ascii") if label else "")
    # In XHTML <title/> and <a/> are closed; an HTML parser would take all behind them as inside.
    page = read_page(_EMPTY.sub(_opened, clean(decoded.text)))
    lines = page_lines(page.steps)
    shown = [line for line in lines if not line.hidden]
    remarks = [*decoded.remarks, *page.remarks, *link_remarks(links_of(page.steps))]
    if hidden := len(lines) - len(shown):
        remarks.append(f"{hidden} hidden line{'' if hidden == 1 else 's'} left out")
    return list(_blocks(shown, name, before)), tuple(remarks)


def _opened(found: re.Match[str]) -> str:
    tag, attributes = found[1], found[2]
    return found[0] if tag.lower() in _VOID else f"<{tag}{attributes}></{tag}>"


def _blocks(lines: list[PageLine], name: str, before: int) -> Iterator[Block]:
    for number, line in enumerate(lines, before + 1):
        at = Place(PlaceUnit.LINE, line.first_line, line.last_line, name)
        is_table, table = line.kind is BlockKind.TABLE, line.block
        yield Block(
            BlockKind.NOTE if not is_table and _is_note(line.inside) else line.kind,
            line.text,
            number,
            number,
            line.level,
            at,
            rows=tuple(replace(row, part=name) for row in table.rows),
            head_rows=table.head_rows,
        )


def _is_note(element: Element | None) -> bool:
    while element is not None:
        kinds = f"{element.attribute('epub:type')} {element.attribute('role')}".split()
        if any(kind.removeprefix("doc-") in _NOTES for kind in kinds):
            return True
        element = element.parent
    return False
