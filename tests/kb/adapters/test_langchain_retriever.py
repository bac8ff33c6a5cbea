"""Our retriever as LangChain's."""

from datetime import date
from types import SimpleNamespace

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
