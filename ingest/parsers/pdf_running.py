"""Running heads and feet and page numbers: lines at the edge of a page that the pages share.

A line goes only if it comes again on other pages at the same height, and if its numbers are
the same there or count the pages; a number that does neither is text.
"""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass

from ingest.parsers.pdf_lines import Line
from ingest.parsers.pdf_page import Page, Table

_EDGE = 0.16
"""Of a page's height, from its upper or lower edge."""
_DEEPEST = 6
"""Lines from an edge that may be running ones."""
_HEIGHT_STEP = 8.0
"""Points: a running line stands at the same height on each page."""
_FEWEST, _FEWEST_OF_SHORT = 3, 2
_FEWEST_OF_RUN = 2
"""Of pages that count on, where others with the same words prove that they are counted."""
_SHORT_DOCUMENT = 4
_THINNEST = 0.3
"""Share of the pages from its first to its last: words that come again now and then are text."""
_ROMAN = re.compile(r"[ivxlc]{1,7}|[IVXLC]{1,7}")
_NUMBER = re.compile(r"\d{1,6}")
_ARTICLE = re.compile(
    r"第\s*[零〇○一二三四五六七八九十百千两\d]+\s*条|(?:Article|Art\.|Section|Sec\.|§)\s*\d",
    re.IGNORECASE,
)
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@dataclass(frozen=True, slots=True)
class _Key:
    words: str
    height: int
    at_top: bool


def take_off_running(pages: list[Page]) -> list[str]:
    """Removes running lines from the pages in place; the text of each."""
    places: dict[_Key, list[tuple[int, int, tuple[int, ...]]]] = defaultdict(list)
    for index, page in enumerate(pages):
        for at, key, numbers in _candidates(page):
            places[key].append((index, at, numbers))
    running: set[tuple[int, int]] = set()
    for key, found in places.items():
        running |= _running(key, found, len(pages))
    marked: dict[int, set[int]] = defaultdict(set)
    for index, at in running:
        marked[index].add(at)
    outer = [_outermost(page, marked[index]) for index, page in enumerate(pages)]
    emptied = sum(
        1 for page, edge in zip(pages, outer, strict=True) if 0 < len(page.parts) == len(edge)
    )
    if emptied * 2 > len(pages):
        # Forms and tickets: what all pages share is what they say.
        return []
    taken: list[str] = []
    for page, edge in zip(pages, outer, strict=True):
        taken += [part.text for at in sorted(edge) if isinstance(part := page.parts[at], Line)]
        page.parts = [part for at, part in enumerate(page.parts) if at not in edge]
    return taken


def _candidates(page: Page) -> list[tuple[int, _Key, tuple[int, ...]]]:
    found = []
    for at, part in _edge_lines(page):
        if _ARTICLE.match(part.text):
            continue
        words, numbers = _pattern(part.text)
        at_top = _middle(part) < page.height / 2
        edge = _middle(part) if at_top else page.height - _middle(part)
        found += [
            (at, _Key(words, round(edge / _HEIGHT_STEP) + step, at_top), numbers) for step in (0, 1)
        ]
    return found


def _edge_lines(page: Page) -> list[tuple[int, Line]]:
    """The few lines nearest to the edges; turned ones may stand anywhere at the side."""
    lines = [(at, part) for at, part in enumerate(page.parts) if isinstance(part, Line)]
    lines.sort(key=lambda item: _middle(item[1]))
    depth = _EDGE * page.height
    top = [item for item in lines if _middle(item[1]) < depth][:_DEEPEST]
    bottom = [item for item in lines if _middle(item[1]) > page.height - depth][-_DEEPEST:]
    turned = [item for item in lines if item[1].turn and item not in top + bottom]
    return top + bottom + turned[:_DEEPEST]


def _middle(line: Line) -> float:
    return (line.box[1] + line.box[3]) / 2


def _pattern(text: str) -> tuple[str, tuple[int, ...]]:
    """The words with # for each number, and the numbers; Roman ones count at either end."""
    tokens = text.split()
    for end in {0, len(tokens) - 1}:
        if _ROMAN.fullmatch(tokens[end]):
            tokens[end] = str(_roman(tokens[end].lower()))
    words = "".join(tokens)
    numbers = tuple(int(number) for number in _NUMBER.findall(words))
    return _NUMBER.sub("#", words), numbers


def _roman(text: str) -> int:
    total = 0
    for one, two in zip(text, text[1:] + "i", strict=True):
        total += -_VALUES[one] if _VALUES[one] < _VALUES[two] else _VALUES[one]
    return total


def _running(
    key: _Key, found: list[tuple[int, int, tuple[int, ...]]], pages: int
) -> set[tuple[int, int]]:
    """The places of lines with the same words whose numbers stay or count the pages."""
    fewest = _FEWEST_OF_SHORT if pages <= _SHORT_DOCUMENT else _FEWEST
    if len({index for index, _, _ in found}) < fewest:
        return set()
    kept = found
    for column in range(len(found[0][2])):
        same = Counter(numbers[column] for _, _, numbers in kept)
        counted = Counter(numbers[column] - index for index, _, numbers in kept)
        value, often = same.most_common(1)[0]
        in_sequence = counted.most_common(1)[0][1]
        if in_sequence >= often and in_sequence >= fewest:
            # Counting may begin anew, as after a preface: each run of pages has its own offset.
            kept = [item for item in kept if counted[item[2][column] - item[0]] >= _FEWEST_OF_RUN]
        elif often >= fewest and not _is_number_alone(key):
            kept = [item for item in kept if item[2][column] == value]
        else:
            return set()
    on = {index for index, _, _ in kept}
    if len(on) < fewest or len(on) < _THINNEST * (max(on) - min(on) + 1):
        return set()
    return {(index, at) for index, at, _ in kept}


def _is_number_alone(key: _Key) -> bool:
    return not any(letter.isalpha() for letter in key.words)


def _outermost(page: Page, marked: set[int]) -> set[int]:
    """Of the marked lines, those with nothing but marked ones between them and the edge."""
    outer: set[int] = set()
    parts = list(enumerate(page.parts))
    for at in marked:
        line = page.parts[at]
        assert isinstance(line, Line)
        at_top = _middle(line) < page.height / 2
        between = [
            other
            for other, part in parts
            if other not in marked and _is_further_out(part, line, at_top=at_top)
        ]
        if line.turn or not between:
            outer.add(at)
    return outer


def _is_further_out(part: Line | Table, line: Line, *, at_top: bool) -> bool:
    if isinstance(part, Line) and part.turn != line.turn:
        return False
    # A line beside it, as a title that changes beside the page's number, is not further out.
    return part.box[3] <= line.box[1] if at_top else part.box[1] >= line.box[3]


def without_numbers(text: str) -> str:
    """What is the same of a running line on each page; "" of a page's number alone."""
    words, _ = _pattern(text)
    return words if any(letter.isalpha() for letter in words) else ""
