"""The marks of notes in an RTF file, counted where they are referred to."""

from ingest.parsers.docx_note_marks import note_sign
from ingest.parsers.docx_number_formats import printed_number


class RtfNotes:
    """``mark`` is that of the note that was referred to last."""

    def __init__(self) -> None:
        self.mark = ""
        self._footnotes = self._endnotes = 0
        self._reference: tuple[list[str], int] | None = None

    def refer(self, pieces: list[str]) -> None:
        """Counts a note, and prints its mark at the end of ``pieces``."""
        self._footnotes += 1
        self.mark = note_sign(str(self._footnotes))
        self._reference = (pieces, len(pieces))
        pieces.append(self.mark)

    def is_endnote(self) -> None:
        """What was counted as a footnote turns out to be an endnote, which is counted apart."""
        if self._reference is None:
            return
        pieces, at = self._reference
        self._footnotes -= 1
        self._endnotes += 1
        self.mark = note_sign(printed_number(self._endnotes, "lowerRoman") or "")
        if at < len(pieces):
            pieces[at] = self.mark
        self._reference = None
