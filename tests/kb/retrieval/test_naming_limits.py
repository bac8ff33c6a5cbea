"""A question asks for a few clauses; what is pasted may name thousands."""

from kb.retrieval.catalogue_view import CatalogueView
from kb.retrieval.naming import MOST_REFERENCES, named_in

EMPTY = CatalogueView(1, {}, {})


def test_a_clause_that_is_named_again_and_again_is_one() -> None:
    assert len(named_in("第十条、" * 1000, EMPTY).references) == 1


def test_of_thousands_of_clauses_the_first_are_looked_up() -> None:
    many = "、".join(f"第{n}条" for n in range(1, 2000))
    references = named_in(many, EMPTY).references
    assert len(references) == MOST_REFERENCES
    assert references[0].eids[0].startswith("art_1")
