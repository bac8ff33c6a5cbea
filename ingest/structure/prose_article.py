"""Articles in a text of headings: "Article 10" on a line of its own, with its paragraphs.

The form of EU law and of many translations; what else they print stays prose.
"""

import re
from dataclasses import dataclass

from ingest.structure.draft import Draft
from ingest.structure.lines import Line
from ingest.structure.prose_marks import Mark
from kb.domain.vocabulary import ClauseKind

_ARTICLE = re.compile(r"(Article|ARTICLE)\s+(\d{1,4})[.:]?(?:\s+(\S.*))?$")


def article_heading(line: Line) -> Draft | None:
    """The article that a heading opens; None where it opens none."""
    found = _ARTICLE.match(line.text.strip()) if line.is_heading else None
    if found is None:
        return None
    return Draft(
        ClauseKind.ARTICLE,
        f"art_{int(found[2])}",
        f"Article {int(found[2])}",
        line.start,
        line.end,
        number=f"{found[1]} {found[2]}",
        heading=found[3] or "",
        caption=line.text,
    )


@dataclass(slots=True)
class ArticleParagraphs:
    """Paragraphs of one article: the first style of numbers is theirs, others are their words.

    What follows a numbered paragraph without such a number belongs to it.
    """

    article: Draft
    rank: int | None = None
    current: Draft | None = None

    def add(self, owner: Draft, line: Line, found: Mark | None) -> None:
        """Puts a line below ``owner``, the innermost heading, or into the open paragraph."""
        digits = "".join(filter(str.isdigit, found.number)) if found else ""
        if found and digits and self.rank in (None, found.rank):
            self.rank = found.rank
            self.current = owner.add(self._paragraph(int(digits), line, found.number))
            return
        above = self.current or owner
        label = self.current.label if self.current else self.article.label
        above.add_prose(label, line.start, line.end)

    def interrupt(self) -> None:
        """A heading ends the open paragraph."""
        self.current = None

    def _paragraph(self, n: int, line: Line, printed: str) -> Draft:
        slug, label = f"{self.article.slug}__para_{n}", f"{self.article.label}({n})"
        return Draft(ClauseKind.PARAGRAPH, slug, label, line.start, line.end, number=printed)
