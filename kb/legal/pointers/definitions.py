"""The terms that a text defines, and the short names that it gives."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kb.domain.clauses import Clause
from kb.domain.references import Definition
from kb.legal.pointers.definition_forms import (
    CHINESE_LISTED,
    CHINESE_SAID,
    CHINESE_SHORT,
    ENGLISH_LISTED,
    ENGLISH_QUOTED,
    ENGLISH_SHORT,
)
from kb.legal.pointers.even import even
from kb.legal.pointers.tree import Tree

_STOPS = "。\n"
_SEGMENT = ",。;:\n"
_QUOTED = re.compile(r"“([^“”]+)”")
_LONGEST = 400
"""Characters of what a short name stands for."""


def find_definitions(text: str, clauses: Sequence[Clause], language: str) -> tuple[Definition, ...]:
    """In reading order: 本法所称X，是指…; lists of terms; 以下简称X; “X” means….

    A short name (以下简称, "hereinafter") is a definition, too: the words that it stands for are
    in its span. A definition whose list follows spans the list.
    """
    tree, evened = Tree(clauses), even(text)
    found = _english(evened, tree) if language.startswith("en") else _chinese(evened, tree)
    unique: dict[tuple[str, str], Definition] = {}
    for definition in sorted(found, key=lambda it: (it.start, it.end)):
        term = _bare(definition.term)
        if term and definition.start < definition.end:
            unique.setdefault((definition.eid, term), replace(definition, term=term))
    return tuple(unique.values())


def _bare(term: str) -> str:
    """The term without its marks; what stands in quotes within it is the term."""
    quoted = _QUOTED.search(term)
    return (quoted[1] if quoted else term).strip("《》“”\"' ,")


def _chinese(text: str, tree: Tree) -> Iterator[Definition]:
    for match in CHINESE_SAID.finditer(text):
        yield from _sentence(text, tree, match["term"], match.start("from"))
    yield from _listed(text, tree, CHINESE_LISTED)
    for match in CHINESE_SHORT.finditer(text):
        start = max(
            text.rfind(mark, max(0, match.start() - _LONGEST), match.start()) for mark in _SEGMENT
        )
        yield from _within(tree, match["term"], start + 1, match.end())


def _english(text: str, tree: Tree) -> Iterator[Definition]:
    yield from _listed(text, tree, ENGLISH_LISTED)
    for match in ENGLISH_QUOTED.finditer(text):
        here = tree.at(match.start(), match.end())
        if here is None:
            continue
        end = here.end if tree.children(here) else _english_end(text, match.end(), here.end)
        yield Definition(here.eid, match["term"].strip(), match.start(), end)
    for match in ENGLISH_SHORT.finditer(text):
        start = max(
            text.rfind(mark, max(0, match.start() - _LONGEST), match.start()) for mark in ".;:\n"
        )
        yield from _within(tree, match["term"], start + 1, match.end())


def _listed(text: str, tree: Tree, form: re.Pattern[str]) -> Iterator[Definition]:
    """Clauses that begin with the term that they define."""
    for clause in tree.clauses:
        match = form.match(text, clause.start, clause.end)
        if match and tree.at(*match.span("term")) is clause:
            yield Definition(clause.eid, match["term"].strip(), match.start("term"), clause.end)


def _sentence(text: str, tree: Tree, term: str, start: int) -> Iterator[Definition]:
    """From its first word to the full stop; where a list follows, to the end of the list."""
    here = tree.at(start, start + 1)
    if here is None:
        return
    stops = [at for stop in _STOPS if (at := text.find(stop, start, here.end)) >= 0]
    end = min(stops, default=here.end)
    leads = text[start:end].rstrip().endswith((":", ";")) and bool(tree.children(here))
    end = here.end if leads else min(end + (text[end : end + 1] == "。"), here.end)
    yield Definition(here.eid, term.strip(), start, end)


def _english_end(text: str, at: int, limit: int) -> int:
    stops = [n for stop in (". ", "; ", "\n") if (n := text.find(stop, at, limit)) >= 0]
    return min(stops) + 1 if stops else limit


def _within(tree: Tree, term: str, start: int, end: int) -> Iterator[Definition]:
    here = tree.at(end - 1, end)
    if here:
        yield Definition(here.eid, term, max(start, here.start), end)
