"""Laws of Taiwan with their official English translations: articles cut into sentences, titles."""

import csv
import gzip
import json
from collections.abc import Iterator
from pathlib import Path

from train.pairs import Pair
from train.sentences import Lengths, aligned

SOURCE = "moj"
_LONGEST = 900
"""English characters of one piece: more than the model reads at once is no help."""


def pairs(shared: Path, fetched: Path) -> Iterator[Pair]:
    folder = shared / "parallel"
    with (folder / "tw_law_titles.tsv").open(encoding="utf-8") as opened:
        for row in csv.DictReader(opened, delimiter="\t"):
            yield Pair(row["title_zh"], row["title_en"], SOURCE, "term")
    articles = [row for row in _articles(folder) if row["same_version"]]
    zh = sum(len(row["zh"]) for row in articles)
    lengths = Lengths(sum(len(row["en"]) for row in articles) / zh)
    for row in articles:
        for left, right in aligned(row["zh"], row["en"], lengths):
            if len(right) <= _LONGEST:
                yield Pair(left, right, SOURCE)


def _articles(folder: Path) -> Iterator[dict[str, str]]:
    with gzip.open(folder / "tw_laws_pairs.jsonl.gz", "rt", encoding="utf-8") as opened:
        for line in opened:
            yield json.loads(line)
