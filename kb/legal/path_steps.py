"""Units of a path as steps of an eid."""

from kb.legal.numerals import chinese_to_int, roman_to_int
from kb.legal.path_units import AMONG_PARAGRAPHS, Unit

Step = tuple[str, ...]
"""Components of an eid that may be meant, as patterns; the likeliest first."""

_FRONTS = {"前言": "foreword", "引言": "introduction", "参考文献": "bibliography"}
_PREFIXES = {"part": "part", "chapter": "chp", "section": "sec", "para": "para", "top": "item"}
_GROUPS = {
    "part": ("en_part", "zh_part"),
    "chapter": ("en_chapter", "zh_chapter"),
    "section": ("section",),
    "para": ("para",),
    "top": ("top",),
}


def steps_of(units: tuple[Unit, ...]) -> tuple[tuple[Step, ...], tuple[str, ...]]:
    """The steps, outermost first, and the marks of the items at their end; () for no number."""
    return _Steps().read(units)


class _Steps:
    """Turns units into steps, outermost first."""

    def __init__(self) -> None:
        self._steps: list[Step] = []
        self._letters: list[str] = []
        self._annex: str | None = None

    def read(self, units: tuple[Unit, ...]) -> tuple[tuple[Step, ...], tuple[str, ...]]:
        for unit in units:
            step = self._step(unit)
            if not step:
                return (), ()
            self._steps.append(step)
            if unit.family != "item":
                self._letters = []
        return tuple(self._steps), tuple(self._letters)

    def _step(self, unit: Unit) -> Step:
        readers = {"annex": self._of_annex, "decimal": self._of_decimal, "item": self._of_item}
        reader = readers.get(unit.family, _SIMPLE.get(unit.family))
        if reader:
            return reader(unit)
        prefix = "cl" if unit.family == "chapter" and not self._steps else _PREFIXES[unit.family]
        return _numbered(prefix, next(filter(None, (unit[it] for it in _GROUPS[unit.family]))))

    def _of_annex(self, unit: Unit) -> Step:
        printed = unit["zh_annex"] or unit["en_annex"]
        prefix = "app" if self._annex is not None else "annex"
        self._annex = printed
        return _numbered(prefix, printed) if printed else (prefix,)

    def _of_decimal(self, unit: Unit) -> Step:
        printed = unit["decimal"].replace(".", "-")
        if printed[0].isalpha():
            if not self._steps:
                self._steps.append((f"annex_{printed[0]}",))
            return (f"cl_{printed}",)
        if unit.word in AMONG_PARAGRAPHS and not unit.is_dotted:
            below = self._steps and not self._steps[-1][0].startswith(("annex", "part", "chp"))
            return (f"para_{printed}",) if below else (f"cl_{printed}", f"para_{printed}")
        if self._annex is None:
            return (f"cl_{printed}",)
        lettered = (f"cl_{self._annex}-{printed}",) if self._annex.isalpha() else ()
        items = () if unit.is_dotted else (f"item_{printed}",)
        return (*lettered, f"cl_{printed}", *items)

    def _of_item(self, unit: Unit) -> Step:
        printed = unit["in_brackets"] or unit["bracketed"]
        han = unit["han_item"] or unit["item"]
        value = chinese_to_int(han) if han else None
        values = (value,) if value else letter_values(printed)
        self._letters.append(str(value) if value else printed)
        own = self._annex is not None and value is not None and len(self._steps) == 1
        clauses = (f"cl_{value}",) if own else ()
        return (*(f"{word}_{n}" for word in ("item", "point") for n in values), *clauses)


def _of_article(unit: Unit) -> Step:
    number = chinese_to_int(unit["article"] or unit["en_article"])
    sub = chinese_to_int(unit["sub"])
    if sub:
        return (f"art_{number}-{sub}",)
    return (f"art_{number}", f"cl_{number}") if number else ()


def _of_note(unit: Unit) -> Step:
    word = "note" if unit["note"] else "example"
    number = unit[f"{word}_no"] or r"\d+"
    return (f"{word}_{number}",)


def _of_definition(_: Unit) -> Step:
    return ("def",)


def _of_front(unit: Unit) -> Step:
    return (_FRONTS.get(unit["front"], unit["front"].lower()),)


_SIMPLE = {
    "article": _of_article,
    "note": _of_note,
    "definition": _of_definition,
    "front": _of_front,
}


def _numbered(prefix: str, printed: str) -> Step:
    """part_A of A, annex_1 of I or 一; I alone may be the letter too."""
    value = chinese_to_int(printed) or roman_to_int(printed)
    as_letter = (f"{prefix}_{printed}",) if value is None or len(printed) == 1 else ()
    if value is None:
        return as_letter
    is_letter = printed.isascii() and printed.isalpha()
    return (f"{prefix}_{value}", *(as_letter if is_letter else ()))


def letter_values(letter: str) -> tuple[int, ...]:
    """(i) is one, or the ninth letter; (c) the third."""
    if letter.isdigit():
        return (int(letter),)
    roman = roman_to_int(letter) if set(letter) <= set("ivx") else None
    ninth = ord(letter[0].lower()) - ord("a") + 1 if len(letter) == 1 else None
    return tuple(n for n in (roman, ninth) if n)
