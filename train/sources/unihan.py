"""Unihan's definitions of single characters (kDefinition, UAX #38)."""

import bz2
import re
from collections.abc import Iterator
from pathlib import Path

from train.pairs import Pair

SOURCE = "unihan"
_ASIDE = re.compile(r"\([^)]*\)|[\u2e80-\U0003ffff]|\b(?:same as|variant of|name of)\b.*")
_MOST_WORDS = 4


def pairs(shared: Path, fetched: Path) -> Iterator[Pair]:
    with bz2.open(fetched / "Unihan_Readings.txt.bz2", "rt", encoding="utf-8") as opened:
        for line in opened:
            fields = line.rstrip("\n").split("\t")
            if len(fields) == 3 and fields[1] == "kDefinition":  # noqa: PLR2004
                character = chr(int(fields[0].removeprefix("U+"), 16))
                for sense in re.split("[;,]", _ASIDE.sub("", fields[2])):
                    if 0 < len(sense.split()) <= _MOST_WORDS:
                        yield Pair(character, sense, SOURCE, "term")
