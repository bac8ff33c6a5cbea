"""One reader a source; ``ALL`` by the names in ``sources.toml``."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from train.pairs import Pair
from train.sources import bible, cldr, geonames, moj, own, tatoeba, unihan, wordnet

Reader = Callable[[Path, Path], Iterator[Pair]]
"""Takes the folder of shared data and the folder of what was fetched."""

ALL: Mapping[str, Reader] = {
    "moj": moj.pairs,
    "tatoeba": tatoeba.pairs,
    "wordnet": wordnet.pairs,
    "cldr": cldr.pairs,
    "unihan": unihan.pairs,
    "geonames": geonames.pairs,
    "bible": bible.pairs,
    "own": own.pairs,
}
