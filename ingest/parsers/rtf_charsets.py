"""Which encoding the bytes of an RTF run are in: by its font, else by the file's code page."""

import codecs

_GB, _BIG5, _JAPANESE, _KOREAN = "gb18030", "big5hkscs", "cp932", "cp949"
SYMBOL_CHARSET = 2
# Charsets of Windows fonts (fcharset).
_OF_FONTS = {
    0: "cp1252",
    77: "mac_roman",
    128: _JAPANESE,
    129: _KOREAN,
    130: "johab",
    134: _GB,
    136: _BIG5,
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}
_OF_PAGES = {936: _GB, 54936: _GB, 950: _BIG5, 932: _JAPANESE, 949: _KOREAN, 65001: "utf-8"}
_TWO_BYTES = frozenset((_GB, _BIG5, _JAPANESE, _KOREAN))
DEFAULT = "cp1252"


def of_code_page(number: int) -> str:
    """Python's codec for a code page; that of Western Europe for one that is not known."""
    if number in _OF_PAGES:
        return _OF_PAGES[number]
    try:
        return codecs.lookup(f"cp{number}").name
    except LookupError:
        return DEFAULT


def of_font(charset: int | None) -> str:
    """The codec of a font's charset; "" where the font leaves it to the file."""
    return "" if charset is None else _OF_FONTS.get(charset, "")


def is_two_bytes(codec: str) -> bool:
    """Whether it is an encoding of Chinese, Japanese or Korean."""
    return codec in _TWO_BYTES


def decoded(data: bytes, codecs_by_rank: list[str]) -> str:
    """The text of a run in the first codec that reads all of it, else with marks in the first."""
    for codec in codecs_by_rank:
        try:
            return data.decode(codec)
        except UnicodeDecodeError:
            continue
    return data.decode(codecs_by_rank[0], "replace")
