"""Which lines that begin with a decimal number are clauses: the sequence of numbers decides."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from ingest.structure.decimal_marks import DecimalMark, Form, decimal_at
from ingest.structure.lines import Line
from ingest.structure.remarks import remark
from ingest.structure.standard_words import is_known_clause, is_terms_heading

Key = tuple[int, ...]
_FARTHEST_JUMP = 4
"""Numbers that may be lost between two clauses, by a page that was not read or left out."""
_MOST_RIVALS = 20
"""Lines of one number that are compared; a text that has more of them is in doubt anyway."""
_MARKED, _HAS_CHILD, _KNOWN = 8, 4, 6
"""What speaks for a line among several of one number, beside its form."""


@dataclass(slots=True)
class Decimals:
    """Accepted marks by line index; ``jumps`` and ``doubts`` as printed.

    ``terms`` are the lines of clauses below 术语和定义, which define one term each.
    ``doubts`` are numbers that stand at a heading and fit nowhere, or at two lines alike.
    """

    marks: dict[int, DecimalMark] = field(default_factory=dict)
    terms: set[int] = field(default_factory=set)
    jumps: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    @property
    def warnings(self) -> list[str]:
        return [
            *remark("clause numbers jump before", self.jumps),
            *remark("numbers of clauses that fit nowhere or stand twice:", self.doubts),
        ]


def find_decimals(lines: list[Line], letter: str = "", restarts: Collection[int] = ()) -> Decimals:
    """The clauses of one part of a text: its body, or one annex with its ``letter``.

    Behind the lines at ``restarts`` (headings of divisions) the numbers may begin again at one.
    """
    candidates = [
        (at, mark)
        for at, line in enumerate(lines)
        if (mark := decimal_at(line)) and mark.letter in ("", letter)
    ]
    if letter:
        candidates = [(at, mark) for at, mark in candidates if mark.letter == letter]
    return _Walk(lines, _in_one_language(lines, candidates), sorted(restarts)).walk()


def _in_one_language(
    lines: list[Line], candidates: list[tuple[int, DecimalMark]]
) -> list[tuple[int, DecimalMark]]:
    """4.1 总则 above 4.1 General is one clause in two languages."""
    out: list[tuple[int, DecimalMark]] = []
    for at, mark in candidates:
        if out and out[-1][1].key == mark.key:
            above, here = (_HAN.search(lines[n].text) for n in (out[-1][0], at))
            if (above is None) != (here is None):
                continue
        out.append((at, mark))
    return out


_HAN = re.compile(r"[\u4e00-\u9fff]")


_GOES_ON = re.compile(r"\.\d")


class _Walk:
    """Takes the number that is due wherever it can be a clause, others only with good reason."""

    def __init__(
        self, lines: list[Line], candidates: list[tuple[int, DecimalMark]], restarts: list[int]
    ) -> None:
        self._lines, self._candidates, self._restarts = lines, candidates, restarts
        self._strength = [self._strength_of(n) for n in range(len(candidates))]
        self._places: dict[Key, list[int]] = defaultdict(list)
        for n, (_, mark) in enumerate(candidates):
            self._places[mark.key].append(n)
        self._last: Key | None = None
        self._in_terms = False
        self._dotted: bool | None = None
        self._refused: DecimalMark | None = None
        # Numbers that are due at a sentence: clauses, unless they come again.
        self._unsure: dict[Key, str] = {}
        self._out = Decimals()

    def walk(self) -> Decimals:
        scope = 0
        for n, (at, mark) in enumerate(self._candidates):
            passed = bisect_right(self._restarts, at)
            if passed > scope and mark.key in _FIRST:
                self._last = None
            scope = passed
            self._read(n, at, mark)
        self._out.doubts += self._unsure.values()
        return self._out

    def _read(self, n: int, at: int, mark: DecimalMark) -> None:
        listed = self._is_listed(mark)
        if listed or not self._may_be(mark):
            if not listed and mark.dotted == self._dotted and _is_due(self._last, mark.key):
                self._unsure.setdefault(mark.key, mark.printed)
            self._refuse(mark)
            return
        is_due = _is_due(self._last, mark.key)
        if not is_due and not self._may_jump(n, mark):
            self._refuse(mark)
            if mark.form is Form.MARKED:
                self._out.doubts.append(mark.printed)
            return
        rivals = self._rivals(n, mark)
        if any(self._strength[r] > self._strength[n] for r in rivals):
            self._refuse(mark)
            return
        if any(self._strength[r] == self._strength[n] for r in rivals):
            self._out.doubts.append(mark.printed)
        if not is_due:
            hidden = self._is_hidden(at, mark)
            (self._out.doubts if hidden else self._out.jumps).append(mark.printed)
        self._take(at, mark)

    def _take(self, at: int, mark: DecimalMark) -> None:
        self._out.marks[at] = mark
        self._unsure.pop(mark.key, None)
        if self._in_terms and len(mark.key) > 1:
            self._out.terms.add(at)
        self._last, self._refused = mark.key, None
        if len(mark.key) == 1:
            self._in_terms = is_terms_heading(self._lines[at].text[mark.after :])
            if self._dotted is None:
                self._dotted = mark.dotted

    def _refuse(self, mark: DecimalMark) -> None:
        if mark.depth == 1:
            self._refused = mark

    def _is_listed(self, mark: DecimalMark) -> bool:
        """The list that began with a number that is no clause goes on."""
        if mark.depth > 1 or mark.form is Form.MARKED or self._refused is None:
            return False
        return mark.key[0] == self._refused.key[0] + 1 and mark.dotted == self._refused.dotted

    def _may_be(self, mark: DecimalMark) -> bool:
        if mark.form is Form.MARKED:
            return True
        if mark.form is Form.LOWER:
            return self._in_terms and len(mark.key) > 1
        if mark.depth == 1:
            return self._dotted in (None, mark.dotted) and mark.form >= Form.SHORT - mark.dotted
        return True

    def _may_jump(self, n: int, mark: DecimalMark) -> bool:
        if self._strength[n] < Form.SHORT and mark.depth == 1:
            return False
        if self._last is None:
            return self._goes_on(n)
        if not _is_ahead(self._last, mark.key):
            return False
        missing = self._places.get(_before(mark.key), [])
        comes_later = bool(missing) and missing[-1] > n
        return not comes_later and (mark.form is Form.MARKED or self._goes_on(n))

    def _is_hidden(self, at: int, mark: DecimalMark) -> bool:
        """A line that was taken for a sentence begins with a number that seems to be lost."""
        lost = tuple(".".join(map(str, key)) for key in _between(self._last, mark.key))
        start = next(reversed(self._out.marks), -1) + 1
        for line in self._lines[start:at]:
            text = line.text.removeprefix(f"{mark.letter}.")
            for number in lost:
                rest = text[len(number) :] if text.startswith(number) else "0"
                if not (rest[:1].isdigit() or _GOES_ON.match(rest)):
                    return True
        return False

    def _goes_on(self, n: int) -> bool:
        """The next number that can follow it does."""
        key = self._candidates[n][1].key
        return any(_is_due(key, other.key) for _, other in self._candidates[n + 1 : n + 6])

    def _rivals(self, n: int, mark: DecimalMark) -> list[int]:
        """Later lines of the same number, before the numbers begin again."""
        at = self._candidates[n][0]
        following = bisect_right(self._restarts, at)
        end = self._restarts[following] if following < len(self._restarts) else len(self._lines)
        places = self._places[mark.key]
        later = places[bisect_right(places, n) :][:_MOST_RIVALS]
        near = (r for r in later if self._candidates[r][0] < end)
        return [r for r in near if self._may_be(self._candidates[r][1])]

    def _strength_of(self, n: int) -> int:
        at, mark = self._candidates[n]
        following = self._candidates[n + 1][1].key if n + 1 < len(self._candidates) else ()
        child = following[: len(mark.key)] == mark.key and following != mark.key
        heading = self._lines[at].text[mark.after :]
        return (
            mark.form
            + _MARKED * (mark.form is Form.MARKED)
            + _HAS_CHILD * child
            + _KNOWN * (len(mark.key) == 1 and is_known_clause(heading))
        )


_FIRST: tuple[Key, ...] = ((1,), (0, 1), (1, 1), (1, 0, 1))


def _is_due(last: Key | None, key: Key) -> bool:
    """After 4.4.1 come 4.4.2, 4.5, 5 and 4.4.1.1; construction standards print 1.0.1 below 1."""
    if last is None:
        return key in _FIRST
    if key in ((*last, 1), (*last, 0, 1) if len(last) == 1 else ()):
        return True
    return len(key) <= len(last) and key == (*last[: len(key) - 1], last[len(key) - 1] + 1)


def _is_ahead(last: Key, key: Key) -> bool:
    """A number that some lost lines would explain: a later sibling, or a first child of one."""
    shared = next((d for d, (a, b) in enumerate(zip(last, key, strict=False)) if a != b), len(last))
    if shared >= len(key):
        return False
    step = key[shared] - (last[shared] if shared < len(last) else 0)
    below = key[shared + 1 :]
    return 0 < step <= _FARTHEST_JUMP and all(n == 1 for n in below) and len(below) <= 2  # noqa: PLR2004


def _between(last: Key | None, key: Key) -> list[Key]:
    """The numbers that are left out from one to the other, those of their own children not told."""
    if last is None:
        return [_before(key)]
    shared = next((d for d, (a, b) in enumerate(zip(last, key, strict=False)) if a != b), len(last))
    above, first = key[:shared], last[shared] + 1 if shared < len(last) else 1
    skipped = [(*above, n) for n in range(first, key[shared])]
    return [*skipped, *(key[:depth] for depth in range(shared + 1, len(key)))]


def _before(key: Key) -> Key:
    return (*key[:-1], key[-1] - 1) if key[-1] > 1 else key[:-1]
