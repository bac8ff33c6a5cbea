"""Numbers as Word prints them (ST_NumberFormat, ISO/IEC 29500-1, 17.18.59)."""

from collections.abc import Callable

from kb.legal.numerals import int_to_chinese, int_to_roman

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_MOST_WORDS = 999
_MOST_COUNTED = 9999
_MOST_ROMAN = 3999
_MOST_LETTERS = 780
"""Word stops at thirty letters of the alphabet's last."""
_HUNDRED = 100
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_FORMAL = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_FORMAL_TRADITIONAL = str.maketrans("零一二三四五六七八九十百千", "零壹貳參肆伍陸柒捌玖拾佰仟")
_FORMAL_JAPANESE = str.maketrans("一二三五十", "壱弐参伍拾")
_CHICAGO = "*†‡§"
_CIRCLES = (("①", 1, 20), ("㉑", 21, 35), ("㊱", 36, 50))
_AIUEO = (
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
)
_IROHA = (
    "イロハニホヘトチリヌルヲワカヨタレソツネナラムウ"
    "ヰノオクヤマケフコエテアサキユメミシヱヒモセスン"
)
_GANADA = "가나다라마바사아자차카타파하"
_CHOSUNG = "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def printed_number(n: int, number_format: str) -> str | None:
    """``n`` as a reader sees it; None for a format that is not known.

    A format that has no sign for so large a number prints it in digits, as Word does.
    """
    known = _FORMATS.get(number_format)
    if known is None:
        return None
    return known(n) or str(n)


def _letters(letters: str) -> Callable[[int], str]:
    """A to Z, then AA, BB: Word repeats a letter and does not count on as a spreadsheet does."""

    def print_letters(n: int) -> str:
        rounds, at = divmod(n - 1, len(letters))
        return letters[at] * (rounds + 1) if 0 < n <= _MOST_LETTERS else ""

    return print_letters


def _within(first: str, last: int) -> Callable[[int], str]:
    """A row of characters of Unicode that stand for 1 to ``last``."""
    return lambda n: chr(ord(first) + n - 1) if 0 < n <= last else ""


def _circled(n: int) -> str:
    return next((chr(ord(c) + n - low) for c, low, high in _CIRCLES if low <= n <= high), "")


def _roman(n: int) -> str:
    return int_to_roman(n).upper() if 0 < n <= _MOST_ROMAN else ""


def _digits(zero: str) -> Callable[[int], str]:
    signs = str.maketrans("0123456789", f"{zero}一二三四五六七八九")
    return lambda n: str(n).translate(signs)


def _counted(n: int) -> str:
    return int_to_chinese(n) if 0 < n <= _MOST_COUNTED else ""


def _counted_to_99(n: int) -> str:
    """The standard has units up to 99 and single digits from 100: 九十九, 一○○."""
    return _counted(n) if n < _HUNDRED else _digits("○")(n)


def _counted_japanese(n: int) -> str:
    """No zeros, and no 一 before a unit: 百一, 千十."""
    text = ""
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十")):
        count, n = divmod(n, unit)
        text += ("" if count == 1 else _digits("〇")(count)) + sign if count else ""
    return text + (_digits("〇")(n) if n else "")


def _cycle(n: int) -> str:
    return _STEMS[(n - 1) % 10] + _BRANCHES[(n - 1) % 12] if n > 0 else ""


def _cardinal(n: int) -> str:
    if not 0 <= n <= _MOST_WORDS:
        return ""
    hundreds, rest = divmod(n, _HUNDRED)
    words = [f"{_SMALL[hundreds]} hundred"] if hundreds else []
    if rest >= len(_SMALL):
        tens, ones = divmod(rest, 10)
        words.append(_TENS[tens - 2] + (f"-{_SMALL[ones]}" if ones else ""))
    elif rest or not hundreds:
        words.append(_SMALL[rest])
    return " ".join(words).capitalize()


def _ordinal_word(n: int) -> str:
    words = _cardinal(n)
    if not words:
        return ""
    cut = max(words.rfind(" "), words.rfind("-")) + 1
    before, last = words[:cut], words[cut:].lower()
    last = _ORDINALS.get(last, f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
    return (before + last).capitalize()


def _ordinal(n: int) -> str:
    teens = n // 10 % 10 == 1
    return f"{n}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}"


def _chicago(n: int) -> str:
    return _letters(_CHICAGO)(n)


_UPPER, _LOWER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz"
_FORMATS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(("decimal", "decimalHalfWidth", "hindiNumbers", "thaiNumbers"), str),
    **dict.fromkeys(
        ("decimalFullWidth", "decimalFullWidth2"), lambda n: str(n).translate(_FULL_WIDTH)
    ),
    "decimalZero": lambda n: f"{n:02}",
    "numberInDash": lambda n: f"- {n} -",
    "ordinal": _ordinal,
    "cardinalText": _cardinal,
    "ordinalText": _ordinal_word,
    "hex": lambda n: f"{n:X}",
    "chicago": _chicago,
    "upperRoman": _roman,
    "lowerRoman": lambda n: _roman(n).lower(),
    "upperLetter": _letters(_UPPER),
    "lowerLetter": _letters(_LOWER),
    "russianUpper": _letters(_RUSSIAN.upper()),
    "russianLower": _letters(_RUSSIAN),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedFullstop": _within("⒈", 20),
    "decimalEnclosedParen": _within("⑴", 20),
    "ideographEnclosedCircle": _within("㊀", 10),
    "ideographTraditional": lambda n: _STEMS[n - 1] if 0 < n <= len(_STEMS) else "",
    "ideographZodiac": lambda n: _BRANCHES[n - 1] if 0 < n <= len(_BRANCHES) else "",
    "ideographZodiacTraditional": _cycle,
    **dict.fromkeys(
        ("ideographDigital", "japaneseDigitalTenThousand", "koreanDigital2"), _digits("〇")
    ),
    "taiwaneseDigital": _digits("○"),
    **dict.fromkeys(("chineseCounting", "taiwaneseCounting"), _counted_to_99),
    **dict.fromkeys(("chineseCountingThousand", "taiwaneseCountingThousand"), _counted),
    "chineseLegalSimplified": lambda n: _counted(n).translate(_FORMAL),
    "ideographLegalTraditional": lambda n: _counted(n).translate(_FORMAL_TRADITIONAL),
    "japaneseCounting": lambda n: _counted_japanese(n) if 0 < n <= _MOST_COUNTED else "",
    "japaneseLegal": lambda n: (
        _counted_japanese(n).translate(_FORMAL_JAPANESE) if 0 < n <= _MOST_COUNTED else ""
    ),
    **dict.fromkeys(("aiueo", "aiueoFullWidth"), _letters(_AIUEO)),
    **dict.fromkeys(("iroha", "irohaFullWidth"), _letters(_IROHA)),
    "ganada": _letters(_GANADA),
    "chosung": _letters(_CHOSUNG),
}
