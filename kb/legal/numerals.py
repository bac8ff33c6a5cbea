"""Numbers as legal texts print them: Chinese, full-width, Roman, and English words.

Every ``..._to_int`` gives None for a text that is not wholly such a number; none of them raises.
"""

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2, "兩": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_HAN_DIGITS = "零一二三四五六七八九"
_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth "
    "twentieth"
).split()
_WORDS = (
    {w: i for i, w in enumerate(_ONES) if i}
    | {w: 10 * i for i, w in enumerate(_TENS, 2)}
    | {w: i for i, w in enumerate(_ORDINALS, 1)}
)

_MOST_DIGITS = 4
HIGHEST, HIGHEST_ROMAN = 9999, 3999
"""The greatest numbers that have a Chinese and a Roman spelling here."""
_LONGEST_ROMAN = 15
_TEN, _TWENTY = 10, 20

CHINESE_NUMERAL = "零〇○一二三四五六七八九十百千两兩"
"""The characters a Chinese number in a legal text is made of, for use in a regex class."""


def chinese_to_int(text: str) -> int | None:
    """二百二十四 -> 224, 一百零一 -> 101, ２６ -> 26; None unless it is a number in 0..9999."""
    digits = text.translate(_FULL_WIDTH)
    if digits.isascii() and digits.isdigit():
        return int(digits) if len(digits) <= _MOST_DIGITS else None
    if not text or any(c not in _DIGITS and c not in _UNITS for c in text):
        return None
    if not any(c in _UNITS for c in text):
        return _positional(text)
    return _with_units(text)


def _positional(text: str) -> int | None:
    """一〇一 -> 101, as years and some old texts print numbers."""
    return int("".join(str(_DIGITS[c]) for c in text)) if len(text) <= _MOST_DIGITS else None


def _with_units(text: str) -> int | None:
    total, digit, lowest = 0, None, 10_000
    for char in text:
        if char in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[char]
            continue
        unit = _UNITS[char]
        # 十 alone is ten; 百 and 千 always carry a digit.
        if unit >= lowest or (not digit and unit != _TEN):
            return None
        total, lowest, digit = total + (digit or 1) * unit, unit, None
    return total + (digit or 0)


def int_to_chinese(n: int) -> str:
    """1..9999 as statutes print it: 十一, 一百零一, 一百一十; ValueError outside."""
    if not 1 <= n <= HIGHEST:
        raise ValueError(f"no legal numeral for {n}")
    if _TEN <= n < _TWENTY:
        return "十" + (_HAN_DIGITS[n - _TEN] if n > _TEN else "")
    out, pending_zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = n // unit % 10
        if digit:
            out += ("零" if pending_zero else "") + _HAN_DIGITS[digit] + name
        pending_zero = bool(out) and not digit
    return out


def roman_to_int(text: str) -> int | None:
    """Reads iv or IV -> 4; None unless it is the one regular spelling of a number in 1..3999."""
    if not text or len(text) > _LONGEST_ROMAN or not (text.islower() or text.isupper()):
        return None
    upper, rest, total = text.upper(), text.upper(), 0
    for value, sign in _ROMAN:
        while rest.startswith(sign):
            total, rest = total + value, rest[len(sign) :]
    return total if not rest and total <= HIGHEST_ROMAN and int_to_roman(total) == upper else None


def int_to_roman(n: int) -> str:
    """1..3999 in capitals; ValueError outside."""
    if not 1 <= n <= HIGHEST_ROMAN:
        raise ValueError(f"no Roman numeral for {n}")
    out = ""
    for value, sign in _ROMAN:
        out += sign * (n // value)
        n %= value
    return out


def int_to_letters(n: int) -> str:
    """1 -> a, 26 -> z, 27 -> aa, as lists are lettered; "" below 1."""
    letters = ""
    while n > 0:
        n, rest = divmod(n - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def english_word_to_int(text: str) -> int | None:
    """one..ninety-nine and first..twentieth, in any case; None for any other word."""
    word = text.strip().lower().replace(" ", "-")
    if word in _WORDS:
        return _WORDS[word]
    tens, _, ones = word.partition("-")
    if tens in _TENS and ones in _ONES[1:10]:
        return _WORDS[tens] + _WORDS[ones]
    return None
