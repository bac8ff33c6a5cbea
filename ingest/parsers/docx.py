"""DOCX: the text that a reader of the document sees, paragraph by paragraph."""

from dataclasses import replace

from ingest.blocks import Block, ParsedDocument
from ingest.parsers.docx_counters import Counters
from ingest.parsers.docx_disguise import refuse_disguise
from ingest.parsers.docx_flow import OUTERMOST, Flow
from ingest.parsers.docx_inline import InlineReader
from ingest.parsers.docx_margins import margin_remarks
from ingest.parsers.docx_note_marks import NoteMarks, note_formats
from ingest.parsers.docx_notes import Notes
from ingest.parsers.docx_numbering import read_numbering
from ingest.parsers.docx_package import DocxPackage, docx_package
from ingest.parsers.docx_remarks import remarks
from ingest.parsers.docx_story import Story
from ingest.parsers.docx_styles import read_styles
from ingest.parsers.links import link_remarks
from ingest.parsers.xml_parts import descendants, elements_of
from ingest.parsers.zip_package import open_package
from kb.errors import EmptyInput

PARSER = "docx/1"
_KIND = "Word document"
_SCAN = "If its text is in pictures, save it as PDF and add that."


def parse_docx(data: bytes) -> ParsedDocument:
    """Blocks of a Word document, with numbers as printed, and warnings that count what is left out.

    Places count the ``w:p`` elements of a part in document order. Tracked changes are taken as
    accepted. Raises InputRefused for a file that is damaged, locked, too large once unpacked, or
    something else; EmptyInput for a document without text.
    """
    return _parse(data, 0)


def _parse(data: bytes, depth: int) -> ParsedDocument:
    """The same for a document that is a part of another, ``depth`` times over."""
    refuse_disguise(data)
    package = docx_package(open_package(data, _KIND))
    document = package.parts.read(package.document)
    story = _story(package, document, depth)
    blocks = _numbered(_blocks(story, document))
    warnings = (*_remarks(story), *dict.fromkeys(story.remarks))
    if not blocks:
        why = f": {'; '.join(warnings)}" if warnings else ""
        raise EmptyInput(f"There is no text in this document{why}.", _SCAN)
    return ParsedDocument(blocks, PARSER, warnings=warnings)


def _story(package: DocxPackage, document: bytes, depth: int) -> Story:
    styles = read_styles(package.root("styles"))
    numberings = read_numbering(package.root("numbering"), styles)
    formats = note_formats(document, package.document, package.root("settings"))
    counters = Counters(numberings, styles)
    story = Story(package, styles, counters, NoteMarks(formats), _parse, depth=depth)
    if any(form.restarts for form in formats.values()):
        story.remarks.append("notes begin anew within the text, and are counted through here")
    return story


def _blocks(story: Story, document: bytes) -> list[Block]:
    part = story.package.document
    reader = InlineReader(story.styles, story.marks, story.tally)
    flow, notes = Flow(story, part, reader), Notes(story)
    blocks: list[Block] = []
    for element in elements_of(document, part, *OUTERMOST):
        blocks += flow.blocks(element)
        blocks += notes.behind(flow.notes)
        flow.notes.clear()
    return [*blocks, *flow.rest(), *notes.at_end()]


def _numbered(blocks: list[Block]) -> tuple[Block, ...]:
    return tuple(replace(block, first_line=n, last_line=n) for n, block in enumerate(blocks, 1))


def _remarks(story: Story) -> list[str]:
    comments = story.package.root("comments")
    if comments is not None:
        story.tally["comments"] = sum(1 for _ in descendants(comments, "w:comment"))
    found = [*remarks(story.tally), *margin_remarks(story)]
    if story.package.has_macros:
        found.append("the document has macros, which are neither run nor read")
    for unknown, count in story.counters.unknown.items():
        found.append(f"{count} numbers in the format {unknown} read as digits")
    return [*found, *link_remarks(story.links)]
