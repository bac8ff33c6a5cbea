"""Metrics and comparisons, against numbers worked out by hand."""

from math import log2
from pathlib import Path

import numpy as np
import pytest

from bench.retrieval import diff, report, runs
from bench.retrieval.metrics import METRICS, evaluate, means, p_value
from bench.retrieval.runs import Row, Run
from bench.retrieval.testset import Question
from bench.sections import put


def run_of(values, name="lamps-dev", label="a", config=None):
    """Every metric of question n is values[n]."""
    rows = tuple(Row(key, "zh", (value,) * len(METRICS), 1.0) for key, value in values.items())
    told = {"set": name, "label": label, "questions": len(rows), "documents": 9, "notes": []}
    told |= {"machine": "a machine", "day": "2026-11-20"}
    return Run(Path(label), told | (config or {}), rows)


def test_metrics_are_those_worked_out_by_hand():
    questions = [
        Question("1", "?", "zh", ("a", "b", "c")),
        Question("2", "?", "zh", ("z",)),
        Question("3", "?", "zh", ("q",)),
    ]
    found = {"1": ["b", "x", "a", "y"], "2": [*"abcdefghij", "z"]}
    values = {
        key: dict(zip(METRICS, own, strict=True)) for key, own in evaluate(questions, found).items()
    }
    ideal = 1 + 1 / log2(3) + 1 / log2(4)
    assert values["1"] == pytest.approx(
        {
            "R@10": 2 / 3,
            "AP@10": (1 + 2 / 3) / 3,
            "nDCG@10": (1 + 1 / log2(4)) / ideal,
            "RR@10": 1,
            "R@1": 1 / 3,
        }
    )
    nothing = dict.fromkeys(METRICS, 0.0)
    assert values["2"] == nothing, "found behind the tenth place"
    assert values["3"] == nothing, "not searched at all"


def test_the_order_found_decides_and_not_the_names():
    for gold, rank in (("a", 2), ("b", 1)):
        values = evaluate([Question("1", "?", "zh", (gold,))], {"1": ["b", "a"]})
        assert values["1"][METRICS.index("RR@10")] == 1 / rank


def test_an_interval_holds_its_mean_and_is_the_same_each_time():
    values = np.array([[0.0], [1.0]] * 50)
    once, again = means(values), means(values)
    assert once == again
    assert once[0].value == 0.5
    # The standard error is .05.
    assert once[0].low == pytest.approx(0.4, abs=0.02)
    assert once[0].high == pytest.approx(0.6, abs=0.02)


def test_one_sided_wins_are_significant_and_even_ones_are_not():
    assert p_value(np.full(20, 0.1)) < 0.001
    assert p_value(np.array([0.1, -0.1] * 10)) == 1
    # Of the eight patterns of signs two are as large.
    assert p_value(np.ones(3)) == pytest.approx(0.25, abs=0.02)


def test_a_run_compared_with_itself_shows_no_difference():
    same = run_of({"1": 0.5, "2": 1.0})
    told = diff.difference(same, same)
    assert told.count("+0.0000  1.0000       0     0    2") == len(METRICS)
    assert "moved most" not in told
    assert "Warning" not in told


def test_a_comparison_names_the_questions_that_moved_most():
    a, b = run_of({"1": 0.5, "2": 1.0, "3": 0.2}), run_of({"1": 0.4, "2": 0.0, "3": 0.2}, label="b")
    told = diff.difference(a, b, {"2": "who?"}).splitlines()
    assert [line.split()[0] for line in told[told.index("moved most (AP@10):") + 1 :]] == ["2", "1"]
    assert told[-2].endswith("1.000 to 0.000  who?")


def test_runs_of_other_sets_or_questions_are_warned_of():
    told = diff.difference(run_of({"1": 1.0, "2": 1.0}), run_of({"1": 0.0}, name="other"))
    assert "two sets, lamps-dev/a and other/a" in told
    assert "2 in A and 1 in B; only the 1 in both" in told
    assert "No question is in both." in diff.difference(run_of({"1": 1.0}), run_of({"9": 1.0}))


def test_a_report_replaces_its_own_section_and_no_other(tmp_path):
    path = tmp_path / "benchmarks.md"
    path.write_text("# All\n\n## Retrieval\n\nold words\n\n## Speed\n\nkept\n", encoding="utf-8")
    put(path, report.section([run_of({"1": 0.25}, config={"notes": ["two left out"]})]))
    text = path.read_text(encoding="utf-8")
    assert "| lamps-dev | a | 1 | 9 | 0.250 (0.250 to 0.250) |" in text
    assert "- lamps-dev: two left out" in text
    assert "old words" not in text
    assert text.endswith("\n\n## Speed\n\nkept\n")
    put(path, "## Growth\n\nnew")
    assert path.read_text(encoding="utf-8") == text + "\n## Growth\n\nnew\n"


def test_every_figure_in_the_documentation_has_its_run():
    document = (runs.CHECKOUT / "docs" / "benchmarks.md").read_text(encoding="utf-8")
    own = document.split("\n## Retrieval\n", 1)[1].split("\n## ", 1)[0]
    told = [line.strip("| ").split(" | ") for line in own.splitlines() if line.startswith("| ")]
    figures = {(row[0], row[1]): [float(cell.split()[0]) for cell in row[4:]] for row in told[1:]}
    held = {(it.config["set"], it.config["label"]): it.values.mean(axis=0) for it in runs.kept()}
    assert held.keys() == figures.keys()
    assert all(held[key] == pytest.approx(figures[key], abs=6e-4) for key in held)
