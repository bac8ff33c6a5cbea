"""The shapes of one slide in the order in which they are read, as what they hold."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest.blocks import BlockKind
from ingest.parsers.links import Link
from ingest.parsers.opc import outside, relation_id, relationships, targets
from ingest.parsers.pptx_graphics import Grid, chart_grid, diagram_lines, table_grid
from ingest.parsers.pptx_layout import Area, area_of, inherited_areas, reading_order
from ingest.parsers.pptx_text import body_pieces, joined_text, shown
from ingest.parsers.zip_package import Package, XmlElement, local

_TITLES = ("title", "ctrTitle")
_FURNITURE = {"sldNum": "slide number", "dt": "date", "ftr": "footer", "hdr": "header"}
_BULLETED = ("body", "obj", "")
_MOST_NESTED = 50
"""Groups within groups; programs stop far before."""


@dataclass(frozen=True, slots=True)
class Found:
    """One block to be; a table's text has a line for each row."""

    kind: BlockKind
    text: str
    head_rows: int = 0


def placeholder(shape: XmlElement) -> str | None:
    """The type of a placeholder ("" where it states none); None for a shape that is none."""
    ph = _placeholder(shape)
    return None if ph is None else str(ph.get("type") or "")


def _placeholder(shape: XmlElement) -> XmlElement | None:
    for properties in shape:
        if local(properties) in ("nvSpPr", "nvPicPr", "nvGraphicFramePr"):
            return next(iter(properties.iter("{*}ph")), None)
    return None


class SlideReader:
    """Reads one slide; ``left_out`` counts what it holds beside text."""

    def __init__(self, package: Package, part: str) -> None:
        self._package, self._part = package, part
        self._related = relationships(package, part)
        layouts = targets(package, part, "slideLayout")
        self._inherited = inherited_areas(package, layouts[0]) if layouts else {}
        self.left_out: dict[str, int] = {}

    def read(self, root: XmlElement) -> Iterator[Found]:
        """The title first, wherever it stands; then all else from top to bottom."""
        trees = [tree for common in root for tree in common if local(tree) == "spTree"]
        shapes = [shape for tree in trees for shape in tree]
        title = next((shape for shape in shapes if placeholder(shape) in _TITLES), None)
        if title is not None and (text := joined_text(title)):
            yield Found(BlockKind.HEADING, text)
        for shape in self._ordered([one for one in shapes if one is not title], 0):
            yield from self._shape(shape)

    def links(self, root: XmlElement) -> Iterator[Link]:
        """The links of the slide; one whose words have several fonts is several runs."""
        if not (known := outside(self._package, self._part)):
            return
        shown: dict[tuple[XmlElement, str], list[str]] = {}
        for element in root.iter("{*}hlinkClick"):
            run = element.getparent().getparent()
            is_run = local(run) in ("r", "fld")
            words = [node.text or "" for node in run if local(node) == "t"] if is_run else []
            key = (run.getparent() if is_run else run, relation_id(element))
            shown.setdefault(key, []).extend(words)
        for (_, relation), words in shown.items():
            yield Link("".join(words), known.get(relation, ""))

    def _ordered(self, tree: Iterable[XmlElement], depth: int) -> list[XmlElement]:
        """Shapes with groups resolved: what is grouped is read together."""
        placed: list[tuple[Area, XmlElement]] = []
        for child in tree:
            shape = _chosen(child)
            if shape is not None and local(shape) in _READ:
                placed.append((self._area(shape), shape))
        out: list[XmlElement] = []
        for shape in reading_order(placed):
            if local(shape) == "grpSp" and depth < _MOST_NESTED:
                out += self._ordered(shape, depth + 1)
            elif local(shape) == "grpSp":
                out += shape.iter("{*}sp", "{*}graphicFrame", "{*}pic", "{*}cxnSp")
            else:
                out.append(shape)
        return out

    def _area(self, shape: XmlElement) -> Area:
        if own := area_of(shape):
            return own
        ph = _placeholder(shape)
        keys = [] if ph is None else [f"#{ph.get('idx')}", ph.get("type") or ""]
        return next((self._inherited[key] for key in keys if key in self._inherited), Area())

    def _shape(self, shape: XmlElement) -> Iterator[Found]:
        kind = placeholder(shape)
        if kind in _FURNITURE:
            if joined_text(shape):
                self._left_out(_FURNITURE[kind])
            return
        match local(shape):
            case "sp" | "cxnSp":
                for piece in body_pieces(shape, has_bullets=kind in _BULLETED):
                    item = BlockKind.LIST_ITEM if piece.is_item else BlockKind.PARAGRAPH
                    yield Found(item, piece.text)
            case "graphicFrame":
                yield from self._graphic(shape)
            case "pic":
                self._left_out("picture")
                if text := _described(shape):
                    yield Found(BlockKind.NOTE, text)

    def _graphic(self, frame: XmlElement) -> Iterator[Found]:
        for element in frame.iter("{*}tbl", "{*}chart", "{*}relIds", "{*}oleObj"):
            match local(element):
                case "tbl":
                    yield from _table(table_grid(element))
                case "chart":
                    if part := self._target(relation_id(element)):
                        grid = chart_grid(self._package.xml(part))
                        if grid.title:
                            yield Found(BlockKind.PARAGRAPH, grid.title)
                        yield from _table(grid)
                    else:
                        self._left_out("chart")
                case "relIds":
                    if part := self._target(relation_id(element, "dm")):
                        for text in diagram_lines(self._package.xml(part)):
                            yield Found(BlockKind.LIST_ITEM, text)
                    else:
                        self._left_out("diagram")
                case _:
                    self._left_out("embedded object")
                    return

    def _target(self, relation: str) -> str:
        found = self._related.get(relation)
        return found.target if found and self._package.has(found.target) else ""

    def _left_out(self, what: str) -> None:
        self.left_out[what] = self.left_out.get(what, 0) + 1


_READ = ("sp", "grpSp", "graphicFrame", "pic", "cxnSp")


def _chosen(element: XmlElement) -> XmlElement | None:
    """Of two forms of a shape the first: the other is a picture for older programs."""
    if local(element) != "AlternateContent":
        return element
    forms = [form for form in element if local(form) in ("Choice", "Fallback")]
    return next((shape for form in forms for shape in form if local(shape) in _READ), None)


def _table(grid: Grid) -> Iterator[Found]:
    if grid.lines:
        yield Found(BlockKind.TABLE, "\n".join(grid.lines), grid.head_rows)


def _described(picture: XmlElement) -> str:
    """What its author wrote for those who cannot see a picture; programs' guesses are left out."""
    for properties in picture.iter("{*}cNvPr"):
        text = shown(properties.get("descr") or "")
        made = any(sign in text for sign in _MADE_BY_PROGRAMS)
        is_name = text.lower().endswith(_FILE_NAMES)
        return "" if made or is_name else text
    return ""


_MADE_BY_PROGRAMS = (
    "automatically generated",
    "自动生成",
    "自動的に生成",
    "AI-generated",
    "AI 生成",
)
_FILE_NAMES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".emf", ".wmf", ".svg", ".tif", ".tiff")
