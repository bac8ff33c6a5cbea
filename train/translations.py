"""The table of translations, from words aligned in both directions."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save

from kb.bilingual.identity import TRANSLATIONS_FILE
from kb.bilingual.pieces import Pieces
from kb.bilingual.translations import WHOLE
from kb.language.segment import folded, is_han, runs, stem
from kb.language.stopwords import ENGLISH
from train.alignment import Links, ibm1
from train.pairs import Pair
from train.plan import Plan

LEAST = 0.05
MOST = 6
"""Translations of one word; what is less likely or further down is chance."""

Ids = Sequence[int]


def translations(
    pairs: Iterable[Pair], pieces: Pieces, plan: Plan, told: Callable[[int], None]
) -> tuple[list[str], dict[tuple[int, int], tuple[float, float]]]:
    """Stems, and by (piece, stem) the probability forth and back; 0 where it is too small."""
    stems: dict[str, int] = {}
    read = list(_read(pairs, pieces, stems, plan.longest_linked))
    forth = ibm1(read, plan.rounds, lambda n: told(n + 1))
    # A target of 0 is a word of its own here, so that sources are above it on both sides.
    turned = [([it + 1 for it in right], left) for left, right in read]
    back = ibm1(turned, plan.rounds, lambda n: told(plan.rounds + n + 1))
    found: dict[tuple[int, int], tuple[float, float]] = {}
    for (piece, word), share in _best(forth).items():
        found[piece, word] = (share, 0.0)
    for (word, piece), share in _best(back).items():
        found[piece, word - 1] = (found.get((piece, word - 1), (0.0, 0.0))[0], share)
    return list(stems), found


def pack_translations(
    stems: Sequence[str],
    found: dict[tuple[int, int], tuple[float, float]],
    folder: Path,
) -> int:
    """Bytes written."""
    keys, shares = sorted(found), [found[key] for key in sorted(found)]
    numbers = np.array(keys, np.uint16)
    whole = np.rint(np.array(shares) * WHOLE).astype(np.uint8)
    packed = save(
        {
            "pieces": np.ascontiguousarray(numbers[:, 0]),
            "stems": np.ascontiguousarray(numbers[:, 1]),
            "forth": np.ascontiguousarray(whole[:, 0]),
            "back": np.ascontiguousarray(whole[:, 1]),
            "stem_text": np.frombuffer("\n".join(stems).encode(), np.uint8),
        }
    )
    (folder / TRANSLATIONS_FILE).write_bytes(packed)
    return len(packed)


def _read(
    pairs: Iterable[Pair], pieces: Pieces, stems: dict[str, int], longest: int
) -> Iterable[tuple[Ids, Ids]]:
    for pair in pairs:
        han = [run for run in runs(pair.zh) if is_han(run)]
        left = [number for own in pieces.of(han) for number, _, _ in own if number]
        words = [stem(run) for run in runs(folded(pair.en)) if run not in ENGLISH]
        if left and words and len(left) + len(words) <= longest:
            yield left, [stems.setdefault(word, len(stems)) for word in words]


def _best(links: Links) -> dict[tuple[int, int], float]:
    kept = (links.probability >= LEAST) & (links.source > 0)
    source, target = links.source[kept], links.target[kept]
    share: NDArray[np.float64] = links.probability[kept]
    order = np.lexsort((-share, source))
    found: dict[tuple[int, int], float] = {}
    counts: dict[int, int] = {}
    for at in order:
        one = int(source[at])
        counts[one] = counts.get(one, 0) + 1
        if counts[one] <= MOST:
            found[one, int(target[at])] = float(share[at])
    return found
