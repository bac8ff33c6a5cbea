"""Characters of symbol fonts as Unicode has them."""

_PRIVATE = 0xF000
_BYTE = 0xFF
# Adobe's Symbol encoding, 0x20 to 0x7E and 0xA0 to 0xFE.
_SYMBOL_LOW = (
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾"
    "αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
)
_SYMBOL_HIGH = (
    "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪"
    "�〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"
)
_SYMBOL = {0x20 + at: sign for at, sign in enumerate(_SYMBOL_LOW)} | {
    0xA0 + at: sign for at, sign in enumerate(_SYMBOL_HIGH)
}
# What forms and lists are made of; most of the other signs are pictures.
_WINGDINGS = {
    **{0x80 + n: sign for n, sign in enumerate("⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿")},
    **dict(zip(b"\x6c\x6d\x6e\x6f\x70\x71\x72\x73\x74\x75\x76\x77", "●❍■□□❑❒⬧⧫◆❖⬥", strict=True)),
    **dict(zip(b"\x9e\x9f\xa1\xa7\xa8\xb2\xab", "·•○▪◻⟡★", strict=True)),
    **dict(zip(b"\xd8\xdf\xe0\xe1\xe2\xe8\xf0", "➢←→↑↓➔⇨", strict=True)),
    **dict(zip(b"\xfb\xfc\xfd\xfe\x20\x28\x2a", "✗✓☒☑ ☎✉", strict=True)),
}
_WINGDINGS_2 = dict(zip(b"\x4f\x50\x51\x52\x53\x54\xa3", "✗✓☒☑☒☒□", strict=True))
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2}


def is_symbol_font(font: str) -> bool:
    return font.lower() in _FONTS


def symbol(font: str, code: int) -> str | None:
    """The character for a code in a symbol font, also where it is moved to U+F000 and on.

    None where the font or the code is not known; a code in another font is Unicode.
    """
    known = _FONTS.get(font.lower())
    if known is not None:
        return known.get(code & _BYTE if code >= _PRIVATE else code)
    return None if 0xE000 <= code <= 0xF8FF or not 0 < code <= 0xFFFF else chr(code)  # noqa: PLR2004
