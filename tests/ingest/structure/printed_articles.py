"""第X条 counted from the bare text, with none of the builder's code."""

import re

_LABEL = re.compile(
    r"^[\s#*>　]*第([零〇一二三四五六七八九十百千两]+)条"
    r"(?:之([一二三四五六七八九十]+))?(?=[\s　*：【]|$)"
)
_VALUES = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}


def printed_articles(markdown: str) -> list[tuple[int, int]]:
    """(224, 1) for 第二百二十四条之一 at the start of a line, in order."""
    found = (_LABEL.match(line) for line in markdown.split("\n"))
    return [(_value(it[1]), _value(it[2]) if it[2] else 0) for it in found if it]


def _value(numeral: str) -> int:
    total = last = 0
    for character in numeral:
        if character in _TENS:
            total, last = total + (last or 1) * _TENS[character], 0
        else:
            last = _VALUES[character]
    return total + last
