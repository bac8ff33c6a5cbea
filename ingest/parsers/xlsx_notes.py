"""Comments on the cells of a worksheet: notes, and the threads of newer versions."""

import re

from ingest.parsers.opc import targets
from ingest.parsers.sheet_rows import Note
from ingest.parsers.sheet_tables import cell_text
from ingest.parsers.xlsx_text import rich_text
from ingest.parsers.zip_package import Package, XmlElement, local

_ROW = re.compile(r"\$?[A-Za-z]{1,3}\$?([0-9]{1,7})")


def notes_of(package: Package, sheet: str) -> list[Note]:
    """The comments in the order of their cells' rows, each under the name of its cell.

    A thread also stands as an old note, with a sentence about versions in it; that one is left.
    """
    threads: list[Note] = []
    for part in targets(package, sheet, "threadedComment"):
        threads += filter(None, map(_note, package.elements(part, "threadedComment")))
    threaded = {note.mark for note in threads}
    notes: list[Note] = []
    for part in targets(package, sheet, "comments"):
        notes += filter(None, map(_note, package.elements(part, "comment")))
    return [*(note for note in notes if note.mark not in threaded), *threads]


def _note(element: XmlElement) -> Note | None:
    mark = (element.get("ref") or "").replace("$", "")
    found = _ROW.fullmatch(mark)
    words = "".join(rich_text(child) for child in element if local(child) == "text")
    if not words:
        # A thread's text has no runs.
        words = "".join(child.text or "" for child in element if local(child) == "text")
    text = cell_text(words)
    return Note(int(found[1]), mark, text) if found and text else None
