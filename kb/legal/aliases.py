"""Finding instruments by any of their names inside running text, in either language."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kb.domain.instruments import Instrument
from kb.language.fold import unify
from kb.legal.standard_numbers import with_one_spelling, without_year

_KEY = 2
_STATE = "中华人民共和国"
_LONGER_NAME = re.compile(r"的?(?:实施|施行|司法)?(?:条例|细则|办法|规定|解释|释义|修正案|草案)")
"""What makes a law's name the beginning of another instrument's."""
_MARKS = str.maketrans("", "", "《》〈〉“”\"'")


@dataclass(frozen=True, slots=True)
class AliasMatch:
    """A name found at ``folded[start:end]`` of the folded text, and whom it may mean."""

    instrument_ids: tuple[str, ...]
    start: int
    end: int


def names_of(instrument: Instrument) -> set[str]:
    """Every folded name; the name of the state may be left out of a Chinese title."""
    given = (instrument.title, instrument.title_zh, instrument.title_en, instrument.number)
    names = {fold_name(name) for name in (*given, *instrument.aliases) if name}
    names |= {name.replace(_STATE, "") for name in names}
    return {name for name in names if len(name) >= _KEY}


def fold_name(name: str) -> str:
    """A name without quotation marks, width, case and runs of white space."""
    return " ".join(cased_name(name).lower().translate(_MARKS).split())


def cased_name(text: str) -> str:
    """A text with width unified and the numbers of standards in one spelling; capitals stay."""
    return with_one_spelling(unify(text))


class AliasIndex:
    """All names of all instruments; the longest name at a place wins."""

    def __init__(self, instruments: Iterable[Instrument]) -> None:
        owners: dict[str, set[str]] = defaultdict(set)
        for instrument in instruments:
            for name in names_of(instrument):
                owners[name].add(instrument.id)
        self._owners = {name: tuple(sorted(ids)) for name, ids in owners.items()}
        # GB/T 19001 is a name in a text; it is none that two editions could be told apart by.
        short: dict[str, set[str]] = defaultdict(set)
        for name, ids in self._owners.items():
            if (stem := without_year(name)) and stem not in self._owners:
                short[stem] |= set(ids)
        self._yearless = {name: tuple(sorted(ids)) for name, ids in short.items()}
        # Lengths, not names: there are few, however many instruments there are.
        lengths: dict[str, set[int]] = defaultdict(set)
        for name in (*owners, *short):
            lengths[name[:_KEY]].add(len(name))
        self._lengths = {key: sorted(found, reverse=True) for key, found in lengths.items()}

    def normalise(self, text: str) -> str:
        """The form in which ``find`` reports positions."""
        return fold_name(text)

    def exact(self, name: str) -> tuple[str, ...]:
        """Ids of the instruments of exactly this name."""
        return self._meant(fold_name(name))

    def _meant(self, folded: str) -> tuple[str, ...]:
        return self._owners.get(folded) or self._yearless.get(folded, ())

    def names(self) -> Iterable[tuple[str, tuple[str, ...]]]:
        """Every folded name with the ids of its instruments."""
        return self._owners.items()

    def find(self, text: str) -> list[AliasMatch]:
        """Names in ``normalise(text)``, left to right, without overlaps."""
        folded, found, at = fold_name(text), [], 0
        while at < len(folded) - 1:
            name = self._name_at(folded, at)
            if name is None:
                at += 1
                continue
            found.append(AliasMatch(self._meant(name), at, at + len(name)))
            at += len(name)
        return found

    def find_in(self, cased: str) -> list[AliasMatch]:
        """Names in a text from ``cased_name``, at positions of that text, marks and all."""
        at = _kept(cased)
        return [
            AliasMatch(it.instrument_ids, at[it.start], at[it.end - 1] + 1)
            for it in self.find(cased)
        ]

    def _name_at(self, folded: str, at: int) -> str | None:
        for length in self._lengths.get(folded[at : at + _KEY], ()):
            name = folded[at : at + length]
            is_name = name in self._owners or name in self._yearless
            if is_name and _stands_alone(folded, at, at + len(name)):
                return name
        return None


def _kept(cased: str) -> list[int]:
    """For every character of the folded text where it stands in ``cased``."""
    out: list[int] = []
    space: int | None = None
    for at, char in enumerate(cased):
        if ord(char) in _MARKS:
            continue
        if char.isspace():
            space = at if out and space is None else space
            continue
        if space is not None:
            out.append(space)
            space = None
        # Some capitals have two small letters.
        out += [at] * len(char.lower())
    return out


def _stands_alone(text: str, start: int, end: int) -> bool:
    """A name must not be cut out of a longer one: 食品安全法 not out of 食品安全法实施条例.

    But of what a law provides (食品安全法规定要罚多少) it is the name.
    """
    says = text[end - 1] == "法" and text.startswith("规定", end)
    if _LONGER_NAME.match(text, end) and not says:
        return False
    before = text[start - 1 : start]
    after = text[end : end + 1]
    return not (_glued(before, text[start]) or _glued(text[end - 1], after))


def _glued(left: str, right: str) -> bool:
    return left.isascii() and right.isascii() and left.isalnum() and right.isalnum()
