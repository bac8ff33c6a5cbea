"""What the searches of one language found, and its candidates."""

from dataclasses import dataclass, field

from kb.domain.clauses import Passage
from kb.domain.retrieval import Candidate
from kb.retrieval.fusion import Weights, convex

NAMED_SHARE = 0.2
"""Of the score where a question names instruments: people who name one mean it."""

RECORD_WEIGHT = 0.5
"""Times the score of a record of the catalogue whose instrument is not named: every sentence of it
repeats the title, and it says nothing of the matter that the title names."""


@dataclass(frozen=True, slots=True)
class Found:
    """Scores by passage id: raw BM25, cosines of passages, cosines of their best sentences.

    ``near`` are those that the dense search itself gave; ``instruments`` whose each passage is;
    ``records`` are those of the catalogue's records. ``most`` is the BM25 that a passage of these
    words over and over would come near to. ``by_words`` is what finding by words is called here:
    lexical, or translated where the words are those of the other language.
    """

    passages: dict[str, Passage]
    lexical: dict[str, float]
    dense: dict[str, float]
    near: frozenset[str]
    instruments: dict[str, str]
    sentences: dict[str, float] = field(default_factory=dict)
    most: float = 0.0
    records: frozenset[str] = frozenset()
    by_words: str = "lexical"

    def best(self, weights: Weights, most: int) -> list[str]:
        """The passages whose sentences are worth a look, best first."""
        scores = convex(self.lexical, self.dense, {}, weights.without_sentences())
        return sorted(scores, key=lambda key: (-scores[key], key))[:most]

    def candidates(self, weights: Weights, named: tuple[str, ...]) -> list[Candidate]:
        """Scored by fusion; passages of instruments that the question names go before."""
        scores = convex(self.lexical, self.dense, self.sentences, weights)
        top = max(self.lexical.values(), default=0.0)
        return [self._candidate(key, score, top, named) for key, score in scores.items()]

    def _candidate(self, key: str, score: float, top: float, named: tuple[str, ...]) -> Candidate:
        raw = self.lexical.get(key)
        is_named = self.instruments[key] in named
        ways = {
            self.by_words: raw is not None,
            "dense": key in self.near,
            "sentence": key in self.sentences,
            "name": is_named,
        }
        if key in self.records and not is_named:
            score *= RECORD_WEIGHT
        share = NAMED_SHARE if named else 0.0
        return Candidate(
            passage=self.passages[key],
            score=(1 - share) * score + share * is_named,
            lexical=raw / top if raw is not None and top else None,
            lexical_raw=raw,
            strength=min(1.0, raw / self.most) if raw is not None and self.most else None,
            dense=self.dense.get(key),
            sentence=self.sentences.get(key),
            exact=float(is_named) if named else None,
            matched_by=tuple(way for way, used in ways.items() if used),
        )
