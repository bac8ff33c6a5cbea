"""Real codes that come as folders are one instrument each."""

from datetime import date
from pathlib import Path

import pytest

from kb.domain.vocabulary import ClauseKind
from kb.identifiers import part_of
from kb.retrieval.catalogue_view import CatalogueView
from kb.retrieval.lookup import Wish, find_clauses
from kb.retrieval.naming import named_in

pytestmark = pytest.mark.shared
TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("folder", "instrument", "articles", "question", "part"),
    [
        (
            "civil-and-commercial/civil-code",
            "cn:civil-code",
            1260,
            "民法典第一千二百零二条",
            "7",
        ),
        ("criminal-law/criminal-law", "cn:criminal-law", 452, "刑法第一百零二条", "2"),
    ],
)
def test_a_code_in_files_is_one_instrument(  # noqa: PLR0917
    ingestion,
    store,
    shared_data: Path,
    folder: str,
    instrument: str,
    articles: int,
    question: str,
    part: str,
) -> None:
    ingestion.add([str(shared_data / "laws-cn" / folder)])
    view = CatalogueView.read(store)
    editions = view.editions_of[instrument]
    assert all(part_of(edition.id) for edition in editions)
    assert len({view.status(edition.id, TODAY) for edition in editions}) == 1
    clauses = [clause for edition in editions for clause in store.clauses(edition.id)]
    assert sum(clause.kind is ClauseKind.ARTICLE for clause in clauses) >= articles
    (found,) = find_clauses(named_in(question, view), store, view, Wish("zh", TODAY))
    assert part_of(found.edition_id) == part
