"""Which script a text is in, and by that its language: Chinese or English."""

import re

_NOT_WORDS = re.compile(
    r"\A---\n.*?\n---(?:\n|\Z)"  # front matter has English keys in Chinese files
    r"|https?://\S+|www\.\S+|[\w.+-]{1,64}@[\w.-]{1,255}|<[^<>\n]{1,200}>",
    re.DOTALL,
)
HAN_CHARACTERS = r"\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""For a class of a pattern. Escaped: an editor that normalises text would change the ranges."""
_HAN = re.compile(f"[{HAN_CHARACTERS}]")
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ɏ]+(?:['’-][A-Za-zÀ-ɏ]+)*")
_HAN_PER_WORD = 1.6
"""Han characters that say about as much as one English word, so that the two can be weighed."""


def language_of(text: str) -> str:
    """Give "zh" or "en": "zh" when Han characters carry at least a third of the words.

    A word is 1.6 Han characters or a Latin word with a small letter in it: acronyms belong to
    both languages. Front matter, addresses and tags do not count. So a Chinese question with an
    English acronym is Chinese, an English text that names a Chinese title is English, and a text
    without either script is "en".
    """
    words = _NOT_WORDS.sub(" ", text)
    han = len(_HAN.findall(words)) / _HAN_PER_WORD
    latin = sum(not word.isupper() for word in _LATIN_WORD.findall(words))
    return "zh" if han and han >= (han + latin) / 3 else "en"
