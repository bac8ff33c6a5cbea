"""The teacher's vectors: what the English model says of the English side; computed once, kept."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from kb.identifiers import sha256_text
from kb.ports import Embedder
from train.lessons import Vectors

_AT_ONCE = 4_096
TYPE = np.float16


def taught(
    texts: Sequence[str], embedder: Embedder, path: Path, told: Callable[[int, int], None]
) -> Vectors:
    """Shape (len(texts), dimension). An interrupted run goes on with the block it was at.

    Vectors that are there for texts that come first are kept; for others all are made anew.
    """
    dimension = embedder.identity.dimension
    begun = _held(texts, path)
    with path.open("r+b" if begun else "wb") as opened:
        opened.truncate(begun * dimension * TYPE().itemsize)
        opened.seek(0, 2)
        for start in range(begun, len(texts), _AT_ONCE):
            block = list(texts[start : start + _AT_ONCE])
            opened.write(embedder.embed(block).astype(TYPE).tobytes())
            opened.flush()
            _note(texts, path, start + len(block))
            told(start + len(block), len(texts))
    return np.fromfile(path, TYPE).reshape(-1, dimension)


def _held(texts: Sequence[str], path: Path) -> int:
    """How many of the first texts have their vectors in the file."""
    note = _note_of(path)
    if not (note.exists() and path.exists()):
        return 0
    kept = json.loads(note.read_text(encoding="utf-8"))
    count = int(kept["count"])
    return count if count <= len(texts) and kept["digest"] == _digest(texts[:count]) else 0


def _note(texts: Sequence[str], path: Path, count: int) -> None:
    kept = {"count": count, "digest": _digest(texts[:count])}
    _note_of(path).write_text(json.dumps(kept), encoding="utf-8")


def _note_of(path: Path) -> Path:
    return path.with_suffix(".json")


def _digest(texts: Sequence[str]) -> str:
    return sha256_text("\n".join(texts))
