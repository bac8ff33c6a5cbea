"""What lies over the cells of a worksheet and is left out: text boxes, charts, pictures."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from ingest.parsers.clean import clean
from ingest.parsers.opc import targets
from ingest.parsers.zip_package import Package, local

_SHOWN = 40
"""Characters of a text box that its warning quotes."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """Counts on one sheet; ``words`` are the beginnings of its text boxes."""

    KINDS: ClassVar[tuple[str, ...]] = ("text box", "chart", "picture")
    counts: dict[str, int]
    words: tuple[str, ...] = ()

    @staticmethod
    def warning(sheets: "Sequence[Drawn]", kind: str) -> str:
        """One sentence for all sheets; "" where there is none of the kind."""
        count = sum(sheet.counts.get(kind, 0) for sheet in sheets)
        if not count:
            return ""
        many = {"text box": "text boxes"}.get(kind, f"{kind}s")
        words = [f"“{text}”" for sheet in sheets for text in sheet.words][:3]
        quoted = f": {', '.join(words)}" if kind == "text box" else ""
        return f"{count} {kind if count == 1 else many} left out{quoted}"


def drawn_on(package: Package, sheet: str) -> Drawn:
    """What the drawing parts of a sheet hold."""
    counts: dict[str, int] = {}
    words: list[str] = []
    for part in targets(package, sheet, "drawing"):
        root = package.xml(part)
        for shape in root.iter("{*}sp"):
            text = "".join(node.text or "" for node in shape.iter("{*}t"))
            text = " ".join(clean(text).split())
            if text:
                counts["text box"] = counts.get("text box", 0) + 1
                words.append(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…")
        for kind, tag in (("chart", "chart"), ("picture", "pic")):
            found = sum(1 for element in root.iter(f"{{*}}{tag}") if local(element) == tag)
            if found:
                counts[kind] = counts.get(kind, 0) + found
    return Drawn(counts, tuple(words))
