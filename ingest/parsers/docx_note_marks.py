"""The marks of footnotes and endnotes, as they are printed."""

from collections import Counter
from dataclasses import dataclass

from ingest.parsers.docx_number_formats import printed_number
from ingest.parsers.html_display import raised
from ingest.parsers.xml_parts import Element, child, elements_of, value, whole

FOOTNOTE, ENDNOTE = "footnote", "endnote"
KINDS = (FOOTNOTE, ENDNOTE)
_DEFAULTS = {FOOTNOTE: "decimal", ENDNOTE: "lowerRoman"}


@dataclass(frozen=True, slots=True)
class NoteFormat:
    """How notes of one kind are counted; ``restarts`` where they begin anew within the text."""

    number_format: str
    start: int = 1
    restarts: bool = False


def note_formats(document: bytes, part: str, settings: Element | None) -> dict[str, NoteFormat]:
    """The formats of the first section that states one, else those of the settings."""
    found: dict[str, NoteFormat] = {}
    for section in elements_of(document, part, "w:sectPr"):
        for kind in KINDS:
            stated = child(section, f"w:{kind}Pr")
            if stated is not None and len(stated):
                found.setdefault(kind, _format(stated, kind))
    for kind in KINDS:
        found.setdefault(kind, _format(child(settings, f"w:{kind}Pr"), kind))
    return found


def _format(element: Element | None, kind: str) -> NoteFormat:
    return NoteFormat(
        value(element, "w:numFmt") or _DEFAULTS[kind],
        whole(value(element, "w:numStart")) or 1,
        value(element, "w:numRestart") in ("eachPage", "eachSect"),
    )


def note_sign(mark: str) -> str:
    """A mark in running text: raised where Unicode can, else in brackets; ① is a sign itself."""
    if not mark or not mark.isascii():
        return mark
    up = raised(mark)
    return up if up != mark or not mark.isalnum() else f"[{mark}]"


class NoteMarks:
    """Counts the notes of a document in the order in which they are referred to."""

    def __init__(self, formats: dict[str, NoteFormat]) -> None:
        self.marks: dict[tuple[str, str], str] = {}
        self._formats = formats
        self._counts: Counter[str] = Counter()

    def next_mark(self, kind: str, note_id: str) -> str:
        """The mark of a note that is referred to here; the same again for a second time."""
        key = (kind, note_id)
        if key not in self.marks:
            form = self._formats.get(kind, NoteFormat("decimal"))
            n = form.start + self._counts[kind]
            self._counts[kind] += 1
            self.marks[key] = printed_number(n, form.number_format) or str(n)
        return self.marks[key]
