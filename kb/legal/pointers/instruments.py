"""Which instruments of the base a name or number in a text may mean."""

from collections import defaultdict
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from kb.legal.aliases import AliasIndex
from kb.legal.pointers.name_forms import name_forms, number_key, without_year


def resolve_instrument(name: str, aliases: AliasIndex) -> tuple[str, ...]:
    """Ids of the instruments called so, in any written form; several candidates stay several.

    A title goes with and without 《》 and 中华人民共和国; a number with any brackets, dashes and
    spaces. A standard without its year is each edition of it that the base has; one with a year
    is that edition, or the instrument whose name has no year. A name that nobody has gives ().
    """
    for form in name_forms(name):
        if found := aliases.exact(form):
            return found
    key = number_key(name)
    if not key:
        return ()
    numbers = _numbers(aliases)
    if key in numbers.written:
        return numbers.written[key]
    stem = without_year(key)
    return numbers.written.get(stem, ()) if stem else numbers.yearless.get(key, ())


@dataclass(frozen=True, slots=True)
class _Numbers:
    written: dict[str, tuple[str, ...]]
    yearless: dict[str, tuple[str, ...]]


_KNOWN: WeakKeyDictionary[AliasIndex, _Numbers] = WeakKeyDictionary()
"""An index does not change, and is asked once for each reference that is shown."""


def _numbers(aliases: AliasIndex) -> _Numbers:
    if aliases not in _KNOWN:
        written: dict[str, set[str]] = defaultdict(set)
        yearless: dict[str, set[str]] = defaultdict(set)
        for name, ids in aliases.names():
            if key := number_key(name):
                written[key] |= set(ids)
                yearless[without_year(key)] |= set(ids)
        yearless.pop("", None)
        _KNOWN[aliases] = _Numbers(_sorted(written), _sorted(yearless))
    return _KNOWN[aliases]


def _sorted(found: dict[str, set[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(sorted(ids)) for key, ids in found.items()}
