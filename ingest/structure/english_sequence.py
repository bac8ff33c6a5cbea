"""Which lines that look like English articles are articles: the sequence of numbers decides."""

from ingest.structure.annex_sequence import begins_in_annex
from ingest.structure.english_marks import (
    EnglishArticle,
    articles_at,
    english_division,
    is_title_below,
)
from ingest.structure.lines import Line
from ingest.structure.sequence import Articles, follows

_ENDS = tuple('.;:!?”"’)]—')
_TWICE = 2
_CONTENTS_SHARE = 0.8
"""Of the lines from one Article 1 to the next; above it they are a table of contents."""


def find_english_articles(lines: list[Line]) -> Articles[EnglishArticle]:
    """Accept the number that is due; a number that jumps only where no sentence can run on.

    A wrapped line that begins with "Article 5 of this Law" is lower-case behind the number or out
    of sequence: it stays text. A table of contents that lists the articles is none of them.
    """
    out = Articles[EnglishArticle](", ")
    last: tuple[int, int] | None = None
    for at, line in enumerate(lines):
        readings = articles_at(line)
        if not readings:
            continue
        due = [mark for mark in readings if _is_due(last, mark)]
        if due:
            out.marks[at] = due[0]
            last = due[0].key
            continue
        mark = next((mark for mark in readings if mark.parted), None)
        if mark is None or not _is_label(lines, at, mark, begins=last is None):
            continue
        if last is not None and mark.key < last and not (line.is_heading or mark.key == (1, 0)):
            out.quoted.append(mark.number)
            continue
        if last is not None and not begins_in_annex(lines, out.marks, at, mark):
            (out.jumps if mark.key > last else out.backward).append(mark.number)
        out.marks[at] = mark
        last = mark.key
    return _without_contents(out, lines)


def _is_due(last: tuple[int, int] | None, mark: EnglishArticle) -> bool:
    return mark.key == (1, 0) if last is None else follows(last, mark.key)


def _is_label(lines: list[Line], at: int, mark: EnglishArticle, *, begins: bool) -> bool:
    """A heading, a label that stands alone, or one behind a line that ends a sentence."""
    if at == 0 or lines[at].is_heading or mark.alone:
        return True
    before = lines[at - 1]
    if begins and is_title_below(before):
        return True
    return before.is_heading or before.text.endswith(_ENDS) or english_division(before) is not None


def _without_contents(
    found: Articles[EnglishArticle], lines: list[Line]
) -> Articles[EnglishArticle]:
    """Drops the articles that a table of contents lists before the text begins again at one."""
    starts = [at for at, mark in found.marks.items() if mark.key == (1, 0)]
    if len(starts) != _TWICE:
        return found
    first, second = starts
    between = lines[first:second]
    listed = [line for at, line in enumerate(between, first)
              if at in found.marks or english_division(line)]  # fmt: skip
    if len(listed) < len(between) * _CONTENTS_SHARE or len(found.marks) == len(starts):
        return found
    number = found.marks[second].number
    found.marks = {at: mark for at, mark in found.marks.items() if at >= second}
    if number in found.backward:
        found.backward.remove(number)
    return found
