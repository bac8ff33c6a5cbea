"""What a text says that it does to other instruments."""

from collections.abc import Collection, Sequence

from kb.domain.clauses import Clause
from kb.domain.relations import Relation
from kb.legal.aliases import fold_name
from kb.legal.pointers.even import even
from kb.legal.pointers.quotes import Quotes
from kb.legal.pointers.relations_chinese import chinese_relations
from kb.legal.pointers.relations_english import english_relations
from kb.legal.pointers.tree import Tree


def find_relations(
    text: str, clauses: Sequence[Clause], language: str, own_names: Collection[str] = ()
) -> tuple[Relation, ...]:
    """In reading order: what is repealed, replaced, implemented, amended and translated.

    The span is the sentence that says so. Nothing that is quoted says so, and no instrument does
    anything to itself. ``since`` is the day that the sentence tells; 同时废止 means the day on
    which the own text takes effect, where its paragraph tells it.
    """
    tree, quotes = Tree(clauses), Quotes(text)
    own = {fold_name(name) for name in own_names}
    find = english_relations if language.startswith("en") else chinese_relations
    found: dict[tuple[object, ...], Relation] = {}
    for relation in find(text, even(text), tree, quotes):
        if fold_name(relation.target) in own or relation.start >= relation.end:
            continue
        key = (relation.kind, fold_name(relation.target), relation.clauses, relation.eid)
        found.setdefault(key, relation)
    return tuple(sorted(found.values(), key=lambda it: (it.start, _place(text, it))))


def _place(text: str, relation: Relation) -> int:
    at = text.find(relation.target, relation.start, relation.end)
    return at if at >= 0 else relation.end
