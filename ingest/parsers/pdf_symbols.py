"""What some characters of a file stand for: bullets by their font, and ligatures."""

SYMBOLS = {
    "wingdings": {
        0x6C: "●",
        0x6E: "■",
        0x71: "❑",
        0x75: "◆",
        0x76: "❖",
        0x9F: "•",
        0xA7: "▪",
        0xA8: "◻",
        0xD8: "➢",
        0xE0: "→",
        0xFC: "✓",
        0xFE: "☑",
    },
    "symbol": {
        0xA3: "≤",
        0xA7: "♣",
        0xA8: "♦",
        0xAE: "→",
        0xB0: "°",
        0xB1: "±",
        0xB3: "≥",
        0xB4: "×",
        0xB7: "•",
        0xB9: "≠",
        0xBB: "≈",
        0xD7: "⋅",
        0x61: "α",
        0x62: "β",
        0x6D: "μ",
        0x70: "π",
        0x73: "σ",
        0x44: "Δ",
        0x53: "Σ",
        0x57: "Ω",
    },
}
"""By font, what the low byte of a private code point shows: bullets and common signs.

Source: the published encodings of the Symbol and Wingdings fonts.
"""
LIGATURES = dict(
    zip(range(0xFB00, 0xFB07), ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)
)
