"""A lexical index that is a list: BM25 as in the textbook, with the same visibility rules."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kb.domain.retrieval import Hit
from kb.ports import LexicalEntry

_K1, _B = 1.2, 0.75
_HEADING = 0.5


class FakeLexical:
    """``kb.ports.LexicalIndex``: what is added or removed shows after ``commit``.

    ``commits`` counts the commits, ``closed`` tells whether somebody closed it.
    """

    def __init__(self) -> None:
        self._shown: dict[str, list[LexicalEntry]] = {}
        self._next: dict[str, list[LexicalEntry]] = {}
        self.commits = 0
        self.closed = False

    def add(self, language: str, entries: Iterable[LexicalEntry]) -> None:
        added = list(entries)
        tokens = [
            token for it in added for token in (*it.tokens, *it.heading_tokens, *it.pair_tokens)
        ]
        if any(token.split() != [token] for token in tokens):
            raise ValueError("a token is empty or has white space in it")
        self._next.setdefault(language, []).extend(added)

    def remove(self, language: str, passage_ids: Sequence[str]) -> None:
        entries = self._next.get(language, [])
        self._next[language] = [it for it in entries if it.passage_id not in passage_ids]

    def remove_edition(self, edition_id: str) -> None:
        for language, entries in self._next.items():
            self._next[language] = [it for it in entries if it.edition_id != edition_id]

    def commit(self) -> None:
        self._shown = {language: list(entries) for language, entries in self._next.items()}
        self.commits += 1

    def search(self, language: str, weights: Mapping[str, float], limit: int) -> list[Hit]:
        entries = self._shown.get(language, [])
        scores: dict[str, float] = defaultdict(float)
        fields = (
            [it.tokens for it in entries],
            [it.heading_tokens for it in entries],
            [it.pair_tokens for it in entries],
        )
        for texts, boost in zip(fields, (1.0, _HEADING, 1.0), strict=True):
            for token, weight in weights.items():
                for entry, score in zip(entries, _bm25(token, texts), strict=True):
                    scores[entry.passage_id] += boost * max(0.0, weight) * score
        hits = [Hit(passage_id, score) for passage_id, score in scores.items() if score > 0]
        return sorted(hits, key=lambda hit: (-hit.score, hit.passage_id))[: max(0, limit)]

    def frequencies(self, language: str, tokens: Sequence[str]) -> dict[str, int]:
        entries = self._shown.get(language, [])
        return {
            token: sum(token in (*it.tokens, *it.heading_tokens) for it in entries)
            for token in tokens
        }

    def body_frequencies(self, language: str, tokens: Sequence[str]) -> dict[str, int]:
        entries = self._shown.get(language, [])
        return {token: sum(token in it.tokens for it in entries) for token in tokens}

    def held(self, language: str, passage_ids: Sequence[str]) -> frozenset[str]:
        shown = frozenset(it.passage_id for it in self._shown.get(language, []))
        return shown.intersection(passage_ids)

    def count(self, language: str) -> int:
        return len(self._shown.get(language, []))

    def close(self) -> None:
        self.closed = True


def _bm25(token: str, texts: Sequence[Sequence[str]]) -> list[float]:
    """What the token adds to the score of each text."""
    having = sum(token in text for text in texts)
    rarity = math.log(1 + (len(texts) - having + 0.5) / (having + 0.5))
    mean = max(1, sum(map(len, texts))) / max(1, len(texts))
    scores = []
    for text in texts:
        times = text.count(token)
        length = 1 - _B + _B * len(text) / mean
        scores.append(rarity * times * (_K1 + 1) / (times + _K1 * length))
    return scores
