"""Tables, charts and diagrams on slides as lines of text."""

from dataclasses import dataclass

from ingest.parsers.markdown_table import CELLS
from ingest.parsers.merged_cells import Repeats
from ingest.parsers.number_formats import GENERAL, shown_number
from ingest.parsers.pptx_text import cell_text, shown
from ingest.parsers.xml_parts import whole
from ingest.parsers.zip_package import XmlElement, local

_TRUE = ("1", "true")
_MOST_POINTS = 20_000
"""Categories of a chart."""
_LONGEST_INDEX = 9
_MOST_NODES = 20_000
"""Of a diagram."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Lines with cells parted by " | "; the first ``head_rows`` are column heads."""

    lines: tuple[str, ...]
    head_rows: int = 0
    title: str = ""


def table_grid(table: XmlElement) -> Grid:
    """A cell merged over rows stands in each of them (``merged_cells``), over columns once."""
    heads = 0
    rows: list[list[str]] = []
    above: dict[int, str] = {}
    repeats = Repeats()
    for child in table:
        if local(child) == "tblPr" and child.get("firstRow") in _TRUE:
            heads = 1
        if local(child) == "tr":
            is_head = heads > 0 and not rows
            cells = [cell for cell in child if local(cell) == "tc"]
            own = ["" if _is_merged(cell) else cell_text(cell, is_head=is_head) for cell in cells]
            rows.append(own if not any(own) else _with_merged(cells, own, above, repeats))
    lines = [CELLS.join(row).strip() for row in rows if any(row)]
    if heads and (not rows or not any(rows[0]) or len(lines) == 1):
        heads = 0
    return Grid(tuple(lines), heads)


def _is_merged(cell: XmlElement) -> bool:
    return cell.get("hMerge") in _TRUE or cell.get("vMerge") in _TRUE


def _with_merged(
    cells: list[XmlElement], own: list[str], above: dict[int, str], repeats: Repeats
) -> list[str]:
    """The cells of a row with what reaches down into them; ``above`` is the same for the next."""
    texts = []
    for n, (cell, text) in enumerate(zip(cells, own, strict=True)):
        goes_on = cell.get("vMerge") in _TRUE
        if not goes_on:
            above[n] = text
        texts.append(repeats.of(above.get(n, "")) if goes_on else text)
    return texts


def chart_grid(chart: XmlElement) -> Grid:
    """The numbers behind a chart: a row for each category, a column for each series."""
    title = next((_title(n) for c in chart.iter("{*}chart") for n in c if local(n) == "title"), "")
    names: list[str] = []
    columns: list[dict[int, str]] = []
    categories: dict[int, str] = {}
    for series in chart.iter("{*}ser"):
        parts = {local(child): child for child in series}
        names.append(" ".join(_points(parts.get("tx")).values()))
        for at, text in _points(parts.get("cat", parts.get("xVal"))).items():
            categories.setdefault(at, text)
        columns.append(_points(parts.get("val", parts.get("yVal"))))
    rows = sorted({at for column in (categories, *columns) for at in column})
    lines = [
        CELLS.join([categories.get(at, ""), *(column.get(at, "") for column in columns)]).strip()
        for at in rows
    ]
    head = CELLS.join(["", *names]).strip() if any(names) else ""
    if head and lines:
        return Grid((head, *lines), 1, title)
    return Grid((head, *lines) if head else tuple(lines), 0, title)


def _title(title: XmlElement) -> str:
    for rich in title.iter("{*}rich"):
        return shown("\n".join("".join(t.text or "" for t in p.iter("{*}t")) for p in rich))
    return " ".join(_points(title).values())


def _points(of: XmlElement | None) -> dict[int, str]:
    """Stored points by their number. Of categories on several levels the lowest comes first."""
    found: dict[int, str] = {}
    if of is None:
        return found
    code = next((node.text or GENERAL for node in of.iter("{*}formatCode")), GENERAL)
    for point in of.iter("{*}pt"):
        at = point.get("idx") or ""
        value = next((node.text or "" for node in point if local(node) == "v"), "")
        if at.isdecimal() and len(at) < _LONGEST_INDEX and len(found) < _MOST_POINTS:
            is_number = local(point.getparent()) == "numCache"
            text = shown(_number(value, point.get("formatCode") or code) if is_number else value)
            found[int(at)] = f"{text} {found[int(at)]}" if int(at) in found else text
    if not found:
        words = [node.text or "" for node in of if local(node) == "v"]
        return {0: shown(words[0])} if words else {}
    return found


def _number(value: str, code: str) -> str:
    try:
        return shown_number(float(value), code)
    except (ValueError, ArithmeticError):
        return value


def diagram_lines(model: XmlElement) -> list[str]:
    """The words of a diagram, each node before those that hang on it (21.4.3)."""
    words: dict[str, str] = {}
    order: list[str] = []
    for point in model.iter("{*}pt"):
        if point.get("type", "node") in ("node", "asst", "doc"):
            name = point.get("modelId") or ""
            order.append(name)
            bodies = [child for child in point if local(child) == "t"]
            words[name] = " ".join(filter(None, map(_node_text, bodies)))
    below: dict[str, list[tuple[int, str]]] = {}
    for link in model.iter("{*}cxn"):
        if link.get("type", "parOf") == "parOf":
            place = link.get("srcOrd") or "0"
            child = (whole(place) or 0, link.get("destId") or "")
            below.setdefault(link.get("srcId") or "", []).append(child)
    hanging = {child for children in below.values() for _, child in children}
    todo = [name for name in reversed(order) if name not in hanging]
    seen: dict[str, None] = {}
    while todo and len(seen) < _MOST_NODES:
        name = todo.pop()
        if name not in seen:
            seen[name] = None
            todo += [child for _, child in sorted(below.get(name, []), reverse=True)]
    rest = [name for name in order if name not in seen]
    return [words[name] for name in (*seen, *rest) if words.get(name)]


def _node_text(body: XmlElement) -> str:
    return shown("\n".join("".join(t.text or "" for t in p.iter("{*}t")) for p in body))
