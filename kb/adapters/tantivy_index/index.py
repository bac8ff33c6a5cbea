"""The adapter itself: languages to spaces."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from kb.adapters.tantivy_index.fields import any_of, by_id, document, passage_schema
from kb.adapters.tantivy_index.opening import open_space
from kb.adapters.tantivy_index.space import META, Space
from kb.domain.retrieval import Hit
from kb.ports import LexicalEntry


class TantivyIndex:
    """``kb.ports.LexicalIndex``: one index for each language, ``<path>/<language>``; or in memory.

    Tokens longer than 65,530 bytes are not indexed (a limit of Tantivy). A folder that cannot be
    written to is searched as it is now. Raises DataDirectoryError where an index cannot be opened
    or written to, or another process writes to it.
    """

    def __init__(self, path: Path | None, on_close: Callable[[], None] = lambda: None) -> None:
        self._path, self._on_close = path, on_close
        self._closed = False
        self._schema = passage_schema()
        self._spaces: dict[str, Space] = {}
        self._existing()

    def add(self, language: str, entries: Iterable[LexicalEntry]) -> None:
        """Raises ValueError on a token with white space in it or nothing at all."""
        documents = [document(entry) for entry in entries]
        if documents:
            self._make(language).add(documents)

    def remove(self, language: str, passage_ids: Sequence[str]) -> None:
        space = self._find(language)
        if space is not None and passage_ids:
            space.remove("passage_id", passage_ids)

    def remove_edition(self, edition_id: str) -> None:
        for space in self._existing():
            space.remove("edition_id", (edition_id,))

    def commit(self) -> None:
        for space in self._spaces.values():
            space.commit()

    def search(self, language: str, weights: Mapping[str, float], limit: int) -> list[Hit]:
        """Equal scores are ordered by passage id. Tokens of no positive weight are left out."""
        space = self._find(language)
        wanted = {token: weight for token, weight in weights.items() if token and weight > 0}
        if space is None or not wanted or limit < 1:
            return []
        return space.search(any_of(self._schema, wanted), limit)

    def frequencies(self, language: str, tokens: Sequence[str]) -> dict[str, int]:
        space = self._find(language)
        if space is None:
            return dict.fromkeys(tokens, 0)
        return {token: space.matches(any_of(self._schema, {token: 1.0})) for token in tokens}

    def body_frequencies(self, language: str, tokens: Sequence[str]) -> dict[str, int]:
        space = self._find(language)
        return {token: space.listed("body", token) if space else 0 for token in tokens}

    def held(self, language: str, passage_ids: Sequence[str]) -> frozenset[str]:
        space = self._find(language)
        if space is None:
            return frozenset()
        return frozenset(key for key in passage_ids if space.matches(by_id(self._schema, key)))

    def count(self, language: str) -> int:
        space = self._find(language)
        return space.count() if space else 0

    def close(self) -> None:
        """Drops what was not committed; a second call does nothing."""
        for space in self._spaces.values():
            space.close()
        self._spaces.clear()
        if not self._closed:
            self._closed = True
            self._on_close()

    def _make(self, language: str) -> "Space":
        if language not in self._spaces:
            folder = self._path / language if self._path else None
            self._spaces[language] = open_space(self._schema, folder)
        return self._spaces[language]

    def _find(self, language: str) -> "Space | None":
        # Index.exists raises where there is no folder at all.
        stored = self._path is not None and (self._path / language / META).exists()
        return self._make(language) if language in self._spaces or stored else None

    def _existing(self) -> list["Space"]:
        stored = sorted(self._path.iterdir()) if self._path and self._path.is_dir() else []
        found = [self._find(language) for language in {*self._spaces, *(f.name for f in stored)}]
        return [space for space in found if space]
