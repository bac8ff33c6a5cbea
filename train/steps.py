"""The steps of the training, each over files in the work folder."""

import gzip
import json
import pickle
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from kb.adapters.openvino_minilm.embedder import OpenVinoMiniLM
from kb.adapters.openvino_minilm.mixed import MixedTokenizer
from kb.adapters.openvino_minilm.weights import package_folder
from kb.bilingual.identity import PIECES_FILE
from kb.bilingual.pieces import Pieces, read_pieces
from kb.language.stopwords import ENGLISH
from train import packing
from train.alignment import ibm1
from train.lessons import lessons, targets
from train.packing import pack_rows
from train.pairs import Pair, cleaned, without
from train.plan import Plan
from train.sources import ALL
from train.table import English, Rows, first_rows, symmetric
from train.teaching import taught
from train.telling import bar, console
from train.testing import kept_back
from train.translations import pack_translations, translations
from train.vocabulary import vocabulary

PACKAGE = Path(__file__).resolve().parents[1] / "kb/bilingual"
_PAIRS, _PIECES, _FIRST, _TRANSLATIONS = "pairs.jsonl.gz", "pieces.tsv", "first.npy", "words.pickle"
_TAUGHT, _LEARNED = "taught.f16", "learned.npy"


def pairs(plan: Plan) -> None:
    """All sources, cleaned, without what figures are taken from."""
    path = plan.file(_PAIRS)
    if path.exists():
        return
    aside, partial = kept_back(plan.shared), path.with_suffix(".partial")
    with gzip.open(partial, "wt", encoding="utf-8") as opened:
        for name, read in ALL.items():
            found = list(without(cleaned(read(plan.shared, plan.fetched)), aside))
            for pair in found:
                row = [pair.zh, pair.en, pair.source, pair.kind]
                opened.write(json.dumps(row, ensure_ascii=False) + "\n")
            console.print(f"{name}: {len(found):,} pairs")
    partial.replace(path)


def words(plan: Plan) -> None:
    """The vocabulary."""
    if not plan.file(_PIECES).exists():
        scored = vocabulary(read_pairs(plan), plan)
        packing.pack_pieces(scored, plan.file(_PIECES))


def align(plan: Plan) -> None:
    """Words aligned: the first rows of the table, and the table of translations."""
    pieces = _pieces(plan)
    if not plan.file(_FIRST).exists():
        linked = _linked(plan, pieces)
        with bar("first rows") as told:
            links = ibm1(linked, plan.rounds, lambda n: told(n + 1, plan.rounds, "rounds"))
        rows = first_rows(pieces.texts, symmetric(links), _english())
        np.save(plan.file(_FIRST), rows)
    if not plan.file(_TRANSLATIONS).exists():
        with bar("translations") as told:
            found = translations(
                read_pairs(plan), pieces, plan, lambda n: told(n, 2 * plan.rounds, "rounds")
            )
        plan.file(_TRANSLATIONS).write_bytes(pickle.dumps(found))


def learn(plan: Plan) -> None:
    """The teacher's vectors, then the table through the frozen body."""
    if plan.file(_LEARNED).exists():
        return
    from train.fitting import Progress, fit

    chosen, texts = lessons(read_pairs(plan), plan.seed)
    teacher = OpenVinoMiniLM(plan.file("models"))
    with bar("teacher") as told:
        vectors = taught(texts, teacher, plan.file(_TAUGHT), lambda n, of: told(n, of, "texts"))
    tokenizer, pieces = _tokenizer(), _pieces(plan)
    mixed = MixedTokenizer(tokenizer, pieces, tokenizer.get_vocab_size())
    numbers = tokenizer.get_vocab()
    first, last = numbers["[CLS]"], numbers["[SEP]"]
    encoded = mixed.encode_batch([it.zh for it in chosen])
    sequences = [[first, *it.ids[: plan.longest_tokens], last] for it in encoded]
    begun = time.monotonic()
    with bar("fitting") as told:

        def heard(at: Progress) -> None:
            told(at.step, at.steps, f"steps, loss {at.loss:.3f}, {at.tokens:,} tokens")

        rows = fit(np.load(plan.file(_FIRST)), sequences, targets(chosen, vectors), plan, heard)
    console.print(f"fitting took {(time.monotonic() - begun) / 60:.0f} minutes in this run")
    np.save(plan.file(_LEARNED), rows)


def pack(plan: Plan) -> None:
    """The files of ``kb.bilingual``; before all is learned, with what there is."""
    state = plan.file(_LEARNED)
    rows: Rows = np.load(state) if state.exists() else _half_learned(plan)
    stems, found = pickle.loads(plan.file(_TRANSLATIONS).read_bytes())  # noqa: S301 - our own file
    sizes = {
        "rows": pack_rows(rows, PACKAGE),
        "translations": pack_translations(stems, found, PACKAGE),
        "pieces": len(plan.file(_PIECES).read_bytes()),
    }
    (PACKAGE / PIECES_FILE).write_bytes(plan.file(_PIECES).read_bytes())
    packing.write_identity(PACKAGE)
    console.print(", ".join(f"{name} {size / 1e6:.2f} MB" for name, size in sizes.items()))


ORDER: tuple[Callable[[Plan], None], ...] = (pairs, words, align, learn, pack)


def read_pairs(plan: Plan) -> Iterator[Pair]:
    with gzip.open(plan.file(_PAIRS), "rt", encoding="utf-8") as opened:
        for line in opened:
            yield Pair(*json.loads(line))


def _half_learned(plan: Plan) -> Rows:
    state = plan.file("fitting.pt")
    if not state.exists():
        first: Rows = np.load(plan.file(_FIRST))
        return first
    import torch

    table: Rows = torch.load(state, weights_only=True)["table"].numpy()
    return table


def _linked(plan: Plan, pieces: Pieces) -> list[tuple[list[int], list[int]]]:
    """Pieces and English ids of the pairs that are short enough to be linked."""
    tokenizer = _tokenizer()
    size = tokenizer.get_vocab_size()
    mixed, found = MixedTokenizer(tokenizer, pieces, size), []
    read = list(read_pairs(plan))
    left = mixed.encode_batch([it.zh for it in read])
    right = tokenizer.encode_batch([it.en for it in read], add_special_tokens=False)
    for zh, en in zip(left, right, strict=True):
        numbers = [it - size for it in zh.ids if it >= size]
        if numbers and len(numbers) + len(en.ids) <= plan.longest_linked:
            found.append((numbers, en.ids))
    return found


def _english() -> English:
    from safetensors.numpy import load_file

    weights = load_file(package_folder() / "model.safetensors")
    tokenizer = _tokenizer()
    plain = {number: text.removeprefix("##") for text, number in tokenizer.get_vocab().items()}
    stop = {it for it, text in plain.items() if text in ENGLISH or not text.isalnum()}
    return English(weights["embeddings.word_embeddings.weight"], frozenset(stop))


def _tokenizer() -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(package_folder() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def _pieces(plan: Plan) -> Pieces:
    return read_pieces(plan.file(_PIECES).read_text(encoding="utf-8"))
