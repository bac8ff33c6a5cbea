"""Line breaks for mixed text: Latin at spaces, Chinese between characters.

Rich breaks at white space alone, so that a Chinese sentence behind a space would go to a line of
its own.
"""

from collections.abc import Iterator
from typing import Any

from rich.cells import get_character_cell_size
from rich.containers import Lines
from rich.text import Text

_NOT_FIRST = frozenset("。，、；：？！）》」』”’〉…—,.;:?!)]}")
_WIDE = 2


def breaks(text: str, width: int) -> Iterator[int]:
    """Positions at which ``text``, without line feeds, goes to a new line of ``width`` cells."""
    start, last_good, used = 0, 0, 0
    for at, char in enumerate(text):
        size = get_character_cell_size(char)
        if at > start and _may_break(text[at - 1], char):
            last_good = at
        # A space may hang over the edge: it is not seen there.
        while used + size > width and at > start and not char.isspace():
            cut = last_good if last_good > start else at
            yield cut
            start, used = cut, sum(map(get_character_cell_size, text[cut:at]))
        used += size


def _may_break(before: str, char: str) -> bool:
    """A closing mark never begins a line."""
    if char in _NOT_FIRST or char.isspace():
        return False
    wide = _WIDE in (get_character_cell_size(before), get_character_cell_size(char))
    return before.isspace() or wide


class MixedText(Text):
    """A rich text that wraps as above."""

    def wrap(self, _console: Any, width: int, **_options: Any) -> Lines:  # type: ignore[override]  # fewer options
        """Called by rich when it draws; the options of plain Latin wrapping do not apply."""
        lines = Lines()
        for line in self.split("\n", allow_blank=True):
            for part in line.divide(breaks(line.plain, width)):
                part.rstrip()
                lines.append(part)
        return lines
