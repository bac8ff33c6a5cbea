"""Where shapes stand on a slide, and the order in which a reader takes them."""

import re
from dataclasses import dataclass

from ingest.parsers.opc import targets
from ingest.parsers.zip_package import Package, XmlElement, local

_OVERLAP = 0.1
"""Of the smaller side: boxes that touch or overlap this little still stand apart."""
_MOST_DEEP = 100


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle in the units of the file, from the left and upper edges."""

    left: int = 0
    top: int = 0
    width: int = 0
    height: int = 0

    def side(self, axis: int) -> tuple[int, int]:
        """Start and end: from left to right for axis 0, from top to bottom for 1."""
        start, length = (self.left, self.width) if axis == 0 else (self.top, self.height)
        return start, start + length


_Placed = list[tuple[Area, XmlElement]]


def area_of(shape: XmlElement) -> Area | None:
    """The rectangle that a shape states itself."""
    for child in shape:
        if local(child) == "xfrm":
            return _area(child)
        if local(child) in ("spPr", "grpSpPr"):
            return next((_area(xfrm) for xfrm in child if local(xfrm) == "xfrm"), None)
    return None


def _area(xfrm: XmlElement) -> Area:
    values = {"x": 0, "y": 0, "cx": 0, "cy": 0}
    for child in xfrm:
        if local(child) in ("off", "ext"):
            for name in values:
                text = child.get(name) or ""
                if re.fullmatch(r"-?[0-9]{1,15}", text):
                    values[name] = int(text)
    return Area(values["x"], values["y"], values["cx"], values["cy"])


def inherited_areas(package: Package, layout: str) -> dict[str, Area]:
    """The areas of placeholders on a layout and its master, by "#index" and by type."""
    found: dict[str, Area] = {}
    for part in (layout, *targets(package, layout, "slideMaster")[:1]):
        for shape in package.xml(part).iter("{*}sp"):
            area = area_of(shape)
            ph = next(iter(shape.iter("{*}ph")), None)
            if area is None or ph is None:
                continue
            if ph.get("idx") and part == layout:
                found.setdefault(f"#{ph.get('idx')}", area)
            found.setdefault(ph.get("type") or "body", area)
    if "title" in found:
        found.setdefault("ctrTitle", found["title"])
    if "body" in found:
        found.setdefault("", found["body"])
    return found


def reading_order(placed: _Placed) -> list[XmlElement]:
    """Recursive cuts: bands from top to bottom, in each the columns from left to right.

    Boxes that no straight line parts go by their upper, then their left edge; those at one place
    keep the order of the file.
    """
    return [shape for _, shape in _cut(placed, 1, 0)]


def _cut(placed: _Placed, axis: int, depth: int) -> _Placed:
    if len(placed) < 2 or depth > _MOST_DEEP:  # noqa: PLR2004 - nothing to order
        return placed
    for way in (axis, 1 - axis):
        parts = _parts(placed, way)
        if len(parts) > 1:
            return [one for part in parts for one in _cut(part, 1 - way, depth + 1)]
    return sorted(placed, key=lambda one: (one[0].top, one[0].left))


def _parts(placed: _Placed, axis: int) -> list[_Placed]:
    """Runs of boxes between which a straight line fits."""
    parts: list[_Placed] = []
    end = 0
    for one in sorted(placed, key=lambda one: one[0].side(axis)[0]):
        start, stop = one[0].side(axis)
        slack = int(_OVERLAP * min(stop - start, _extent(parts[-1], axis))) if parts else 0
        if parts and start < end - slack:
            parts[-1].append(one)
            end = max(end, stop)
        else:
            parts.append([one])
            end = stop
    return parts


def _extent(part: _Placed, axis: int) -> int:
    return min(stop - start for start, stop in (area.side(axis) for area, _ in part))
