"""Compares a digest of a policy paper with the English text it was written from."""

import re

from tests.corpus.copying import copied_words
from tests.corpus.force import modality_en, modality_zh
from tests.corpus.numerals import CHINESE, ENGLISH, chinese_number, english_number

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
# Names of bodies and occasions, which a digest has to give as they are.
NAMES_EN = (
    "Ministry of Industry and Information Technology",
    "China Brand Day",
    "World Standards Day",
)
_COUNTED = r"(?=个|项|方面|部门|条|款|倍|年|月|日|大|类)"


def problems(source: str, eid: str, zh: str, en: str) -> list[str]:
    """What is wrong with the two digests of one clause; empty where all agrees."""
    known = numbers_en(source)
    strange = sorted((numbers_zh(zh) | numbers_en(en)) - known)
    return [
        *(f"{eid}: number not in the source: {n}" for n in strange),
        *disagreements(eid, zh, en),
        *(f"{eid}: copied: {run}" for run in copied_words(en, source, NAMES_EN)),
    ]


def disagreements(eid: str, zh: str, en: str) -> list[str]:
    """Where the two languages of a digest differ, whatever it was written from."""
    return [
        *(f"{eid}: number in one language: {n}" for n in sorted(numbers_zh(zh) ^ numbers_en(en))),
        *(
            f"{eid}: modality in one language: {k}"
            for k in sorted(modality_zh(zh) ^ modality_en(en))
        ),
    ]


def numbers_zh(text: str) -> set[int]:
    """Arabic numbers, and Chinese numerals that count something."""
    counted = re.findall(rf"([{CHINESE}]+){_COUNTED}", text)
    return {int(n) for n in re.findall(r"\d+", text)} | {chinese_number(n) for n in counted}


def numbers_en(text: str) -> set[int]:
    """Arabic numbers, number words but "one", and months by their number."""
    months = {i for i, month in enumerate(_MONTHS, start=1) if re.search(rf"\b{month}\b", text)}
    words = re.findall(rf"\b({ENGLISH})\b", text.lower())
    return (
        {int(n) for n in re.findall(r"\d+", text)}
        | {english_number(word) for word in words if word != "one"}
        | months
    )
