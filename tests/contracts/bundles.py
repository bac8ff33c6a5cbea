"""Small bundles for tests: a text of a few lines, one clause and one passage a line."""

from dataclasses import replace
from datetime import date
from itertools import accumulate

import numpy as np

from kb.domain.clauses import Clause, Passage
from kb.domain.instruments import Edition, Instrument, Source, StoredText
from kb.domain.vocabulary import ClauseKind, Level, Rendition, Standing, StructureKind
from kb.identifiers import passage_id, sha256_bytes, sha256_text
from kb.ports import EditionBundle, SentenceVectors, Vector

EMBEDDER = "0123456789abcdef"


def make_bundle(
    *lines: str,
    edition_id: str = "cn:law@2018-12-29.zh",
    name: str = "law.md",
    level: Level = Level.LAW,
    embedder: str = EMBEDDER,
) -> EditionBundle:
    """An edition whose article n is line n, with a vector for each line."""
    text = "\n".join(lines)
    original = f"# {edition_id}\n{text}".encode()
    source = Source(name, sha256_bytes(original), "folder", None, "2026-11-20T08:00:00+08:00")
    clauses = _clauses(edition_id, lines)
    language = "en" if ".en" in edition_id else "zh"
    passages = tuple(make_passage(clause, text, language) for clause in clauses)
    return EditionBundle(
        instrument=Instrument(edition_id.partition("@")[0], "A law", level=level),
        edition=_edition(edition_id, language, text),
        text=StoredText(text, sha256_text(text), source.sha256, "markdown-1"),
        clauses=clauses,
        passages=passages,
        source=source,
        original=original,
        embedder_key=embedder,
        vectors={digest_of(passage): vector_of(passage.indexed_text) for passage in passages},
        sentences={digest_of(passage): sentences_of(passage) for passage in passages},
    )


def make_passage(clause: Clause, text: str, language: str, context: str = "A law") -> Passage:
    words = text[clause.start : clause.end]
    key = passage_id(clause.edition_id, clause.eid, 0, f"{context}\n{words}")
    place = (clause.edition_id, clause.eid, 0, clause.start, clause.end)
    return Passage(key, *place, words, language, context)


def from_source(bundle: EditionBundle, name: str) -> EditionBundle:
    """The same edition, read from a file of another name."""
    return replace(bundle, source=replace(bundle.source, name=name))


def sentences_of(passage: Passage) -> SentenceVectors:
    """Its two halves."""
    middle, end = len(passage.text) // 2, len(passage.text)
    halves = ((0, middle), (middle, end))
    rows = [vector_of(passage.text[slice(*half)]) for half in halves]
    return SentenceVectors(halves, np.stack(rows))


def digest_of(passage: Passage) -> str:
    return sha256_text(passage.indexed_text)


def vector_of(text: str, dimension: int = 4) -> Vector:
    seed = int(sha256_text(text)[:8], 16)
    row = np.random.default_rng(seed).standard_normal(dimension).astype(np.float32)
    unit: Vector = row / np.linalg.norm(row)
    return unit


def _clauses(edition_id: str, lines: tuple[str, ...]) -> tuple[Clause, ...]:
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    return tuple(
        Clause(
            edition_id=edition_id,
            eid=f"art_{number + 1}",
            kind=ClauseKind.ARTICLE,
            label=f"Article {number + 1}",
            start=start,
            end=start + len(line),
            ordinal=number,
        )
        for number, (line, start) in enumerate(zip(lines, starts, strict=False))
    )


def _edition(edition_id: str, language: str, text: str) -> Edition:
    return Edition(
        id=edition_id,
        instrument_id=edition_id.partition("@")[0],
        language=language,
        title="A law",
        rendition=Rendition.FULL_TEXT,
        standing=Standing.OFFICIAL,
        structure=StructureKind.CHINESE_LAW,
        text_sha256=sha256_text(text),
        changes=(date(2000, 7, 8), date(2018, 12, 29)),
    )
