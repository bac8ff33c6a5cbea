"""Every pointer in the text of a document."""

from collections.abc import Collection, Sequence

from kb.domain.clauses import Clause
from kb.domain.references import Reference
from kb.legal.pointers.chinese import find_chinese
from kb.legal.pointers.english import find_english
from kb.legal.pointers.tree import Tree


def find_pointers(
    text: str, clauses: Sequence[Clause], language: str, own_names: Collection[str] = ()
) -> tuple[Reference, ...]:
    """Pointers in reading order; ``clauses`` are those of the text, in any order.

    A list gives a reference for each of its members (第十条、第十二条; "Articles 5 and 6"), but
    letters and numbers in brackets go together ("points (a) and (c)", "Article 5(1) and (3)"); a
    range is one with all its clauses. An ``own`` reference without targets means the text as a
    whole (本法).
    ``own_names`` are titles under which the text may cite itself. Time is linear in the text.
    """
    tree = Tree(clauses)
    finder = find_english if language.startswith("en") else find_chinese
    return tuple(finder(text, tree, own_names))
