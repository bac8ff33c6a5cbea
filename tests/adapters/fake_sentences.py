"""Vectors of sentences in dictionaries: a part of the store of tests."""

from collections.abc import Iterable, Mapping, Sequence

from kb.ports import SentenceVectors


class FakeSentences:
    """By embedder and digest, with rows as they were given."""

    def __init__(self) -> None:
        self._sentences: dict[str, dict[str, SentenceVectors]] = {}

    def sentences_of(self, embedder_key: str, digests: Sequence[str]) -> dict[str, SentenceVectors]:
        rows = self._sentences.get(embedder_key, {})
        return {digest: rows[digest] for digest in digests if digest in rows}

    def with_sentences(self, embedder_key: str, digests: Sequence[str]) -> frozenset[str]:
        return frozenset(self.sentences_of(embedder_key, digests))

    def _keep_sentences(self, embedder_key: str, added: Mapping[str, SentenceVectors]) -> None:
        for it in added.values():
            if len(it.spans) != len(it.rows):
                raise ValueError(f"{len(it.spans)} sentences have {len(it.rows)} vectors")
        self._sentences.setdefault(embedder_key, {}).update(added)

    def _drop_sentences(self, gone: Iterable[str]) -> None:
        for digest in gone:
            for rows in self._sentences.values():
                rows.pop(digest, None)

    def _keep_embedder(self, embedder_key: str) -> None:
        self._sentences = {k: v for k, v in self._sentences.items() if k == embedder_key}
