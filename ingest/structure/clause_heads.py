"""How many lines hold the number and the heading of a clause; a term may print two names."""

import re

from ingest.blocks import BlockKind
from ingest.parsers.layout import width
from ingest.structure.decimal_marks import DecimalMark, Form, decimal_at
from ingest.structure.lines import Line
from ingest.structure.list_marks import list_item
from ingest.structure.note_marks import note_at

_WIDEST_HEADING = 80
_SENTENCE_ENDS = tuple("。；，：、.;:,!?！？")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9 ,;()（）/'’\-–]*$")
# 组织应确定…, the store shall …: a sentence whose end is a list, never a heading.
_DUTY = re.compile(
    r"\b(?:shall|must|should|may)\b|(?<![响适供反效对相感顺])应(?![用急对答力变激收付聘])"
)


def lines_of_head(lines: list[Line], mark: DecimalMark, *, is_term: bool, has_child: bool) -> int:
    """0 where words follow the number and none is a heading; ``lines`` begin with the number's.

    A heading that nothing follows is the words of its clause.
    """
    words = lines[0].text[mark.after :]
    if is_term:
        return _lines_of_term(lines, words)
    if not words:
        more = len(lines) > 1 + (not has_child)
        return 2 if more and _is_heading(lines[1]) else 0
    heads = mark.form >= Form.SHORT and not words.endswith(_SENTENCE_ENDS)
    heads = heads and _DUTY.search(words) is None
    heads = heads and lines[0].kind is not BlockKind.LIST_ITEM
    return int(heads and (has_child or len(lines) > 1))


def _lines_of_term(lines: list[Line], words: str) -> int:
    """The line of the term, and that of its name in English where it has one of its own."""
    first = lines[0].text if words else lines[1].text if len(lines) > 1 else ""
    head = 1 if words else 2
    named = words or first
    if len(lines) <= head or not named or named.endswith(_SENTENCE_ENDS):
        return 0
    if note_at(lines[head].text):
        return 0
    if width(named) > _WIDEST_HEADING or (not words and not _is_heading(lines[1])):
        return 0
    if len(lines) > head + 1 and _LATIN.match(lines[head].text) and not _LATIN.match(named):
        head += _is_heading(lines[head])
    return head


def _is_heading(line: Line) -> bool:
    text = line.text
    if line.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING) or text.endswith(_SENTENCE_ENDS):
        return False
    if note_at(text) or list_item(text) or decimal_at(line):
        return False
    return width(text) <= _WIDEST_HEADING
