"""Which lines that look like articles are articles: the sequence of numbers decides."""

from ingest.structure.annex_marks import annex_at
from ingest.structure.annex_sequence import begins_in_annex
from ingest.structure.chinese_marks import ArticleMark, article
from ingest.structure.lines import Line
from ingest.structure.sequence import Articles, follows

_CAPTION, _MOST_CAPTIONS = 40, 5


def find_articles(lines: list[Line]) -> Articles[ArticleMark]:
    """Accept the next number wherever it can be a label, other numbers only where space follows.

    A reference at the start of a line (第三十二条规定的…) is glued to its words and out of
    sequence. A jump right after a colon, and the numbers that continue it, are quoted text
    (宪法修正案 Art. 52 quotes 第一百二十三条 to 第一百二十七条).
    """
    candidates = [(at, mark) for at, line in enumerate(lines) if (mark := article(line))]
    parted_at = {mark.key: at for at, mark in candidates if mark.parted and not mark.reference}
    out = Articles[ArticleMark]("、")
    last: tuple[int, int] | None = None
    quoted: tuple[int, int] | None = None
    for at, mark in candidates:
        is_next = last is not None and follows(last, mark.key)
        if not _may_be_label(mark, begins=last is None, follows=is_next):
            continue
        if not mark.parted and parted_at.get(mark.key, -1) > at:
            continue
        if last is not None and not is_next and _is_quoted(lines, at, mark, quoted):
            quoted = mark.key
            out.quoted.append(mark.number)
            continue
        if last is not None and not is_next and not begins_in_annex(lines, out.marks, at, mark):
            (out.jumps if mark.key > last else out.backward).append(mark.number)
        out.marks[at] = mark
        last, quoted = mark.key, None
    return out


def _may_be_label(mark: ArticleMark, *, begins: bool, follows: bool) -> bool:
    """Space after the number makes a label; without it only the number that is due does."""
    if mark.parted:
        return follows or not mark.reference
    return not mark.reference and (follows or (begins and mark.key == (1, 0)))


def _is_quoted(
    lines: list[Line], at: int, mark: ArticleMark, quoted: tuple[int, int] | None
) -> bool:
    if quoted is not None and follows(quoted, mark.key):
        return True
    before = at - 1
    while before >= max(0, at - _MOST_CAPTIONS) and _is_caption(lines[before]):
        before -= 1
    ends = before >= 0 and lines[before].text.endswith(("：", ":", "：“"))
    return ends and annex_at(lines[before]) is None


def _is_caption(line: Line) -> bool:
    return line.is_heading or (len(line.text) <= _CAPTION and line.text[-1] not in "。；：:”")
