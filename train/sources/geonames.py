"""GeoNames: cities of 15,000 people and more. Chinese names carry no mark, but are Han characters.

Of cities in Japan and Korea they may be those of Japanese, written alike.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from kb.language.script import HAN_CHARACTERS
from train.pairs import Pair

SOURCE = "geonames"
_HAN = re.compile(f"[{HAN_CHARACTERS}·]{{2,}}")
_NOT_NAMES = frozenset({"日本語", "中文", "简体中文", "繁體中文"})


def pairs(shared: Path, fetched: Path) -> Iterator[Pair]:
    cities = json.loads((fetched / "cities15000.json").read_text(encoding="utf-8"))
    for city in cities.values():
        for name in city["alternatenames"]:
            if _HAN.fullmatch(name) and name not in _NOT_NAMES:
                yield Pair(name, city["name"], SOURCE, "term")
