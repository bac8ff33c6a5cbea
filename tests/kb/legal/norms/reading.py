"""Texts of a few clauses, and their norms in words that a test can compare."""

from kb.domain.clauses import Clause
from kb.domain.vocabulary import ClauseKind
from kb.legal.norms.find import find_norms


def clause(eid, start, end, *, kind=ClauseKind.PARAGRAPH, parent=None, ordinal=0):
    return Clause("edition", eid, kind, eid, start, end, ordinal, parent=parent)


def norms_of(text, language="zh", *, translated_paper=False):
    """The norms of a text that is one paragraph."""
    clauses = [clause("para_1", 0, len(text))] if text else []
    return find_norms(text, clauses, language, translated_paper=translated_paper)


def said(text, language="zh", *, translated_paper=False):
    """(kind, verb, bearer, kind of bearer) of each norm of a text that is one paragraph."""
    found = norms_of(text, language, translated_paper=translated_paper)
    return [(it.kind.value, it.verb, it.bearer, it.bearer_kind.value) for it in found]


def listed(opening, *items, language="zh"):
    """(eid, kind, bearer, kind of bearer) of a paragraph with items below its opening words."""
    text = "\n\n".join((opening, *items))
    clauses, at = [clause("para_1", 0, len(text))], len(opening)
    for n, item in enumerate(items, 1):
        start = text.index(item, at)
        at = start + len(item)
        span = (f"para_1__item_{n}", start, at)
        clauses.append(clause(*span, kind=ClauseKind.ITEM, parent="para_1", ordinal=n))
    found = find_norms(text, clauses, language)
    return [(it.eid, it.kind.value, it.bearer, it.bearer_kind.value) for it in found]
