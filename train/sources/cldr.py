"""Unicode's locale data: names of countries, languages, currencies, cities; what emoji show."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from train.pairs import Pair

SOURCE = "cldr"
_NAMES = {
    "cldr-localenames": ("territories.json", "languages.json", "scripts.json"),
    "cldr-numbers": ("currencies.json",),
    "cldr-dates": ("timeZoneNames.json", "ca-gregorian.json", "dateFields.json"),
}
_LOCALES = {"zh": "zh-Hans", "en": "en"}


def pairs(shared: Path, fetched: Path) -> Iterator[Pair]:
    for package, names in _NAMES.items():
        for name in names:
            zh, en = (
                dict(_leaves(_read(fetched / package / "main" / it / name)["main"][it]))
                for it in _LOCALES.values()
            )
            for key in zh.keys() & en.keys():
                yield Pair(zh[key], en[key], SOURCE, "term")
    yield from _pictures(fetched)


def _pictures(fetched: Path) -> Iterator[Pair]:
    """What a picture is called; its keywords have no partners among the other language's."""
    for package, kind in (
        ("cldr-annotations", "annotations"),
        ("cldr-annotations-derived", "annotationsDerived"),
    ):
        zh, en = (
            _read(fetched / package / kind / it / "annotations.json")[kind]["annotations"]
            for it in _LOCALES
        )
        for sign in zh.keys() & en.keys():
            if "tts" in zh[sign] and "tts" in en[sign]:
                yield Pair(zh[sign]["tts"][0], en[sign]["tts"][0], SOURCE, "term")


def _leaves(node: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(node, dict):
        for key, below in node.items():
            yield from _leaves(below, (*path, key))
    elif isinstance(node, str):
        yield path, node


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))
