"""One pass over the tokens of an RTF file, from group to group."""

from collections import Counter
from dataclasses import replace

from ingest.parsers.html_display import raised
from ingest.parsers.rtf_notes import RtfNotes
from ingest.parsers.rtf_state import (
    ENTERS,
    KNOWN_BEHIND_STAR,
    SKIPPED,
    STORIES,
    Destination,
    Fonts,
    Group,
)
from ingest.parsers.rtf_story import RtfStory
from ingest.parsers.rtf_styles import RtfStyles
from ingest.parsers.rtf_text import RtfText
from ingest.parsers.rtf_tokens import Token, TokenKind, tokens
from kb.errors import InputRefused

_DEEPEST = 1_000
"""Groups within one another; Word writes some twenty."""
_MOST_SKIPPED = 16
"""Bytes that repeat one code unit; a larger ``\\uc`` would swallow text."""
_BULLETS = "•·▪●■◆–-—o \t\n\ufffd"
_SIGNS = {"~": "\xa0", "_": "-", "{": "{", "}": "}", "\\": "\\"}
_CHARACTERS = {
    **dict.fromkeys(("line", "lbr", "page", "column", "nestcell", "nestrow"), "\n"),
    **dict.fromkeys(("emspace", "enspace", "qmspace"), " "),
    **dict(zip("tab emdash endash bullet".split(), "\t—–•", strict=True)),
    **dict(zip("lquote rquote ldblquote rdblquote".split(), "‘’“”", strict=True)),
}
_COUNTED = {
    "pict": "images",
    "object": "objects",
    "annotation": "comments",
    "moMath": "formulas",
    **dict.fromkeys(
        "header headerl headerr headerf footer footerl footerr footerf".split(), "margins"
    ),
}


class RtfReader:
    """Reads a whole file; then ``body`` holds its story and ``tally`` what is no text."""

    def __init__(self) -> None:
        self.tally: Counter[str] = Counter()
        self.body = RtfStory()
        self.unclosed = 0
        self._fonts = Fonts()
        self._text = RtfText(self._fonts, self.tally)
        self._groups = [Group()]
        self._stories = [self.body]
        self._star = False
        self._ends = 0
        self._notes = RtfNotes()
        self._is_endnote = False
        self._styles = RtfStyles()

    def read(self, data: bytes) -> None:
        """Raises InputRefused where groups are nested beyond reason."""
        for token in tokens(data):
            if token.kind is not TokenKind.BYTES:
                self._emit(self._text.flush(self._group, keep_units=token.word == "u"))
            self._take(token)
        self._emit(self._text.flush(self._group))
        self.unclosed = len(self._groups) - 1
        while len(self._groups) > 1:
            self._close()
        self.body.end_row(self._ends)
        self._end_paragraph()
        self.body.items += self.body.endnotes

    @property
    def _group(self) -> Group:
        return self._groups[-1]

    @property
    def _story(self) -> RtfStory:
        return self._stories[-1]

    def _take(self, token: Token) -> None:
        match token.kind:
            case TokenKind.OPEN:
                self._open()
            case TokenKind.CLOSE:
                self._close()
            case TokenKind.BYTES:
                self._emit(self._text.add_bytes(token.data, self._group))
            case TokenKind.SIGN:
                self._sign(token.word)
            case TokenKind.WORD if token.word == "u":
                self._emit(self._text.add_unicode(token.number or 0, self._group))
            case TokenKind.WORD if not self._text.skips():
                self._word(token.word, token.number)

    def _open(self) -> None:
        if len(self._groups) > _DEEPEST:
            raise InputRefused(
                f"The groups of this RTF file are nested deeper than {_DEEPEST}.",
                "Open it in Word, save it anew, and add that.",
            )
        self._groups.append(replace(self._group))
        self._star, self._text.to_skip = False, 0

    def _close(self) -> None:
        self._star, self._text.to_skip = False, 0
        if len(self._groups) == 1:
            return
        left = self._groups.pop()
        if left.destination is Destination.STYLES:
            self._styles.end()
        if left.destination in STORIES and left.destination is not self._group.destination:
            self._end_story(left.destination)

    def _end_story(self, destination: Destination) -> None:
        self._end_paragraph()
        story = self._stories.pop()
        story.end_row(self._ends)
        if destination is Destination.NOTE and self._is_endnote:
            self._story.endnotes += story.items
        else:
            self._story.behind += story.items
        self._story.endnotes += story.endnotes
        self._is_endnote = False

    def _sign(self, sign: str) -> None:
        if self._text.skips():
            return
        if sign == "*":
            self._star = True
        elif sign in "\r\n":
            self._paragraph_ends()
        else:
            self._emit(_SIGNS.get(sign, ""))

    def _word(self, word: str, number: int | None) -> None:
        if self._star or word in SKIPPED or word in ENTERS:
            self._enter(word)
        elif word in _CHARACTERS:
            self._emit(_CHARACTERS[word])
        elif self._group.destination is Destination.SKIPPED:
            return
        else:
            readers = (self._character, self._encoding, self._of_table, self._paragraph)
            any(read(word, number) for read in readers)

    def _enter(self, word: str) -> None:
        """The destination that a group names at its beginning."""
        starred, self._star = self._star, False
        group = self._group
        if word == "ud" and group.instead is not None:
            group.destination, group.instead = group.instead, None
        if group.destination is Destination.SKIPPED:
            return
        if word in _COUNTED:
            self.tally[_COUNTED[word]] += 1
        if word in ENTERS:
            group.destination = ENTERS[word]
            if group.destination in STORIES:
                self._stories.append(RtfStory(is_note=word == "footnote"))
        elif word in SKIPPED or (starred and word not in KNOWN_BEHIND_STAR):
            group.destination = Destination.SKIPPED

    def _character(self, word: str, number: int | None) -> bool:
        """Whether it was a property of characters."""
        group, is_on = self._group, number != 0
        match word:
            case "plain":
                group.hidden = group.raised = group.deleted = group.is_wide = False
                group.font = -1
            case "v":
                group.hidden = is_on
            case "upr":
                # The first form is in the code page of the file, with ? for what that lacks.
                group.instead, group.destination = group.destination, Destination.SKIPPED
            case "deleted":
                group.deleted = is_on
                self.tally["deletions"] += is_on
            case "revised":
                self.tally["insertions"] += is_on
            case "super" | "nosupersub" | "sub":
                group.raised = word == "super" and is_on
            case _:
                return False
        return True

    def _encoding(self, word: str, number: int | None) -> bool:
        """Whether it was about fonts and the encodings that they imply."""
        group, chosen = self._group, -1 if number is None else number
        match word:
            case "f":
                group.font = chosen
            case "af" if group.is_wide:
                group.wide_font = chosen
            case "dbch" | "loch" | "hich":
                group.is_wide = word == "dbch"
            case "fcharset" if number is not None:
                self._fonts.charsets[group.font] = number
            case "ansicpg":
                self._fonts.set_code_page(chosen)
            case "deff":
                self._fonts.default = chosen
            case "uc":
                group.skip_bytes = min(max(0, 1 if number is None else number), _MOST_SKIPPED)
            case _:
                return False
        return True

    def _of_table(self, word: str, _: int | None) -> bool:
        """Whether it was about cells and rows."""
        match word:
            case "cell":
                self._ends += 1
                self._story.end_cell(self._ends)
            case "row":
                self._story.end_row(self._ends)
            case "trowd":
                self._story.begin_row()
            case "clvmrg":
                self._story.goes_on = True
            case "cellx":
                self._story.end_column()
            case "trhdr":
                self._story.is_head = True
            case "intbl":
                self._group.in_table = True
            case _:
                return False
        return True

    def _paragraph(self, word: str, number: int | None) -> bool:
        """Ends and properties of paragraphs, and the marks of notes; others say nothing."""
        defines = self._group.destination is Destination.STYLES
        match word:
            case "par" | "sect" if not defines:
                self._paragraph_ends()
            case "pard" if not defines:
                self._group.style = self._group.outline = -1
                self._group.in_table = False
            case "s" if defines:
                self._styles.begin(number)
            case "s":
                self._group.style = number or 0
            case "outlinelevel" if not defines:
                self._group.outline = -1 if number is None else number
            case "chftn" if self._story.is_note:
                self._emit(self._notes.mark)
            case "chftn":
                self._notes.refer(self._story.pieces)
            case "ftnalt" if self._story.is_note:
                self._is_endnote = True
                self._notes.is_endnote()
        return True

    def _emit(self, text: str) -> None:
        group = self._group
        match group.destination:
            case _ if not text or group.destination is Destination.SKIPPED:
                return
            case Destination.FONTS:
                self._fonts.name(group.font, text)
            case Destination.STYLES:
                self._styles.name(text)
            case _ if group.hidden or group.deleted:
                kind = "deleted" if group.deleted else "hidden"
                self.tally[f"{kind} characters"] += len("".join(text.split()))
            case Destination.NUMBER if self._fonts.is_symbol(self._fonts.of(group)):
                self._story.has_bullet = True
            case Destination.NUMBER:
                self._story.has_bullet |= not text.strip(_BULLETS) and bool(text.strip())
                self._story.mark.append(text.strip(_BULLETS) and text)
            case _:
                self._story.pieces.append(raised(text) if group.raised else text)

    def _paragraph_ends(self) -> None:
        if self._group.destination is Destination.NUMBER:
            return
        if self._group.in_table and self._story is self.body:
            self._ends += 1
            self._story.pieces.append("\n")
        else:
            self._end_paragraph()

    def _end_paragraph(self) -> None:
        self._ends += 1
        if self._styles.is_contents(self._group, "".join(self._story.pieces)):
            self.tally["lines of contents"] += 1
            self._story.pieces.clear()
        level = 0 if self._story.is_note else self._styles.level(self._group)
        self._story.end_paragraph(self._ends, level)
