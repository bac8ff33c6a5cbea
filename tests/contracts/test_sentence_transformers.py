"""What is true of the sentence-transformers adapter alone."""

import shutil

import pytest

from kb.adapters.openvino_minilm.weights import WEIGHTS_SHA256, package_folder
from kb.errors import MissingDependency

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def adapter():
    from kb.adapters import sentence_transformers_embedder

    return sentence_transformers_embedder.SentenceTransformersEmbedder


def test_a_model_that_is_not_there_says_what_to_do(adapter, tmp_path):
    with pytest.raises(MissingDependency, match="TOUCHSTONE_EMBEDDER"):
        adapter(str(tmp_path / "no-such-model")).embed(["recall"])


@pytest.mark.parametrize("name", ["model.safetensors", "tokenizer.json", "config.json"])
def test_a_folder_cut_short_says_what_to_do(adapter, tmp_path, name):
    copy = tmp_path / "copy"
    shutil.copytree(package_folder(), copy)
    with (copy / name).open("r+b") as file:
        file.truncate(100)
    with pytest.raises(MissingDependency, match="TOUCHSTONE_EMBEDDER=default"):
        adapter(str(copy)).embed(["recall"])


def test_the_identity_follows_the_weights_and_not_the_path(adapter, tmp_path):
    copy = tmp_path / package_folder().name
    shutil.copytree(package_folder(), copy)
    one, other = adapter(str(package_folder())), adapter(str(copy))
    assert one.identity.key == other.identity.key
    assert one.identity.weights_sha256 == WEIGHTS_SHA256
    with (copy / "model.safetensors").open("r+b") as file:
        file.seek(-1, 2)
        file.write(b"!")
    assert adapter(str(copy)).identity.key != one.identity.key


def test_languages_are_the_users_word(adapter):
    assert adapter("any").languages == {"zh", "en"}
    assert adapter("any", frozenset({"zh"})).languages == {"zh"}
