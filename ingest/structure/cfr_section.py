"""The paragraphs of one section: (a), (a)(1), (a)(1)(i)."""

import re

from ingest.structure.cfr_marks import Levels, Token, after_caption, readings, run_of_designators
from ingest.structure.cfr_sequence import Open, Placement, place, successors
from ingest.structure.draft import Draft
from ingest.structure.lines import Line
from kb.domain.vocabulary import ClauseKind

_KINDS = (ClauseKind.PARAGRAPH, ClauseKind.ITEM, ClauseKind.POINT)
_LOOK_AHEAD = 400


class SectionBody:
    """Adds the lines of a section below its draft, keeping the levels that are open.

    A line without a designator belongs for certain only to what is still open at the next
    designator, so flush text after (ii) is cited as the paragraph around the list.
    """

    def __init__(self, section: Draft, lines: list[Line], levels: Levels) -> None:
        self._section, self._lines, self._levels = section, lines, levels
        self._runs = [_tokens(line.text) for line in lines]
        self._ahead = [token.text for run in self._runs for token in run]
        self._firsts = [run[0].text.replace(" ", "") for run in self._runs if run]
        self._stack: list[Open] = []
        self._drafts: list[Draft] = []
        self._loose: list[Line] = []
        self._used = 0
        self._bare_heading: Draft | None = None
        self.doubtful: list[str] = []

    def fill(self) -> None:
        """Read all lines once."""
        first_at = 0
        for line, run in zip(self._lines, self._runs, strict=True):
            first_at += bool(run)
            placed = self._read(line, run, first_at)
            self._used += len(run)
            if not placed:
                self._keep(line)
            elif placed < len(run):
                # The words of an inner number that is none belong to the outer one.
                self._drafts[-1].end = line.end
        self._flush(0)

    def _read(self, line: Line, run: list[Token], first_at: int) -> int:
        """Place the designators of a line from the left; how many were placed."""
        for k, token in enumerate(run):
            ahead = self._used + k + 1
            placement = place(token, self._stack, self._levels, self._ahead, ahead)
            last = k + 1 == len(run)
            if placement is None:
                self.doubtful.append(f"{self._section.label} {token.text}")
                return k
            if last and self._runs_on(line, token, placement, first_at):
                return k
            end = len(line.text) if last else run[k + 1].start
            self._put(token, placement, line, end)
        return len(run)

    def _keep(self, line: Line) -> None:
        """The words right under the heading of (a) are those of (a); others have to wait."""
        if self._bare_heading is not None:
            self._bare_heading.end = line.end
            self._bare_heading = None
        else:
            self._loose.append(line)

    def _put(self, token: Token, placement: Placement, line: Line, end: int) -> None:
        self._flush(placement.depth)
        del self._stack[placement.depth :], self._drafts[placement.depth :]
        draft = self._draft(token, placement, line, end)
        self._stack.append(placement.level)
        self._drafts.append(draft)
        self._bare_heading = draft if line.is_heading else None
        if placement.doubtful:
            self.doubtful.append(draft.label)

    def _draft(self, token: Token, placement: Placement, line: Line, end: int) -> Draft:
        above = self._drafts[-1] if self._drafts else self._section
        behind = token.start + len(token.text)
        slug = f"{token.value}-{token.to.strip('() ')}" if token.to else token.value
        heading = line.text[behind:].strip() if line.is_heading else ""
        return above.add(
            Draft(
                _KINDS[min(placement.depth, len(_KINDS) - 1)],
                slug,
                f"{above.label}({token.value})",
                line.start + token.start,
                line.start + len(line.text[:end].rstrip()),
                token.text,
                heading,
                f"{token.text} {heading}" if heading else "",
                rooted=False,
            )
        )

    def _flush(self, depth: int) -> None:
        """Give the loose lines to the innermost unit that stays open at ``depth``."""
        owner = self._drafts[depth - 1] if depth and self._drafts else self._section
        for line in self._loose:
            add_loose(owner, line)
        self._loose.clear()

    def _runs_on(self, line: Line, token: Token, placement: Placement, first_at: int) -> bool:
        """(1) …; or (2) … in one block: to cite it all as (1) would be a wrong number."""
        behind = line.text[token.start + len(token.text) :]
        following = successors([placement.level])
        if not any(_is_listed(designator, behind) for designator in following):
            return False
        closing = successors(self._stack[: placement.depth])
        for first in self._firsts[first_at : first_at + _LOOK_AHEAD]:
            if first in following:
                return False
            if first in closing:
                return True
        return True


def add_loose(owner: Draft, line: Line) -> None:
    """Words without a designator: the owner's own, or a unit of prose behind its children."""
    if not owner.children:
        owner.end = max(owner.end, line.end)
        return
    owner.add_prose(owner.label, line.start, line.end)


def _tokens(text: str) -> list[Token]:
    """The designators at the start of a line, also behind a caption: (a) Scope. (1) This…."""
    out, end = run_of_designators(text)
    inner = after_caption(text, end) if out else None
    while inner is not None:
        more, end = run_of_designators(text, inner)
        out += more
        inner = after_caption(text, end) if more else None
    return [token for token in out if readings(token.text)]


def _is_listed(designator: str, words: str) -> bool:
    sign = re.escape(designator)
    return re.search(rf"(?:[;:.—]\s*(?:and |or )?|(?<!\)),\s(?:and|or)\s){sign}", words) is not None
