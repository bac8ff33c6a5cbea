"""What a worker says of a document, as JSON: nothing that arrives is run, all of it is checked.

A document may have taken over the process that parses it, so its answer is input like any other.
"""

import json
import math
import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypeVar

from ingest.blocks import Block, BlockKind, ParsedDocument
from ingest.limits import Limits
from ingest.parsers.clean import clean
from kb.domain.places import Box, Place, PlaceUnit

MEGABYTE = 1024 * 1024
_PARSER = re.compile(r"[\w.+/-]{1,80}")
_MOST_BLOCKS = 2_000_000
"""A law has some thousands, a sheet of a million rows one for each."""
_LARGEST = 2**31
"""Of counts and coordinates: beyond it are no pages and no points on one."""
_LONGEST_WARNING = 2_000
_MOST_WARNINGS = 1_000
_MOST_PARTS = 10_000_000
"""Lists in an answer: a sheet of a million rows has five of them for each."""
_DEEPEST = 16
"""Levels of lists and mappings in front matter: people write two."""
_DATE = "\x00date"
Item = TypeVar("Item")


class Malformed(Exception):
    """An answer that is none, with the reason."""


class TooMuchText(Malformed):
    """More text than the limits have."""


def encode(document: ParsedDocument) -> bytes:
    """As ``rebuild`` reads it."""
    content = {
        "parser": document.parser,
        "blocks": [_of_block(block) for block in document.blocks],
        "front_matter": _plain(document.front_matter),
        "warnings": document.warnings,
        "removed": document.removed,
    }
    return json.dumps(content, separators=(",", ":")).encode("ascii")


def _of_block(block: Block) -> list[object]:
    return [
        block.kind.value,
        block.text,
        block.first_line,
        block.last_line,
        block.level,
        _of_place(block.at) if block.at else None,
        [_of_place(row) for row in block.rows],
        block.head_rows,
    ]


def _of_place(place: Place) -> list[object]:
    boxes = [[box.page, box.left, box.top, box.right, box.bottom] for box in place.boxes]
    return [place.unit.value, place.first, place.last, place.part, boxes, place.confidence]


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple | set):
        return [_plain(one) for one in value]
    if isinstance(value, date | datetime):
        return {_DATE: value.isoformat()}
    return value if isinstance(value, str | int | float | None) else str(value)


def said(raw: bytes, token: bytes) -> dict[str, Any]:
    """An answer to this very question. Raises Malformed; ValueError where it is no JSON."""
    if not raw.startswith(token):
        raise Malformed("an answer to another question")
    # A short text of empty lists would take thirty times its length in memory.
    if raw.count(b"[") + raw.count(b"{") > _MOST_PARTS:
        raise Malformed("an answer of too many parts")
    answer = json.loads(raw[len(token) :])
    if not isinstance(answer, dict):
        raise Malformed("an answer that is no mapping")
    return answer


def rebuild(content: object, limits: Limits) -> ParsedDocument:
    """The document that ``encode`` was given. Raises Malformed, also beyond the limits."""
    fields = _mapping(content, {"parser", "blocks", "front_matter", "warnings", "removed"})
    parser = _text(fields["parser"])
    if not _PARSER.fullmatch(parser):
        raise Malformed("a parser's name that is none")
    blocks = tuple(_list(fields["blocks"], _block, _MOST_BLOCKS))
    if sum(len(block.text) for block in blocks) > limits.text_mb * MEGABYTE:
        raise TooMuchText
    matter = fields["front_matter"]
    if not isinstance(matter, dict):
        raise Malformed("front matter that is no mapping")
    return ParsedDocument(
        blocks=blocks,
        parser=parser,
        front_matter={_text(key): _value(one, 0) for key, one in matter.items()},
        warnings=tuple(_list(fields["warnings"], _warning, _MOST_WARNINGS)),
        removed=tuple(_list(fields["removed"], _counted, _MOST_WARNINGS)),
    )


def line(value: object) -> str:
    """Words of a worker on one line, fit to be shown. Raises Malformed."""
    return " ".join(clean(_text(value)).split())[:_LONGEST_WARNING]


def _warning(value: object) -> str:
    return line(value)


def _counted(value: object) -> tuple[str, int]:
    kind, count = _fields(value, 2)
    return line(kind), _count(count)


def _block(value: object) -> Block:
    kind, text, first, last, level, at, rows, head_rows = _fields(value, 8)
    try:
        named = BlockKind(kind)
    except ValueError:
        raise Malformed("a kind of block that there is not") from None
    # What nobody can see breaks quotes, whoever put it there.
    block = Block(
        kind=named,
        text=clean(_text(text)),
        first_line=_count(first),
        last_line=_count(last),
        level=_count(level),
        at=None if at is None else _place(at),
        rows=tuple(_list(rows, _place, _MOST_BLOCKS)),
        head_rows=_count(head_rows),
    )
    lines = block.text.count("\n") + 1
    if block.rows and len(block.rows) != lines:
        raise Malformed(f"{len(block.rows)} places for {lines} rows")
    if block.first_line > block.last_line or block.head_rows > lines:
        raise Malformed("a block that ends before it begins")
    return block


def _place(value: object) -> Place:
    unit, first, last, part, boxes, confidence = _fields(value, 6)
    try:
        named = PlaceUnit(unit)
    except ValueError:
        raise Malformed("a unit of places that there is not") from None
    place = Place(
        unit=named,
        first=_count(first),
        last=_count(last),
        part=line(part),
        boxes=tuple(_list(boxes, _box, _MOST_BLOCKS)),
        confidence=None if confidence is None else _number(confidence),
    )
    if place.first > place.last or not 0 <= (place.confidence or 0) <= 1:
        raise Malformed("a place that ends before it begins")
    return place


def _box(value: object) -> Box:
    page, *edges = _fields(value, 5)
    return Box(_count(page), *(_number(edge) for edge in edges))


def _value(value: object, depth: int) -> object:
    if depth > _DEEPEST:
        raise Malformed("front matter that is nested too deeply")
    if isinstance(value, list):
        return [_value(one, depth + 1) for one in value]
    if isinstance(value, dict) and set(value) == {_DATE}:
        try:
            return date.fromisoformat(_text(value[_DATE])[:10])
        except ValueError:
            raise Malformed("a date that there is not") from None
    if isinstance(value, dict):
        return {_text(key): _value(one, depth + 1) for key, one in value.items()}
    return _text(value) if isinstance(value, str) else value


def _mapping(value: object, names: set[str]) -> dict[str, Any]:
    if not isinstance(value, dict) or set(value) != names:
        raise Malformed("other fields than were asked for")
    return value


def _fields(value: object, count: int) -> list[Any]:
    if not isinstance(value, list) or len(value) != count:
        raise Malformed("a record of another length")
    return value


def _list(value: object, each: Callable[[object], Item], most: int) -> list[Item]:
    if not isinstance(value, list):
        raise Malformed("no list where one was asked for")
    if len(value) > most:
        raise Malformed(f"{len(value)} entries where {most} are the limit")
    return [each(one) for one in value]


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise Malformed("no text where text was asked for")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        raise Malformed("text that is no Unicode") from None
    return value


def _count(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < _LARGEST:
        raise Malformed("a count that is none")
    return value


def _number(value: object) -> float:
    """Integers stay integers, so that a box is the one that was sent."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Malformed("a number that is none")
    if not math.isfinite(value) or abs(value) > _LARGEST:
        raise Malformed("a number that is none")
    return value
