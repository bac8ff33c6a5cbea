"""Clauses (the tree of an edition) and passages (what is retrieved)."""

from dataclasses import dataclass

from kb.domain.vocabulary import ClauseKind


@dataclass(frozen=True, slots=True)
class Clause:
    """A numbered or headed unit; ``text[start:end]`` of the stored text is its wording.

    ``id`` is ``<edition id>~<eid>``; ``parent`` is the eid of the unit around it, whose span
    contains this one's. ``label`` is what people cite (第二十六条第一款, § 820.30(a)).
    ``heading`` is the unit's own printed heading, ``headings`` the path above it, outermost first.
    ``ordinal`` numbers the clauses of an edition in reading order from 0.
    """

    edition_id: str
    eid: str
    kind: ClauseKind
    label: str
    start: int
    end: int
    ordinal: int
    parent: str | None = None
    number: str = ""
    heading: str = ""
    headings: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return f"{self.edition_id}~{self.eid}"


@dataclass(frozen=True, slots=True)
class Passage:
    """A retrievable slice of one clause: ``text`` equals the stored text's [start, end).

    ``context`` (title and headings) goes before the text where it is indexed, never into quotes.
    """

    id: str
    edition_id: str
    eid: str
    window: int
    start: int
    end: int
    text: str
    language: str
    context: str = ""

    @property
    def clause_id(self) -> str:
        return f"{self.edition_id}~{self.eid}"

    @property
    def indexed_text(self) -> str:
        return f"{self.context}\n{self.text}" if self.context else self.text
