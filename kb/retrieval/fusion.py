"""Fusion of lexical and dense scores by a convex combination of normalised scores.

Measured on ObliQA before this was written: BM25 divided by its maximum and the cosine, half each,
has MAP@10 .653; reciprocal rank fusion .610-.627.
"""

from collections.abc import Mapping


def convex(
    lexical: Mapping[str, float], dense: Mapping[str, float], dense_weight: float
) -> dict[str, float]:
    """Scores in [0, 1] by passage id.

    ``lexical`` holds raw BM25 scores, ``dense`` cosines; a missing score counts as 0. Where there
    is no dense score at all (a language that is not embedded), the lexical score stands alone.
    """
    top = max(lexical.values(), default=0.0)
    weight = dense_weight if dense else 0.0
    return {
        key: (1 - weight) * (lexical.get(key, 0.0) / top if top else 0.0)
        + weight * max(0.0, dense.get(key, 0.0))
        for key in (*lexical, *(key for key in dense if key not in lexical))
    }
