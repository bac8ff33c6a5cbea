"""What a text does to whom: kinds of modal verb, penalty and liability, exceptions."""

import re

_MODAL_ZH = {
    "duty": r"应当(?!知道)|必须",
    "prohibition": r"不得|禁止|严禁|不准(?!予)",
    "permission": r"可以|(?<!所)有权|准许",
    "encouragement": r"鼓励",
}
_MODAL_EN = {
    "duty": r"\bmust\b(?! not\b)|\bshall\b(?! not\b)|\bis required to\b",
    "prohibition": r"\b(?:must|shall|may) not\b|\bprohibit|\bforbid|\bforbidden\b",
    "permission": r"\bmay\b(?! not\b| \d)|\bentitled\b|\bpermit",
    "encouragement": r"\bencourag",
}
_PENALTY_ZH = {
    "correction": r"改正",
    "end of production or sale": r"停止(?:生产|销售|制造|使用)(?!的)",
    "suspended business": r"停业",
    "confiscation": r"没收",
    "illegal gains": r"违法所得",
    "fine": r"罚款",
    "licence": r"吊销",
    "approval": r"撤销",
    "closure": r"取缔",
    "discipline": r"处分",
    "detention": r"拘留",
    "crime": r"刑事责任",
    "warning": r"警告",
}
_PENALTY_EN = {
    "correction": r"\bcorrect\b",
    "end of production or sale": r"\bstop (?:making|selling|using|producing|production|sale)\b",
    "suspended business": r"\bsuspend business\b|\bbusiness is suspended\b",
    "confiscation": r"\bconfiscat",
    "illegal gains": r"\billegal gains\b",
    "fine": r"\bfine\b",
    "licence": r"\brevok(?:ed|es)\b",
    "approval": r"\bwithdraw",
    "closure": r"\bclosed down\b",
    "discipline": r"\bdisciplin",
    "detention": r"\bdetention\b",
    "crime": r"\bcriminal liability\b",
    "warning": r"\b(?:a|formal) warning\b(?! (?:sign|in chinese))",
}

_LIABILITY_ZH = {
    "joint liability": r"连带",
    "recourse": r"追偿",
    "lifelong": r"终身",
}
_LIABILITY_EN = {
    "joint liability": r"\bjoint(?:ly)? and several",
    "recourse": r"\brecover(?:s|ed)?\b",
    "lifelong": r"\bfor life\b|\blifelong\b",
}


def modality_zh(text: str) -> set[str]:
    """Kinds of modal verb in a Chinese text (应当知道 is knowledge, not duty)."""
    return _kinds(_MODAL_ZH, text)


def modality_en(text: str) -> set[str]:
    """Kinds of modal verb in an English text."""
    return _kinds(_MODAL_EN, text.lower())


def penalties_zh(text: str) -> set[str]:
    """Kinds of penalty in a Chinese text."""
    return _kinds(_PENALTY_ZH, text)


def penalties_en(text: str) -> set[str]:
    """Kinds of penalty in an English text."""
    return _kinds(_PENALTY_EN, text.lower())


def liability_zh(text: str) -> set[str]:
    """Who answers beside whom, and for how long, in a Chinese text."""
    return _kinds(_LIABILITY_ZH, text)


def liability_en(text: str) -> set[str]:
    """Who answers beside whom, and for how long, in an English text."""
    return _kinds(_LIABILITY_EN, text.lower())


def has_exception_zh(text: str) -> bool:
    """Whether a proviso stands in the text."""
    return re.search(r"但|除外", text) is not None


def has_exception_en(text: str) -> bool:
    """Whether a proviso stands in the text."""
    return re.search(r"\b(?:but|except|unless|however)\b", text.lower()) is not None


def _kinds(patterns: dict[str, str], text: str) -> set[str]:
    return {kind for kind, pattern in patterns.items() if re.search(pattern, text)}
