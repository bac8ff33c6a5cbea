"""What figures are taken from, so that nothing of it is learned: keys of ``train.pairs.key_of``."""

import json
from collections.abc import Iterator
from pathlib import Path

from train.pairs import key_of

LEAST = 8
"""Letters: shorter texts are words, and no figure hangs on one."""


def kept_back(shared: Path) -> frozenset[str]:
    """PUD, WMT 2022 and 2023, the constitution of the PRC, XQuAD, in both languages."""
    return frozenset(key for text in _texts(shared) if len(key := key_of(text)) >= LEAST)


def _texts(shared: Path) -> Iterator[str]:
    parallel = shared / "parallel"
    for name in ("pud_zh_en.tsv", "constitution_zh_en.tsv"):
        for line in (parallel / name).read_text(encoding="utf-8").splitlines():
            yield from line.split("\t")
    for path in sorted(parallel.glob("wmt2*/*/*")):
        yield from path.read_text(encoding="utf-8", errors="ignore").splitlines()
    for path in sorted((shared / "xquad").glob("xquad.*.json")):
        for article in json.loads(path.read_text(encoding="utf-8"))["data"]:
            for paragraph in article["paragraphs"]:
                yield paragraph["context"]
                yield from (it["question"] for it in paragraph["qas"])
