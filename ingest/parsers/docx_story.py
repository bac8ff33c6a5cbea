"""What all parts of one DOCX share while it is read: styles, lists, counts of what is no text."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from ingest.blocks import Block, BlockKind, ParsedDocument
from ingest.parsers.clean import clean
from ingest.parsers.docx_chunks import parse_chunk, placed
from ingest.parsers.docx_counters import Counters
from ingest.parsers.docx_note_marks import NoteMarks
from ingest.parsers.docx_package import DocxPackage, relations_of
from ingest.parsers.docx_styles import Styles
from ingest.parsers.layout import squeeze
from ingest.parsers.links import Link
from ingest.parsers.xml_parts import attribute, descendants, tree
from kb.domain.places import Place, PlaceUnit
from kb.errors import InputRefused

_NO_WORDS = ("pres", "parTrans", "sibTrans")
_ZIP = b"PK\x03\x04"
_DEEPEST = 3
"""Documents within documents."""
_MOST_CHUNKS = 200
"""Parts in other formats that one document takes in."""


@dataclass(slots=True)
class Story:
    """The document around its parts; ``remarks`` are warnings met on the way."""

    package: DocxPackage
    styles: Styles
    counters: Counters
    marks: NoteMarks
    nested: Callable[[bytes, int], ParsedDocument]
    tally: Counter[str] = field(default_factory=Counter)
    remarks: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    in_contents: bool = False
    depth: int = 0
    _addresses: dict[str, dict[str, str]] = field(default_factory=dict, init=False)

    def chunk(self, relation_id: str, part: str) -> list[Block]:
        """The blocks of a part in another format, in place of the reference to it."""
        relation = self.package.target(relation_id, part)
        self.tally["chunks"] += 1
        if relation is None or relation.outside or not self.package.parts.has(relation.target):
            self.remarks.append("a part in another format is missing from the file")
            return []
        if self.tally["chunks"] > _MOST_CHUNKS:
            self.tally["chunks too many"] += 1
            return []
        data = self.package.parts.read(relation.target)
        try:
            document = self._parsed(data, relation.target)
        except InputRefused as refusal:
            problem = refusal.problem.rstrip(".")
            self.remarks.append(f"the part {relation.target} is left out: {problem}")
            return []
        self.remarks += [f"{relation.target}: {warning}" for warning in document.warnings]
        return placed(document.blocks, relation.target)

    def address(self, relation_id: str, part: str) -> str:
        """Where a link of a part leads outside of the document; "" where it does not."""
        if part not in self._addresses:
            found = relations_of(self.package.parts, part)
            self._addresses[part] = {one.id: one.target for one in found if one.outside}
        return self._addresses[part].get(relation_id, "")

    def _parsed(self, data: bytes, name: str) -> ParsedDocument:
        if not data.startswith(_ZIP):
            return parse_chunk(data, name)
        if self.depth + 1 >= _DEEPEST:
            raise InputRefused("documents within documents are too deep", "Add them one by one.")
        return self.nested(data, self.depth + 1)

    def diagram(self, relation_id: str, part: str) -> list[Block]:
        """The words of a diagram (SmartArt), a paragraph for each of its boxes."""
        relation = self.package.target(relation_id, part)
        if relation is None or not self.package.parts.has(relation.target):
            self.tally["diagrams"] += 1
            return []
        root = tree(self.package.parts.read(relation.target), relation.target)
        texts = []
        for point in descendants(root, "dgm:pt"):
            if attribute(point, "type") not in _NO_WORDS:
                texts += [
                    "".join(t.text or "" for t in descendants(p, "a:t"))
                    for p in descendants(point, "a:p")
                ]
        shown = [text for text in map(squeeze, map(clean, texts)) if text]
        return [
            Block(
                BlockKind.PARAGRAPH,
                text,
                0,
                0,
                at=Place(PlaceUnit.PARAGRAPH, n, n, relation.target),
            )
            for n, text in enumerate(shown, 1)
        ]
