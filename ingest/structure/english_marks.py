"""How the levels of an English statute begin a line: Part One, Chapter II, Article 224-1.

The forms are those of official and unofficial translations of Chinese law and of EU texts; some
print no space behind the number (Article IIThe term, ChapterII).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.structure.annex_marks import english_annex
from ingest.structure.chinese_marks import DivisionMark
from ingest.structure.lines import Line
from ingest.structure.prose_marks import GOES_ON
from kb.domain.vocabulary import ClauseKind
from kb.legal.numerals import english_word_to_int, roman_to_int

_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_WORDS = rf"(?i:(?:{_TENS})(?:[ -](?:{_ONES}))?|{_TEENS}|{_ONES})"
_DIGITS = re.compile(r"\d{1,4}(?!\d|\.\d)")
_INSERTED = re.compile(r"-\d{1,2}(?![\d.])|[a-z](?=[\s.:]|$)|[A-Z](?=[.:]|$|\s[A-Z\[“\"])")
_ROMAN = re.compile(r"[IVXLC]{1,9}")
_WORD = re.compile(rf"{_WORDS}(?![a-z])")
_ARTICLE = re.compile(r"(?:Article|ARTICLE|Art\.)\s*(?=[\dA-Za-z])")
_DIVISION = re.compile(r"(BOOK|Book|PART|Part|CHAPTER|Chapter|SECTION|Section)(\s*)")
_KINDS = {
    "BOOK": (ClauseKind.BOOK, "book", 1),
    "PART": (ClauseKind.PART, "part", 2),
    "CHAPTER": (ClauseKind.CHAPTER, "chp", 3),
    "SECTION": (ClauseKind.SECTION, "sec", 4),
}
# What may follow a label: nothing, a stop, a space and a capital, or (glued) a capital.
_STOPPED = re.compile(r"\s*[.:：]\s*(?=\S|$)|\s*[—–]\s*|\s+-\s+|\s*$")
_SPACED = re.compile(r"\s+(?=[A-Z“‘\"'\[(（§\d])")
_GLUED = re.compile(r"(?=[A-Z“\"\[][a-z]|A\s)")
_BELOW = re.compile(rf"\.(?:\d|{GOES_ON}|(?:BOOK|PART|CHAPTER|SECTION|ANNEX)\b)", re.IGNORECASE)
_BRACKET = r"[(（]\s?(?:\d{1,3}|[a-z]{1,4})\s?[)）]"
# Article 5 (2) of this Law; Article 7 Paragraph 2 shall apply: a reference, never a label.
_REFERENCE = re.compile(
    rf"(?:{_BRACKET}\s*)+(?:$|[,;.]|of\b|and\b|or\b|to\b|in\b|shall\b|is\b|are\b|[a-z]+\b)"
    r"|(?i:paragraphs?|subparagraphs?|items?|points?)\s+[\d(]|[)\]]"
)
_CLOSING = re.compile(r"Done (?:at|in) [A-Z]")
_LONGEST_DIVISION = 120
_LONGEST_TITLE = 120
_SENTENCE_ENDS = tuple(".;:,。；：，")
_VERB = re.compile(r"\b(?:shall|must|may|is|are|was|were|has|have|will|should|can)\b")


@dataclass(frozen=True, slots=True)
class EnglishArticle:
    """Article 12a: ``after`` is where its words begin in the line.

    ``suffix`` is what an inserted article adds to the number (-1, a); ``parted`` when a stop or
    space follows the number, ``alone`` when nothing does.
    """

    n: int
    suffix: str
    number: str
    after: int
    parted: bool
    alone: bool

    @property
    def key(self) -> tuple[int, int]:
        if not self.suffix:
            return self.n, 0
        inserted = self.suffix.lstrip("-")
        order = int(inserted) if inserted.isdigit() else ord(inserted.lower()) - ord("a") + 1
        return self.n, order


def articles_at(line: Line) -> tuple[EnglishArticle, ...]:
    """Every reading of a line as an article's label, the longest number first; () where none is."""
    found = _ARTICLE.match(line.text)
    if found is None:
        return ()
    out = []
    for n, suffix, end in _numbers(line.text, found.end()):
        label = _label(line.text, n, suffix, end)
        if label:
            out.append(label)
    return tuple(out)


def _numbers(text: str, at: int) -> Iterator[tuple[int, str, int]]:
    """(number, suffix, end) of every number that stands at ``at``."""
    if digits := _DIGITS.match(text, at):
        inserted = _INSERTED.match(text, digits.end())
        if inserted:
            yield int(digits[0]), inserted[0], inserted.end()
        yield int(digits[0]), "", digits.end()
    if roman := _ROMAN.match(text, at):
        for end in range(roman.end(), at, -1):
            if value := roman_to_int(text[at:end]):
                yield value, "", end
    if (word := _WORD.match(text, at)) and (value := english_word_to_int(word[0])):
        yield value, "", word.end()


def _label(text: str, n: int, suffix: str, end: int) -> EnglishArticle | None:
    if not n:
        return None
    number = text[:end]
    for behind, parted in ((_STOPPED, True), (_SPACED, True), (_GLUED, False)):
        found = behind.match(text, end)
        if found and not _REFERENCE.match(text, found.end()):
            alone = found.end() == len(text)
            return EnglishArticle(n, suffix, number, found.end(), parted, alone)
    return None


def english_division(line: Line) -> DivisionMark | None:
    """The mark of a book, part, chapter or section, as a heading or as a short plain line."""
    found = _DIVISION.match(line.text)
    if found is None or len(line.text) > _LONGEST_DIVISION:
        return None
    for n, suffix, end in _numbers(line.text, found.end()):
        behind = _behind_division(line.text, end, glued=not found[2])
        if suffix or not n or behind is None:
            continue
        rest = line.text[behind:].strip()
        if rest.endswith(_SENTENCE_ENDS) or _VERB.search(rest):
            return None
        kind, prefix, rank = _KINDS[found[1].upper()]
        return DivisionMark(kind, prefix, rank, n, line.text[:end], rest)
    return None


def _behind_division(text: str, end: int, *, glued: bool) -> int | None:
    """PARTICIPANTS is no Part I: glued to its word, a number ends the line or a word begins.

    Part 1.Chapter 2 is no Part 1.
    """
    if _BELOW.match(text, end):
        return None
    signs = [_STOPPED, _GLUED] if glued else [_STOPPED, _SPACED, _GLUED]
    found = next((found for sign in signs if (found := sign.match(text, end))), None)
    return found.end() if found else None


def is_title_below(line: Line) -> bool:
    """A short line that is no sentence, no article and no division: the title of what is above."""
    text = line.text
    if articles_at(line) or english_division(line) or english_annex(line):
        return False
    if line.is_heading:
        return True
    is_name = text[0].isupper() or text[0] in '([“"‘'
    return (
        is_name
        and len(text) <= _LONGEST_TITLE
        and not text.endswith(_SENTENCE_ENDS)
        and not _VERB.search(text)
    )


def begins_closing(line: Line) -> bool:
    """Done at Strasbourg, …; an annex."""
    return _CLOSING.match(line.text) is not None or english_annex(line) is not None
