"""Whether a text is numbered like a policy paper; a text with a number here and there is not."""

import re
from collections import defaultdict

from ingest.structure.annex_marks import english_annex
from ingest.structure.lines import Line
from ingest.structure.paper_ends import is_date
from ingest.structure.paper_marks import BRACKETED, HAN, PaperMark, paper_mark
from ingest.structure.prose_title import is_document_number, read_head

_FEW = 3
"""Numbers in a row that make a list, or three numbers in all where the text is named a paper."""
_HEAD = 8
_PAPER_ZH = re.compile(
    r"(?:意见|通知|纲要|方案|规划|计划|决定|决议|公告|通告|办法|要点|措施|指南|指引|批复|复函|命令|规定)"
    r"(?:[（(].*[）)])?$|解读"
)
_PAPER_EN = re.compile(
    r"\b(?:opinions?|notice|circular|outline|programme|program|(?:action|work|development) plan"
    r"|guidelines|guiding|measures|decision|announcement|interpretation of)\b",
    re.IGNORECASE,
)


def looks_like_paper(lines: list[Line]) -> bool:
    """Named a paper with some numbers, or numbered 一、二、三、, or numbered in two levels.

    An annex on its own is numbered like one and is none.
    """
    if any(english_annex(line) for line in lines[:_FEW]):
        return False
    marks = [found for line in lines if (found := paper_mark(line)) and found.rank <= BRACKETED]
    runs = _longest_runs(marks)
    longest = max(runs.values(), default=0)
    if _is_named_paper(lines):
        return longest > 1 and len(marks) >= _FEW
    levels = sum(run >= _FEW for run in runs.values())
    return runs.get(HAN, 0) >= _FEW or levels > 1


def _longest_runs(marks: list[PaperMark]) -> dict[int, int]:
    """For each rank the most numbers that rise by one, in the order of the text."""
    longest: dict[int, int] = defaultdict(int)
    running: dict[int, tuple[int, int]] = {}
    for found in marks:
        value = found.value or 0
        last, length = running.get(found.rank, (0, 0))
        length = length + 1 if value == last + 1 else 1
        running[found.rank] = (value, length)
        longest[found.rank] = max(longest[found.rank], length)
    return longest


def _is_named_paper(lines: list[Line]) -> bool:
    """By its title, or by the number of the document near its head."""
    title = read_head(lines).text
    if _PAPER_ZH.search("".join(title.split())) or _PAPER_EN.search(title):
        return True
    near = [line.text for line in lines[:_HEAD]]
    return any(is_document_number(text) and not is_date(text) for text in near)
