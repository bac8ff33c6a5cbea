"""Candidates for tests, by the name of their passage."""

from kb.domain.clauses import Passage
from kb.domain.retrieval import Candidate


def candidate(name: str, score: float, language: str = "en", text: str = "", **parts) -> Candidate:
    words = text or f"Text of {name}"
    edition = f"cn:{name}@2020-01-01.{language}"
    passage = Passage(name, edition, "art_1", 0, 0, len(words), words, language, "")
    return Candidate(passage, score, **parts)


def names(candidates) -> list[str]:
    return [it.passage.id for it in candidates]
