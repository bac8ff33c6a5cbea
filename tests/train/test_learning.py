"""Lessons, the teacher's vectors, and learning the table from them."""

import numpy as np
import pytest

from tests.adapters.fake_embedder import FakeEmbedder
from train.lessons import batches, lessons, targets
from train.packing import pack_rows
from train.pairs import Pair
from train.plan import Plan
from train.teaching import taught


def test_the_synonyms_of_a_term_are_one_lesson_near_the_middle_of_them():
    pairs = [Pair("召回", "recall", "own", "term"), Pair("召回", "callback", "own", "term")]
    (lesson,), texts = lessons(pairs, seed=1)
    assert [texts[n] for n in lesson.english] == ["recall", "callback"]
    made = targets([lesson], np.eye(2, 4).astype(np.float16))
    assert made[0] == pytest.approx([0.5**0.5, 0.5**0.5, 0, 0], abs=1e-3)


def test_batches_hold_every_lesson_once_and_no_more_tokens_than_told():
    lengths = [n % 17 + 1 for n in range(500)]
    found = batches(lengths, 100, seed=3)
    assert sorted(n for batch in found for n in batch) == list(range(500))
    assert all(len(it) * max(lengths[n] for n in it) <= 100 for it in found)
    assert found == batches(lengths, 100, seed=3)
    assert found != batches(lengths, 100, seed=4)


class Counting(FakeEmbedder):
    def __init__(self):
        super().__init__()
        self.asked = []

    def embed(self, texts):
        self.asked += texts
        return super().embed(texts)


def test_the_teacher_is_asked_once_for_each_text_and_again_where_texts_changed(tmp_path):
    teacher, path = Counting(), tmp_path / "taught.f16"
    texts = [f"text {n}" for n in range(5)]
    first = taught(texts, teacher, path, lambda *_: None)
    more = taught([*texts, "text 5"], teacher, path, lambda *_: None)
    assert teacher.asked == [*texts, "text 5"]
    assert np.array_equal(more[:5], first)
    taught(["another", *texts], teacher, path, lambda *_: None)
    assert teacher.asked[6:] == ["another", *texts]


def test_vectors_that_were_half_written_are_made_anew(tmp_path):
    path, texts = tmp_path / "taught.f16", ["a", "b"]
    whole = taught(texts, FakeEmbedder(), path, lambda *_: None)
    with path.open("ab") as opened:
        opened.write(b"half a row")
    assert np.array_equal(taught(texts, FakeEmbedder(), path, lambda *_: None), whole)


@pytest.mark.slow
def test_what_was_interrupted_learns_the_same_as_what_was_not(tmp_path):
    from train.fitting import fit

    class Interrupted(Exception):
        pass

    def interrupt(at):
        if at.step == 4:
            raise Interrupted

    english = 30_522
    sequences = [[101, english + 1 + n % 6, english + 1 + n % 5, 102] for n in range(48)]
    goals = np.eye(48, 384, dtype=np.float32)
    rows = np.random.default_rng(0).normal(0, 0.05, (7, 384)).astype(np.float32)

    def plan(name):
        return Plan(tmp_path, tmp_path, tmp_path / name, batch_tokens=24, save_every=2, epochs=1.0)

    heard = []
    whole = fit(rows, sequences, goals, plan("whole"), heard.append)
    with pytest.raises(Interrupted):
        fit(rows, sequences, goals, plan("cut"), interrupt)
    resumed = fit(rows, sequences, goals, plan("cut"), lambda _: None)
    assert np.allclose(whole, resumed, atol=1e-5)
    assert not np.allclose(whole, rows)
    assert np.array_equal(whole[0], rows[0]), "what no text has learns nothing"
    assert heard[-1].step == heard[-1].steps == 8


def test_rows_are_packed_to_a_quarter_and_hardly_change(tmp_path):
    from safetensors.numpy import load

    rows = np.random.default_rng(1).normal(0, 1, (50, 384)).astype(np.float32)
    rows[7] = 0
    size = pack_rows(rows, tmp_path)
    assert size < rows.nbytes / 3.8
    found = load((tmp_path / "rows.safetensors").read_bytes())
    back = found["rows"] * found["scale"][:, None]
    assert np.abs(back - rows).max() < 0.02
    assert not back[7].any()
