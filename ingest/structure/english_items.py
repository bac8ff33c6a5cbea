"""Lists in an English statute: (1), 1., (a), (i), §2; the sequence decides what (i) means."""

import re
from dataclasses import dataclass

from kb.legal.numerals import english_word_to_int, roman_to_int

_BRACKETED = re.compile(r"[(（]\s?(\d{1,3}|[a-z]{1,5}|[A-Z]{1,5}|[A-Za-z]{3,12})\s?[)）]\s*")
_BARE = re.compile(r"(\d{1,3}|[a-z]|[A-Z]|[ivx]{2,5}|[IVX]{2,5})(\.|\)|、)(?:\s+|(?=[A-Z“])|$)")
_SIGN = re.compile(r"§\s?(\d{1,3})(?:\.|\b)\s*")
# (2) of this Article, (a) and (b): a reference that begins a wrapped line.
_REFERENCE = re.compile(
    r"(?:of|and|or|to)\b\s+(?:this|the|that|such|Article|paragraph|[(（])|[,;.)]"
)
_FARTHEST_JUMP = 4
_HIGHEST_ORPHAN = 10
_DEEPEST = 3

Level = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Item:
    """``number`` as printed, ``inner`` without its brackets; ``levels``: each (style, value)."""

    number: str
    inner: str
    levels: tuple[Level, ...]

    @property
    def digits(self) -> Level | None:
        """The reading as a number that can count paragraphs: 1 (1) I. but no letter."""
        return next((it for it in self.levels if it[0][0] in "1I§"), None)


@dataclass(frozen=True, slots=True)
class Place:
    """An item at ``depth`` below its paragraph; ``doubtful`` where a number is out of order."""

    depth: int
    level: Level
    doubtful: bool


def item_at(text: str) -> Item | None:
    """The item that a line begins; None where it begins none."""
    for pattern, group in ((_BRACKETED, 1), (_BARE, 1), (_SIGN, 1)):
        found = pattern.match(text)
        if not found or _REFERENCE.match(text, found.end()):
            continue
        style = {_BRACKETED: "()", _BARE: found[found.lastindex or 1], _SIGN: "§"}[pattern]
        levels = _levels(found[group], "" if pattern is _BRACKETED else style)
        if levels:
            return Item(found[0].rstrip(), found[group], levels)
    return None


def _levels(inner: str, style: str) -> tuple[Level, ...]:
    if inner.isdigit():
        return ((f"1{style}" if style != "§" else "§", int(inner)),) if int(inner) else ()
    case = "a" if inner.islower() else "A"
    out: list[Level] = []
    if len(set(inner)) == 1 and len(inner) <= len("aa"):
        value = ord(inner[0].lower()) - ord("a") + 1
        out.append((case + style, value + 26 * (len(inner) - 1)))
    if roman := roman_to_int(inner):
        out.append((("i" if case == "a" else "I") + style, roman))
    if not out and (word := english_word_to_int(inner)):
        out.append((f"1{style}", word))
    return tuple(out)


def place(item: Item, stack: list[Level], after: Item | None) -> Place | None:
    """Where the item belongs below the open levels; None: it is no item here."""
    goes_on = [
        Place(depth, level, doubtful=False)
        for depth in reversed(range(len(stack)))
        for level in item.levels
        if stack[depth] == (level[0], level[1] - 1)
    ]
    open_styles = {style for style, _ in stack}
    starts = [
        Place(len(stack), level, doubtful=False)
        for level in item.levels
        if level[1] == 1 and level[0] not in open_styles and len(stack) < _DEEPEST
    ]
    if goes_on and starts:
        return starts[0] if _is_second(after, starts[0].level, goes_on[0].level) else goes_on[0]
    certain = goes_on or starts
    return certain[0] if certain else _doubtful(item, stack)


def _is_second(after: Item | None, started: Level, continued: Level) -> bool:
    """(h) (i) (ii) opens a list below (h); (h) (i) (j) does not, nor does an (i) that is last."""
    if after is None:
        return False
    second, next_one = (started[0], started[1] + 1), (continued[0], continued[1] + 1)
    return second in after.levels and next_one not in after.levels


def _doubtful(item: Item, stack: list[Level]) -> Place | None:
    """A list with a gap, one that begins anew, or one whose beginning was lost."""
    for depth in reversed(range(len(stack))):
        for style, value in item.levels:
            last = stack[depth]
            if style == last[0] and (last[1] < value <= last[1] + _FARTHEST_JUMP or value == 1):
                return Place(depth, (style, value), doubtful=True)
    style, value = item.levels[0]
    if not stack and value <= _HIGHEST_ORPHAN and style[0] in "1iI§":
        return Place(0, (style, value), doubtful=True)
    return None
