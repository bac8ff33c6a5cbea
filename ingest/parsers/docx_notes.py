"""Footnotes and endnotes of a DOCX, as blocks with their printed marks."""

from dataclasses import replace

from ingest.blocks import Block, BlockKind
from ingest.parsers.docx_flow import Flow
from ingest.parsers.docx_inline import InlineReader
from ingest.parsers.docx_note_marks import ENDNOTE, FOOTNOTE, note_sign
from ingest.parsers.docx_story import Story
from ingest.parsers.xml_parts import Element, attribute, descendants, tree

_DEEPEST = 2
"""A note may refer to another; a circle of them ends here."""


class Notes:
    """The notes of a document, each read when it is referred to."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._parts: dict[str, str] = {}
        self._elements: dict[tuple[str, str], Element] = {}
        self._first: dict[tuple[str, str], int] = {}
        self._seen: set[tuple[str, str]] = set()
        self._at_end: list[Block] = []
        for kind in (FOOTNOTE, ENDNOTE):
            self._load(kind)

    def behind(self, references: list[tuple[str, str]]) -> list[Block]:
        """The footnotes among the references; endnotes are kept for the end of the document."""
        blocks: list[Block] = []
        for kind, note_id in references:
            read = self._read(kind, note_id, 0)
            if kind == FOOTNOTE:
                blocks += read
            else:
                self._at_end += read
        return blocks

    def at_end(self) -> list[Block]:
        return self._at_end

    def _load(self, kind: str) -> None:
        found = self._story.package.read(f"{kind}s")
        if found is None:
            return
        part, data = found
        self._parts[kind] = part
        counted = 0
        for element in descendants(tree(data, part), f"w:{kind}"):
            key = (kind, attribute(element, "w:id"))
            self._elements[key], self._first[key] = element, counted
            counted += sum(1 for _ in descendants(element, "w:p"))

    def _read(self, kind: str, note_id: str, depth: int) -> list[Block]:
        key = (kind, note_id)
        if key in self._seen or depth > _DEEPEST:
            return []
        self._seen.add(key)
        if key not in self._elements:
            self._story.tally["missing notes"] += 1
            return []
        story = self._story
        mark = note_sign(story.marks.marks.get(key, ""))
        reader = InlineReader(story.styles, story.marks, story.tally)
        flow = Flow(story, self._parts[kind], reader, mark, first=self._first[key])
        blocks = [*flow.blocks(self._elements[key]), *flow.rest()]
        notes = [_as_note(block) for block in blocks]
        if notes and mark and not notes[0].text.startswith(mark):
            notes[0] = replace(notes[0], text=f"{mark} {notes[0].text}")
        inner = [n for note in flow.notes for n in self._read(*note, depth + 1)]
        return [*notes, *inner]


def _as_note(block: Block) -> Block:
    """Tables stay tables, so that their rows keep their places."""
    if block.kind is BlockKind.TABLE:
        return block
    return replace(block, kind=BlockKind.NOTE, level=0)
