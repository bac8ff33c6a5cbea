"""What was read in a text beyond its tree, as lines and as JSON."""

from collections import Counter
from collections.abc import Sequence

from kb.domain.legal_content import LegalContent
from kb.domain.norms import Norm
from kb.domain.relations import ReadFact, Relation
from kb.domain.shown import ClauseContent, ShownReference
from kb.rendering.parts import Document, iso
from kb.rendering.words import BEARERS, NORMS, RELATIONS

_SHOWN = 5
"""Of a list in a line; JSON has all."""


def content_lines(content: ClauseContent | None) -> list[str]:
    """Who must do what, what is defined, where the clause points, and what points to it."""
    if content is None:
        return []
    lines = [norm_line(norm) for norm in content.norms]
    if content.definitions:
        lines.append(f"defines 定义: {', '.join(it.term for it in content.definitions)}")
    lines += [_reference_line(it) for it in content.references]
    if content.referred_to_by:
        lines.append(f"referred to by 被引用: {_listed(content.referred_to_by)}")
    return ["", *lines] if lines else []


def norm_line(norm: Norm) -> str:
    """``duty 义务: 生产者 应当 (business 经营者)``."""
    words = " ".join(filter(None, (norm.bearer, norm.verb)))
    good = f"; protects 保护 {norm.protects}" if norm.protects else ""
    return f"{NORMS[norm.kind].both}: {words} ({BEARERS[norm.bearer_kind].both}{good})"


def _reference_line(it: ShownReference) -> str:
    goal = _listed(it.clause_ids or it.instruments)
    return f"refers to 引用: {' '.join(it.words.split())}" + (f" -> {goal}" if goal else "")


def read_lines(content: LegalContent | None) -> list[str]:
    """Of an edition: each fact with where it was read, relations, and how much else."""
    if content is None:
        return []
    lines = [f"{fact.field}: {fact.value} ({fact.basis})" for fact in content.facts]
    lines += [_relation_line(it) for it in content.relations]
    kinds = Counter(norm.kind for norm in content.norms)
    if kinds:
        told = (f"{count} {NORMS[kind].both}" for kind, count in kinds.most_common())
        lines.append(f"norms 规范: {', '.join(told)}")
    if content.references or content.definitions:
        lines.append(
            f"{len(content.references)} references 引用, {len(content.definitions)} terms 定义"
        )
    return lines


def _relation_line(it: Relation) -> str:
    since = f" from {it.since.value} 起" if it.since.value else ""
    clauses = f" ({', '.join(it.clauses)})" if it.clauses else ""
    return f"{RELATIONS[it.kind].both}: {it.target}{clauses}{since}"


def _listed(items: Sequence[str]) -> str:
    more = len(items) - _SHOWN
    return ", ".join(items[:_SHOWN]) + (f" and {more} more" if more > 0 else "")


def content_part(content: ClauseContent | None) -> Document:
    """Nothing where it was not asked for, which is not the same as "none"."""
    if content is None:
        return {}
    return {
        "norms": [_norm(norm) for norm in content.norms],
        "definitions": [
            {"term": it.term, "start": it.start, "end": it.end} for it in content.definitions
        ],
        "references": [_reference(it) for it in content.references],
        "referred_to_by": list(content.referred_to_by),
    }


def read_part(content: LegalContent | None) -> Document:
    """Nothing where it was not asked for."""
    if content is None:
        return {}
    return {
        "facts": [_fact(it) for it in content.facts],
        "relations": [_relation(it) for it in content.relations],
        "counts": {
            "norms": len(content.norms),
            "references": len(content.references),
            "definitions": len(content.definitions),
        },
    }


def _norm(it: Norm) -> Document:
    return {
        "kind": it.kind.value,
        "start": it.start,
        "end": it.end,
        "verb": it.verb,
        "bearer": it.bearer,
        "bearer_kind": it.bearer_kind.value,
        "protects": it.protects,
    }


def _reference(it: ShownReference) -> Document:
    return {
        "kind": it.kind.value,
        "words": it.words,
        "start": it.start,
        "end": it.end,
        "instruments": list(it.instruments),
        "clauses": list(it.clause_ids),
    }


def _fact(it: ReadFact) -> Document:
    return {"field": it.field, "value": it.value, "basis": it.basis}


def _relation(it: Relation) -> Document:
    return {
        "kind": it.kind.value,
        "target": it.target,
        "clauses": list(it.clauses),
        "since": iso(it.since.value),
        "basis": it.since.basis,
        "start": it.start,
        "end": it.end,
    }
