"""What is true of the sentence-transformers reranker alone."""

import subprocess
import sys

import pytest

from kb.bootstrap import open_reranker
from kb.errors import MissingDependency
from kb.settings import Settings
from tests.contracts.reranker_kinds import save_model

OPENS = """
import sys
from kb.bootstrap import open_reranker
from kb.settings import Settings
print(open_reranker(Settings()), open_reranker(Settings(reranker="any")).name)
print([it for it in ("torch", "transformers", "sentence_transformers") if it in sys.modules])
"""


def scores(folder) -> list[float]:
    opened = open_reranker(Settings(reranker=str(folder)))
    assert opened is not None
    return opened.scores("recall of products", ["recall", "quality", "the producer shall answer"])


def test_without_a_setting_there_is_none_and_with_one_nothing_heavy_is_loaded_yet():
    words = [sys.executable, "-c", OPENS]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["None any", "[]"]


@pytest.mark.slow
def test_its_scores_are_the_models_own_through_a_sigmoid(tmp_path):
    import torch
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    folder = save_model(tmp_path / "model")
    tokenizer = AutoTokenizer.from_pretrained(folder)
    words = tokenizer("recall of products", "quality", return_tensors="pt")
    with torch.inference_mode():
        logit = AutoModelForSequenceClassification.from_pretrained(folder)(**words).logits[0, 0]
    assert scores(folder)[1] == pytest.approx(float(logit.sigmoid()), abs=1e-5)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("make", "words"),
    [
        pytest.param(lambda it: it, "not on this machine", id="no folder"),
        pytest.param(lambda it: it.mkdir(), "cannot be loaded", id="an empty folder"),
        pytest.param(lambda it: it.touch(), "cannot be loaded", id="a file"),
        pytest.param(lambda it: save_model(it, head=False), "not a cross-encoder", id="no head"),
        pytest.param(lambda it: save_model(it, labels=3), "gives 3 scores", id="three labels"),
        pytest.param(
            lambda it: (save_model(it) / "model.safetensors").write_bytes(b"cut short"),
            "cannot be loaded",
            id="weights cut short",
        ),
    ],
)
def test_a_folder_that_is_no_cross_encoder_says_what_to_do(tmp_path, make, words):
    folder = tmp_path / "model"
    make(folder)
    with pytest.raises(MissingDependency, match=words) as refused:
        scores(folder)
    assert "TOUCHSTONE_RERANKER" in refused.value.cure
    assert str(folder) in refused.value.problem


@pytest.mark.slow
def test_an_embedder_is_no_reranker():
    from kb.adapters.openvino_minilm.weights import package_folder

    with pytest.raises(MissingDependency, match="TOUCHSTONE_RERANKER"):
        scores(package_folder())
