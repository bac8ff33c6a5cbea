"""What every store does with one edition: all of it, or nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest

from kb.domain.instruments import BlockOrigin
from kb.domain.places import Box, Place, PlaceUnit
from kb.domain.retrieval import Filters
from kb.domain.vocabulary import ClauseKind, Level
from kb.errors import NotFound
from kb.ports import Counts, EditionBundle, Exchange, Store, Vector
from tests.contracts.bundles import EMBEDDER, digest_of, from_source, make_bundle, vector_of

LAW = "cn:law@2018-12-29.zh"
RULE = "us:rule@2026-02-02.en"


class FailsWhenRead(Mapping[str, Vector]):
    """Vectors that fail once clauses and passages are written."""

    def __getitem__(self, key: str) -> Vector:
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        raise RuntimeError("the disk is on fire")

    def __len__(self) -> int:
        return 1


def everything(store: Store, edition_id: str) -> tuple[object, ...]:
    passages = store.edition_passages(edition_id)
    return (
        store.instruments(),
        store.editions(),
        store.text(edition_id),
        store.source(edition_id),
        store.sources(),
        store.clauses(edition_id),
        passages,
        store.counts(edition_id),
        {key: row.tolist() for key, row in vectors(store, passages).items()},
    )


def vectors(store: Store, passages: tuple) -> dict[str, Vector]:
    return store.vectors_of(EMBEDDER, [digest_of(passage) for passage in passages])


def fails_halfway(bundle: EditionBundle) -> EditionBundle:
    return replace(bundle, vectors=FailsWhenRead())


def test_a_new_base_holds_nothing(store):
    assert store.revision() == 0
    assert store.instruments() == store.editions() == ()
    assert store.sources() == {}
    assert store.edition(LAW) is store.text(LAW) is store.source(LAW) is None
    assert store.clauses(LAW) == store.edition_passages(LAW) == ()
    assert store.counts(LAW) == Counts(0, 0, 0)
    assert store.embedder_keys() == ()


def test_an_edition_comes_back_as_it_was_given(store):
    bundle = make_bundle("生产者应当对产品质量负责。", "第二条 𝔸 a\u00a0b")
    store.commit_edition(bundle)
    assert store.instrument("cn:law") == bundle.instrument
    assert store.edition(LAW) == bundle.edition
    assert store.text(LAW) == bundle.text
    assert store.source(LAW) == bundle.source
    assert store.clauses(LAW) == bundle.clauses
    assert store.edition_passages(LAW) == bundle.passages
    assert store.counts(LAW) == Counts(2, 2, 2)


def test_an_edition_is_visible_with_all_its_clauses_or_not_at_all(store):
    with pytest.raises(RuntimeError, match="fire"):
        store.commit_edition(fails_halfway(make_bundle("one", "two")))
    assert store.revision() == 0
    assert store.instruments() == store.editions() == store.clauses(LAW) == ()
    assert store.count_passages("zh") == 0
    assert store.sources() == {}


def test_a_failed_replacement_leaves_the_old_edition_whole(store):
    store.commit_edition(make_bundle("one", "two"))
    before, revision = everything(store, LAW), store.revision()
    with pytest.raises(RuntimeError, match="fire"):
        store.commit_edition(fails_halfway(make_bundle("three")))
    assert everything(store, LAW) == before
    assert store.revision() == revision


def test_a_second_commit_replaces_the_edition_wholly(store):
    store.commit_edition(make_bundle("one", "two"))
    newer = make_bundle("two", "three", "four")
    store.commit_edition(newer)
    assert store.clauses(LAW) == newer.clauses
    assert store.edition_passages(LAW) == newer.passages
    assert store.text(LAW) == newer.text
    assert len(store.editions()) == 1


def test_the_same_commit_twice_changes_nothing_that_can_be_read(store):
    bundle = make_bundle("one", "two")
    store.commit_edition(bundle)
    before = everything(store, LAW)
    store.commit_edition(bundle)
    assert everything(store, LAW) == before


def test_reopening_gives_the_same_answers(shelf):
    first = shelf.open()
    first.commit_edition(make_bundle("one", "two"))
    first.set_setting("corpus", "abc")
    before, revision = everything(first, LAW), first.revision()
    first.close()
    second = shelf.open()
    assert everything(second, LAW) == before
    assert (second.revision(), second.setting("corpus")) == (revision, "abc")
    second.close()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda it: replace(it, original=b"something else"),
        lambda it: replace(it, edition=replace(it.edition, text_sha256="0" * 64)),
        lambda it: replace(it, text=replace(it.text, text="other words")),
        lambda it: replace(it, edition=replace(it.edition, instrument_id="cn:other")),
        lambda it: replace(it, clauses=(*it.clauses, it.clauses[0])),
        lambda it: replace(it, passages=(*it.passages, it.passages[0])),
        lambda it: replace(it, passages=(replace(it.passages[0], edition_id=RULE),)),
    ],
    ids=["original", "edition", "text", "instrument", "same clause", "same passage", "stranger"],
)
def test_a_bundle_that_contradicts_itself_is_refused(store, spoil):
    with pytest.raises(ValueError, match=r"digest|belongs|one e?id|another source|disagree"):
        store.commit_edition(spoil(make_bundle("one", "two")))
    assert store.editions() == ()


def test_clauses_are_found_by_id_by_number_and_by_place(store):
    law, rule = make_bundle("one", "two"), make_bundle("uno", edition_id=RULE)
    store.commit_edition(law)
    store.commit_edition(rule)
    assert store.clause(f"{LAW}~art_2") == law.clauses[1]
    assert store.clause(f"{LAW}~art_9") is None
    assert store.clauses_by_eid(["art_1"]) == (law.clauses[0], rule.clauses[0])
    assert store.clauses_by_eid(["art_1", "art_2"], ["cn:law"]) == law.clauses
    assert store.clauses_by_eid([], ["cn:law"]) == store.clauses_by_eid(["art_1"], ["no"]) == ()


def test_the_clause_at_a_place_is_the_innermost_one(store):
    law = make_bundle("one", "two")
    whole = replace(law.clauses[0], eid="chp_1", kind=ClauseKind.CHAPTER, end=7)
    same = replace(law.clauses[1], eid="art_2__para_1", kind=ClauseKind.PARAGRAPH, ordinal=3)
    tree = (whole, replace(law.clauses[0], ordinal=1), replace(law.clauses[1], ordinal=2), same)
    store.commit_edition(replace(law, clauses=tree))
    assert store.clause_at(LAW, 5, 6) == same
    assert store.clause_at(LAW, 2, 5) == whole
    assert store.clause_at(LAW, 5, 99) is None
    assert store.counts(LAW) == Counts(2, 4, 2)


def test_sections_are_counted_where_there_is_no_article(store):
    law = make_bundle("one", "two", "three")
    sections = tuple(replace(it, kind=ClauseKind.SECTION) for it in law.clauses)
    store.commit_edition(replace(law, clauses=sections))
    assert store.counts(LAW) == Counts(3, 3, 3)


def test_passages_pass_the_filters_or_stay_away(store):
    law = make_bundle("one", "two")
    rule = make_bundle("uno", edition_id=RULE, level=Level.DEPARTMENTAL_RULE)
    store.commit_edition(law)
    store.commit_edition(rule)
    ids = [passage.id for passage in (*rule.passages, *law.passages)]

    def found(filters: Filters) -> list[str]:
        return list(store.passages([*ids, "unknown"], filters))

    assert found(Filters()) == ids
    assert found(Filters(levels=("law",))) == ids[1:]
    assert found(Filters(levels=("law", "departmental_rule"))) == ids
    assert found(Filters(languages=("en",))) == ids[:1]
    assert found(Filters(instruments=("cn:law",), languages=("en",))) == []
    assert store.passages(ids[:1], Filters())[ids[0]] == rule.passages[0]
    assert store.passages([], Filters()) == {}


def test_thousands_of_ids_are_one_question(store):
    law = make_bundle(*(f"line {number}" for number in range(3000)))
    store.commit_edition(law)
    ids = [passage.id for passage in law.passages]
    assert list(store.passages(ids + [f"no {n}" for n in range(40_000)], Filters())) == ids
    assert store.count_passages("zh") == 3000
    assert store.count_passages("zh", 1) == 1
    assert store.count_passages("zh", 3001) == 3000
    assert store.count_passages("en") == 0


@pytest.mark.parametrize(
    "place",
    [
        Place(PlaceUnit.LINE, 3, 4),
        Place(PlaceUnit.PAGE, 2, 3, boxes=(Box(2, 72.0, 90.5, 500.25, 104.0),), confidence=0.93),
        Place(PlaceUnit.ROW, 7, 7, part="Sheet 一"),
    ],
)
def test_a_source_map_comes_back_as_it_was(store, place):
    law = make_bundle("one")
    mapped = replace(law.text, origins=(BlockOrigin(0, 3, place),))
    store.commit_edition(replace(law, text=mapped))
    assert store.text(LAW).origins == (BlockOrigin(0, 3, place),)


def test_of_a_source_map_only_what_a_span_touches_is_read(store):
    law = make_bundle("one", "two", "three")
    map_of_lines = tuple(
        BlockOrigin(start, end, Place(PlaceUnit.LINE, line, line))
        for line, (start, end) in enumerate([(0, 3), (4, 7), (8, 8), (8, 13)], start=1)
    )
    store.commit_edition(replace(law, text=replace(law.text, origins=map_of_lines)))
    assert store.text(LAW).origins == store.origins(LAW) == map_of_lines
    assert store.text(LAW, with_origins=False).origins == ()
    assert store.origins(LAW, 4, 7) == map_of_lines[1:2]
    assert store.origins(LAW, 2, 9) == (*map_of_lines[:2], *map_of_lines[2:])
    assert store.origins(LAW, 3, 4) == store.origins("cn:other@undated.zh", 0, 9) == ()


def test_the_parser_of_every_text_is_told(store):
    law = make_bundle("one")
    store.commit_edition(law)
    assert store.parsers() == {LAW: law.text.parser}


def test_every_change_of_the_truth_raises_the_revision(store):
    law = make_bundle("one", "two")
    seen = [store.revision()]
    for change in (
        lambda: store.commit_edition(law),
        lambda: store.add_source(LAW, replace(law.source, name="copy.md"), law.original),
        lambda: store.exchange(Exchange(EMBEDDER, (), {LAW: law.passages[:1]}, {})),
        lambda: store.add_vectors("other", {"0" * 64: vector_of("x")}),
        lambda: store.set_setting("corpus", "abc"),
        lambda: store.remove_editions([LAW]),
    ):
        change()
        seen.append(store.revision())
    assert seen == sorted(set(seen))


def test_a_record_leaves_the_revision_alone(store):
    store.save_record("01J", "{}")
    store.save_record("01J", '{"again": true}')
    assert store.revision() == 0


@pytest.mark.parametrize("call", ["remove", "exchange", "add_source", "remove_source"])
def test_what_is_not_there_is_not_found_and_nothing_changes(store, call):
    law = make_bundle("one")
    calls = {
        "remove": lambda: store.remove_editions([LAW]),
        "exchange": lambda: store.exchange(Exchange(EMBEDDER, (), {LAW: ()}, {})),
        "add_source": lambda: store.add_source(LAW, law.source, law.original),
        "remove_source": lambda: store.remove_source("folder"),
    }
    with pytest.raises(NotFound):
        calls[call]()
    assert store.revision() == 0


def test_one_edition_may_be_found_in_several_places(store):
    law = make_bundle("one")
    store.commit_edition(law)
    store.add_source(LAW, from_source(law, "copy.md").source, law.original)
    assert store.sources() == {
        ("folder", "law.md"): (law.source.sha256, LAW),
        ("folder", "copy.md"): (law.source.sha256, LAW),
    }
    assert store.source(LAW) is not None
