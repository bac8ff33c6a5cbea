"""How the levels of United States rules begin a line: PART, Subpart, §, (a)(1)(i)(A)."""

import re
from dataclasses import dataclass

from ingest.structure.lines import Line
from kb.domain.vocabulary import ClauseKind
from kb.legal.numerals import roman_to_int

_SECTION_NUMBER = r"\d+[A-Za-z]*(?:[.\-–][0-9A-Za-z]+)*"
_SECTION = re.compile(
    rf"§{{1,2}}\s?({_SECTION_NUMBER})(?:\s?(?:—|to)\s?§?\s?({_SECTION_NUMBER}))?\.?(?:\s+(.*)|$)",
    re.DOTALL,
)
_PART = re.compile(r"(PART\s+([0-9]+[A-Z]?))(?:\s*[—–-]\s*(.*)|$)", re.DOTALL | re.IGNORECASE)
_SUBPART = re.compile(r"(Subpart\s+([A-Z]{1,2}))(?:\s*[—–-]\s*(.*)|\s*\[.*|$)", re.DOTALL)
_ONE = r"\(\s?[a-z]{1,6}\s?\)|\(\s?[A-Z]{1,6}\s?\)|\(\s?[0-9]{1,3}\s?\)"
_RUN = re.compile(
    rf"(?:{_ONE})(?:\s*(?:[-–—]|through)?\s*(?:{_ONE}))*(?=\s|$|[^\w\s()])", re.DOTALL
)
_PIECE = re.compile(rf"\s*([-–—]|through)?\s*({_ONE})")
_CAPTION = re.compile(r"\s*[A-Z][^.()§]{0,150}[.:—]\s*(?=\(\s?(?:1|i|A|I)\s?\)\s)")
_LONGEST_PLAIN_HEADING = 200
_LONGEST_DOUBLED = 2

# A paragraph that the source broke in two may go on with a reference: (a)(2) of this section.
_REFERENCE = re.compile(r"\s*(?:of (?:this|the|that|such|section|paragraph)\b|[,.;)]|above|below)")

Levels = tuple[tuple[str, ...], ...]
# 1 CFR 21.11: (a)(1)(i)(A)(*1*)(*i*), older rules (a)(1)(i)(*a*)(*1*); the United States Code
# goes (a)(1)(A)(i)(I)(aa)(AA). A star marks what the source prints in italics.
RULE_LEVELS: Levels = (("a",), ("1",), ("i",), ("A", "a*"), ("1*", "1"), ("i*", "i"))
CODE_LEVELS: Levels = (("a",), ("1",), ("A",), ("i",), ("I",), ("aa",), ("AA",))


@dataclass(frozen=True, slots=True)
class HeadMark:
    """A part, subpart or section: ``number`` as printed, ``rank`` 1, 2 or 3."""

    kind: ClauseKind
    rank: int
    slug: str
    label: str
    number: str
    heading: str


@dataclass(frozen=True, slots=True)
class Token:
    """One designator at ``start`` in its line; ``to`` is the end of a range such as (b)-(d)."""

    text: str
    start: int
    to: str = ""

    @property
    def value(self) -> str:
        return self.text.strip("() ")


def head(line: Line) -> HeadMark | None:
    """The mark of a part, subpart or section, as a heading or a short plain line."""
    if not line.is_heading and len(line.text) > _LONGEST_PLAIN_HEADING:
        return None
    found = _SECTION.match(line.text)
    if found:
        return _section(line, found)
    found = _PART.match(line.text)
    if found and (line.is_heading or found[1].startswith("PART")):
        slug = f"part_{found[2]}"
        return HeadMark(ClauseKind.PART, 1, slug, found[1], found[1], (found[3] or "").strip())
    found = _SUBPART.match(line.text)
    if found:
        slug = f"subpart_{found[2]}"
        return HeadMark(ClauseKind.SUBPART, 2, slug, found[1], found[1], (found[3] or "").strip())
    return None


def _section(line: Line, found: re.Match[str]) -> HeadMark | None:
    heading = (found[3] or "").strip()
    if not line.is_heading and not re.match(r"[A-Z\[“\"]", heading):
        return None
    last = f"_{_plain(found[2])}" if found[2] else ""
    label = f"§ {found[1]}" + (f"—§ {found[2]}" if found[2] else "")
    number = line.text[: found.end(2) if found[2] else found.end(1)]
    return HeadMark(ClauseKind.SECTION, 3, f"sec_{_plain(found[1])}{last}", label, number, heading)


def _plain(number: str) -> str:
    return re.sub(r"[.–]", "-", number)


def run_of_designators(text: str, start: int = 0) -> tuple[list[Token], int]:
    """The designators that stand at ``start``, and where the words after them begin."""
    found = _RUN.match(text, start)
    if not found or _REFERENCE.match(text, found.end()):
        return [], start
    tokens: list[Token] = []
    for piece in _PIECE.finditer(text, start, found.end()):
        if not readings(piece[2]):
            return tokens, piece.start()
        if piece[1] and tokens:
            tokens[-1] = Token(tokens[-1].text, tokens[-1].start, piece[2])
        else:
            tokens.append(Token(piece[2], piece.start(2)))
    return tokens, found.end()


def after_caption(text: str, start: int) -> int | None:
    """Where (1) begins in ``(a) Applicability. (1) Current…``; None without such a caption."""
    found = _CAPTION.match(text, start)
    return found.end() if found else None


def readings(designator: str) -> list[tuple[str, int]]:
    """(level type, value) of a designator: (i) is the ninth letter or the Roman one.

    The parser leaves spaces in ``( a )`` where the letter was in italics: a lower level in the
    CFR, or only an l that shall not look like a one.
    """
    inner = designator.strip("() ")
    plain = _digits(inner) or _letters(inner)
    if designator[1:2].isspace():
        return [(f"{kind}*", value) for kind, value in plain] + plain
    return plain


def _digits(inner: str) -> list[tuple[str, int]]:
    return [("1", int(inner))] if inner.isdigit() and int(inner) else []


def _letters(inner: str) -> list[tuple[str, int]]:
    lower = inner.islower()
    out: list[tuple[str, int]] = []
    if len(set(inner)) == 1 and len(inner) <= _LONGEST_DOUBLED:
        index = ord(inner[0].lower()) - ord("a") + 1
        out.append(("a" if lower else "A", index + 26 * (len(inner) - 1)))
        if len(inner) > 1:
            out.append(("aa" if lower else "AA", index))
    roman = roman_to_int(inner)
    if roman:
        out.append(("i" if lower else "I", roman))
    return out
