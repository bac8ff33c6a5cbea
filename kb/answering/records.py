"""When a sentence of the catalogue answers: where its instrument is asked about, not its matter.

A record names its instrument in every sentence, so that it shares words with each question that
names it too; it must carry what is asked of it besides the name.
"""

import re
from dataclasses import replace

from kb.answering.context import Context, Evidence
from kb.domain.retrieval import Candidate
from kb.language.segment import matter_weights, segment
from kb.ports import StoreReader
from kb.retrieval.matter import Matter, MatterAcross

TOLD = 0.5
"""Least share of what is asked besides the instrument's name that a sentence must carry."""
UNNAMED = 0.7
"""Least share of the whole question, where none is named."""
_NAME = re.compile(r"《[^》]*》|^[^:]+: ")
_NOT_DIGITS = re.compile(r"\D+")
_A_CLAUSE = "clause"
"""Stands for the number of a clause, which no record has."""
_WHAT = "what"
"""Stands for a question that only names an instrument; every sentence of its record tells that."""
# What people ask with, and what the record says there: a sentence that says the second carries
# every word of the first.
_ASKED_AS = tuple(
    (frozenset(segment(asked)), frozenset(segment(said)))
    for asked, said in (
        (
            "force valid still current hold apply applicable law rule binding official",
            "status draft",
        ),
        (
            "status repealed abolished withdrawn expired outdated obsolete ended draft",
            "status draft",
        ),
        ("有效 还有 效力 现行 状态 废止 失效 作废 过期 适用 还在 正式 规定 草案 还是", "状态 草案"),
        ("effect effective force start starts begin apply", "effect"),
        ("施行 生效 实施 开始", "施行"),
        ("issued issuer published released made enacted promulgated", "issued"),
        ("公布 发布 印发 颁布 出台 是谁发布的 由谁制定的", "发布"),
        ("replaced superseded succeeded successor", "replaced"),
        ("取代 代替 替代 接替 后续", "取代"),
        ("amended revised changed", "amended"),
        ("修订 修正 修改 改过", "修改"),
    )
)


_ASKING = frozenset().union(*(asked for asked, _ in _ASKED_AS))


def with_records(context: Context, store: StoreReader) -> Context:
    """Beside what was found the records of the instruments named.

    A long text has many passages that share more words with the question than its record.
    """
    question, view, found = context.question, context.view, context.found
    editions = [
        edition.id
        for edition in context.named_editions
        if edition.is_record
        and edition.language in context.languages
        and view.admits(edition.id, question.filters, question.as_of)
    ]
    held = {candidate.passage.id for candidate in found.kept}
    ids = [it.id for edition in editions for it in store.edition_passages(edition)]
    missing = store.passages([one for one in ids if one not in held], question.filters)
    best = max((candidate.score for candidate in found.kept), default=0.0)
    added = tuple(
        Candidate(passage=missing[one], score=best, matched_by=("name",))
        for one in ids
        if one in missing
    )
    return replace(context, found=replace(found, kept=(*found.kept, *added)))


def weighed_record(evidence: Evidence, context: Context, matter: Matter | MatterAcross) -> Evidence:
    """The same; of a record with the share of what is asked that it tells, 0 if that is little.

    Its cosine is left out: what counts is whether the sentence tells the thing that was asked, and
    every sentence of one record is about as like the question as the next.
    """
    edition = context.view.editions[evidence.edition_id]
    if not edition.is_record:
        return evidence
    if context.named.instrument_ids:
        is_meant = edition.instrument_id in context.named.instrument_ids
        told = _told(_asked_of_named(context), evidence.text) if is_meant else 0.0
        told = max(told, evidence.coverage) if told >= TOLD else 0.0
    else:
        asked = _asked_of_unnamed(context.question.text, edition.title)
        is_told = _told(asked, evidence.text) >= TOLD
        told = matter.coverage(evidence.text) if is_told else 0.0
        told = told if told >= UNNAMED else 0.0
    return replace(evidence, coverage=told, similarity=None)


def _asked_of_named(context: Context) -> frozenset[str]:
    """Who names nothing but an instrument asks what it is; who names a clause asks for that.

    Words are not weighed by rarity here: "issued" is in every record, and is what is asked.
    """
    weights = matter_weights(context.named.rest)
    asked = frozenset(word for word, weight in weights.items() if weight == 1.0)
    return asked or frozenset({_A_CLAUSE} if context.named.references else {_WHAT})


def _asked_of_unnamed(question: str, title: str) -> frozenset[str]:
    """Words that people ask for a record with; what is asked without any is some matter."""
    return _ASKING.difference(segment(title)).intersection(matter_weights(question))


def _told(asked: frozenset[str], sentence: str) -> float:
    """Share of what is asked that the sentence carries beside the name, whose digits count."""
    said = {_WHAT, *segment(_NAME.sub(lambda name: _NOT_DIGITS.sub(" ", name[0]), sentence))}
    carried = said.union(*(words for words, signs in _ASKED_AS if signs & said))
    return len(asked & carried) / len(asked) if asked else 0.0
