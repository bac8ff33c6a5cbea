"""Compares a digest of the law with its clause: every difference is one readable line."""

from collections.abc import Callable

from tests.corpus.copying import copied_han
from tests.corpus.force import (
    has_exception_en,
    has_exception_zh,
    liability_en,
    liability_zh,
    modality_en,
    modality_zh,
    penalties_en,
    penalties_zh,
)
from tests.corpus.law_text import Article, clause_text
from tests.corpus.values import Value, values_en, values_zh


def problems(articles: dict[int, Article], eid: str, zh: str, en: str) -> list[str]:
    """What is wrong with the two digests of one clause; empty where all agrees."""
    source = clause_text(articles, eid)
    if source is None:
        return [f"{eid}: there is no such clause"]
    found = [
        *_value_problems(source, zh, en),
        *_kind_problems("modality", source, (zh, en), modality_zh, modality_en),
        *_kind_problems("penalty", source, (zh, en), penalties_zh, penalties_en),
        *_kind_problems("liability", source, (zh, en), liability_zh, liability_en),
        *_exception_problems(source, zh, en),
        *(f"copied: {run}" for run in copied_han(zh, source)),
    ]
    return [f"{eid}: {problem}" for problem in found]


def _value_problems(source: str, zh: str, en: str) -> list[str]:
    known, in_zh, in_en = values_zh(source), values_zh(zh), values_en(en)
    return [
        *(f"number not in the article: {_show(value)} (zh)" for value in sorted(in_zh - known)),
        *(f"number not in the article: {_show(value)} (en)" for value in sorted(in_en - known)),
        *(f"number in one language: {_show(value)}" for value in sorted(in_zh ^ in_en)),
    ]


def _show(value: Value) -> str:
    return " ".join(part for part in (value.kind, str(value.amount), value.bound) if part)


def _kind_problems(
    what: str,
    source: str,
    digests: tuple[str, str],
    kinds_zh: Callable[[str], set[str]],
    kinds_en: Callable[[str], set[str]],
) -> list[str]:
    known = kinds_zh(source)
    found = {"zh": kinds_zh(digests[0]), "en": kinds_en(digests[1])}
    return [
        f"{what} {'added' if kind in kinds else 'lost'}: {kind} ({language})"
        for language, kinds in found.items()
        for kind in sorted(kinds ^ known)
    ]


def _exception_problems(source: str, zh: str, en: str) -> list[str]:
    if not has_exception_zh(source):
        return []
    found = {"zh": has_exception_zh(zh), "en": has_exception_en(en)}
    return [f"exception lost ({language})" for language, there in found.items() if not there]
