"""Where a policy paper begins and ends: title, number, addressee; signature, date, annexes."""

import re
from dataclasses import replace

from ingest.structure.annex import annex_starts
from ingest.structure.lines import Line
from ingest.structure.paper_marks import paper_mark
from ingest.structure.prose_title import Head, is_boilerplate, read_head

_DATE = re.compile(
    r"[（(]?(?:\d{4}|[一二][〇○零一二三四五六七八九]{3})年\s*[\d一二三四五六七八九十]{1,3}月"
    r"\s*[\d一二三四五六七八九十]{1,3}日[）)]?"
)
_ATTACHED = re.compile(
    r"附\s*件\s*\d{0,2}\s*[：:]|(?:Annex(?:es)?|Attachments?|Appendix)\s*\d{0,2}\s*:"
)
_REMARK = re.compile(r"[（(].{2,40}[）)]$")
_SENTENCE_ENDS = tuple("。；：！？.;:!?")
_LONGEST_SIGNATURE = 40
_LONGEST_ATTACHED = 300
_MOST_SIGNATURES = 12
_LONGEST_ISSUER = 40


def read_paper_head(lines: list[Line]) -> Head:
    """As for prose; a title that is broken behind the issuer's name is one title."""
    head = read_head(lines)
    if head.title is None or head.title + 1 >= len(lines):
        return head
    first, second = lines[head.title].text, lines[head.title + 1].text
    broken = second.startswith("关于") and "关于" not in first and len(first) <= _LONGEST_ISSUER
    if not broken or second.endswith(_SENTENCE_ENDS):
        return head
    end = max(head.end, head.title + 2)
    while end < len(lines) - 1 and (is_boilerplate(lines[end].text) or is_date(lines[end].text)):
        end += 1
    kept = tuple(at for at in range(end) if at != head.title)
    return replace(head, text=f"{first}{second}", header=(head.title, *kept), end=end)


def is_date(text: str) -> bool:
    """二〇二四年八月二日 or （2017年9月5日） alone on its line."""
    return _DATE.fullmatch("".join(text.split())) is not None


def tail_start(lines: list[Line]) -> int:
    """The index of the first line of signature, date, list of annexes; ``len(lines)`` without.

    Only what no number precedes any more can be a tail, and a date or annexes have to be in it.
    """
    at, proved = len(lines), 0
    while at > 0 and _may_be_tail(lines[at - 1]) and len(lines) - at < _MOST_SIGNATURES:
        at -= 1
        proved += is_date(lines[at].text) or _ATTACHED.match(lines[at].text) is not None
    return at if proved and at else len(lines)


def annexes_start(lines: list[Line]) -> int:
    """The index of the line that opens the first annex; ``len(lines)`` where none does.

    附件 and its list above signature and date is no annex: the annexes themselves follow those.
    """
    for at, mark in annex_starts(lines):
        alone = not mark.title or lines[at].is_heading
        if at and alone and lines[at + 1 :] and not _is_list_of_annexes(lines[at + 1 :]):
            return at
    return len(lines)


def _is_list_of_annexes(below: list[Line]) -> bool:
    """Titles of annexes, then the date of the paper."""
    for line in below[:_MOST_SIGNATURES]:
        if is_date(line.text):
            return True
        if line.is_heading or len(line.text) > _LONGEST_SIGNATURE or line.text.endswith("。"):
            return False
    return False


def _may_be_tail(line: Line) -> bool:
    text = line.text
    if line.is_heading:
        return False
    if _ATTACHED.match(text):
        return len(text) <= _LONGEST_ATTACHED
    if is_date(text) or _REMARK.match(text):
        return True
    short = len(text) <= _LONGEST_SIGNATURE and not text.endswith(_SENTENCE_ENDS)
    return short and (paper_mark(line) is None or text[0].isdigit())
