"""How a browser shows elements, as far as words depend on it."""

import re

from ingest.parsers.clean import clean
from ingest.parsers.html_tree import Element
from ingest.parsers.layout import glue

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav"
    " ol option p pre search section select summary table tbody td tfoot th thead tr ul".split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
# The Official Journal of the European Union sets its headings as paragraphs of these classes.
_HEADING_CLASSES = {
    "doc-ti": 1,
    "title-doc-first": 1,
    "ti-section-1": 2,
    "title-division-1": 2,
    "ti-art": 3,
    "title-article-norm": 3,
}
_WITHOUT_WORDS = frozenset("head script style noframes iframe svg frameset xmp".split())
_HIDING = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)
_BLOCK_STYLE = re.compile(r"display\s*:\s*(?:block|flex|grid|table)\b", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\n]+")
_MARK = re.compile(r"\s*第[零〇一二三四五六七八九十百千两\d]+[编章节条]")
_LONGEST_MARK = 20
_RAISED = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_RAISABLE = re.compile(r"[0-9+\-−=()n]{1,6}")


def heading_level(element: Element) -> int:
    """1 to 6 for a heading, 0 for any other element."""
    if level := _HEADINGS.get(element.tag):
        return level
    names = element.attribute("class").split() if element.tag == "p" else []
    levels = (_HEADING_CLASSES.get(name.removeprefix("oj-"), 0) for name in names)
    return max(levels, default=0)


def has_no_words(element: Element) -> bool:
    """Scripts, styles, and what a page shows only where those do not run."""
    return element.tag in _WITHOUT_WORDS


def is_hidden(element: Element) -> bool:
    """Hidden by its own name or attributes; of the whole page, only until a script shows it."""
    if element.tag in ("html", "body"):
        return False
    return is_unseen(element) or element.attribute("aria-hidden").lower() == "true"


def is_unseen(element: Element) -> bool:
    """Hidden from the eye, where ``aria-hidden`` only keeps a screen reader silent."""
    return element.tag not in ("html", "body") and (
        element.tag == "template"
        or "hidden" in element.attributes
        or _HIDING.search(element.attribute("style")) is not None
    )


def is_block(element: Element) -> bool:
    """Whether a line ends before and after the element."""
    return element.tag in BLOCKS or _BLOCK_STYLE.search(element.attribute("style")) is not None


def shown(text: str) -> str:
    """The words of one line: white space as shown, nothing hidden in characters.

    A break of the source between Chinese characters shows as nothing here, as the author of the
    page meant it; but the space after a number of an article stays.
    """
    return _SPACES.sub(_space, clean(text).replace("\xa0", " ")).strip()


def _space(found: re.Match[str]) -> str:
    start, end, text = found.start(), found.end(), found.string
    if "\n" not in found[0] or not 0 < start < end < len(text):
        return " "
    is_number = start <= _LONGEST_MARK and _MARK.fullmatch(text, 0, start)
    return " " if is_number else glue(text[start - 1], text[end])


def raised(text: str) -> str:
    """The text of <sup> as Unicode raises it, since 10⁶ is not 106; as it is where it cannot."""
    stripped = text.strip()
    return stripped.translate(_RAISED) if _RAISABLE.fullmatch(stripped) else text
