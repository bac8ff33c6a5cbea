"""Every adapter of the Embedder port by name, as a function from a cache folder to an embedder."""

from pathlib import Path

import pytest

from kb.adapters.openvino_minilm import OpenVinoMiniLM
from kb.adapters.openvino_minilm.weights import package_folder
from kb.ports import Embedder
from tests.adapters.fake_embedder import FakeEmbedder


def open_sentence_transformers(_folder: Path) -> Embedder:
    # Its import takes seconds, which the other kinds need not wait for.
    from kb.adapters.sentence_transformers_embedder import SentenceTransformersEmbedder

    return SentenceTransformersEmbedder(str(package_folder()), frozenset({"en"}))


def open_fake(_folder: Path) -> Embedder:
    return FakeEmbedder()


EMBEDDERS = [
    pytest.param(OpenVinoMiniLM, id="openvino"),
    pytest.param(open_sentence_transformers, id="sentence-transformers", marks=pytest.mark.slow),
    pytest.param(open_fake, id="fake"),
]
