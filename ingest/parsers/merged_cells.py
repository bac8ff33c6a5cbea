"""Cells merged over rows: their words stand in each of the rows, which are cited one by one.

The stored text then holds these words more than once. Every quote stays an exact substring of it,
and the place of a row is its own. Words merged over columns stand once, in the first of them: a
row is cited whole, and the heads of columns are told by the table (``kb.domain.tables``).
"""

from dataclasses import dataclass

LONGEST_REPEATED = 300
"""Characters: a longer cell is a text of its own; repeated, it would drown the rows beside it."""
MOST_REPEATED = 1_000_000
"""Characters of one table, so that a few bytes of a merge do not become gigabytes."""


@dataclass(slots=True)
class Repeats:
    """What one table may still repeat."""

    left: int = MOST_REPEATED

    def of(self, text: str) -> str:
        """The words to stand in a further row: all, or "" where they are too many."""
        if len(text) > LONGEST_REPEATED or len(text) > self.left:
            return ""
        self.left -= len(text)
        return text
