"""The numbers that a browser prints before list items (HTML Living Standard, 4.4.5)."""

import re

from ingest.parsers.html_tree import Element
from ingest.parsers.layout import starts_with_marker
from kb.legal.numerals import HIGHEST_ROMAN, int_to_chinese, int_to_letters, int_to_roman

_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([^;]*)", re.IGNORECASE)
_CHINESE_STYLES = ("cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal")
_MOST_CHINESE = 99
_STYLES = {
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
    "1": "decimal",
}


class OrderedList:
    """Counts the items of one <ol>."""

    def __init__(self, element: Element, items: int) -> None:
        self._style = _style_of(element) or _STYLES.get(element.attribute("type"), "decimal")
        self._step = -1 if "reversed" in element.attributes else 1
        first = items if self._step < 0 else 1
        self._next = _whole(element.attribute("start"), first)

    def mark(self, item: Element) -> str:
        """What stands before the item; "" where its list is styled to print nothing."""
        n = _whole(item.attribute("value"), self._next)
        self._next = n + self._step
        return printed(n, _style_of(item) or self._style)


def marked(mark: str, text: str) -> str:
    """The item's words after its mark, unless they bring a number of their own.

    Pages whose items begin with （一） or 第一条 switch the browser's numbers off in their style
    sheets, which are not part of the file.
    """
    return text if not mark or starts_with_marker(text) else f"{mark} {text}"


def printed(n: int, style: str) -> str:
    """``n`` in a style of CSS: "3.", "c.", "iii.", "三、"; "" for none."""
    if style in ("none", "disc", "circle", "square"):
        return ""
    if style in _CHINESE_STYLES and 0 < n <= _MOST_CHINESE:
        return f"{int_to_chinese(n)}、"
    if style.endswith(("alpha", "latin")) and n > 0:
        return _cased(int_to_letters(n), style)
    if style.endswith("roman") and 0 < n <= HIGHEST_ROMAN:
        return _cased(int_to_roman(n).lower(), style)
    return f"{n}."


def _style_of(element: Element) -> str:
    found = _STYLE.search(element.attribute("style"))
    return found[1].split()[0].lower() if found and found[1].split() else ""


def _whole(stated: str, otherwise: int) -> int:
    return int(stated) if re.fullmatch(r"-?[0-9]{1,6}", stated.strip()) else otherwise


def _cased(letters: str, style: str) -> str:
    return f"{letters.upper() if style.startswith('upper') else letters}."
