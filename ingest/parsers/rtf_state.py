"""What a group of RTF inherits from the one around it, and the tables of a file's fonts."""

from dataclasses import dataclass, field
from enum import StrEnum

from ingest.parsers.rtf_charsets import (
    DEFAULT,
    SYMBOL_CHARSET,
    is_two_bytes,
    of_code_page,
    of_font,
)


class Destination(StrEnum):
    """Where the text of a group goes."""

    BODY = "body"
    NOTE = "note"
    BOX = "box"
    NUMBER = "number"
    FONTS = "fonts"
    STYLES = "styles"
    SKIPPED = "skipped"


SKIPPED = frozenset(
    "colortbl info pict header headerl headerr headerf footer footerl footerr footerf fldinst"
    " object objdata objclass filetbl listtable listoverridetable revtbl rsidtbl generator"
    " themedata colorschememapping datastore latentstyles xe tc txe rxe bkmkstart bkmkend"
    " annotation atnid atnauthor atndate atnref atnicn atrfstart atrfend ftnsep ftnsepc ftncn"
    " aftnsep aftnsepc aftncn nonshppict shprslt private sp xmlnstbl mmathPr wgrffmtfilter"
    " pnseclvl userprops docvar falt panose fontemb template moMath moMathPara".split()
)
"""Groups without text of the page; what stands behind ``\\*`` is left out too if not known."""
KNOWN_BEHIND_STAR = frozenset("shpinst do shppict ud".split())
ENTERS = {
    "footnote": Destination.NOTE,
    "shptxt": Destination.BOX,
    "dptxbxtext": Destination.BOX,
    "listtext": Destination.NUMBER,
    "pntext": Destination.NUMBER,
    "fonttbl": Destination.FONTS,
    "stylesheet": Destination.STYLES,
}
STORIES = (Destination.NOTE, Destination.BOX)


@dataclass(slots=True)
class Group:
    """Properties of the text within braces; each begins as a copy of the one around it.

    ``instead`` is where the Unicode form goes of text that is there in two forms (upr).
    """

    destination: Destination = Destination.BODY
    font: int = -1
    wide_font: int = -1
    is_wide: bool = False
    skip_bytes: int = 1
    hidden: bool = False
    deleted: bool = False
    raised: bool = False
    style: int = -1
    outline: int = -1
    in_table: bool = False
    instead: Destination | None = None


@dataclass(slots=True)
class Fonts:
    """Names and charsets of the fonts by number, and the code page of the file."""

    code_page: str = DEFAULT
    default: int = -1
    charsets: dict[int, int] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)

    def set_code_page(self, number: int) -> None:
        self.code_page = of_code_page(number)

    def name(self, font: int, part: str) -> None:
        """Adds to the name of a font, which ends with a semicolon."""
        self.names[font] = (self.names.get(font, "") + part).strip().rstrip(";")

    def of(self, group: Group) -> int:
        """The font in force."""
        return self.default if group.font < 0 else group.font

    def is_symbol(self, font: int) -> bool:
        return self.charsets.get(font) == SYMBOL_CHARSET

    def codecs(self, group: Group) -> list[str]:
        """The codecs to try for a run, best first.

        Chinese Windows states its code page and then uses fonts of any charset.
        """
        own = of_font(self.charsets.get(self.of(group)))
        wide = of_font(self.charsets.get(group.wide_font))
        ranked = [wide, own] if group.is_wide and is_two_bytes(wide) else [own, wide]
        if is_two_bytes(self.code_page) and not is_two_bytes(own):
            ranked = [self.code_page, *ranked]
        return [codec for codec in (*ranked, self.code_page, DEFAULT) if codec]
