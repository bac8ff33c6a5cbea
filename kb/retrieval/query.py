"""What a search is made of: the question as it is searched for, the engines, the numbers."""

from dataclasses import dataclass
from datetime import date

from kb.domain.retrieval import Filters
from kb.language.script import language_of
from kb.ports import DenseIndex, Embedder, LexicalIndex, Reranker, Vector
from kb.retrieval.fusion import Weights

_DEPTH = {"zh": 2}
"""Times as many candidates: pairs of characters are shared by chance more often than words are.
R@10 on STARD dev .540 with twice as many, .535 without, .541 with three times."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """The settings of retrieval (see ``kb.settings``)."""

    candidates: int = 60
    dense_weight: float = 0.1
    sentence_weight: float = 0.5
    sentence_candidates: int = 50
    reranker_candidates: int = 30
    chinese_dense_weight: float = 0.2
    chinese_sentence_weight: float = 0.5
    across_dense_weight: float = 0.3
    across_sentence_weight: float = 0.5

    def weights(self, asked_in: str, language: str) -> Weights:
        """Of a question in one language and passages in another one, or the same."""
        if asked_in != language:
            return Weights(self.across_dense_weight, self.across_sentence_weight)
        if language == "zh":
            return Weights(self.chinese_dense_weight, self.chinese_sentence_weight)
        return Weights(self.dense_weight, self.sentence_weight)

    def fetched(self, language: str) -> int:
        """Hits of each index; sentences as many times more are looked at."""
        return self.candidates * _DEPTH.get(language, 1)

    def read_sentences(self, language: str) -> int:
        return self.sentence_candidates * _DEPTH.get(language, 1)


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for, read and embedded once: see ``Retriever.query``.

    ``named`` are the instruments that the words name. ``vector`` has shape (dimension,), None
    where the words or all texts searched are in a language that is not embedded. ``day`` is the
    one that statuses in the filters are told for. ``embed_ms`` is what the vector took.
    """

    text: str
    language: str
    searched: tuple[str, ...]
    filters: Filters
    named: tuple[str, ...] = ()
    vector: Vector | None = None
    day: date = date.max
    embed_ms: float = 0.0


LANGUAGES = ("zh", "en")


def searched_languages(question: str, filters: Filters) -> tuple[str, ...]:
    """Those of the filters, else the one that the question is written in."""
    return filters.languages or (language_of(question),)


def other_languages(question: str, filters: Filters) -> tuple[str, ...]:
    """Those in which a question without a filter may find something beside its own."""
    own = searched_languages(question, filters)
    return () if filters.languages else tuple(it for it in LANGUAGES if it not in own)


@dataclass(frozen=True, slots=True)
class Engines:
    """What finds and judges."""

    lexical: LexicalIndex
    dense: DenseIndex
    embedder: Embedder
    reranker: Reranker | None = None

    @property
    def key(self) -> str:
        return self.embedder.identity.key

    def embeds(self, language: str, query: Query) -> bool:
        """True where passage and question are both in a language that the embedder declares."""
        return self.embedder.languages.issuperset((language, query.language))
