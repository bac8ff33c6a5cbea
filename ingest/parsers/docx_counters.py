"""The numbers that Word prints before paragraphs, counted as a reader sees them."""

import re
from collections import Counter

from ingest.parsers.docx_number_formats import printed_number
from ingest.parsers.docx_numbering import Level, Numbering
from ingest.parsers.docx_styles import NumberProperties, Styles

_PLACEHOLDER = re.compile(r"%([1-9])")
_DEEPEST = 8
_UNNUMBERED = ("bullet", "none")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
"""Bullets of symbol fonts: signs without a meaning of their own."""
_CUSTOM_ZEROS = re.compile(r"custom:(0*1), ")


class Counters:
    """Where every list stands; lists that share a definition share their counts."""

    def __init__(self, numberings: dict[str, Numbering], styles: Styles) -> None:
        self.unknown: Counter[str] = Counter()
        self._numberings = numberings
        self._styles = styles
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def in_list(self, direct: NumberProperties | None, style_id: str) -> bool:
        """Whether a number or a bullet stands before a paragraph with these properties."""
        return self._find(direct, style_id) is not None

    def next_mark(self, direct: NumberProperties | None, style_id: str) -> str:
        """What stands before the next paragraph with these properties, a space at its end.

        "" for a paragraph outside any list and for one with a bullet. A number is counted on
        each call.
        """
        found = self._find(direct, style_id)
        if found is None:
            return ""
        numbering, at = found
        level = numbering.levels[at]
        self._count(numbering, at)
        if level.number_format == "bullet":
            return ""
        text = _PLACEHOLDER.sub(lambda m: self._number(numbering, level, int(m[1]) - 1), level.text)
        text = _PRIVATE.sub("", text).strip()
        return f"{text}{'' if level.suffix == 'nothing' else ' '}" if text else ""

    def _find(self, direct: NumberProperties | None, style_id: str) -> tuple[Numbering, int] | None:
        """The list and level of a paragraph: its own word first, then that of its style."""
        by_style = self._styles.numbers(style_id)
        stated, passed = by_style or (NumberProperties(None, None), (style_id,))
        num_id = direct.num_id if direct and direct.num_id is not None else stated.num_id
        numbering = self._numberings.get(num_id or "")
        if numbering is None:
            return None
        own = _level_of_style(numbering, passed[:1])
        choices = (direct.level if direct else None, own, stated.level)
        at = next((one for one in choices if one is not None), None)
        at = _level_of_style(numbering, passed) if at is None else at
        at = min(max(at or 0, 0), _DEEPEST)
        return (numbering, at) if at in numbering.levels else None

    def _count(self, numbering: Numbering, at: int) -> None:
        counts = self._counts.setdefault(numbering.counter, {})
        first = (numbering.id, at) not in self._begun
        self._begun.add((numbering.id, at))
        if first and at in numbering.start_anew:
            counts[at] = numbering.start_anew[at]
        else:
            counts[at] = counts[at] + 1 if at in counts else numbering.levels[at].start
        for above in range(at):
            # A level that was passed over counts as used: 2, 2.1.1, 2.2.
            if above in numbering.levels:
                counts.setdefault(above, numbering.levels[above].start)
        for deeper in [level for level in counts if level > at]:
            restart = numbering.levels.get(deeper, Level()).restart
            if restart is None or restart > deeper or (restart and at < restart):
                del counts[deeper]

    def _number(self, numbering: Numbering, level: Level, at: int) -> str:
        """The number of a level; one that has not been counted yet stands at its start."""
        own = numbering.levels.get(at)
        if own is None or own.number_format in _UNNUMBERED:
            return ""
        n = self._counts[numbering.counter].get(at, own.start)
        if level.all_decimal and own.number_format != "decimalZero":
            return str(n)
        if zeros := _CUSTOM_ZEROS.match(own.number_format):
            return str(n).zfill(len(zeros[1]))
        text = printed_number(n, own.number_format)
        if text is None:
            self.unknown[own.number_format] += 1
            return str(n)
        return text


def _level_of_style(numbering: Numbering, style_ids: tuple[str, ...]) -> int | None:
    return next((at for at, one in numbering.levels.items() if one.style in style_ids), None)
