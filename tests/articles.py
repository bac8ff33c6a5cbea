"""Texts of a few articles for tests."""

from kb.domain.clauses import Clause
from kb.domain.vocabulary import ClauseKind
from kb.legal.succession import Text


def text_of(*articles: str) -> Text:
    """Articles with their numbers in front, as a law prints them."""
    whole = ""
    clauses: list[Clause] = []
    for number, words in enumerate(articles, 1):
        start, label = len(whole), f"第{number}条"
        whole += f"{label} {words}\n\n"
        span = (start, len(whole) - 2)
        clauses.append(Clause("e", f"art_{number}", ClauseKind.ARTICLE, label, *span, number - 1))
    return Text(whole, clauses)
