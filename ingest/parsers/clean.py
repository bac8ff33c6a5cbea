"""The only changes made to every character: line ends, and characters nobody can see."""

import re
from collections import Counter
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import replace

from ingest.blocks import ParsedDocument

_LINE_ENDS = re.compile("\r\n?|[\u0085\u2028\u2029\x0b\x0c]")
# Zero-width and bidirectional marks break quotes and searches, and tag characters can hide
# instructions to a chat model; joiners carry no meaning in Chinese or English.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
_KINDS = (
    ("soft hyphens", re.compile("\u00ad")),
    ("direction marks", re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")),
    ("tag characters", re.compile("[\U000e0000-\U000e007f]")),
    ("zero-width characters", re.compile("[\u180e\u200b-\u200d\u2060-\u2064\u206a-\u206f\ufeff]")),
)
"""The rest are control characters."""
_TALLY: ContextVar[Counter[str] | None] = ContextVar("characters taken out", default=None)


def clean(text: str) -> str:
    """LF line ends, no control, zero-width, bidirectional or tag characters; idempotent.

    Width, script and compatibility forms stay as they are: U+3000 and U+2009 are text.
    """
    text = _LINE_ENDS.sub("\n", text)
    cleaned, count = _INVISIBLE.subn("", text)
    if count and (tally := _TALLY.get()) is not None:
        tally.update(_kinds(text, count))
    return cleaned


def counted(parse: Callable[[bytes], ParsedDocument], data: bytes) -> ParsedDocument:
    """What the parser gives, with what ``clean`` took out on the way, by kind."""
    tally: Counter[str] = Counter()
    token = _TALLY.set(tally)
    try:
        document = parse(data)
    finally:
        _TALLY.reset(token)
    return replace(document, removed=tuple(sorted(tally.items())))


def _kinds(text: str, count: int) -> dict[str, int]:
    found = {kind: len(pattern.findall(text)) for kind, pattern in _KINDS}
    found["control characters"] = count - sum(found.values())
    return {kind: number for kind, number in found.items() if number}
