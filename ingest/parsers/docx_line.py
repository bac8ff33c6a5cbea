"""What the inside of a paragraph of a DOCX comes to."""

from dataclasses import dataclass, field

from ingest.parsers.xml_parts import Element


@dataclass(slots=True)
class Inline:
    """What a paragraph holds: its text, with a line feed for each line that the author broke.

    ``boxes`` are the contents of text boxes, ``diagrams`` the ids of their parts; ``notes`` are
    kinds and ids of notes referred to. ``in_contents`` is whether a table of contents was open,
    ``names_page`` whether a page number is a field in it.
    """

    pieces: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    diagrams: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    in_contents: bool = False
    names_page: bool = False

    @property
    def text(self) -> str:
        return "".join(self.pieces)
