"""Which article a clause of a filled base belongs to."""

from collections.abc import Callable, Iterator

from kb.domain.instruments import Edition
from kb.domain.vocabulary import ClauseKind
from kb.ports import StoreReader


def documents(store: StoreReader, owner: Callable[[Edition], str]) -> Iterator[tuple[str, str]]:
    """Every clause's id, with ``<owner>~<eid>`` of its article; what stands in none is its own."""
    for edition in store.editions():
        articles: dict[str | None, str] = {}
        for clause in store.clauses(edition.id):
            is_article = clause.kind is ClauseKind.ARTICLE
            article = (
                f"{owner(edition)}~{clause.eid}" if is_article else articles.get(clause.parent)
            )
            articles[clause.eid] = article or ""
            yield clause.id, article or clause.id
