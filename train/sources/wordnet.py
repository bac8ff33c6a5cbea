"""The Chinese Open Wordnet and the Chinese Wordnet, joined to Princeton's English words by synset.

Princeton's files (format: wndb(5WN)) are of version 3.0, as the synset numbers of the others are.
"""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from train.pairs import Pair

SOURCE = "wordnet"
_FILES = {"n": "data.noun", "v": "data.verb", "a": "data.adj", "r": "data.adv"}
_MOST_WORDS = 4
"""English words of one synset; the first are the usual ones."""


def pairs(shared: Path, fetched: Path) -> Iterator[Pair]:
    english = _english(fetched / "wordnet-3.0")
    for name in ("wn-data-cmn.tab", "wn-data-qcn.tab"):
        for synset, words in _chinese(fetched / name).items():
            for en in english.get(synset, ())[:_MOST_WORDS]:
                for zh in words:
                    yield Pair(zh, en, SOURCE, "term")


def _chinese(path: Path) -> dict[str, list[str]]:
    found = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        synset, kind, word = line.split("\t")[:3]
        if kind.endswith("lemma"):
            found[synset].append(word.replace("+", "").replace("_", ""))
    return found


def _english(folder: Path) -> dict[str, list[str]]:
    found = {}
    for part, name in _FILES.items():
        for line in (folder / name).read_text(encoding="ascii").splitlines():
            if line.startswith(" "):
                continue
            fields = line.split(" ")
            count = int(fields[3], 16)
            words = [fields[4 + 2 * n].split("(")[0].replace("_", " ") for n in range(count)]
            found[f"{fields[0]}-{part}"] = words
    return found
