"""PPTX decks: slide by slide, from top to bottom, with tables, charts, diagrams and notes.

Read as XML: python-pptx opens every picture first, and knows neither diagrams nor comments.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.blocks import Block, BlockKind, ParsedDocument
from ingest.parsers.links import Link, link_remarks
from ingest.parsers.opc import (
    main_part,
    relation_id,
    relationships,
    stated_title,
    targets,
)
from ingest.parsers.pptx_shapes import Found, SlideReader, placeholder
from ingest.parsers.pptx_text import body_pieces, shown
from ingest.parsers.zip_package import Package, XmlElement, local, open_package
from kb.domain.places import Place, PlaceUnit
from kb.errors import EmptyInput, InputRefused

PARSER = "pptx/1"
MOST_SLIDES = 5_000
"""The largest decks have some hundreds."""
_KIND = "PPTX deck"
_NAMED = 10
_HIDDEN = ("0", "false")


@dataclass(frozen=True, slots=True)
class _Slide:
    number: int
    part: str
    root: XmlElement

    @property
    def is_hidden(self) -> bool:
        return self.root.get("show") in _HIDDEN


def parse_pptx(data: bytes) -> ParsedDocument:
    """Blocks of a deck, each with its slide; speakers' notes and comments as notes behind it.

    The title of a slide is a heading: of level 1 on the first slide, of level 2 on the others.
    Hidden slides are read too; warnings name them, and count pictures, footers and objects that
    were left out. Raises InputRefused for what is no deck, is damaged, locked, or past the
    limits; EmptyInput for one without text.
    """
    package = open_package(data, _KIND)
    slides = _slides(package)
    blocks: list[Block] = []
    left_out: dict[str, list[int]] = {}
    links: list[Link] = []
    for slide in slides:
        reader = SlideReader(package, slide.part)
        found = [*reader.read(slide.root), *_notes(package, slide.part)]
        blocks += _blocks(slide, found, len(blocks))
        links += reader.links(slide.root)
        for what, count in reader.left_out.items():
            left_out.setdefault(what, []).extend([slide.number] * count)
    if not blocks:
        raise EmptyInput("There is no text on these slides.", "Add a deck that has text.")
    warnings = [*_said_of(slides, blocks), *_unread(left_out), *link_remarks(links)]
    return ParsedDocument(tuple(blocks), PARSER, stated_title(package), tuple(warnings))


def _slides(package: Package) -> list[_Slide]:
    main = main_part(package, "ppt/presentation.xml")
    root, related = package.xml(main), relationships(package, main)
    if local(root) != "presentation":
        raise InputRefused(f"This is no {_KIND}.", "Give the file the suffix of its type.")
    ids = [relation_id(element) for element in root.iter("{*}sldId")]
    if len(ids) > MOST_SLIDES:
        problem = f"This {_KIND} has {len(ids)} slides; the limit is {MOST_SLIDES}."
        raise InputRefused(problem, "Split it.")
    parts = [related[one].target if one in related else "" for one in ids]
    if absent := [str(n) for n, part in enumerate(parts, 1) if not package.has(part)]:
        problem = f"This {_KIND} is incomplete: slide {', '.join(absent[:_NAMED])} is not in it."
        raise InputRefused(problem, "Open it in the program that made it, and save it again.")
    return [_Slide(n, part, package.xml(part)) for n, part in enumerate(parts, 1)]


def _blocks(slide: _Slide, found: Sequence[Found], before: int) -> list[Block]:
    at = Place(PlaceUnit.SLIDE, slide.number, slide.number)
    return [
        Block(
            one.kind,
            one.text,
            before + n,
            before + n,
            level=(1 if slide.number == 1 else 2) if one.kind is BlockKind.HEADING else 0,
            at=at,
            rows=(at,) * (one.text.count("\n") + 1) if one.kind is BlockKind.TABLE else (),
            head_rows=one.head_rows,
        )
        for n, one in enumerate(found, 1)
    ]


def _notes(package: Package, part: str) -> Iterator[Found]:
    """What the speaker has under the slide, then what reviewers wrote beside it."""
    for notes in targets(package, part, "notesSlide"):
        for shape in package.xml(notes).iter("{*}sp"):
            if placeholder(shape) == "body":
                for piece in body_pieces(shape, has_bullets=False):
                    yield Found(BlockKind.NOTE, piece.text)
    for comments in targets(package, part, "comments"):
        for comment in package.xml(comments).iter("{*}cm", "{*}reply"):
            words = [n for n in comment if local(n) in ("text", "txBody")]
            text = shown(" ".join("".join(node.itertext()) for node in words))
            if text:
                yield Found(BlockKind.NOTE, text)


def _said_of(slides: list[_Slide], blocks: list[Block]) -> Iterator[str]:
    if hidden := [slide.number for slide in slides if slide.is_hidden]:
        yield f"{_slides_of(hidden, 'hidden slide')} read too: {_list(hidden)}"
    full = {block.place.first for block in blocks if block.kind is not BlockKind.NOTE}
    if bare := [slide.number for slide in slides if slide.number not in full]:
        yield f"{_slides_of(bare, 'slide')} without text: {_list(bare)}"


def _unread(left_out: dict[str, list[int]]) -> Iterator[str]:
    for what, numbers in left_out.items():
        on = sorted(set(numbers))
        count = f"{len(numbers)} {what}{'' if len(numbers) == 1 else 's'}"
        yield f"{count} left out, on slide{'' if len(on) == 1 else 's'} {_list(on)}"


def _slides_of(numbers: list[int], one: str) -> str:
    return f"{len(numbers)} {one}{'' if len(numbers) == 1 else 's'}"


def _list(numbers: list[int]) -> str:
    more = f" and {len(numbers) - _NAMED} more" if len(numbers) > _NAMED else ""
    return ", ".join(map(str, numbers[:_NAMED])) + more
