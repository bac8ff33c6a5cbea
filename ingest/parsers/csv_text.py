"""CSV and TSV: rows as a spreadsheet program would show them."""

import csv
import io
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.blocks import ParsedDocument
from ingest.parsers.decoding import decode
from ingest.parsers.sheet_rows import Row, Sheet
from ingest.parsers.sheet_tables import MOST_CELLS, SPLIT, cell_words, sheet_blocks
from kb.errors import EmptyInput, InputRefused

PARSER = "csv/1"
_DELIMITERS = (",", ";", "\t", "|", "，", "；")
_WIDE = ("，", "；")
"""Punctuation of Chinese prose: a delimiter only where every row has as many of them."""
_FEWEST_WIDE = 3
_NONE = "\x1f"
_QUOTED = (True, False)
_UNEVEN = (0.0, 0, False)
_SAMPLE_ROWS = 200
_SAMPLE = 200_000
"""Characters in which the delimiter is looked for."""
_LONGEST_CELL = 10_000_000
"""Characters of one cell; the csv module's own limit is 131,072, less than some statutes have."""
_EVEN = 0.8
"""Of the rows: so many have the same number of cells where a delimiter is the right one."""
_NAMED = 5
_MARKS = dict.fromkeys(map(ord, (*_DELIMITERS, '"')))
# Line ends of other kinds end no row of a CSV file.
_INNER_ENDS = dict.fromkeys(map(ord, "\x0b\x0c\x85\u2028\u2029"), " ")


@dataclass(frozen=True, slots=True)
class _Dialect:
    delimiter: str
    quoted: bool

    def reader(self, text: str) -> Iterator[list[str]]:
        """Raises csv.Error where quotation marks are not those of a CSV file."""
        csv.field_size_limit(_LONGEST_CELL)
        lines = io.StringIO(text, newline="")
        if self.quoted:
            return csv.reader(lines, delimiter=self.delimiter, strict=True)
        return csv.reader(lines, delimiter=self.delimiter, quoting=csv.QUOTE_NONE)


def parse_csv(data: bytes) -> ParsedDocument:
    """Blocks of a table in text form; places count rows as a spreadsheet program does.

    The delimiter is the one that gives most rows the same number of cells; where none does, each
    line is a paragraph. (``csv.Sniffer`` takes letters for delimiters and can need minutes.)
    Raises InputRefused for binary content and encodings in doubt, EmptyInput without text.
    """
    decoded = decode(data)
    text = decoded.text.translate(_INNER_ENDS).replace("\r\n", "\n").replace("\r", "\n")
    stated, text, skipped = _stated_delimiter(text)
    if not text.translate(_MARKS).strip():
        raise EmptyInput("There is no text in this table.", "Add a file that has text in it.")
    warnings = [*decoded.remarks]
    dialect = _dialect(text, stated)
    if not dialect.quoted and '"' in text:
        warnings.append("quotation marks do not enclose cells; they are read as text")
    rows, widths = _rows(text, dialect, skipped)
    warnings += _ragged(widths)
    blocks = sheet_blocks(Sheet("", rows), 1)
    return ParsedDocument(tuple(blocks), PARSER, warnings=tuple(warnings))


def _stated_delimiter(text: str) -> tuple[str, str, int]:
    """``sep=;`` on the first line is a word to the spreadsheet program, and no row of the table."""
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first) == len("sep=") + 1:
        return first[-1], rest, 1
    return "", text, 0


def _dialect(text: str, stated: str) -> _Dialect:
    """How the text is cut. Quotation marks enclose cells unless rows are more even without.

    An opening one that is part of the text would swallow the rows behind it.
    """
    sample = text if len(text) <= _SAMPLE else text[:_SAMPLE].rpartition("\n")[0] or text[:_SAMPLE]
    marks = (stated,) if stated else _DELIMITERS
    found = [_evenness(sample, _Dialect(mark, quoted)) for mark in marks for quoted in _QUOTED]
    ways = [_Dialect(mark, quoted) for mark in marks for quoted in _QUOTED]
    best, way = max(zip(found, ways, strict=True), key=lambda pair: pair[0])
    if not any(best) and not stated:
        way = _Dialect(_NONE, quoted=True)
    return way if way.quoted and _is_whole(text, way) else _Dialect(way.delimiter, quoted=False)


def _evenness(sample: str, dialect: _Dialect) -> tuple[float, int, bool]:
    """The share of rows with the commonest number of cells, and that number; zeros for none.

    Rows of one cell (titles, remarks) count against a delimiter only where they are many.
    """
    counts: Counter[int] = Counter()
    try:
        for row in dialect.reader(sample):
            if any(map(str.strip, row)):
                counts[len(row)] += 1
            if counts.total() >= _SAMPLE_ROWS:
                break
    except csv.Error:
        # A sample may end within a cell; then what was read before tells enough.
        if counts.total() < _SAMPLE_ROWS // 10:
            return _UNEVEN
    ones = counts.pop(1, 0)
    if not counts:
        return _UNEVEN
    total = counts.total()
    cells, rows = max(counts.items(), key=lambda item: (item[1], item[0]))
    few = ones > total or (dialect.delimiter in _WIDE and (ones or total < _FEWEST_WIDE))
    if few or (rows < _EVEN * total and ones > (1 - _EVEN) * total):
        return _UNEVEN
    share = rows / (total + ones)
    # Ragged, but a table all the same where nearly every row has the delimiter.
    return (share, cells, dialect.quoted) if rows >= _EVEN * total else (share / 2, 1, False)


def _is_whole(text: str, dialect: _Dialect) -> bool:
    try:
        deque(dialect.reader(text), maxlen=0)
    except csv.Error:
        return False
    return True


def _rows(text: str, dialect: _Dialect, skipped: int) -> tuple[list[Row], list[int]]:
    """The rows that have text, and how many cells each has, empty ones counted."""
    rows: list[Row] = []
    widths: list[int] = []
    filled = 0
    try:
        for number, row in enumerate(dialect.reader(text), skipped + 1):
            cells = {n: words for n, cell in enumerate(row, 1) if (words := cell_words(cell))}
            if not cells:
                continue
            filled += len(cells)
            if filled > MOST_CELLS:
                raise InputRefused(f"This table has more than {MOST_CELLS} filled cells.", SPLIT)
            widths.append(len(row))
            rows.append(Row(number, cells))
    except csv.Error as error:
        raise InputRefused(f"Row {len(rows) + 1} cannot be read: {error}.", SPLIT) from None
    return rows, widths


def _ragged(widths: list[int]) -> list[str]:
    """A warning where rows between the first and the last of a table differ from most."""
    wide = [n for n, width in enumerate(widths) if width > 1]
    counts = Counter(widths[wide[0] : wide[-1] + 1]) if wide else Counter()
    if len(counts) <= 1:
        return []
    usual, count = counts.most_common(1)[0]
    others = counts.total() - count
    named = sorted(width for width in counts if width != usual)
    shown = ", ".join(map(str, named[:_NAMED])) + (" and others" if len(named) > _NAMED else "")
    rows = "1 row has" if others == 1 else f"{others} rows have"
    return [f"{rows} {shown} {'cell' if named == [1] else 'cells'} where most have {usual}"]
