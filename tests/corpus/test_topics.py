"""Every topic has its words in both languages, and the clauses that are said to carry it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.bootstrap import Ingestion
from ingest.catalogue.errors import CatalogueError
from ingest.catalogue.tables import read_table
from ingest.catalogue.topics import Topic, folded, read_topics, topics
from ingest.report import SilentProgress
from ingest.sources.corpus import table_files
from ingest.topics import held_topics, instruments_of, narrowed, topic_called
from kb.bootstrap import open_store
from kb.directory_indexes import DirectoryIndexes
from kb.domain.clauses import Clause
from kb.domain.instruments import Edition, StoredText
from kb.domain.retrieval import Filters
from kb.errors import UsageError
from kb.knowledge_base import KnowledgeBase
from kb.ports import Store
from kb.settings import Settings
from tests.adapters.fake_embedder import FakeEmbedder
from tests.conftest import real_documents
from tests.corpus.catalogue_files import CORPUS, entries
from tests.corpus.topic_search import missed

RECORD = {"record", "dates"}
"""Of every instrument there is a record; where the instrument itself is what is asked for."""

MOST_LOST = 0.2
"""Without meaning to help it; docs/corpus.md has the figures of a real embedder."""


def named(topic_id: str) -> Topic:
    return next(topic for topic in topics() if topic.id == topic_id)


def test_there_are_sixty_eight_without_a_gap() -> None:
    assert [topic.id for topic in topics()] == [f"T{n:02}" for n in range(1, 69)]


def test_a_definition_is_one_sentence_in_each_language() -> None:
    odd = [
        topic.id
        for topic in topics()
        if topic.definition.zh.find("。") != len(topic.definition.zh) - 1
        or topic.definition.en.find(". ") >= 0
        or not topic.definition.en.endswith(".")
    ]
    assert odd == []


def test_every_topic_has_synonyms_in_both_languages() -> None:
    assert [it.id for it in topics() if not (it.synonyms["zh"] and it.synonyms["en"])] == []


def test_every_clause_that_is_said_to_carry_a_topic_is_in_the_corpus() -> None:
    held = {one.id: RECORD | {it.eid for it in one.digests["zh"]} for one in entries().values()}
    held |= {read_table(path).id: {"tbl_1"} for path in table_files()}
    missing = [
        (topic.id, instrument, eid)
        for topic in topics()
        for instrument, eids in topic.clauses.items()
        for eid in eids
        if eid not in held.get(instrument, ())
    ]
    assert missing == []


def test_every_name_in_either_language_leads_to_its_topic() -> None:
    assert [name for it in topics() for name in it.names if topic_called(name) is not it] == []


@pytest.mark.parametrize("name", ["RECALL", " Chain  Owner ", "鏈主", "t48", "chain-quality"])
def test_case_spaces_and_script_of_a_name_do_not_matter(name: str) -> None:
    assert topic_called(name) in (named("T05"), named("T48"))


def test_a_false_friend_is_no_name_of_its_topic_and_its_error_says_what_is_meant() -> None:
    for topic in topics():
        for friend in topic.false_friends:
            assert folded(friend.said) not in map(folded, topic.names), friend.said
    with pytest.raises(UsageError, match="链长") as told:
        topic_called("chain length")
    assert told.value.cure == "If you mean quality along the industrial chain, type chain-quality."


@pytest.mark.parametrize(
    ("name", "cure"),
    [
        ("punitive", "Near it: punitive-damages. List them: touchstone docs topics"),
        ("elevater", "Near it: elevators"),
        ("xyzzy", "List them: touchstone docs topics"),
        ("……", "List them: touchstone docs topics"),
    ],
)
def test_an_unknown_topic_is_refused_with_what_to_type(name: str, cure: str) -> None:
    with pytest.raises(UsageError, match="There is no topic") as told:
        topic_called(name)
    assert told.value.cure.startswith(cure)


def test_topics_narrow_to_the_instruments_that_carry_or_are_filed_under_them() -> None:
    filters = narrowed(Filters(levels=("law",)), ["召回", "punitive damages"])
    assert filters.levels == ("law",)
    assert {"cn:consumer-rights-protection-law", "cn:civil-code"} < set(filters.instruments)
    assert "cn:metrology-law" not in filters.instruments
    assert narrowed(Filters(), []) == Filters()
    assert all(instruments_of(topic) for topic in topics())


def test_a_topic_beside_an_instrument_is_refused() -> None:
    with pytest.raises(UsageError, match="names its instruments itself"):
        narrowed(Filters(instruments=("cn:metrology-law",)), ["recall"])


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("id: T49", "id: T99x", "field topics.0.id"),
        ("slug: city-quality", "slug: quality-counties", "is a name of quality-counties too"),
        ("\n  definition:", "\n  meaning:", "field topics.0"),
        ("group: region", "group: [", "not YAML"),
    ],
)
def test_a_bad_file_of_topics_is_told_with_its_field(
    tmp_path: Path, old: str, new: str, says: str
) -> None:
    text = (CORPUS / "topics" / "region.yml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "region.yml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CatalogueError, match=says):
        read_topics(tmp_path)


def test_a_topic_without_clauses_has_to_say_so(tmp_path: Path) -> None:
    text = (CORPUS / "topics" / "region.yml").read_text(encoding="utf-8")
    start, end = text.index("  note:"), text.index("- id: T50")
    (tmp_path / "region.yml").write_text(text[:start] + text[end:], encoding="utf-8")
    with pytest.raises(CatalogueError, match="T49: it has no clauses"):
        read_topics(tmp_path)


def test_a_base_with_the_corpus_holds_every_clause_in_the_language_asked(
    corpus_base: KnowledgeBase,
) -> None:
    for language in ("zh", "en"):
        held = held_topics(corpus_base, topics(), language)
        assert {it.edition.language for one in held for it in one.clauses} == {language}
        assert [(it.topic.id, len(it.clauses)) for it in held] == [
            (topic.id, sum(map(len, topic.clauses.values()))) for topic in topics()
        ]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_search_for_a_topic_mostly_finds_a_clause_that_carries_it_among_the_first_five(
    corpus_base: KnowledgeBase, language: str
) -> None:
    lost, asked = missed(corpus_base, language)
    assert asked == sum(1 for topic in topics() if topic.clauses)
    assert len(lost) <= asked * MOST_LOST, lost


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The five papers that the list of mechanisms was drawn from, taken in."""
    seeds = real_documents() / "seeds"
    settings, embedder = Settings(data_dir=tmp_path_factory.mktemp("papers")), FakeEmbedder()
    store = open_store(settings, create=True)
    indexes = DirectoryIndexes(settings, store, embedder.identity.key)
    Ingestion(store, embedder, indexes, settings, SilentProgress()).add([str(seeds)])
    yield store
    store.close()


def test_every_anchor_is_a_clause_of_the_paper_as_it_is_read(papers: Store) -> None:
    held = {(it.instrument_id, clause.eid) for it, clause in _clauses(papers)}
    named_ = {(it, eid) for topic in topics() for it, eids in topic.anchors.items() for eid in eids}
    assert named_ - held == set()


def test_the_words_that_a_topic_was_seen_in_stand_in_its_anchors(papers: Store) -> None:
    listed = real_documents().parent / "catalogue" / "topics.jsonl"
    if not listed.is_file():
        pytest.skip(f"there is no {listed}")
    texts = {it.id: papers.text(it.id) for it in papers.editions()}
    spans = {(it.instrument_id, one.eid): _words(texts[it.id], one) for it, one in _clauses(papers)}
    for row in map(json.loads, listed.read_text(encoding="utf-8").splitlines()):
        anchors = named(row["id"]).anchors
        words = [spans[it, eid] for it, eids in anchors.items() for eid in eids]
        lost = [it["anchor"] for it in row["evidence"] if not any(it["anchor"] in w for w in words)]
        # Of one paper the first anchor is its title, which is no clause.
        assert lost in ([], ['National "Quality Month"']), (row["id"], lost)


def _clauses(store: Store) -> Iterator[tuple[Edition, Clause]]:
    for edition in store.editions():
        for clause in store.clauses(edition.id):
            yield edition, clause


def _words(stored: StoredText | None, clause: Clause) -> str:
    return stored.text[clause.start : clause.end] if stored else ""
