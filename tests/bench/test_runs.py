"""A run of the benchmark of retrieval, from texts to its folder."""

import csv
import json
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
import yaml

from bench.retrieval import packs, runs
from bench.retrieval.remembering import remembered
from bench.retrieval.running import Wish, label_of, overrides, run, words_alone
from kb import bootstrap
from kb.errors import InputRefused, UsageError
from tests.bench.invented import ARTICLES, QUESTIONS, Lamps, lamps


@pytest.fixture
def wish(tmp_path):
    return Wish(into=tmp_path / "results", home=tmp_path / "bench")


def test_a_run_finds_what_the_texts_say_and_writes_one_folder(wish, tmp_path):
    done = run(lamps(), tmp_path, wish)
    folder = tmp_path / "results" / "lamps-dev" / "default"
    assert done.folder == folder
    assert {it.name for it in folder.iterdir()} == {
        "config.yaml",
        "questions.csv",
        "aggregate.csv",
        "run.trec",
    }
    rows = list(csv.DictReader((folder / "questions.csv").open(encoding="utf-8")))
    assert [row["question"] for row in rows] == ["1", "2", "3"]
    assert [float(row["RR@10"]) for row in rows] == [1, 1, 1]
    assert [float(row["R@1"]) for row in rows] == [1, 0.5, 1]
    means = {r["metric"]: r for r in csv.DictReader((folder / "aggregate.csv").open())}
    assert float(means["R@1"]["mean"]) == pytest.approx(2.5 / 3, abs=1e-4)
    assert float(means["R@1"]["low"]) < 2.5 / 3 <= float(means["R@1"]["high"])


def test_the_config_says_what_was_run_and_names_no_folder(wish, tmp_path):
    done = run(lamps(), tmp_path, replace(wish, settings=overrides(["candidates=7"])))
    text = (done.folder / "config.yaml").read_text(encoding="utf-8")
    config = yaml.safe_load(text)
    assert (config["set"], config["label"]) == ("lamps-dev", "candidates=7")
    assert config["settings"]["candidates"] == 7
    assert (config["documents"], config["passages"], config["questions"]) == (3, 3, 3)
    assert "one note" in config["notes"]
    assert str(tmp_path) not in text


def test_no_text_of_a_data_set_is_written(wish, tmp_path):
    done = run(lamps(), tmp_path, wish)
    written = "".join(it.read_text(encoding="utf-8") for it in done.folder.iterdir())
    assert not [words for words in (*ARTICLES.values(), "灯泡", "雨伞") if words in written.split()]
    assert not any(question.text in written for question in QUESTIONS)


def test_a_run_that_is_read_again_is_the_same(wish, tmp_path):
    done = run(lamps(), tmp_path, wish)
    again = runs.read(str(done.folder))
    assert [row.question for row in again.rows] == [row.question for row in done.rows]
    assert again.values == pytest.approx(done.values, abs=1e-4)
    assert again.config == done.config


def test_a_pack_is_made_once(wish, tmp_path):
    pack = Lamps()
    for label in ("one", "two"):
        run(lamps(pack), tmp_path, replace(wish, label=label))
    assert pack.filled == 1
    run(lamps(pack), tmp_path, replace(wish, fresh=True))
    assert pack.filled == 2


def test_a_pack_whose_making_was_cut_short_is_made_anew(wish, tmp_path):
    pack = Lamps()
    run(lamps(pack), tmp_path, wish)
    next((tmp_path / "bench").glob("lamps-*/pack.json")).unlink()
    run(lamps(pack), tmp_path, wish)
    assert pack.filled == 2


def test_another_version_of_the_texts_is_another_pack(wish, tmp_path):
    run(lamps(Lamps()), tmp_path, wish)
    run(lamps(Lamps(version="2")), tmp_path, wish)
    assert len(list((tmp_path / "bench").glob("lamps-*/pack.json"))) == 2


def test_code_that_indexes_otherwise_has_the_pack_rebuilt(wish, tmp_path, monkeypatch):
    pack = Lamps()
    before = run(lamps(pack), tmp_path, wish)
    monkeypatch.setattr(packs, "SEGMENTER_VERSION", "another")
    after = run(lamps(pack), tmp_path, wish)
    assert pack.filled == 1
    mark = json.loads(next((tmp_path / "bench").glob("lamps-*/pack.json")).read_text())
    assert mark["words"].startswith("another ")
    assert [row.metrics for row in after.rows] == [row.metrics for row in before.rows]


def test_a_sample_is_the_same_each_time(wish, tmp_path):
    asked = [run(lamps(), tmp_path, replace(wish, sample=2)).rows for _ in range(2)]
    assert len(asked[0]) == 2
    assert [row.question for row in asked[0]] == [row.question for row in asked[1]]


def test_fewer_questions_than_published_are_refused(wish, tmp_path):
    with pytest.raises(InputRefused, match="3 questions were read, 5 expected"):
        run(replace(lamps(), expected=5), tmp_path, wish)
    assert not wish.into.exists()


def test_gold_that_the_texts_lack_is_refused(wish, tmp_path):
    lost = replace(QUESTIONS[0], gold=("z",))
    with pytest.raises(InputRefused, match="lack every gold document of 1 questions"):
        run(lamps(questions=(lost,)), tmp_path, wish)


@pytest.mark.parametrize("given", ["candidate=7", "candidates", "data_dir=x", "ocr=off"])
def test_a_setting_that_retrieval_lacks_is_refused(given):
    with pytest.raises(UsageError, match=given):
        overrides([given])


def test_a_run_is_called_after_its_settings():
    assert label_of({}) == "default"
    assert label_of({}, 50) == "default,sample=50"
    assert label_of({"embedder": "/models/my-e5"}) == "embedder=my-e5"
    assert label_of(words_alone()) == "words"
    assert label_of(words_alone() | {"candidates": "9"}) == "words,candidates=9"
    assert label_of({"dense_weight": "0.4"}) == "dense_weight=0.4"


class Counting:
    """An embedder that says how often it was asked."""

    identity = SimpleNamespace(key="k")

    def __init__(self):
        self.asked = []

    def embed(self, texts):
        self.asked += texts
        return np.array([[len(text), 1.0] for text in texts], np.float32)


def test_a_question_is_embedded_once_in_fast_runs(tmp_path, monkeypatch):
    true = Counting()
    monkeypatch.setattr(bootstrap, "open_embedder", lambda _: true)
    for _ in range(2):
        with remembered(tmp_path):
            embedder = bootstrap.open_embedder(None)
            assert embedder.embed(["lamp"]).tolist() == [[4.0, 1.0]]
            assert embedder.embed(["two", "texts"]).tolist() == [[3.0, 1.0], [5.0, 1.0]]
    assert true.asked == ["lamp", "two", "texts", "two", "texts"]
    assert bootstrap.open_embedder(None) is true
