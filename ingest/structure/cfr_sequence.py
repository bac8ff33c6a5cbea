"""Where a designator belongs: the sequence decides whether (i) follows (h) or begins under (1)."""

from dataclasses import dataclass

from ingest.structure.cfr_marks import Levels, Token, readings
from kb.legal.numerals import HIGHEST_ROMAN, int_to_roman

_LOOK_AHEAD = 40
_LONGEST_JUMP = 4
_HIGHEST_ORPHAN = 10
_CONTINUES, _STARTS, _JUMPS, _ORPHAN, _REPEATS = range(5)


@dataclass(frozen=True, slots=True)
class Open:
    """An open level: its type, its place in the chain of levels, its last value."""

    kind: str
    place: int
    value: int


@dataclass(frozen=True, slots=True)
class Placement:
    """A designator at ``depth`` (0: directly under the section)."""

    depth: int
    level: Open
    grade: int

    @property
    def doubtful(self) -> bool:
        return self.grade >= _JUMPS


def place(
    token: Token, stack: list[Open], levels: Levels, ahead: list[str], at: int
) -> Placement | None:
    """The best place of a designator below the open levels; None: it is no designator here.

    ``ahead[at:]`` are the designators that follow; where two places are equally good, the one
    under which they leave fewer doubts is taken.
    """
    good = _best(token, stack, levels)
    if not good:
        return None
    chosen = good[0]
    if len(good) > 1:
        following = ahead[at : at + _LOOK_AHEAD]
        chosen = min(good, key=lambda p: _doubts(p, stack, levels, following))
    return _ranged(chosen, token)


def _best(token: Token, stack: list[Open], levels: Levels) -> list[Placement]:
    """The places of the best grade; more than one only where a number continues or starts."""
    found = [p for kind, value in readings(token.text) for p in _places(kind, value, stack, levels)]
    best = min((p.grade for p in found), default=_REPEATS)
    if best <= _STARTS:
        good = [p for p in found if p.grade <= _STARTS]
        top = stack[-1].place if stack else -1
        return sorted(good, key=lambda p: _unlikely(p, top))
    return [max((p for p in found if p.grade == best), key=lambda p: p.depth)] if found else []


def _unlikely(placement: Placement, top: int) -> tuple[bool, int]:
    """Continuing or beginning the very next level is likelier than skipping one; then depth."""
    skips = placement.grade == _STARTS and placement.level.place > top + 1
    return skips, -placement.depth


def _doubts(placement: Placement, stack: list[Open], levels: Levels, following: list[str]) -> int:
    """How many of the designators that follow would be out of sequence."""
    trial, doubts = [*stack[: placement.depth], placement.level], 0
    for text in following:
        good = _best(Token(text, 0), trial, levels)
        if not good:
            continue
        doubts += good[0].doubtful
        trial[good[0].depth :] = [good[0].level]
    return doubts


def _places(kind: str, value: int, stack: list[Open], levels: Levels) -> list[Placement]:
    out: list[Placement] = []
    for depth, level in enumerate(stack):
        grade = _grade_of_step(value, level.value) if level.kind == kind else None
        if grade is not None:
            out.append(Placement(depth, Open(kind, level.place, value), grade))
    top = stack[-1].place if stack else -1
    farthest = top + 2 if stack else len(levels)
    below = [n for n, names in enumerate(levels) if kind in names and top < n <= farthest]
    if below and value <= _HIGHEST_ORPHAN:
        grade = _STARTS if value == 1 else _ORPHAN
        out.append(Placement(len(stack), Open(kind, below[0], value), grade))
    return out


def _grade_of_step(value: int, last: int) -> int | None:
    """(c) may follow (b), with doubt (a) or (d); anything else is a reference or a list apart."""
    if value == last + 1:
        return _CONTINUES
    if last < value <= last + _LONGEST_JUMP:
        return _JUMPS
    return _REPEATS if value in (1, last) else None


def _ranged(placement: Placement, token: Token) -> Placement:
    """(b)-(d) [Reserved] is followed by (e)."""
    last = [v for kind, v in readings(token.to) if kind == placement.level.kind] if token.to else []
    if not last:
        return placement
    level = Open(placement.level.kind, placement.level.place, last[0])
    return Placement(placement.depth, level, placement.grade)


def successors(levels: list[Open]) -> set[str]:
    """The designators that would follow each of the open levels, as printed: {"(b)", "(3)"}."""
    return {f"({_written(level.kind, level.value + 1)})" for level in levels}


def _written(kind: str, value: int) -> str:
    match kind.rstrip("*"):
        case "i" | "I" if value > HIGHEST_ROMAN:
            return ""
        case "1":
            return str(value)
        case "i":
            return int_to_roman(value).lower()
        case "I":
            return int_to_roman(value)
        case _:
            times = len(kind.rstrip("*")) + (value - 1) // 26
            return chr(ord(kind[0]) + (value - 1) % 26) * times
