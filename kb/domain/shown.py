"""What ``show`` and ``docs`` give: a clause or an instrument with all that a reader needs."""

from dataclasses import dataclass

from kb.domain.clauses import Clause
from kb.domain.instruments import Edition, Instrument, Source
from kb.domain.legal_content import LegalContent
from kb.domain.norms import Norm
from kb.domain.places import Place, page_of
from kb.domain.references import Definition, ReferenceKind
from kb.domain.status import Status
from kb.domain.tables import TableRow


@dataclass(frozen=True, slots=True)
class ShownReference:
    """A pointer in a clause: ``words`` are the stored text's ``[start:end]``.

    ``instruments`` are those held that it may mean (the clause's own for a pointer within the
    text), ``clause_ids`` the clauses held that it leads to on the day asked for.
    """

    kind: ReferenceKind
    words: str
    start: int
    end: int
    instruments: tuple[str, ...] = ()
    clause_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClauseContent:
    """What was read in a clause: norms, terms, pointers out of it and (by clause id) into it."""

    norms: tuple[Norm, ...] = ()
    definitions: tuple[Definition, ...] = ()
    references: tuple[ShownReference, ...] = ()
    referred_to_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownClause:
    """One clause with its wording; ``text == stored text[clause.start:clause.end]``.

    ``places`` and ``row`` as in ``kb.domain.answers.Citation``. ``content`` is None where it was
    not asked for: a search shows many clauses.
    """

    instrument: Instrument
    edition: Edition
    clause: Clause
    text: str
    status: Status
    source: Source
    places: tuple[Place, ...] = ()
    row: TableRow | None = None
    content: ClauseContent | None = None

    @property
    def page(self) -> int | None:
        """The page or slide on which the clause begins."""
        return page_of(self.places)


@dataclass(frozen=True, slots=True)
class EditionOverview:
    """One edition with its status today and how many articles (or sections) and passages.

    ``content`` is told where one instrument is asked for.
    """

    edition: Edition
    status: Status
    articles: int
    clauses: int
    passages: int
    source: Source
    content: LegalContent | None = None


@dataclass(frozen=True, slots=True)
class InstrumentOverview:
    """One instrument with its editions, newest first."""

    instrument: Instrument
    editions: tuple[EditionOverview, ...]
