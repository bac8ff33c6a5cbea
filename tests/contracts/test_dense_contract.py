"""What every dense index does with vectors."""

import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from kb.adapters.exact_scan import ExactScan
from kb.adapters.mapped_scan import MappedScan
from kb.errors import DataDirectoryError
from tests.contracts.index_kinds import open_chroma


def unit(*angles: float) -> np.ndarray:
    """Rows at these angles in degrees, in a plane of four dimensions."""
    radians = np.radians(angles)
    rows = np.zeros((len(angles), 4))
    rows[:, 0], rows[:, 1] = np.cos(radians), np.sin(radians)
    return rows.astype(np.float32)


EAST = unit(0)[0]


def found(index, vector=EAST, language="en", limit=10):
    return [hit.passage_id for hit in index.search(language, vector, limit)]


def test_an_empty_index_finds_nothing(dense):
    assert dense.search("en", EAST, 10) == []
    assert dense.count("en") == 0
    dense.remove("en", ["p1"])
    dense.add("en", [], np.zeros((0, 4), np.float32))


def test_the_nearest_comes_first_and_scores_are_cosines(dense):
    dense.add("en", ["far", "near", "behind"], unit(80, 10, 180))
    hits = dense.search("en", EAST, 10)
    assert [hit.passage_id for hit in hits] == ["near", "far", "behind"]
    expected = np.cos(np.radians([10, 80, 180]))
    assert np.allclose([hit.score for hit in hits], expected, atol=1e-5)
    assert all(-1 <= hit.score <= 1 for hit in hits)


def test_length_does_not_matter(dense):
    dense.add("en", ["short", "long"], unit(30, 20) * np.array([[0.1], [50]], np.float32))
    hits = dense.search("en", EAST * 7, 10)
    assert np.allclose([hit.score for hit in hits], np.cos(np.radians([20, 30])), atol=1e-5)


def test_no_more_than_asked_for_are_given(dense):
    dense.add("en", [f"p{n}" for n in range(50)], unit(*range(50)))
    assert found(dense, limit=3) == ["p0", "p1", "p2"]
    assert len(found(dense, limit=500)) == 50
    assert found(dense, limit=0) == []


def test_equal_scores_are_in_the_order_of_ids(dense):
    dense.add("en", ["p2", "p3", "p1"], unit(10, 10, 10))
    assert found(dense) == ["p1", "p2", "p3"]


def test_languages_are_searched_apart(dense):
    dense.add("en", ["en1"], unit(0))
    dense.add("zh", ["zh1", "zh2"], unit(0, 5))
    assert (found(dense), found(dense, language="zh")) == (["en1"], ["zh1", "zh2"])
    assert found(dense, language="fr") == []
    assert (dense.count("en"), dense.count("zh"), dense.count("fr")) == (1, 2, 0)


def test_the_same_id_again_replaces_its_vector(dense):
    dense.add("en", ["p1", "p2"], unit(0, 45))
    dense.add("en", ["p1", "p3"], unit(90, 10))
    assert found(dense) == ["p3", "p2", "p1"]
    assert dense.count("en") == 3


def test_removed_passages_are_not_found_and_unknown_ids_are_passed_over(dense):
    dense.add("en", [f"p{n}" for n in range(20)], unit(*range(20)))
    dense.remove("en", ["p0", "p2", "unknown"])
    assert found(dense, limit=3) == ["p1", "p3", "p4"]
    assert dense.count("en") == 18
    dense.remove("en", [f"p{n}" for n in range(20)])
    assert found(dense) == []
    dense.add("en", ["p0"], unit(0))
    assert found(dense) == ["p0"]


def test_many_are_found_after_many_were_removed(dense):
    rng = np.random.default_rng(1)
    rows = rng.standard_normal((400, 4)).astype(np.float32)
    ids = [f"p{n:03}" for n in range(400)]
    dense.add("en", ids, rows)
    dense.remove("en", ids[:300])
    assert sorted(found(dense, limit=100)) == ids[300:]


def test_ids_and_vectors_must_be_as_many(dense):
    with pytest.raises(ValueError, match=r"ids|argument"):
        dense.add("en", ["p1", "p2"], unit(0))


def test_chroma_takes_more_than_its_largest_batch(tmp_path):
    index = open_chroma(tmp_path)
    index._batch = 7
    ids = [f"p{n}" for n in range(30)]
    index.add("en", ids, unit(*range(30)))
    assert index.count("en") == 30
    index.remove("en", ids[1:])
    assert found(index) == ["p0"]
    index.close()


def test_chroma_can_be_closed_and_opened_again_in_one_process(tmp_path):
    for number in range(3):
        index = open_chroma(tmp_path)
        index.add("en", [f"p{number}"], unit(10 * number))
        assert found(index) == [f"p{n}" for n in range(number + 1)]
        index.close()
        index.close()


def test_a_closed_chroma_leaves_a_folder_that_can_be_opened_elsewhere(tmp_path):
    index = open_chroma(tmp_path / "one")
    index.add("en", ["p1", "p2"], unit(20, 10))
    before = index.search("en", EAST, 10)
    index.close()
    (tmp_path / "one").rename(tmp_path / "two")
    moved = open_chroma(tmp_path / "two")
    assert moved.search("en", EAST, 10) == before
    moved.close()


def test_one_folder_can_be_opened_and_closed_by_many_threads(tmp_path):
    index = open_chroma(tmp_path)
    index.add("en", ["p1", "p2"], unit(20, 10))
    index.close()

    def look(_):
        opened = open_chroma(tmp_path)
        try:
            return found(opened)
        finally:
            opened.close()

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        with ThreadPoolExecutor(6) as pool:
            assert set(map(tuple, pool.map(look, range(60)))) == {("p2", "p1")}
    finally:
        sys.setswitchinterval(interval)


def test_a_damaged_chroma_asks_to_be_rebuilt(tmp_path):
    (tmp_path / "chroma.sqlite3").write_bytes(b"no database" * 1000)
    with pytest.raises(DataDirectoryError, match="rebuild"):
        open_chroma(tmp_path)


def test_the_exact_scan_reads_a_language_once_and_when_it_is_asked_for():
    asked: list[str] = []

    def load(language: str) -> tuple[list[str], np.ndarray]:
        asked.append(language)
        return ["p1", "p2"], unit(20, 10)

    index = ExactScan(load)
    assert asked == []
    assert found(index) == found(index) == ["p2", "p1"]
    assert asked == ["en"]
    index.close()
    assert index.count("en") == 2
    assert asked == ["en", "en"]


vectors = arrays(np.float32, (12, 6), elements=st.floats(-1, 1, width=16))


@settings(max_examples=15, deadline=None)
@given(rows=vectors, query=arrays(np.float32, 6, elements=st.floats(-1, 1, width=16)))
def test_chroma_ranks_as_the_exact_scan_does(rows, query):
    rows[:, 0] += 2  # No row of length zero: it has no direction.
    query[0] += 2
    ids = [f"p{n:02}" for n in range(len(rows))]
    exact = ExactScan()
    exact.add("en", ids, rows)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        chroma = open_chroma(Path(folder))
        chroma.add("en", ids, rows)
        ours, theirs = (index.search("en", query, 12) for index in (exact, chroma))
        chroma.close()
    scores = {hit.passage_id: hit.score for hit in ours}
    assert np.allclose(
        [scores[hit.passage_id] for hit in theirs], [h.score for h in ours], atol=2e-6
    )
    assert np.allclose([h.score for h in theirs], [h.score for h in ours], atol=2e-6)


@pytest.fixture
def mapped(tmp_path):
    return MappedScan(tmp_path / "mapped", create=True)


def again(mapped):
    return MappedScan(mapped._folder)


def test_mapped_vectors_are_those_of_the_next_process(mapped):
    mapped.add("en", ["p1", "p2", "p3"], unit(20, 10, 30))
    mapped.remove("en", ["p2"])
    mapped.close()
    assert found(again(mapped)) == ["p1", "p3"]
    assert again(mapped).held("en", ["p1", "p2"]) == {"p1"}


def test_the_place_of_what_was_removed_is_taken_by_what_comes(mapped):
    mapped.add("en", [f"p{n}" for n in range(9)], unit(*range(9)))
    for n in range(50):
        mapped.remove("en", [f"p{n}", f"p{n + 1}"])
        mapped.add("en", [f"p{n + 9}", f"p{n + 1}"], unit(n, 90))
    sizes = {path.name: path.stat().st_size for path in mapped._folder.iterdir()}
    assert sizes == {"en.4": 9 * 16, "en.ids": 9 * 32}
    assert again(mapped).count("en") == mapped.count("en") == 9


def test_a_reader_of_mapped_vectors_goes_on_beside_a_writer(mapped):
    mapped.add("en", ["p1", "p2"], unit(20, 10))
    reader = again(mapped)
    assert found(reader) == ["p2", "p1"]
    mapped.add("en", ["p3"], unit(5))
    mapped.remove("en", ["p2"])
    assert found(reader) == ["p1"]
    assert found(again(mapped)) == ["p3", "p1"]


def test_a_vector_without_its_id_is_one_that_is_just_being_written(mapped):
    mapped.add("en", ["p1", "p2"], unit(20, 10))
    with (mapped._folder / "en.4").open("ab") as file:
        file.write(b"half a row")
    assert found(again(mapped)) == ["p2", "p1"]


def test_mapped_vectors_that_are_cut_off_ask_to_be_rebuilt(mapped):
    mapped.add("en", ["p1", "p2"], unit(20, 10))
    with (mapped._folder / "en.4").open("rb+") as file:
        file.truncate(20)
    with pytest.raises(DataDirectoryError, match="rebuild"):
        again(mapped)
    (mapped._folder / "en.4").unlink()
    with pytest.raises(DataDirectoryError, match="rebuild"):
        again(mapped)


@pytest.mark.parametrize("odd", ["", "x" * 33, "a\0b"])
def test_an_id_that_does_not_fit_is_refused(mapped, odd):
    with pytest.raises(ValueError, match="bytes"):
        mapped.add("en", [odd], unit(5))


def test_vectors_of_another_dimension_are_refused(mapped):
    mapped.add("en", ["p1"], unit(5))
    with pytest.raises(ValueError, match="dimension"):
        mapped.add("en", ["p2"], np.ones((1, 5), np.float32))


changes = st.lists(
    st.tuples(st.booleans(), st.lists(st.integers(0, 12), min_size=1, max_size=6)), max_size=12
)


@settings(max_examples=25, deadline=None)
@given(changes=changes)
def test_mapped_vectors_are_those_of_the_exact_scan_after_any_changes(changes):
    rng, exact = np.random.default_rng(3), ExactScan()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        mapped = MappedScan(Path(folder), create=True)
        for is_added, numbers in changes:
            ids = [f"p{n}" for n in numbers]
            rows = rng.standard_normal((len(ids), 4)).astype(np.float32)
            for index in (exact, mapped):
                if is_added:
                    index.add("en", ids, rows)
                else:
                    index.remove("en", ids)
        assert found(mapped, limit=20) == found(exact, limit=20)
        assert mapped.count("en") == exact.count("en")
        mapped.close()
