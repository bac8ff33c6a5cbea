"""What the opening words of a list say of the items below them."""

import re
from dataclasses import dataclass, replace

from kb.domain.norms import NormKind
from kb.legal.norms.masking import mask_chinese, mask_english
from kb.legal.norms.reading import NOBODY, Party, Reading

_CHINESE_CASES = re.compile(
    r"(?:下列|以下)[^，；。：的]{0,14}(?:情形|情况|行为|条件|标准)(?:之一)?的(?:，|$"
    r"|[^，；。：]{0,12})|之一[^，；。：]{0,4}[，：:]|下列情(?:形|况)(?:之一)?"
)
_CHINESE_MEMBERS = re.compile(r"下列|以下|如下")
_BY_CASE = re.compile(
    r"(?:根据|按照|依照|区分|视)[^，；。：]{0,6}(?:下列|以下|不同)[^，；。：]{0,6}(?:情形|情况"
    r"|规定)?"
)
_ENGLISH_CASES = re.compile(
    r"\b(?:if|unless|when|whenever|except|provided(?:,|\s+that\s+(?!includes?\b))|in case|in "
    r"cases|in which"
    r"|where(?!\s+(?:applicable|appropriate|necessary|relevant|required|possible)))\b",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"(?:[：:—–]|[:,]?\s*-|\b(?:and|or|that|to|the|by|following|include|includes))\s*$"
)


@dataclass(frozen=True, slots=True)
class Opening:
    """What items inherit: the norm, or the bearer alone, or (both None) nothing."""

    norm: Reading | None = None
    bearer: Party = NOBODY


NOTHING = Opening()


def opens_list(sentence: str) -> bool:
    """True where a list may follow a sentence that ends so."""
    return _OPENS.search(sentence) is not None


def opening_of(sentence: str, readings: list[Reading], language: str) -> Opening:
    """What the items below ``sentence`` inherit from it.

    下列 before the verb names cases or subjects and binds no item; behind it, what is owed.
    """
    if not readings:
        return NOTHING
    last = readings[-1]
    if last.kind is NormKind.LEGAL_EFFECT:
        return NOTHING
    carried = replace(last, start=0, end=0)
    if language == "zh":
        masked = mask_chinese(sentence)
        if _BY_CASE.search(masked, last.at):
            return Opening(bearer=last.bearer)
        if _CHINESE_CASES.search(masked):
            is_object = _CHINESE_MEMBERS.search(masked, last.at) and not _CHINESE_CASES.search(
                masked, last.at
            )
            return Opening(carried) if is_object else NOTHING
        before = _CHINESE_MEMBERS.search(masked, 0, last.at)
        return NOTHING if before else Opening(carried)
    masked = mask_english(sentence)
    return NOTHING if _ENGLISH_CASES.search(masked, last.at) else Opening(carried)
