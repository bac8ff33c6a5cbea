"""Numbers written in words, Chinese and English."""

CHINESE = "零〇一二两三四五六七八九十百千"
_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4} | {
    "五": 5, "六": 6, "七": 7, "八": 8, "九": 9
}  # fmt: skip
_UNITS = {"十": 10, "百": 100, "千": 1000}
_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
ENGLISH = rf"(?:(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(_SMALL[1:10])}))?|{'|'.join(_SMALL[::-1])})"


def chinese_number(written: str) -> int:
    """Up to 9999, e.g. 四十九 -> 49; Arabic digits pass through."""
    if written.isdigit() and written.isascii():
        return int(written)
    total, digit = 0, 0
    for character in written:
        if unit := _UNITS.get(character):
            total += (digit or 1) * unit
            digit = 0
        else:
            digit = _DIGITS[character]
    return total + digit


def english_number(written: str) -> int:
    """Up to 99, e.g. twenty-seven -> 27; Arabic digits pass through."""
    if written.isdigit():
        return int(written)
    ten, _, rest = written.lower().partition("-")
    if ten in _TENS:
        return (_TENS.index(ten) + 2) * 10 + (_SMALL.index(rest) if rest else 0)
    return _SMALL.index(ten)
