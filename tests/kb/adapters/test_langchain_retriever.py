"""Our retriever as LangChain's."""

import asyncio
from datetime import date
from types import SimpleNamespace

import pytest
from langsmith.utils import get_env_var

from kb.adapters.langchain_retriever import TouchstoneRetriever
from kb.domain.clauses import Clause, Passage
from kb.domain.retrieval import Candidate, Filters, SearchResult
from kb.domain.vocabulary import ClauseKind

PASSAGE = Passage("id", "cn:law@2001-01-01.zh", "art_3", 0, 4, 9, "保存三年。", "zh")
CLAUSE = Clause(PASSAGE.edition_id, "art_3", ClauseKind.ARTICLE, "第三条", 0, 9, 2)


class Base:
    """Answers one search."""

    asked: tuple[str, int]

    def search(self, query: str, *, filters: Filters = Filters(), k: int = 10) -> SearchResult:
        self.asked = (query, k)
        return SearchResult(kept=(Candidate(PASSAGE, 0.7, matched_by=("lexical",)),))

    def describe(self, clause_id: str) -> object:
        assert clause_id == PASSAGE.clause_id
        status = SimpleNamespace(code=SimpleNamespace(value="in_force"))
        edition = SimpleNamespace(
            rendition=SimpleNamespace(value="full_text"), standing=SimpleNamespace(value="official")
        )
        return SimpleNamespace(
            clause=CLAUSE,
            instrument=SimpleNamespace(id="cn:law", title="法"),
            edition=edition,
            status=status,
            source=SimpleNamespace(name="law.md"),
            day=date(2026, 11, 20),
        )


def test_passages_become_documents_that_carry_their_citation() -> None:
    base = Base()
    (document,) = TouchstoneRetriever(base=base, k=3).invoke("保存几年")
    assert base.asked == ("保存几年", 3)
    assert document.page_content == "保存三年。"
    assert document.metadata["clause"] == "cn:law@2001-01-01.zh~art_3"
    assert (document.metadata["start"], document.metadata["end"]) == (4, 9)
    assert document.metadata["status"] == "in_force"


@pytest.fixture
def traces(monkeypatch):
    """Tracing is on for another program; instead of sending, what would be sent is counted."""
    sent: list[str] = []
    for name in ("LANGSMITH_TRACING", "LANGCHAIN_TRACING_V2"):
        monkeypatch.setenv(name, "true")
    module = "langchain_core.tracers.langchain"
    tracer = f"{module}.LangChainTracer"
    monkeypatch.setattr(f"{module}.get_client", object)
    monkeypatch.setattr(
        f"{tracer}._persist_run_single", lambda _tracer, run: sent.append(run.inputs["query"])
    )
    monkeypatch.setattr(f"{tracer}._update_run_single", lambda _tracer, run: None)
    get_env_var.cache_clear()
    yield sent
    get_env_var.cache_clear()


def test_tracing_that_is_on_for_another_program_does_not_get_the_question(traces) -> None:
    retriever = TouchstoneRetriever(base=Base())
    assert retriever.invoke("保存几年")
    assert asyncio.run(retriever.ainvoke("保存几年"))
    assert traces == []


def test_a_retriever_is_traced_where_its_user_says_so(traces) -> None:
    assert TouchstoneRetriever(base=Base(), traced=True).invoke("保存几年")
    assert traces == ["保存几年"]
