"""Where a clause's wording begins: after its heading, where that stands on a line of its own."""

from kb.domain.clauses import Clause


def after_heading(text: str, start: int, end: int, *own: str) -> int:
    """The offset in [start, end] behind the heading line of a clause that spans text[start:end).

    ``own`` are the clause's number, heading and label as printed. Where the first line says more
    than these do, there is no heading line and ``start`` is returned.
    """
    line_end = text.find("\n", start, end)
    if line_end < 0:
        return start
    left = _bare(text[start:line_end])
    for part in own:
        left = left.replace(_bare(part), "", 1) if part else left
    if left:
        return start
    while line_end < end and text[line_end].isspace():
        line_end += 1
    return line_end


def is_heading_of(text: str, clause: Clause) -> bool:
    """True where ``text`` says no more than the clause's own number, heading or label."""
    left = _bare(text)
    for part in (clause.number, clause.heading, clause.label):
        left = left.replace(_bare(part), "", 1) if part else left
    return not left


def _bare(text: str) -> str:
    return "".join(char for char in text if char.isalnum())
