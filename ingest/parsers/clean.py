"""The only changes made to every character: line ends, and characters nobody can see."""

import re

_LINE_ENDS = re.compile("\r\n?|[\u0085\u2028\u2029\x0b\x0c]")
# Zero-width and bidirectional marks break quotes and searches, and tag characters can hide
# instructions to a chat model; joiners carry no meaning in Chinese or English.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)


def clean(text: str) -> str:
    """LF line ends, no control, zero-width, bidirectional or tag characters; idempotent.

    Width, script and compatibility forms stay as they are: U+3000 and U+2009 are text.
    """
    return _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text))
