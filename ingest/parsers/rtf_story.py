"""What an RTF file says, in order: paragraphs, rows of tables, notes."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class RtfParagraph:
    """A paragraph, ``n`` counting their ends through the file; ``mark`` is its printed number.

    ``level`` is that of a heading, else 0. ``is_note`` where it belongs to a footnote.
    """

    text: str
    n: int
    mark: str = ""
    level: int = 0
    in_list: bool = False
    is_note: bool = False


@dataclass(frozen=True, slots=True)
class RtfRow:
    """The cells of a row, with the first and the last paragraph end in it.

    ``merged`` are the numbers of those that go on a cell of the row above.
    """

    cells: tuple[str, ...]
    first: int
    last: int
    is_head: bool = False
    merged: frozenset[int] = frozenset()


@dataclass(slots=True)
class RtfStory:
    """The body, a note or a text box while it is read.

    ``behind`` are notes and boxes that hang on the open paragraph.
    """

    is_note: bool = False
    pieces: list[str] = field(default_factory=list)
    mark: list[str] = field(default_factory=list)
    has_bullet: bool = False
    items: list[RtfParagraph | RtfRow] = field(default_factory=list)
    behind: list[RtfParagraph | RtfRow] = field(default_factory=list)
    endnotes: list[RtfParagraph | RtfRow] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    row_first: int = 0
    is_head: bool = False
    goes_on: bool = False
    columns: list[bool] = field(default_factory=list)

    def begin_row(self) -> None:
        """The properties of a row begin, those of its cells among them."""
        self.is_head, self.goes_on, self.columns = False, False, []

    def end_column(self) -> None:
        """The properties of one cell end."""
        self.columns.append(self.goes_on)
        self.goes_on = False

    def end_paragraph(self, n: int, level: int) -> None:
        """Closes the open paragraph as the ``n``-th, with what hangs on it behind it."""
        mark, text = "".join(self.mark).strip(), "".join(self.pieces)
        in_list = bool(mark) or self.has_bullet
        if text.strip() or mark:
            self.items.append(RtfParagraph(text, n, mark, level, in_list, self.is_note))
        self._flush()

    def end_cell(self, n: int) -> None:
        """Closes a cell; the row goes on."""
        mark, text = "".join(self.mark).strip(), "".join(self.pieces)
        self.cells.append(f"{mark} {text}".strip())
        self.row_first = self.row_first or n
        self.pieces, self.mark, self.has_bullet = [], [], False

    def end_row(self, n: int) -> None:
        """Closes a row with its cells."""
        if any(cell.strip() for cell in self.cells):
            merged = frozenset(n for n, goes_on in enumerate(self.columns) if goes_on)
            row = RtfRow(tuple(self.cells), self.row_first, n, self.is_head, merged)
            self.items.append(row)
        self.cells, self.row_first = [], 0
        if not "".join(self.pieces).strip():
            self._flush()

    def _flush(self) -> None:
        self.items += self.behind
        self.pieces, self.mark, self.behind, self.has_bullet = [], [], [], False
