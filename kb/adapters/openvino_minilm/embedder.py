"""Texts to unit vectors: tokens, windows, batches, and the compiled model behind them."""

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import openvino as ov
from numpy.typing import NDArray
from tokenizers import Tokenizer

from kb.adapters.openvino_minilm import weights
from kb.adapters.openvino_minilm.mixed import MixedTokenizer, has_han
from kb.adapters.openvino_minilm.parts import add_states, pieces_of, rows_of
from kb.adapters.openvino_minilm.windows import cut, merge
from kb.bilingual.identity import PIECES_SHA256, ROWS_SHA256
from kb.bilingual.pieces import shipped_pieces
from kb.identifiers import sha256_text
from kb.ports import EmbedderIdentity, Span, Vector

NAME = "touchstone-minilm-zh-en"
"""all-MiniLM-L6-v2 with rows of our own for Chinese."""
DIMENSION = 384
MAX_LENGTH = 256
"""What the model was trained for, [CLS] and [SEP] included; its position table is longer."""

BATCH_TEXTS = 32
BATCH_TOKENS = 2048
"""On a busy 2-core machine 1,024 and 2,048 embed some 395 sentences/s, 4,096 and more some 295
(medians of six rounds, which differ widely)."""
BATCH_PADDING = 64
"""Tokens of padding in a batch: what one more batch costs. 40 passages of one document take 5.8 ms
of processor time each instead of 8.1, 600 sentences the same; 16 to 128 hardly differ."""

ROUND = 8
"""Tokens; a batch is as long as a multiple of it. The runtime keeps kernels for every shape that it
has seen: 45 MB more for each thousand passages where all lengths occur, 8 with multiples of 16."""

_KNOWN = ("quality", (-0.0728, 0.0186, -0.0004, -0.0350, -0.0806, -0.0219, 0.0895, 0.0189))
"""A text and how its vector begins in float32: one inference, 5 ms, tells a model that is not
this one, where a digest over the converted weights takes ten times as long."""
_TOLERANCE = 0.005
"""bf16 is 0.0005 off; the vectors of other texts and models differ by 0.05 and more."""

_COMPILE = {
    # Where the processor has no bf16, OpenVINO takes f32 by itself.
    "INFERENCE_PRECISION_HINT": "bf16",
    "PERFORMANCE_HINT": "LATENCY",
}


class OpenVinoMiniLM:
    """``kb.ports.Embedder`` for English and Chinese. Made at once; all loads at first use.

    Texts with a Han character go the way of mixed.py; all others are embedded apart from them, as
    the English model by itself embeds them, to the bit.

    Any thread may call it; batches of different calls take turns. ``cache_dir`` keeps the
    converted model. Errors as ``weights.converted_folder``, at first use.
    """

    def __init__(self, cache_dir: Path) -> None:
        self._cache_dir = cache_dir
        self._lock = threading.Lock()
        self._loaded: _Loaded | None = None

    @property
    def identity(self) -> EmbedderIdentity:
        return EmbedderIdentity(
            name=NAME,
            weights_sha256=sha256_text(weights.WEIGHTS_SHA256 + ROWS_SHA256),
            tokenizer=f"{weights.TOKENIZER_SHA256}+{PIECES_SHA256}/{MAX_LENGTH}",
            pooling="mean, unit length",
            dimension=DIMENSION,
        )

    @property
    def languages(self) -> frozenset[str]:
        return frozenset({"en", "zh"})

    @property
    def max_tokens(self) -> int:
        return MAX_LENGTH - 2

    @property
    def precision(self) -> str:
        """What is in effect on this processor: ``bf16`` or ``f32``."""
        return self._model().precision

    def runtime(self) -> str:
        return f"OpenVINO {ov.get_version().split('-')[0]}, {self.precision}"

    def tidy(self) -> tuple[str, ...]:
        return weights.tidy(self._cache_dir)

    def token_spans(self, text: str) -> Sequence[tuple[int, int]]:
        spans: list[Span] = self._model().encoded([text])[0].offsets
        return spans

    def embed(self, texts: Sequence[str]) -> Vector:
        """Texts longer than ``max_tokens`` are embedded in windows: see windows.py."""
        return self.embed_parts(texts, [()] * len(texts))[0]

    def embed_parts(
        self, texts: Sequence[str], parts: Sequence[Sequence[Span]]
    ) -> tuple[Vector, list[Vector]]:
        """A part is the mean of its tokens as they were read within their text."""
        whole = np.zeros((len(texts), DIMENSION), np.float32)
        of_parts: list[Vector] = [np.zeros((0, DIMENSION), np.float32)] * len(texts)
        mixed = [n for n, text in enumerate(texts) if has_han(text)]
        chinese = frozenset(mixed)
        for own in (mixed, [n for n in range(len(texts)) if n not in chinese]):
            if own:
                rows, pieces = self._embedded([texts[n] for n in own], [parts[n] for n in own])
                whole[own] = rows
                for number, block in zip(own, pieces, strict=True):
                    of_parts[number] = block
        return whole, of_parts

    def _embedded(
        self, texts: Sequence[str], parts: Sequence[Sequence[Span]]
    ) -> tuple[Vector, list[Vector]]:
        """Of texts that go the same way."""
        model = self._model()
        encoded = model.encoded(texts)
        tokens: list[list[int]] = [encoding.ids for encoding in encoded]
        windows = cut([len(ids) for ids in tokens], self.max_tokens)
        pieces = pieces_of(windows, [encoding.offsets for encoding in encoded], parts)
        sequences = [model.framed(tokens[w.text][w.start : w.end]) for w in windows]
        rows = np.zeros((len(sequences), DIMENSION), np.float32)
        sums = np.zeros((sum(map(len, parts)), DIMENSION), np.float32)
        for batch in batches([len(sequence) for sequence in sequences]):
            ids, mask = _padded([sequences[number] for number in batch])
            own = [pieces[number] for number in batch]
            with self._lock:
                rows[batch], states = model.infer(ids, mask)
                add_states(sums, states, own)
        whole = merge(rows, windows)
        return whole, rows_of(sums, whole, parts)

    def _model(self) -> "_Loaded":
        with self._lock:
            if self._loaded is None:
                self._loaded = weights.load(self._cache_dir, _read)
            return self._loaded


class _Loaded:
    """Tokenizer and compiled model. ``infer`` is not thread-safe."""

    def __init__(self, folder: Path) -> None:
        self.tokenizer = Tokenizer.from_file(str(folder / weights.TOKENIZER_FILE))
        # The file asks for every text to be padded, and cut, to 128 tokens.
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self._pieces: MixedTokenizer | None = None
        self._first, self._last = (self._special(name) for name in ("[CLS]", "[SEP]"))
        # Not with OpenVINO's cache of compiled models: it saves 0.05 s and kills by SIGBUS the
        # process that maps a file which another one is just writing.
        compiled = ov.Core().compile_model(folder / weights.MODEL_FILE, "CPU", _COMPILE)
        self.precision: str = compiled.get_property("INFERENCE_PRECISION_HINT").get_type_name()
        self._request: Any = compiled.create_infer_request()

    def encoded(self, texts: Sequence[str]) -> list[Any]:
        """Of texts that all have Han characters, or none of which has: ids and offsets."""
        if has_han(texts[0]):
            return list(self._mixed().encode_batch(texts))
        return list(self.tokenizer.encode_batch(list(texts), add_special_tokens=False))

    def _mixed(self) -> MixedTokenizer:
        """Made where the first Chinese text comes: English alone needs none of it."""
        if self._pieces is None:
            first = self.tokenizer.get_vocab_size()
            self._pieces = MixedTokenizer(self.tokenizer, shipped_pieces(), first)
        return self._pieces

    def framed(self, ids: list[int]) -> list[int]:
        return [self._first, *ids, self._last]

    def _special(self, name: str) -> int:
        number = self.tokenizer.token_to_id(name)
        assert number is not None, f"the pinned tokenizer has {name}"
        return number

    def infer(self, ids: NDArray[np.int64], mask: NDArray[np.int64]) -> tuple[Vector, Vector]:
        """The graph's two outputs, see bert_graph.py, in its own memory until the next call."""
        found = self._request.infer((ids, mask))
        return found[0], found[1]


def _read(folder: Path) -> _Loaded:
    """Raises ValueError where the files are whole and give other vectors than these weights do."""
    loaded = _Loaded(folder)
    text, expected = _KNOWN
    ids = loaded.framed(loaded.tokenizer.encode(text, add_special_tokens=False).ids)
    found = loaded.infer(*_padded([ids]))[0][0, : len(expected)]
    # The other way round a NaN would pass.
    if not np.abs(found - expected).max() < _TOLERANCE:
        raise ValueError(f"the model gives other vectors than {weights.NAME}")
    return loaded


def batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Numbers of sequences of like length, so that little is padded."""
    batch: list[int] = []
    padding = 0
    for number in sorted(range(len(lengths)), key=lengths.__getitem__):
        size = len(batch) + 1
        padding += len(batch) * (lengths[number] - lengths[batch[-1]]) if batch else 0
        full = size > BATCH_TEXTS or size * lengths[number] > BATCH_TOKENS
        if batch and (full or padding > BATCH_PADDING):
            yield batch
            batch, padding = [], 0
        batch.append(number)
    if batch:
        yield batch


def _padded(sequences: Sequence[list[int]]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    longest = max(len(sequence) for sequence in sequences)
    if len(sequences) > 1:
        longest = -(-longest // ROUND) * ROUND
    shape = (len(sequences), longest)
    ids, mask = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    for row, sequence in enumerate(sequences):
        ids[row, : len(sequence)] = sequence
        mask[row, : len(sequence)] = 1
    return ids, mask
