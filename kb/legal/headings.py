"""Where a clause's wording begins: after its heading, where that stands on a line of its own."""

from kb.domain.clauses import Clause
from kb.language.fold import bare


def after_heading(text: str, start: int, end: int, *own: str) -> int:
    """The offset in [start, end] behind the heading line of a clause that spans text[start:end).

    ``own`` are the clause's number, heading and label as printed. Where the first line says more
    than these do, there is no heading line and ``start`` is returned.
    """
    line_end = text.find("\n", start, end)
    if line_end < 0 or _says_more(text[start:line_end], own):
        return start
    while line_end < end and text[line_end].isspace():
        line_end += 1
    return line_end


def is_heading_of(text: str, clause: Clause) -> bool:
    """True where ``text`` says no more than the clause's own number, heading or label."""
    return not _says_more(text, (clause.number, clause.heading, clause.label))


def _says_more(text: str, own: tuple[str, ...]) -> bool:
    """True where letters or digits are left of ``text`` without one of each of ``own``."""
    left = bare(text)
    for part in own:
        left = left.replace(bare(part), "", 1) if part else left
    return bool(left)
