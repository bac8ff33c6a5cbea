"""The files of the wheel: int8 rows with one scale each, the vocabulary, their digests."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save

from kb.bilingual.identity import PIECES_FILE, ROWS_FILE, TRANSLATIONS_FILE
from kb.identifiers import sha256_bytes

_FILES = {"PIECES": PIECES_FILE, "ROWS": ROWS_FILE, "TRANSLATIONS": TRANSLATIONS_FILE}


def pack_rows(rows: NDArray[np.float32], folder: Path) -> int:
    """Bytes written."""
    peak = np.abs(rows).max(axis=1, keepdims=True)
    scale = np.maximum(peak / 127, 1e-8).astype(np.float32)
    whole = np.rint(rows / scale).astype(np.int8)
    packed = save({"rows": whole, "scale": np.ascontiguousarray(scale[:, 0])})
    (folder / ROWS_FILE).write_bytes(packed)
    return len(packed)


def pack_pieces(scored: list[tuple[str, float]], path: Path) -> None:
    text = "".join(f"{piece}\t{score:.2f}\n" for piece, score in scored)
    path.write_text(text, encoding="utf-8")


def write_identity(folder: Path) -> None:
    """The digests, into the module that names the files."""
    lines = ['"""Which files belong together. Written by ``python -m train pack``."""', ""]
    for name, file in _FILES.items():
        digest = sha256_bytes((folder / file).read_bytes())
        lines += [f'{name}_FILE = "{file}"', f'{name}_SHA256 = "{digest}"']
    (folder / "identity.py").write_text("\n".join(lines) + "\n", encoding="utf-8")
