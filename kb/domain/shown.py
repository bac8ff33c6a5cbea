"""What ``show`` and ``docs`` give: a clause or an instrument with all that a reader needs."""

from dataclasses import dataclass

from kb.domain.clauses import Clause
from kb.domain.instruments import Edition, Instrument, Source
from kb.domain.places import Place, page_of
from kb.domain.status import Status
from kb.domain.tables import TableRow


@dataclass(frozen=True, slots=True)
class ShownClause:
    """One clause with its wording; ``text == stored text[clause.start:clause.end]``.

    ``places`` and ``row`` as in ``kb.domain.answers.Citation``.
    """

    instrument: Instrument
    edition: Edition
    clause: Clause
    text: str
    status: Status
    source: Source
    places: tuple[Place, ...] = ()
    row: TableRow | None = None

    @property
    def page(self) -> int | None:
        """The page or slide on which the clause begins."""
        return page_of(self.places)


@dataclass(frozen=True, slots=True)
class EditionOverview:
    """One edition with its status today and how many articles (or sections) and passages."""

    edition: Edition
    status: Status
    articles: int
    clauses: int
    passages: int
    source: Source


@dataclass(frozen=True, slots=True)
class InstrumentOverview:
    """One instrument with its editions, newest first."""

    instrument: Instrument
    editions: tuple[EditionOverview, ...]
