"""Numbers of a spreadsheet as a reader sees them: format codes of ECMA-376, part 1, 18.8.31."""

import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from ingest.parsers.date_formats import is_date_code, shown_date

GENERAL = "General"
_BUILT_IN = {
    0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%",
    11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
    20: "h:mm", 21: "h:mm:ss", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00",
    41: "#,##0", 42: "#,##0", 43: "#,##0.00", 44: "#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss",
    47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
    # What these show depends on the reader's country, so they are written as ISO 8601 has it.
    14: "yyyy-mm-dd", 15: "yyyy-mm-dd", 16: "mm-dd", 17: "yyyy-mm", 22: "yyyy-mm-dd hh:mm",
    # The same numbers in a Chinese Excel (18.8.30, zh-cn).
    27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "yyyy-mm-dd",
    31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"', 34: "h:mm", 35: "h:mm:ss",
    36: 'yyyy"年"m"月"', 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"',
    53: 'm"月"d"日"', 54: 'm"月"d"日"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}  # fmt: skip
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|(?P<skip>[_*].)|\[\$(?P<currency>[^\]-]*)[^\]]*\]'
    r"|(?P<bracket>\[[^\]]*\])|(?P<exponent>[Ee][+-])|(?P<digit>[0#?])|(?P<point>\.)"
    r"|(?P<comma>,)|(?P<percent>%)|(?P<slash>/)|(?P<general>General)|(?P<text>@)|(?P<plain>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)\s*(-?[\d.]+)\]")
_SECTION = re.compile(r'((?:"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]|[^;])*)(?:;|$)')
_DIGITS = 15
"""A spreadsheet keeps 15 significant digits; what a float has behind them is noise."""
_MOST_PLACES = 12
_HUGE = 1e15
"""From here on a spreadsheet shows no digits that it is sure of."""


def format_code(number: int, own: dict[int, str]) -> str:
    """The code of a number format: the file's own one, a built-in one, or General."""
    return own.get(number) or _BUILT_IN.get(number, GENERAL)


def shown_number(value: float, code: str, *, from_1904: bool = False) -> str:
    """A number as its format shows it; in full where the format is General or not understood.

    A long number under General is written out, though a narrow column shows 1.23E+11: digits of
    an identity number must not be lost. So is a number that its format hides.
    """
    if abs(value) >= _HUGE:
        return plain(value)
    section, unsigned = _section(value, code)
    if is_date_code(section):
        return shown_date(value, section, from_1904=from_1904) or plain(value)
    tokens = [(str(found.lastgroup), found[0], found) for found in _TOKEN.finditer(section)]
    kinds = {kind for kind, _, _ in tokens}
    if kinds & {"general", "text"} or not kinds & {"digit"}:
        words = "".join(_literal(kind, found) or plain(unsigned) * (kind in ("general", "text"))
                        for kind, _, found in tokens)  # fmt: skip
        return words if words.strip() else plain(value)
    scaled = Decimal(plain(unsigned))
    scaled = scaled.scaleb(2 * sum(kind == "percent" for kind, _, _ in tokens))
    if "slash" in kinds:
        return _fraction(scaled)
    return _filled(scaled, tokens).strip()


def plain(value: float | Decimal) -> str:
    """All digits that count, without an exponent."""
    number = Decimal(format(value, f".{_DIGITS}g"))
    text = format(number, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def _section(value: float, code: str) -> tuple[str, float]:
    """The part of a code that is for this value, and the value as that part shows it."""
    sections = _SECTION.findall(code)[:-1] or [GENERAL]
    for section in sections:
        asked = _CONDITION.search(section)
        if asked and _holds(value, asked[1], float(asked[2])):
            return section, value
    if any(_CONDITION.search(section) for section in sections):
        return sections[-1], value
    if value < 0 and len(sections) > 1:
        return sections[1], -value
    if value == 0 and len(sections) > 2:  # noqa: PLR2004 - positive, negative, zero
        return sections[2], value
    return sections[0], value


def _holds(value: float, sign: str, limit: float) -> bool:
    return {
        "<": value < limit, ">": value > limit, "=": value == limit, "<>": value != limit,
        "<=": value <= limit, ">=": value >= limit,
    }[sign]  # fmt: skip


def _literal(kind: str, found: re.Match[str]) -> str:
    if kind in ("quoted", "escaped", "currency"):
        return found[kind] or ""
    return found[0] if kind in ("plain", "percent") else ""


def _fraction(value: Decimal) -> str:
    """As a mixed number with a denominator of up to two digits."""
    whole = int(value)
    part = Fraction(abs(value - whole)).limit_denominator(99)
    if part == 1:
        return str(whole + (1 if value > 0 else -1))
    if not part:
        return str(whole)
    sign = "-" if value < 0 and not whole else ""
    return f"{whole or sign}{' ' if whole else ''}{part.numerator}/{part.denominator}"


_Tokens = list[tuple[str, str, re.Match[str]]]


def _filled(value: Decimal, tokens: _Tokens) -> str:
    """The digits of a number set into the places that the format has for them."""
    last = max(n for n, (kind, _, _) in enumerate(tokens) if kind == "digit")
    point = next((n for n, (kind, _, _) in enumerate(tokens) if kind == "point"), len(tokens))
    power = next((n for n, (kind, _, _) in enumerate(tokens) if kind == "exponent"), len(tokens))
    whole_end = min(point, power)
    holes = [n for n, (kind, _, _) in enumerate(tokens) if kind == "digit"]
    whole = [n for n in holes if n < whole_end]
    after = [n for n in holes if whole_end < n < power][:_MOST_PLACES]
    commas = [n for n, (kind, _, _) in enumerate(tokens) if kind == "comma" and n < power]
    end = whole[-1] if whole else point
    scaling = sum(1 for n in commas if n > (last if point == len(tokens) else end))
    grouped = any(whole and whole[0] < n < end for n in commas)
    exponent = 0
    if power < len(tokens):
        # Rounded first: 9.99E+05 may become 1.0E+06.
        value = Decimal(f"{value:.{len(after)}E}")
        exponent = value.adjusted() if value else 0
        value = value.scaleb(-exponent)
    value = value.scaleb(-3 * scaling)
    rounded = abs(value).quantize(Decimal(1).scaleb(-len(after)), ROUND_HALF_UP)
    digits, _, places = format(rounded, "f").partition(".")
    out = {**_whole(tokens, whole, digits, grouped=grouped), **_places(tokens, after, places)}
    words = ["-"] if value < 0 and rounded else []
    for n, (kind, _, found) in enumerate(tokens):
        if kind == "point":
            words.append(".")
        elif kind == "exponent":
            width = len([at for at in holes if at > power])
            sign = "-" if exponent < 0 else "+" * found[0].endswith("+")
            words.append(f"E{sign}{abs(exponent):0{width}d}")
        elif n in out:
            words.append(out[n])
        else:
            words.append(_literal(kind, found))
    return "".join(words) if whole or not int(digits) else digits + "".join(words)


def _whole(tokens: _Tokens, holes: list[int], digits: str, *, grouped: bool) -> dict[int, str]:
    """From the right: each place takes a digit, the first one all that are left over."""
    needed = next((len(holes) - n for n, at in enumerate(holes) if tokens[at][1] == "0"), 0)
    digits = digits.lstrip("0").rjust(needed, "0")
    out: dict[int, str] = {}
    marked = list(digits)
    if grouped:
        for n in range(len(digits) - 3, 0, -3):
            marked[n] = f",{marked[n]}"
    for n, at in enumerate(reversed(holes)):
        left = len(marked) - n
        if left <= 0:
            out[at] = ""
        elif n == len(holes) - 1:
            out[at] = "".join(marked[:left])
        else:
            out[at] = marked[left - 1]
    return out


def _places(tokens: _Tokens, holes: list[int], places: str) -> dict[int, str]:
    """Behind the point: a zero at a # is not shown."""
    out: dict[int, str] = {}
    shown = False
    for at, digit in reversed(list(zip(holes, places, strict=False))):
        shown = shown or digit != "0" or tokens[at][1] == "0"
        out[at] = digit if shown else ""
    return out
