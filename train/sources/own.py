"""Our own words: names of instruments, digests clause by clause, topics, the glossary."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from train.pairs import Pair

SOURCE = "own"
_ROOT = Path(__file__).resolve().parents[2]


def pairs(shared: Path, fetched: Path) -> Iterator[Pair]:
    for path in sorted((_ROOT / "corpus/instruments").rglob("*.md")):
        _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
        yield from _names(yaml.safe_load(head))
        yield from _digests(body)
    yield from _glossary(_ROOT / "kb/lexical/glossary.tsv")
    yield from _topics(_ROOT / "corpus/topics")


def _names(head: dict[str, Any]) -> Iterator[Pair]:
    yield Pair(head["title_zh"], head["title_en"], SOURCE, "term")
    for zh in head.get("aliases_zh") or ():
        for en in (head.get("aliases_en") or ())[:2]:
            yield Pair(str(zh), str(en), SOURCE, "term")
    yield Pair(head["issuer_zh"], head["issuer_en"], SOURCE, "term")


def _digests(body: str) -> Iterator[Pair]:
    zh, _, en = body.partition("\n# en")
    left, right = _clauses(zh), _clauses(en)
    for key, text in left.items():
        if key in right:
            yield Pair(text, right[key], SOURCE)


def _clauses(text: str) -> dict[str, str]:
    """Texts by eId."""
    found = {}
    for part in text.split("\n## ")[1:]:
        heading, _, rest = part.partition("\n")
        if "{" in heading:
            found[heading[heading.index("{") :].strip()] = " ".join(rest.split())
    return found


def _glossary(path: Path) -> Iterator[Pair]:
    if not path.exists():
        return
    with path.open(encoding="utf-8") as opened:
        lines = (line for line in opened if not line.startswith("#"))
        for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if len(row) < 4 or row[0] == "zh":  # noqa: PLR2004
                continue
            for zh in filter(None, (row[0], *row[2].split("|"))):
                yield Pair(zh, row[1], SOURCE, "term")


def _topics(folder: Path) -> Iterator[Pair]:
    for path in sorted(folder.glob("*.yml")):
        for topic in yaml.safe_load(path.read_text(encoding="utf-8"))["topics"]:
            yield Pair(topic["zh"], topic["en"], SOURCE, "term")
            yield Pair(topic["definition"]["zh"], topic["definition"]["en"], SOURCE)
