"""The Chinese Union Version and the King James Version by verse: old wording, names of people."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

from train.pairs import Pair

SOURCE = "bible"
_ROMAN = {"I ": "1 ", "II ": "2 ", "III ": "3 "}


def pairs(shared: Path, fetched: Path) -> Iterator[Pair]:
    english = dict(_english(fetched / "kjv"))
    with (fetched / "ChiUn.csv").open(encoding="utf-8") as opened:
        for row in csv.DictReader(opened):
            key = (_book(row["Book"]), int(row["Chapter"]), int(row["Verse"]))
            if key in english:
                yield Pair(row["Text"].replace(" ", "").replace("\u3000", ""), english[key], SOURCE)


def _english(folder: Path) -> Iterator[tuple[tuple[str, int, int], str]]:
    for path in sorted(folder.glob("*.json")):
        if path.stem == "Books":
            continue
        read = json.loads(path.read_text(encoding="utf-8"))
        for chapter in read["chapters"]:
            for verse in chapter["verses"]:
                key = (_book(read["book"]), int(chapter["chapter"]), int(verse["verse"]))
                yield key, verse["text"]


def _book(name: str) -> str:
    for roman, figure in sorted(_ROMAN.items(), key=len, reverse=True):
        if name.startswith(roman):
            name = figure + name[len(roman) :]
    return name.replace("Revelation of John", "Revelation")
