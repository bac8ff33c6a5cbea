"""The bases that bench-speed invents, what it counts, and the report that it writes into."""

import numpy as np
import pytest

from bench.speed import report
from bench.speed.embedding import HIDDEN, INNER, LAYERS, operations
from bench.speed.synthetic import Inventor, Pool
from kb.adapters.sqlite.checks import check_bundle
from kb.identifiers import indexed_digest
from kb.vectors import unit

KEY = "0123456789abcdef"
TEXTS = {
    "en": [
        "Buyers audit every supplier of tea in spring.",
        "A firm shall keep records for a year.",
    ],
    "zh": ["生产者应当标明产品名称，并保存记录。", "销售者应当检查茶叶，发现问题的，停止销售。"],
}


def inventor(language, vectors=None):
    return Inventor(Pool(language, TEXTS[language], vectors), KEY, passages=5)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_invented_edition_is_one_that_the_store_takes(language):
    bundle = inventor(language).edition(7)
    check_bundle(bundle)
    assert len(bundle.passages) == len(bundle.clauses) == 5
    assert all(bundle.text.text[it.start : it.end] == it.text != "" for it in bundle.passages)
    assert bundle == inventor(language).edition(7)
    assert bundle != inventor(language).edition(8)


def test_an_invented_vector_lies_near_those_of_both_halves():
    rows = unit(np.random.default_rng(1).standard_normal((2, 384)).astype(np.float32))
    bundle = inventor("en", rows).edition(1)
    made = np.stack([bundle.vectors[indexed_digest(passage)] for passage in bundle.passages])
    assert np.allclose(np.linalg.norm(made, axis=1), 1, atol=1e-5)
    assert (made @ unit(rows.sum(axis=0, keepdims=True))[0] > 0.6).all()


def test_operations_are_two_for_each_weight_and_token_and_more_for_longer_texts():
    weights = LAYERS * (4 * HIDDEN**2 + 2 * HIDDEN * INNER)
    attention = LAYERS * 2 * 2 * HIDDEN
    assert operations(1) == 2 * weights + attention
    assert operations(10) == 10 * 2 * weights + 100 * attention


def test_the_report_exchanges_its_own_section_alone(tmp_path, monkeypatch):
    path = tmp_path / "benchmarks.md"
    path.write_text("# B\n\n## Speed\n\nformer\n\n### Part\n\n## Kills\n\n60\n", encoding="utf-8")
    monkeypatch.setattr(report, "REPORT", path)
    report.write({})
    first = path.read_text(encoding="utf-8")
    report.write({})
    assert path.read_text(encoding="utf-8") == first
    assert first.startswith("# B\n\n## Speed\n")
    assert first.endswith("\n\n## Kills\n\n60\n")
    assert "former" not in first
