"""Our retriever as LangChain's ``BaseRetriever``. Import this file only where LangChain is used.

from kb.adapters.langchain_retriever import TouchstoneRetriever
retriever = TouchstoneRetriever(base=open_knowledge_base(Settings()), k=5)
documents = retriever.invoke("Who must recall a defective product?")
"""

from typing import Any, Protocol

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import RunnableConfig
from langsmith.run_helpers import tracing_context
from pydantic import ConfigDict, SkipValidation

from kb.domain.retrieval import Candidate, Filters, SearchResult
from kb.domain.shown import ShownClause


class Searchable(Protocol):
    """What of a knowledge base the retriever needs."""

    def search(self, query: str, *, filters: Filters = ..., k: int = ...) -> SearchResult: ...

    def describe(self, clause_id: str) -> ShownClause: ...


class TouchstoneRetriever(BaseRetriever):
    """Passages as documents; ``page_content`` is an exact slice of the stored text.

    ``metadata`` carries all that a citation needs: clause and edition id, offsets, status,
    rendition, standing, score, and how the passage was found. Variables such as
    ``LANGSMITH_TRACING`` send nothing of it anywhere unless ``traced`` is True.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    base: SkipValidation[Searchable]
    k: int = 10
    filters: SkipValidation[Filters] = Filters()
    traced: bool = False

    def invoke(
        self,
        input: str,  # noqa: A002 - LangChain names it
        config: RunnableConfig | None = None,
        **kwargs: Any,
    ) -> list[Document]:
        with tracing_context(enabled=None if self.traced else False):
            return super().invoke(input, config, **kwargs)

    async def ainvoke(
        self,
        input: str,  # noqa: A002 - LangChain names it
        config: RunnableConfig | None = None,
        **kwargs: Any,
    ) -> list[Document]:
        with tracing_context(enabled=None if self.traced else False):
            return await super().ainvoke(input, config, **kwargs)

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002 - LangChain names it
    ) -> list[Document]:
        found = self.base.search(query, filters=self.filters, k=self.k)
        return [_document(candidate, self.base.describe) for candidate in found.kept]


def _document(candidate: Candidate, describe: "Describe") -> Document:
    passage = candidate.passage
    shown = describe(passage.clause_id)
    return Document(
        id=passage.id,
        page_content=passage.text,
        metadata={
            "clause": passage.clause_id,
            "label": shown.clause.label,
            "headings": list(shown.clause.headings),
            "instrument": shown.instrument.id,
            "title": shown.instrument.title,
            "edition": passage.edition_id,
            "start": passage.start,
            "end": passage.end,
            "status": shown.status.code.value,
            "rendition": shown.edition.rendition.value,
            "standing": shown.edition.standing.value,
            "source": shown.source.name,
            "score": candidate.score,
            "matched_by": list(candidate.matched_by),
        },
    )


class Describe(Protocol):
    """Clause id to clause."""

    def __call__(self, clause_id: str) -> ShownClause: ...
