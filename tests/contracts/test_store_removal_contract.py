"""What goes with an edition, what stays, and where vectors and generations are kept."""

from dataclasses import replace
from threading import Thread

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb.ports import Exchange, Generation
from tests.contracts.bundles import (
    EMBEDDER,
    digest_of,
    from_source,
    make_bundle,
    vector_of,
)

LAW = "cn:law@2018-12-29.zh"
OLD = "cn:law@1993-02-22.zh"


def test_a_removed_edition_is_gone_with_all_that_was_its_own(store):
    law = make_bundle("one", "two")
    store.commit_edition(law)
    store.remove_editions([LAW])
    assert store.instruments() == store.editions() == store.clauses(LAW) == ()
    assert store.text(LAW) is store.source(LAW) is store.clause(f"{LAW}~art_1") is None
    assert store.sources() == {}
    assert store.vectors_of(EMBEDDER, [digest_of(it) for it in law.passages]) == {}
    assert store.embedder_keys() == ()


def test_what_another_edition_shares_stays(store):
    law, old = make_bundle("one", "two"), make_bundle("one", edition_id=OLD, name="old.md")
    store.commit_edition(law)
    store.commit_edition(old)
    store.remove_editions([LAW])
    assert store.instrument("cn:law") == old.instrument
    assert store.edition_passages(OLD) == old.passages
    shared, own = (digest_of(passage) for passage in law.passages)
    assert list(store.vectors_of(EMBEDDER, [shared, own])) == [shared]


def test_a_replaced_edition_lets_go_of_vectors_that_nothing_uses(store):
    old, new = make_bundle("one", "two"), make_bundle("two", "three")
    store.commit_edition(old)
    store.commit_edition(new)
    digests = [digest_of(it) for it in (*old.passages, *new.passages)]
    assert set(store.vectors_of(EMBEDDER, digests)) == {digest_of(it) for it in new.passages}


def test_a_source_that_yields_another_edition_moves(store):
    store.commit_edition(make_bundle("one", edition_id=OLD))
    law = make_bundle("two")
    store.commit_edition(law)
    assert store.sources() == {("folder", "law.md"): (law.source.sha256, LAW)}
    assert store.source(OLD) is not None, "where an edition was read from is never forgotten"


def test_the_source_of_an_edition_is_the_one_that_its_text_came_from(store):
    law = make_bundle("one")
    store.commit_edition(law)
    other = make_bundle("one", edition_id=OLD)
    store.add_source(LAW, replace(other.source, name="web.html"), other.original)
    assert store.source(LAW) == law.source


def test_a_source_that_no_longer_yields_the_text_is_updated(store):
    law = make_bundle("one")
    store.commit_edition(law)
    store.commit_edition(from_source(law, "copy.md"))
    changed = make_bundle("changed")
    store.commit_edition(changed)
    assert store.source(LAW) == changed.source
    assert store.sources()["folder", "law.md"] == (changed.source.sha256, LAW)


def test_passages_can_be_cut_anew_under_the_same_clauses(store):
    law = make_bundle("one", "two")
    store.commit_edition(law)
    again = tuple(replace(it, id=f"new {it.id}", context="") for it in law.passages)
    store.exchange(Exchange(EMBEDDER, (), {LAW: again}, {}))
    assert store.edition_passages(LAW) == again
    assert store.clauses(LAW) == law.clauses
    assert store.vectors_of(EMBEDDER, [digest_of(it) for it in law.passages]) == {}
    wrong = {LAW: [replace(again[0], edition_id=OLD)]}
    with pytest.raises(ValueError, match="another edition"):
        store.exchange(Exchange(EMBEDDER, (), wrong, {}))


def test_vectors_are_read_for_the_visible_passages_of_a_language(store):
    law, rule = make_bundle("one", "two"), make_bundle("one", edition_id="us:rule@undated.en")
    store.commit_edition(law)
    store.commit_edition(rule)
    ids, matrix = store.vectors(EMBEDDER, "zh")
    assert sorted(ids) == sorted(it.id for it in law.passages)
    assert (matrix.shape, matrix.dtype) == ((2, 4), np.float32)
    by_id = {it.id: vector_of(it.indexed_text) for it in law.passages}
    assert all(np.array_equal(by_id[key], row) for key, row in zip(ids, matrix, strict=True))
    assert store.vectors(EMBEDDER, "en")[0] == [rule.passages[0].id]


@pytest.mark.parametrize(("key", "language"), [("unknown", "zh"), (EMBEDDER, "fr")])
def test_no_vectors_are_an_empty_matrix(store, key, language):
    store.commit_edition(make_bundle("one"))
    ids, matrix = store.vectors(key, language)
    assert ids == []
    assert (len(matrix), matrix.ndim, matrix.dtype) == (0, 2, np.float32)


def test_vectors_of_two_embedders_stand_side_by_side(store):
    law = make_bundle("one")
    store.commit_edition(law)
    digest = digest_of(law.passages[0])
    store.add_vectors("ffff", {digest: vector_of("x", dimension=8)})
    assert store.embedder_keys() == (EMBEDDER, "ffff")
    assert store.vectors("ffff", "zh")[1].shape == (1, 8)
    store.exchange(Exchange("ffff", (), {}, {"embedder_key": "ffff"}))
    assert store.setting("embedder_key") == "ffff"
    assert store.embedder_keys() == ("ffff",)
    assert store.vectors_of("ffff", [digest, "0" * 64])[digest].shape == (8,)


def test_vectors_of_another_dimension_are_refused(store):
    law = make_bundle("one")
    store.commit_edition(law)
    with pytest.raises(ValueError, match=r"shape|dimension"):
        store.add_vectors(EMBEDDER, {"0" * 64: vector_of("x", dimension=3)})
    with pytest.raises(ValueError, match="key"):
        store.add_vectors("", {"0" * 64: vector_of("x")})


def test_texts_of_an_undeclared_language_have_no_vectors(store):
    store.commit_edition(replace(make_bundle("one"), vectors=None, embedder_key=""))
    assert store.count_passages("zh") == 1
    assert store.embedder_keys() == ()


def test_the_generation_set_last_is_the_current_one_of_its_kind(store):
    assert store.generation("dense") is None
    lexical = Generation("lexical-1", "lexical", "seg1", "clean")
    for state in ("dirty", "clean"):
        store.set_generation(Generation("dense-1", "dense", EMBEDDER, state))
        assert store.generation("dense") == Generation("dense-1", "dense", EMBEDDER, state)
    store.set_generation(lexical)
    newer = Generation("dense-2", "dense", EMBEDDER, "dirty")
    store.set_generation(newer)
    assert (store.generation("dense"), store.generation("lexical")) == (newer, lexical)


def test_a_setting_keeps_its_last_value(store):
    assert store.setting("corpus") is None
    store.set_setting("corpus", "abc")
    store.set_setting("corpus", "试金石")
    assert store.setting("corpus") == "试金石"


def test_readers_in_other_threads_see_one_version_or_the_other(store):
    one, two = make_bundle("one"), make_bundle("two", "three")
    store.commit_edition(one)
    seen: list[bool] = []

    def read() -> None:
        seen.extend(store.edition_passages(LAW) in (one.passages, two.passages) for _ in range(50))

    readers = [Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for number in range(20):
        store.commit_edition((two, one)[number % 2])
    for reader in readers:
        reader.join()
    assert len(seen) == 150
    assert all(seen)


words = st.text(min_size=1, max_size=20).map(lambda it: it.replace("\n", " "))


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(lines=st.lists(words, min_size=1, max_size=5))
def test_any_text_comes_back_as_it_was(store, lines):
    bundle = make_bundle(*lines)
    store.commit_edition(bundle)
    assert store.text(LAW) == bundle.text
    assert store.clauses(LAW) == bundle.clauses
    assert store.edition_passages(LAW) == bundle.passages
    for passage in bundle.passages:
        stored = store.text(LAW).text
        assert stored[passage.start : passage.end] == passage.text
    ids, matrix = store.vectors(EMBEDDER, "zh")
    assert sorted(ids) == sorted(it.id for it in bundle.passages)
    assert matrix.shape == (len(lines), 4)
