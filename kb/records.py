"""Records: what was asked, found and answered, as JSON; and how a text is taken out of them."""

import json
from collections.abc import Collection
from typing import Any

from kb.answering.context import Context
from kb.domain.answers import Answer
from kb.domain.retrieval import Candidate
from kb.identifiers import sha256_text
from kb.rendering.as_json import answer_document

Document = dict[str, Any]

_WORDS = ("question", "message", "next_step")
"""What a person typed and what we said about it may repeat the text as well as a quote does."""


def record_of(answer: Answer, context: Context) -> str:
    """The answer and the candidates, kept and rejected, with their scores."""
    document = answer_document(answer)
    document["revision"] = context.view.revision
    document["candidates"] = [_row(c, "kept") for c in context.usable]
    document["candidates"] += [_row(c, "set aside") for c in context.set_aside]
    document["candidates"] += [_row(c, "rejected") for c in context.found.rejected]
    return json.dumps(document, ensure_ascii=False)


def _row(candidate: Candidate, fate: str) -> Document:
    return {
        "passage": candidate.passage.id,
        "clause": candidate.passage.clause_id,
        "score": round(candidate.score, 4),
        **_parts(candidate),
        "matched_by": list(candidate.matched_by),
        "fate": fate,
        "reason": candidate.reason,
    }


def _parts(candidate: Candidate) -> Document:
    """The parts of its score that somebody looked at."""
    parts = {
        "relevance": candidate.relevance,
        "exact": candidate.exact,
        "lexical": candidate.lexical,
        "dense": candidate.dense,
        "sentence": candidate.sentence,
        "reranked": candidate.reranked,
        "prior": candidate.prior,
    }
    return {name: round(value, 4) for name, value in parts.items() if value is not None}


def redacted(content: str, edition_ids: Collection[str]) -> str | None:
    """The record without any wording of these editions; None where it has none.

    Digests stay in place of what is taken out, so that whoever holds a copy can still compare.
    """
    record: Document = json.loads(content)
    gone = {c["n"] for c in record["citations"] if _edition(c) in edition_ids}
    seen = any(_edition_of_clause(row) in edition_ids for row in record["candidates"])
    if not gone and not seen:
        return None
    for name in _WORDS:
        _hide(record, name)
    record["notices"] = []
    for sentence in record["sentences"]:
        if gone.intersection(sentence["citations"]):
            _hide(sentence, "text")
    record["citations"] = [
        _tombstone(citation) if citation["n"] in gone else citation
        for citation in record["citations"]
    ]
    for row in record["candidates"]:
        if _edition_of_clause(row) in edition_ids:
            _hide(row, "clause")
            row["reason"] = ""
    return json.dumps(record, ensure_ascii=False)


def _edition(citation: Document) -> str:
    return str(citation.get("edition", {}).get("id", ""))


def _edition_of_clause(row: Document) -> str:
    return str(row.get("clause", "")).partition("~")[0]


def _tombstone(citation: Document) -> Document:
    """An id names the title, so that not even ids stay."""
    names = {name: citation[name]["id"] for name in ("edition", "clause")}
    digests = {f"{name}_sha256": sha256_text(key) for name, key in names.items()}
    place = {name: citation[name] for name in ("n", "start", "end")}
    return place | {"erased": True, "quote_sha256": sha256_text(citation["quote"])} | digests


def _hide(document: Document, name: str) -> None:
    words = document.pop(name, None)
    if words:
        document[f"{name}_sha256"] = sha256_text(words)
