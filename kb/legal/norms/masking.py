"""Words in quotation marks, titles and brackets neither bind nor name: they are masked."""

import re

FILLER = "＿"
_CHINESE = re.compile(
    r"《[^《》\n]{0,200}》|“[^“”\n]{0,24}”|（[^（）\n]{0,200}）|\([^()\n]{0,200}\)"
)
_ENGLISH = re.compile(r"\([^()\n]{0,200}\)|\[[^\[\]\n]{0,200}\]|“[^“”\n]{0,80}”|\"[^\"\n]{0,80}\"")


def mask_chinese(words: str) -> str:
    """The same length, with titles, quotations and brackets as ``FILLER``."""
    return _CHINESE.sub(_filled, words)


def mask_english(words: str) -> str:
    """As ``mask_chinese``; the marks themselves go too, so that words stay words."""
    return _ENGLISH.sub(_filled, words)


def _filled(match: re.Match[str]) -> str:
    return FILLER * len(match.group())
