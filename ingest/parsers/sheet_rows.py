"""The nouns of sheets: rows of cells, cells that are merged, comments."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Row:
    """One row with the texts of its filled cells by column; rows and columns count from 1.

    A text has a line feed for each line that the author of the cell broke (``cell_words``).
    """

    number: int
    cells: dict[int, str]


@dataclass(frozen=True, slots=True)
class Merged:
    """Cells that are one: rows ``top`` to ``bottom``, columns ``left`` to ``right``."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Note:
    """A comment on a cell; ``mark`` names the cell as its reader does (B2)."""

    row: int
    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one sheet shows. Rows come in order; empty ones are left out."""

    name: str
    rows: Sequence[Row]
    merged: Sequence[Merged] = ()
    notes: Sequence[Note] = field(default=())
