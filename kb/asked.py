"""What is said of the words themselves: what no question can be, and what to try next.

An empty result is never silent: it says why, in the language of the question, and what to do.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence

from kb.domain.answers import MAX_QUESTION
from kb.domain.retrieval import Filters
from kb.errors import UsageError
from kb.language.fold import unify
from kb.language.script import HAN_CHARACTERS

_HAN = re.compile(f"[{HAN_CHARACTERS}]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_SURROGATE = re.compile("[\ud800-\udfff]")

_SYLLABLE = (
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei|ao|ou|an|en|in|ia|ie|iu|ua|uo|ui|un"
    r"|ue|ve|a|o|e|i|u|v)|er)"
)
_PINYIN = re.compile(rf"{_SYLLABLE}{{1,12}}")
_LONGEST_WORD = 40
"""Letters: a longer run is no Pinyin that somebody typed, and takes the pattern long."""
_SURE = 4
"""Syllables: so many in a row and nothing else are hardly English (banana, change, women)."""

_LANGUAGES = {"zh": {"en": "Chinese", "zh": "中文"}, "en": {"en": "English", "zh": "英文"}}
_NOTHING = {
    "empty": {
        "en": "The knowledge base holds no text yet. Take some in: touchstone init, or "
        "touchstone add PATH",
        "zh": "知识库中还没有文本。请先加入：touchstone init，或 touchstone add 路径",
    },
    "language": {
        "en": "The knowledge base holds no text in {searched}. Ask in {other}, or add one: "
        "touchstone add PATH",
        "zh": "知识库中没有{searched}文本。请改用{other}提问，或先加入：touchstone add 路径",
    },
    "filters": {
        "en": "No passage that passes the filters matches. Leave one of them out, or see what is "
        "held: touchstone docs",
        "zh": "符合筛选条件的文本中没有匹配的段落。请减少筛选条件，或查看已有文本：touchstone docs",
    },
    "words": {
        "en": "No passage matches: no text in {searched} holds these words. {also}Use the words "
        "of the texts, or see what is held: touchstone docs",
        "zh": "没有匹配的段落：{searched}文本中没有这些词语。{also}请改用条文中的用语，"
        "或查看已有文本：touchstone docs",
    },
}
_ALSO = {
    "en": "There are texts in {other} as well: ask in {other} to search them. ",
    "zh": "知识库另有{other}文本，可用{other}提问。",
}
_FOREIGN = (
    "问题既不是中文也不是英文，结果可能与之无关。 The question is neither in Chinese nor in "
    "English: what was found may have nothing to do with it."
)
_PERHAPS_PINYIN = (
    "如果这是拼音，请改用汉字。 If this is Pinyin, write it in Chinese characters: texts are "
    "searched by them."
)


def check_question(text: str) -> None:
    """Raises UsageError for what is empty, overlong, broken, or has no word in it."""
    if not text.strip():
        raise UsageError("The question is empty.", 'Type it in quotes: touchstone ask "..."')
    if len(text) > MAX_QUESTION:
        raise UsageError(
            f"The question has {len(text)} characters; {MAX_QUESTION} is the limit.",
            "Shorten it, or add the text as a document: touchstone add PATH",
        )
    if _SURROGATE.search(text):
        raise UsageError(
            "The question is broken: it has half a character (a lone surrogate) in it.",
            "Send it as UTF-8, with every character whole.",
        )
    if not any(character.isalnum() for character in unify(text)):
        raise UsageError(
            "The question has no word in it, only punctuation or signs.",
            "Write what you look for in words, in Chinese or in English.",
        )


def nothing_found(
    language: str, searched: Sequence[str], filters: Filters, count: Callable[[str], int]
) -> str:
    """Why a search found nothing and what to do, in ``language`` ("zh", else English).

    ``count`` tells how many passages there are in a language.
    """
    tongue = "zh" if language == "zh" else "en"
    held = [one for one in _LANGUAGES if count(one)]
    others = [one for one in held if one not in searched]
    names = {"searched": _names(searched, tongue), "other": _names(others, tongue)}
    if not held:
        return _NOTHING["empty"][tongue]
    if not set(searched).intersection(held):
        return _NOTHING["language"][tongue].format(**names)
    if filters != Filters():
        return _NOTHING["filters"][tongue]
    also = _ALSO[tongue].format(**names) if others else ""
    return _NOTHING["words"][tongue].format(**names, also=also)


def remarks(text: str, *, is_found: bool) -> tuple[str, ...]:
    """What may be the matter with a question; ``is_found`` where a word of it is in the texts."""
    words = unify(text)
    if _is_foreign(words):
        return (_FOREIGN,)
    syllables = _pinyin_syllables(words)
    return (_PERHAPS_PINYIN,) if syllables >= (_SURE if is_found else 2) else ()


def _is_foreign(text: str) -> bool:
    """True where more than a third of the letters are neither Chinese nor Latin.

    So Japanese is foreign although half of it is Han, and an English question with a Greek letter
    is not.
    """
    letters = sum(character.isalpha() for character in text)
    return len(_HAN.findall(text)) + len(_LATIN.findall(text)) < letters * 2 / 3


def _pinyin_syllables(text: str) -> int:
    """How many there are where every word may be Pinyin, with or without tones; else 0."""
    if _HAN.search(text):
        return 0
    plain = unicodedata.normalize("NFD", text.lower())
    plain = "".join(one for one in plain if not unicodedata.combining(one))
    words = [word for word in re.split(r"[^a-z]+", plain) if word]
    if not all(len(word) <= _LONGEST_WORD and _PINYIN.fullmatch(word) for word in words):
        return 0
    return sum(len(re.findall(_SYLLABLE, word)) for word in words)


def _names(languages: Sequence[str], tongue: str) -> str:
    known = [_LANGUAGES[one][tongue] for one in languages if one in _LANGUAGES]
    return ("或" if tongue == "zh" else " or ").join(known)
