"""The paragraphs and tables of one part of a DOCX, as blocks in reading order."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import ClassVar

from ingest.blocks import Block, BlockKind
from ingest.parsers.clean import clean
from ingest.parsers.docx_contents import is_contents_entry
from ingest.parsers.docx_inline import InlineReader
from ingest.parsers.docx_line import Inline
from ingest.parsers.docx_math import math_text
from ingest.parsers.docx_story import Story
from ingest.parsers.docx_styles import number_properties, outline_level
from ingest.parsers.docx_table import table_blocks
from ingest.parsers.layout import squeeze
from ingest.parsers.paragraphs import paragraph_blocks
from ingest.parsers.xml_parts import Element, attribute, child, descendants, is_on, name, value
from kb.domain.places import Place, PlaceUnit

_NUMBER = "paragraph-number"
_MOST_LEVELS = 9


@dataclass(slots=True)
class _RunIn:
    """Text whose paragraph does not end: its mark is deleted or hidden."""

    text: str = ""
    mark: str = ""
    first: int = 0
    level: int = 0


def _is_drop_cap(properties: Element | None) -> bool:
    """The large first letter of a paragraph, which is a paragraph of its own in the file."""
    frame = child(properties, "w:framePr")
    return frame is not None and attribute(frame, "w:dropCap", "none") != "none"


@dataclass(slots=True)
class Flow:
    """Reads the blocks of one part; ``place`` counts its ``w:p`` elements in document order.

    ``notes`` gathers what notes were referred to since the caller emptied it.
    """

    story: Story
    part: str
    reader: InlineReader
    own_mark: str = ""
    first: int = 0
    notes: list[tuple[str, str]] = field(default_factory=list)
    _counted: int = field(default=0, init=False)
    _run_in: _RunIn | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        self._counted = self.first

    def blocks(self, element: Element) -> list[Block]:
        """The blocks of an outermost element of the part."""
        for paragraph in descendants(element, "w:p"):
            self._counted += 1
            paragraph.set(_NUMBER, str(self._counted))
        return self._take(element)

    def rest(self) -> list[Block]:
        """What was kept for a next paragraph that never came."""
        held, self._run_in = self._run_in, None
        if held is None or not (text := squeeze(clean(held.mark + held.text))):
            return []
        return [Block(BlockKind.PARAGRAPH, text, 0, 0, at=self._place(held.first, held.first))]

    def _take(self, element: Element) -> list[Block]:
        read = self.readers.get(name(element))
        return [] if read is None else read(self, element)

    def _children(self, element: Element) -> list[Block]:
        return [block for inner in element for block in self._take(inner)]

    def _revised(self, element: Element) -> list[Block]:
        self.story.tally["insertions" if name(element) == "w:ins" else "moves"] += 1
        return self._children(element)

    def _deleted(self, element: Element) -> list[Block]:
        self.story.tally["deletions"] += name(element) == "w:del"
        return []

    def _alternate(self, element: Element) -> list[Block]:
        chosen = child(element, "mc:Choice")
        chosen = child(element, "mc:Fallback") if chosen is None else chosen
        return [] if chosen is None else self._children(chosen)

    def _control(self, element: Element) -> list[Block]:
        gallery = value(element_of := child(element, "w:sdtPr", "w:docPartObj"), "w:docPartGallery")
        content = child(element, "w:sdtContent")
        if content is None:
            return []
        if element_of is not None and gallery == "Table of Contents":
            before, self.story.in_contents = self.story.in_contents, True
            blocks = self._children(content)
            self.story.in_contents = before
            return blocks
        return self._children(content)

    def _table(self, element: Element) -> list[Block]:
        def read_cell(cell: Element) -> list[Block]:
            return [*self._children(cell), *self.rest()]

        def deleted() -> None:
            self.story.tally["deletions"] += 1

        return [*self.rest(), *table_blocks(element, read_cell, deleted)]

    def _chunk(self, element: Element) -> list[Block]:
        return [*self.rest(), *self.story.chunk(attribute(element, "r:id"), self.part)]

    def _elsewhere(self, _: Element) -> list[Block]:
        self.story.tally["subdocuments"] += 1
        return []

    def _formula(self, element: Element) -> list[Block]:
        """A formula beside the paragraphs, which has the place of the one before it."""
        place = self._place(max(self._counted, 1), max(self._counted, 1))
        return paragraph_blocks("", math_text(element), BlockKind.PARAGRAPH, 0, place)

    def _paragraph(self, element: Element) -> list[Block]:
        properties = child(element, "w:pPr")
        style_id = value(properties, "w:pStyle") or self.story.styles.default_paragraph
        inline = self.reader.read(element, style_id, self.own_mark)
        self.notes += inline.notes
        self._keep_links()
        number = int(element.get(_NUMBER, "0"))
        inside = self._inside_boxes(inline)
        if self._is_contents(inline, style_id):
            self.story.tally["lines of contents"] += 1
            return inside
        held = self._run_in or _RunIn(first=number)
        text, mark_properties = held.text + inline.text, child(properties, "w:rPr")
        gone = any(child(mark_properties, tag) is not None for tag in ("w:del", "w:moveFrom"))
        if gone or (text.strip() and _is_drop_cap(properties)):
            self._run_in = _RunIn(text, held.mark, held.first, held.level)
            return inside
        level = held.level or self._level(properties, style_id)
        hides_end = is_on(child(mark_properties, "w:vanish"))
        if hides_end and not text.strip():
            return inside
        mark = held.mark or self.story.counters.next_mark(number_properties(properties), style_id)
        if hides_end:
            self._run_in = _RunIn(text, mark, held.first, level)
            return inside
        self._run_in = None
        in_list = self.story.counters.in_list(number_properties(properties), style_id)
        kind = BlockKind.LIST_ITEM if in_list else BlockKind.PARAGRAPH
        place = self._place(held.first, number)
        return [*paragraph_blocks(mark, text, kind, level, place), *inside]

    def _keep_links(self) -> None:
        links, self.reader.links = self.reader.links, []
        for relation_id, link in links:
            target = link.target or self.story.address(relation_id, self.part)
            self.story.links.append(replace(link, target=target))

    def _level(self, properties: Element | None, style_id: str) -> int:
        own = outline_level(properties)
        if own is not None:
            return own + 1 if 0 <= own < _MOST_LEVELS else 0
        return self.story.styles.heading_level(style_id)

    def _is_contents(self, inline: Inline, style_id: str) -> bool:
        styles, open_here = self.story.styles, inline.in_contents or self.story.in_contents
        if not inline.text.strip():
            return False
        if self.story.in_contents and styles.is_contents_head(style_id):
            return True
        has_style = styles.is_contents(style_id)
        return is_contents_entry(inline, has_style=has_style, is_open=open_here)

    def _inside_boxes(self, inline: Inline) -> list[Block]:
        """Text boxes and diagrams that hang on a paragraph: behind it, each a story of its own."""
        blocks: list[Block] = []
        for box in inline.boxes:
            held, self._run_in = self._run_in, None
            with self.reader.apart():
                blocks += [*self._box(box), *self.rest()]
            self._run_in = held
        for diagram in inline.diagrams:
            blocks += self.story.diagram(diagram, self.part)
        return blocks

    def _box(self, box: Element) -> list[Block]:
        if name(box) == "w:txbxContent":
            return self._children(box)
        drawn = attribute(box, "string") or "".join(t.text or "" for t in descendants(box, "a:t"))
        host = next((one for one in box.iterancestors() if name(one) == "w:p"), None)
        number = 0 if host is None else int(host.get(_NUMBER, "0"))
        place = self._place(number, number)
        return paragraph_blocks("", drawn, BlockKind.PARAGRAPH, 0, place)

    def _place(self, first: int, last: int) -> Place:
        return Place(PlaceUnit.PARAGRAPH, first, last, self.part)

    readers: ClassVar[dict[str, Callable[["Flow", Element], list[Block]]]] = {
        "w:p": _paragraph,
        "w:tbl": _table,
        "w:sdt": _control,
        "w:sdtContent": _children,
        "w:customXml": _children,
        "w:smartTag": _children,
        "w:ins": _revised,
        "w:moveTo": _revised,
        "w:del": _deleted,
        "w:moveFrom": _deleted,
        "mc:AlternateContent": _alternate,
        "w:altChunk": _chunk,
        "w:subDoc": _elsewhere,
        "m:oMathPara": _formula,
        "m:oMath": _formula,
        "w:footnote": _children,
        "w:endnote": _children,
    }


OUTERMOST = tuple(tag for tag in Flow.readers if tag not in ("w:footnote", "w:endnote"))
