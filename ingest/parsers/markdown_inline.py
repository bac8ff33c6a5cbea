"""The words of one Markdown paragraph, line by line."""

import re
from dataclasses import dataclass

from markdown_it.token import Token

from ingest.parsers.layout import hard_wrapped, join_lines, squeeze, starts_with_marker
from kb.language.script import language_of

# CommonMark closes no emphasis between a Chinese bracket and a character (**（一）**生产).
_LEFT_OVER = re.compile(
    r"\*\*(?=\S)([^*\n]*?[）】》”。；：、，！？])\*\*|\*\*(?=[（【《“])([^*\n]*?\S)\*\*"
)


@dataclass(frozen=True, slots=True)
class Inline:
    """A line of words; ``first`` and ``last`` count source lines from the paragraph's own."""

    text: str
    first: int
    last: int


def paragraph_lines(token: Token, *, join: bool) -> list[Inline]:
    """The lines of an inline token as blocks of words, at least one, maybe empty.

    A hard break always divides. A soft break is joined, but in a Chinese paragraph that nobody
    wrapped each line stands for itself, since its lines are 款 or items of a law.
    """
    out: list[Inline] = []
    at = 0
    for part in _with_breaks(token).split("\v"):
        lines = part.split("\n")
        last = at + len(lines) - 1
        if join or _belong_together(lines):
            out.append(Inline(_words(join_lines(lines)), at, last))
        else:
            out.extend(Inline(_words(line), n, n) for n, line in enumerate(lines, at))
        at = last + 1
    return out


def inline_text(token: Token) -> str:
    """The words of an inline token on one line."""
    return _words(join_lines(_with_breaks(token).replace("\v", "\n").split("\n")))


def _words(text: str) -> str:
    return squeeze(_LEFT_OVER.sub(lambda found: found[1] or found[2], text))


def _with_breaks(token: Token) -> str:
    """Words with a line feed for a soft break and a vertical tab for a hard one."""
    parts: list[str] = []
    for child in token.children or []:
        match child.type:
            case "softbreak":
                parts.append("\n")
            case "hardbreak":
                parts.append("\v")
            case _:
                parts.append(child.content)
    return "".join(parts)


def _belong_together(lines: list[str]) -> bool:
    if len(lines) == 1 or lines[0].lstrip().startswith("<"):
        return True
    if language_of("\n".join(lines)) == "en":
        return True
    return hard_wrapped(lines) and not any(map(starts_with_marker, lines[1:]))
