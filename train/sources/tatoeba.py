"""Tatoeba: everyday sentences and their translations, each with its authors."""

from collections.abc import Iterator
from pathlib import Path

from train.pairs import Pair

SOURCE = "tatoeba"


def pairs(shared: Path, fetched: Path) -> Iterator[Pair]:
    text = (shared / "parallel/tatoeba_cmn.txt").read_text(encoding="utf-8-sig")
    for line in text.strip("\n").split("\n"):
        en, zh, *_ = line.split("\t")
        yield Pair(zh, en, SOURCE)
