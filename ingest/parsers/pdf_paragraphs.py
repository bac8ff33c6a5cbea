"""Lines to paragraphs: which line goes on in the next, and how the two are joined."""

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from operator import or_

from ingest.parsers.layout import glue, starts_with_marker
from ingest.parsers.pdf_glyphs import SOFT_HYPHEN
from ingest.parsers.pdf_lines import Line
from ingest.parsers.pdf_tags import UNTAGGED

_OTHER_SIZE = 0.12
"""Share by which type has to differ to begin something new."""
_INDENT = 0.7
"""Of the type size: the least first-line indent."""
_LOOSER = 1.22
"""Times the usual pitch: more white space parts two paragraphs."""
_USUAL = 0.08
"""Share of all pitches that the usual one of a size has at least."""
_DISPLAY = 1.3
"""Times the size of the text: type of titles."""
_WIDEST_PITCH = 2.2
"""Of the type size: lines further apart are paragraphs, though a document has no other lines."""
_TIGHTEST = 0.85
"""Of the type size, from line to line; rows of a table set in halves are closer."""
_FEWEST_AT_EDGE = 3
"""Lines that end at the same place show where their text ends on the right."""
_MOST_TITLE_LINES = 4
_HELD = 0.6
"""Share of the lines without a stop that share a tag with the next; titles and lists do not."""
_TITLE_PITCH = 1.7
_ENDS = frozenset("。；：！？;:.!?…")
_CLOSING = "”』」）)\"'’》"
_NEVER_FIRST = frozenset("，、；。：！？）】」』”》")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LATIN_END = re.compile(r"([^\W\d_]+)[-\u2010\xad]$")
_JOINS = re.compile(r"[^\W_][-\u2010\u2013]$")
_LATIN_START = re.compile(r"[^\W\d_]+")
_BULLET = re.compile(r"[•◦▪●○■□◆\uf0b7]|[-*–—]\s")
_LEADER = re.compile(r"(?:[.·…．‥]\s?){4,}\s*[\divxlcIVXLC–-]{1,7}$")
_SMALL_LETTER = re.compile(r"[(（]?[a-z]|[,;]")


@dataclass(slots=True)
class Margins:
    """What is usual in a document: its size of type, the pitch of each size, each column's edge.

    ``tags_hold`` says that its tags keep the lines of a paragraph together.
    """

    body: float = 10.0
    runs: dict[int, float] = field(default_factory=dict)
    pitch: dict[int, float] = field(default_factory=dict)
    right: dict[int, float] = field(default_factory=dict)
    words: Counter[str] = field(default_factory=Counter)
    tags_hold: bool = False

    def edge(self, line: Line) -> float:
        """How far to the right the text around a line goes."""
        return self.runs.get(id(line), self.right[line.column])


def margins_of(lines: list[Line]) -> Margins:
    found = Margins()
    pitches: dict[int, Counter[float]] = {}
    letters: Counter[float] = Counter()
    for one, two in pairwise(lines):
        if one.column == two.column and _same_size(one, two) and _follows(one, two):
            step = round((two.base - one.base) / one.size, 1)
            pitches.setdefault(_size(one), Counter())[step] += 1
    for size, steps in pitches.items():
        total = steps.total()
        often = [step for step, count in steps.items() if count >= total * _USUAL]
        found.pitch[size] = min(*(often or steps), _WIDEST_PITCH)
    for line in lines:
        letters[round(line.size * 2) / 2] += len(line.text)
        found.right[line.column] = max(found.right.get(line.column, line.right), line.right)
        found.words.update(word.lower() for word in _WORD.findall(line.text))
    for run in _runs(lines, found):
        edge = max(line.right for line in run)
        reach = sum(1 for line in run if edge - line.right < line.size)
        flush = reach >= _FEWEST_AT_EDGE and reach * 2 >= len(run)
        if flush or _is_wrapped_at(run, edge):
            found.runs.update((id(line), edge) for line in run)
    found.tags_hold = _tags_hold(lines)
    if letters:
        found.body = letters.most_common(1)[0][0]
    return found


def _tags_hold(lines: list[Line]) -> bool:
    """Whether sentences that go on in the next line keep their tag: some programs tag lines."""
    pairs = [
        (one.tags[1], two.tags[0])
        for one, two in pairwise(lines)
        if one.column == two.column and UNTAGGED not in one.tags and not _is_ended(one.text)
    ]
    return sum(one == two for one, two in pairs) >= _HELD * len(pairs) > 0


def _is_wrapped_at(run: list[Line], edge: float) -> bool:
    """Whether no line of several had room for the first word of the next, or it ends a sentence."""
    pairs = list(pairwise(run))
    full = [two.first + 0.6 * one.size > edge - one.right for one, two in pairs]
    ended = [_is_ended(one.text) for one, _ in pairs]
    return len(run) >= _FEWEST_AT_EDGE and any(full) and all(map(or_, full, ended))


def _follows(one: Line, two: Line) -> bool:
    return two.base - one.base > _TIGHTEST * one.size


def _runs(lines: list[Line], margins: Margins) -> list[list[Line]]:
    """Lines of one size that follow one another without more white space than usual."""
    runs: list[list[Line]] = []
    for line in lines:
        last = runs[-1][-1] if runs else None
        close = last is not None and last.column == line.column and _same_size(last, line)
        if last is not None and close and not _is_apart(last, line, margins):
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def paragraphs(lines: list[Line], margins: Margins) -> list[list[Line]]:
    """Lines of one page or of many, in reading order, as paragraphs."""
    found: list[list[Line]] = []
    for line in lines:
        if found and _goes_on(found[-1], line, margins):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _goes_on(paragraph: list[Line], line: Line, margins: Margins) -> bool:
    last = paragraph[-1]
    new = is_bullet(line.text) or _LEADER.search(last.text) is not None
    if new or last.turn != line.turn or not _same_size(last, line):
        return False
    if last.column != line.column:
        return _goes_on_elsewhere(last, line, margins)
    if line.base <= last.base or _is_apart(last, line, margins):
        return False
    if _is_wrapped_title(paragraph, line, margins):
        return True
    if _is_parted(last.text) and line.text[0].islower():
        return True
    full = _is_full(last, line, margins) or _is_open(last, line, margins)
    return full and not _begins(paragraph, line, margins)


def _is_open(last: Line, line: Line, margins: Margins) -> bool:
    """A long line without a stop before one that begins small: a sentence that goes on."""
    if last.holes or line.holes or not line.text[0].islower() or not _fills(last, margins):
        return False
    return last.text[-1] not in _ENDS and abs(last.left - line.left) < 3 * last.size


def _begins(paragraph: list[Line], line: Line, margins: Margins) -> bool:
    """Whether a line below a full one begins a paragraph: by its tag, number, mark or indent."""
    last = paragraph[-1]
    if _is_parted(last.text):
        return False
    ended = _is_ended(last.text)
    if ended and margins.tags_hold and _is_tagged_apart(last, line):
        return True
    marked = starts_with_marker(line.text) or bool(line.raised)
    return (ended and marked) or _is_indented_anew(paragraph, line, ended=ended)


def _is_tagged_apart(last: Line, line: Line) -> bool:
    before, after = last.tags[1], line.tags[0]
    return UNTAGGED not in {before, after} and before != after


def _is_parted(text: str) -> bool:
    return text.endswith(("-", "\u2010", SOFT_HYPHEN))


def _goes_on_elsewhere(last: Line, line: Line, margins: Margins) -> bool:
    """Across columns and pages: the sentence has to be open, and the line must not begin one."""
    if starts_with_marker(line.text) or line.raised or last.bold != line.bold:
        return False
    if not _fills(last, margins):
        return False
    if _is_parted(last.text):
        return True
    if _is_ended(last.text):
        return False
    beside_han = not glue(last.text, line.text)
    return beside_han or _SMALL_LETTER.match(line.text) is not None or last.text.endswith(",")


def is_bullet(text: str) -> bool:
    return _BULLET.match(text) is not None


def _is_apart(last: Line, line: Line, margins: Margins) -> bool:
    usual = margins.pitch.get(_size(last), 1.2)
    return (line.base - last.base) / last.size > usual * _LOOSER + 0.05


def _is_wrapped_title(paragraph: list[Line], line: Line, margins: Margins) -> bool:
    """Lines of display type that are set close to one another, centred or not, are one title."""
    last = paragraph[-1]
    display = last.size >= _DISPLAY * margins.body and last.bold == line.bold
    display = display and line.base - last.base <= _TITLE_PITCH * last.size
    return (
        display
        and not last.holes
        and not line.holes
        and len(paragraph) < _MOST_TITLE_LINES
        and not starts_with_marker(line.text)
    )


def _is_full(last: Line, line: Line, margins: Margins) -> bool:
    """Whether the next line's first word had no room at the end of a line."""
    if last.holes or line.holes:
        return False
    room = margins.edge(last) - last.right
    if line.text[:1] in _NEVER_FIRST:
        return True
    if glue(last.text, line.text):
        return room < line.first + 0.6 * last.size
    # A mark that must not begin a line takes the character before it along.
    return room < max(line.first, last.size) + 1.1 * last.size


def _fills(last: Line, margins: Margins) -> bool:
    edge = margins.edge(last)
    return edge - last.right < 0.25 * max(edge - last.left, 1.0)


def _is_indented_anew(paragraph: list[Line], line: Line, *, ended: bool) -> bool:
    last = paragraph[-1]
    step = (line.left - last.left) / last.size
    if step > _INDENT:
        hangs = starts_with_marker(last.text) or is_bullet(last.text)
        return not (hangs and len(paragraph) == 1) and (ended or len(paragraph) > 1)
    outdented = step < -_INDENT and len(paragraph) > 1
    return outdented and paragraph[0].left <= line.left + _INDENT * last.size


def _is_ended(text: str) -> bool:
    bare = text.rstrip(_CLOSING)
    return bool(bare) and bare[-1] in _ENDS


def _same_size(one: Line, two: Line) -> bool:
    """Lines that begin or end in small capitals are as large as their largest type."""
    return any(
        abs(first - second) <= _OTHER_SIZE * max(first, second)
        for first, second in ((one.size, two.size), (one.largest, two.largest))
    )


def _size(line: Line) -> int:
    return round(line.size)


def text_of(paragraph: list[Line], margins: Margins) -> str:
    """The words of a paragraph on one line; a word parted at a line's end is made whole."""
    text = ""
    for line in paragraph:
        text = _joined(text, line.text, margins.words) if text else line.text
    return text.replace(SOFT_HYPHEN, "")


def _joined(before: str, after: str, words: Counter[str]) -> str:
    parted, begun = _LATIN_END.search(before), _LATIN_START.match(after)
    if before.endswith(SOFT_HYPHEN):
        return before[:-1] + after
    if parted and begun and _is_one_word(parted[1], begun[0], words):
        return before[:-1] + after
    if _JOINS.search(before) and (after[0].isdigit() or (begun and parted)):
        return before + after
    return before + glue(before, after) + after


def _is_one_word(first: str, second: str, words: Counter[str]) -> bool:
    """A hyphen that only parts a word at a line's end; words of the document tell them apart."""
    if not second[0].islower() or not first[-1].islower():
        return False
    whole, hyphened = (first + second).lower(), f"{first}-{second}".lower()
    return words[whole] > 0 or words[hyphened] == 0
