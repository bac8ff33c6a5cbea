"""Passages that nobody wrote: halves of two real ones, with some words exchanged.

Words keep the frequencies of the real texts, so that the lists of an index of words grow as they
would; a vector lies between those of the two halves, so that nothing needs embedding.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from kb.domain.clauses import Clause, Passage
from kb.domain.instruments import Edition, Instrument, Source, StoredText
from kb.domain.vocabulary import ClauseKind, Level, Rendition, Standing, StructureKind
from kb.identifiers import indexed_digest, passage_id, sha256_bytes, sha256_text
from kb.language.sentences import sentence_spans
from kb.ports import EditionBundle, SentenceVectors, Vector
from kb.vectors import unit

EXCHANGED = 0.15
"""Share of the pieces of a text that come from anywhere in the language."""
NOISE = 0.3
"""Length of what is added to a vector of length 1: a cosine of some 0.96 to where it was."""
_PIECES = {"en": re.compile(r"\S+\s*"), "zh": re.compile(r"[^，。；：、\s]+[，。；：、\s]*")}
"""What is exchanged: a word, or what stands between two marks of Chinese punctuation."""


@dataclass(frozen=True, slots=True)
class Pool:
    """Real passages of one language; ``vectors`` has a row for each, or none at all."""

    language: str
    texts: Sequence[str]
    vectors: Vector | None = None


class Inventor:
    """Editions without end from one pool; the same number always gives the same edition."""

    def __init__(self, pool: Pool, embedder_key: str, passages: int) -> None:
        self._pool, self._key, self._passages = pool, embedder_key, passages
        pieces = _PIECES[pool.language]
        self._cut = [pieces.findall(text) for text in pool.texts]
        self._all = [piece for cut in self._cut for piece in cut]

    def edition(self, number: int) -> EditionBundle:
        """Its clauses are its passages, a line each."""
        random = np.random.default_rng((number, len(self._pool.language), 20_181_229))
        pairs = random.integers(0, len(self._cut), (self._passages, 2))
        lines = [self._line(random, *pair) for pair in pairs.tolist()]
        bundle = bundle_of(f"local:invented-{number:06}", lines, self._pool.language)
        return with_vectors(bundle, self._key, self._rows(random, pairs))

    def _line(self, random: np.random.Generator, first: int, second: int) -> str:
        head, tail = self._cut[first], self._cut[second]
        pieces = [*head[: len(head) // 2 + 1], *tail[len(tail) // 2 :]]
        at = random.random(len(pieces)) < EXCHANGED
        others = random.integers(0, len(self._all), len(pieces))
        mixed = [
            self._all[n] if new else piece for piece, new, n in zip(pieces, at, others, strict=True)
        ]
        return " ".join("".join(mixed).split())

    def _rows(self, random: np.random.Generator, pairs: np.ndarray) -> Vector | None:
        vectors = self._pool.vectors
        if vectors is None:
            return None
        between = unit(vectors[pairs[:, 0]] + vectors[pairs[:, 1]])
        noise = random.standard_normal(between.shape, np.float32)
        return unit(between + noise * np.float32(NOISE / between.shape[1] ** 0.5))


def bundle_of(instrument: str, lines: Sequence[str], language: str) -> EditionBundle:
    """An edition of one article a line, without vectors."""
    edition, text = f"{instrument}@undated.{language}", "\n".join(lines)
    original = text.encode()
    title = instrument.partition(":")[2]
    clauses = tuple(_clauses(edition, lines))
    return EditionBundle(
        instrument=Instrument(instrument, title, level=Level.OTHER),
        edition=Edition(
            id=edition,
            instrument_id=instrument,
            language=language,
            title=title,
            rendition=Rendition.FULL_TEXT,
            standing=Standing.UNSTATED,
            structure=StructureKind.PROSE,
            text_sha256=sha256_text(text),
        ),
        text=StoredText(text, sha256_text(text), sha256_bytes(original), "invented-1"),
        clauses=clauses,
        passages=tuple(_passage(clause, text, language, title) for clause in clauses),
        source=Source(f"{title}.txt", sha256_bytes(original), "invented"),
        original=original,
    )


def with_vectors(bundle: EditionBundle, key: str, rows: Vector | None) -> EditionBundle:
    """The bundle with a row for each passage; its sentences lie where the passage does."""
    if rows is None:
        return bundle
    digests = [indexed_digest(passage) for passage in bundle.passages]
    found = (tuple(sentence_spans(passage.text)) for passage in bundle.passages)
    sentences = [
        SentenceVectors(spans, np.tile(row, (len(spans), 1)))
        for spans, row in zip(found, rows, strict=True)
    ]
    return replace(
        bundle,
        embedder_key=key,
        vectors=dict(zip(digests, rows, strict=True)),
        sentences=dict(zip(digests, sentences, strict=True)),
    )


def _clauses(edition: str, lines: Sequence[str]) -> Iterator[Clause]:
    start = 0
    for number, line in enumerate(lines):
        end = start + len(line)
        eid, label = f"p_{number + 1}", str(number + 1)
        yield Clause(edition, eid, ClauseKind.PARAGRAPH, label, start, end, number)
        start = end + 1


def _passage(clause: Clause, text: str, language: str, title: str) -> Passage:
    words = text[clause.start : clause.end]
    key = passage_id(clause.edition_id, clause.eid, 0, f"{title}\n{words}")
    place = (clause.edition_id, clause.eid, 0, clause.start, clause.end)
    return Passage(key, *place, words, language, title)
