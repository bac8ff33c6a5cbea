"""Every word of the closed lists has a name in both languages."""

import pytest

from kb.domain.vocabulary import (
    Level,
    OutcomeCode,
    Rendition,
    Standing,
    StatusCode,
    StructureKind,
)
from kb.rendering import words

TABLES = [
    (Level, words.LEVELS),
    (StatusCode, words.STATUSES),
    (Standing, words.STANDINGS),
    (Rendition, words.RENDITIONS),
    (StructureKind, words.STRUCTURES),
    (OutcomeCode, words.OUTCOMES),
]


@pytest.mark.parametrize(("codes", "table"), TABLES, ids=lambda part: getattr(part, "__name__", ""))
def test_every_code_has_distinct_words_in_both_languages(codes, table):
    assert list(table) == list(codes)
    assert len({named.en for named in table.values()}) == len(table)
    assert all(any("\u4e00" <= c <= "\u9fff" for c in named.zh) for named in table.values())
