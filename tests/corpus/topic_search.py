"""What a search finds first for each topic, asked by its name."""

from collections import defaultdict

from ingest.catalogue.topics import Topic, topics
from ingest.topics import held_topics
from kb.domain.shown import ShownClause
from kb.knowledge_base import KnowledgeBase

FIRST = 5


def missed(base: KnowledgeBase, language: str) -> tuple[list[str], int]:
    """Topics without a carrying clause among the first, and how many topics were asked for.

    Asked are those of which the base holds a clause; found may be one in the other language.
    """
    carrying = defaultdict(list)
    for tongue in ("zh", "en"):
        for held in held_topics(base, topics(), tongue):
            carrying[held.topic.id] += held.clauses
    asked = [topic for topic in topics() if carrying[topic.id]]
    lost = [it.id for it in asked if not is_found(base, _name(it, language), carrying[it.id])]
    return lost, len(asked)


def is_found(base: KnowledgeBase, name: str, carrying: list[ShownClause]) -> bool:
    """True where one of the first passages has words of a clause that carries it."""
    spans = [(it.edition.id, it.clause.start, it.clause.end) for it in carrying]
    return any(
        edition == found.edition_id and start < found.end and found.start < end
        for found in (candidate.passage for candidate in base.search(name, k=FIRST).kept)
        for edition, start, end in spans
    )


def _name(topic: Topic, language: str) -> str:
    return topic.name.zh if language == "zh" else topic.name.en
