"""Where a clause's wording begins: after its heading, where that stands on a line of its own."""

from kb.domain.clauses import Clause
from kb.language.fold import bare


def after_heading(text: str, start: int, end: int, *own: str) -> int:
    """The offset in [start, end] behind the heading of a clause that spans text[start:end).

    ``own`` are the clause's number, heading and label as printed; a heading may take two lines,
    "Article 10" and its title. Where the first line says more than these do, there is no heading
    line and ``start`` is returned.
    """
    at = _behind_line(text, start, end, own)
    heading = bare(own[1]) if len(own) > 1 else ""
    if at > start and heading and heading not in bare(text[start:at]):
        return _behind_line(text, at, end, own[1:2])
    return at


def _behind_line(text: str, start: int, end: int, own: tuple[str, ...]) -> int:
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
