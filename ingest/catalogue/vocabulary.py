"""The controlled words of corpus/vocabulary.yml, and the names of the topics."""

from functools import cache
from importlib.resources import files
from typing import cast

import yaml

from ingest.catalogue.topics import topics

Words = dict[str, dict[str, str]]


@cache
def vocabulary() -> dict[str, Words]:
    """Every group of words: group -> word -> {"zh": name, "en": name, ...}."""
    text = files("corpus").joinpath("vocabulary.yml").read_text(encoding="utf-8")
    named = {topic.id: {"zh": topic.name.zh, "en": topic.name.en} for topic in topics()}
    return cast(dict[str, Words], yaml.safe_load(text)) | {"topics": named}


def allowed_words(group: str) -> tuple[str, ...]:
    """The words of one group, in the order of the file; KeyError for an unknown group."""
    return tuple(vocabulary()[group])
