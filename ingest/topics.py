"""What a topic is called, which texts carry it, and which of its clauses a base holds."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from functools import cache

from ingest.catalogue.entry import CatalogueEntry
from ingest.catalogue.reader import read_entry
from ingest.catalogue.topics import Topic, folded, topics
from ingest.sources.corpus import corpus_files
from kb.domain.instruments import Edition
from kb.domain.retrieval import Filters
from kb.domain.shown import ShownClause
from kb.domain.vocabulary import Rendition
from kb.errors import NotFound, UsageError
from kb.knowledge_base import KnowledgeBase

_LIST = "List them: touchstone docs topics"
_MOST_SUGGESTED = 3
_ARTICLE = "art_"


@dataclass(frozen=True, slots=True)
class HeldTopic:
    """A topic with those of its clauses that the base holds, each once."""

    topic: Topic
    clauses: tuple[ShownClause, ...]

    @property
    def instruments(self) -> int:
        return len({shown.instrument.id for shown in self.clauses})


def topic_called(name: str) -> Topic:
    """By id, slug, name or synonym in either language.

    UsageError says what to type in place of a false friend or an unknown name.
    """
    wanted = folded(name)
    for topic in topics():
        if wanted in map(folded, topic.names):
            return topic
    for topic in topics():
        for friend in topic.false_friends:
            if wanted == folded(friend.said):
                problem = f"'{name}' is a false friend: {friend.means.en}. {friend.means.zh}。"
                raise UsageError(problem, f"If you mean {topic.name.en}, type {topic.slug}.")
    near = list(dict.fromkeys(_near(wanted)))[:_MOST_SUGGESTED]
    cure = f"Near it: {', '.join(near)}. {_LIST}" if near else _LIST
    raise UsageError(f"There is no topic '{name}'.", cure)


def _near(wanted: str) -> Iterator[str]:
    """Slugs of topics that have the words in a name, then of those that are spelled like them."""
    slugs = {folded(name): topic.slug for topic in topics() for name in topic.names}
    yield from (slug for name, slug in slugs.items() if wanted and wanted in name)
    yield from (slugs[name] for name in get_close_matches(wanted, slugs, n=_MOST_SUGGESTED))


def narrowed(filters: Filters, names: Sequence[str]) -> Filters:
    """The same, to the instruments that carry one of these topics. Raises UsageError."""
    if not names:
        return filters
    if filters.instruments:
        problem = "A topic names its instruments itself."
        raise UsageError(problem, "Leave out the topic, or the instrument.")
    meant = [topic_called(name) for name in names]
    ids = (one for topic in meant for one in instruments_of(topic))
    return replace(filters, instruments=tuple(dict.fromkeys(ids)))


def instruments_of(topic: Topic) -> tuple[str, ...]:
    """Ids of instruments with a clause that carries it, or that the catalogue files under it."""
    files = _entries()
    filed = {it.instrument_id for it in files.values() if topic.id in it.topics}
    named = (files[name].instrument_id if name in files else name for name in topic.clauses)
    return tuple(sorted(filed.union(named, topic.anchors)))


@cache
def _entries() -> dict[str, CatalogueEntry]:
    return {entry.id: entry for entry in map(read_entry, corpus_files())}


def held_topics(
    base: KnowledgeBase, wanted: Sequence[Topic], language: str, day: date | None = None
) -> tuple[HeldTopic, ...]:
    """Each with the clauses that the base holds, in ``language`` where it has them so."""
    held = {
        overview.instrument.id: sorted(
            (it.edition for it in overview.editions), key=lambda it: _rank(it, language)
        )
        for overview in base.overview(as_of=day)
    }
    return tuple(
        HeldTopic(topic, tuple(_shown(base, _places(topic, held), day))) for topic in wanted
    )


def _rank(edition: Edition, language: str) -> tuple[bool, bool]:
    """The text itself before its digest, where both are in the language."""
    return (edition.language != language, edition.rendition is not Rendition.FULL_TEXT)


def _places(topic: Topic, held: Mapping[str, Sequence[Edition]]) -> Iterator[list[str]]:
    """For each clause that carries it: the ids that it may have in the base, best first."""
    for name, eids in (*topic.clauses.items(), *topic.anchors.items()):
        entry = _entries().get(name)
        editions = held.get(entry.instrument_id if entry else name, ())
        for eid in eids:
            meant = (it for it in editions if entry is None or _is_meant(entry, eid, it))
            yield [f"{it.id}~{eid}" for it in meant]


def _is_meant(entry: CatalogueEntry, eid: str, edition: Edition) -> bool:
    """Whether the eId means that clause in the edition.

    An article has its number in every text of the edition that was digested; a heading's number
    is the digest's own.
    """
    is_digest = edition.rendition is Rendition.DIGEST
    return edition.date == entry.digest_of.date and (is_digest or eid.startswith(_ARTICLE))


def _shown(
    base: KnowledgeBase, places: Iterator[list[str]], day: date | None
) -> Iterator[ShownClause]:
    for ids in places:
        for clause_id in ids:
            try:
                yield base.describe(clause_id, as_of=day)
            except NotFound:
                continue
            break
