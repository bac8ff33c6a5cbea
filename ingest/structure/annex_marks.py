"""How an annex is headed: 附件1, 附 …, 附录A（规范性）, 附表一, ANNEX I, Schedule 2."""

import re
from dataclasses import dataclass

from ingest.blocks import BlockKind
from ingest.structure.chinese_marks import tidy
from ingest.structure.lines import Line
from kb.legal.numerals import CHINESE_NUMERAL, chinese_to_int, roman_to_int

_STATUS = (
    r"[（(]\s*(?:规范性|资料性|参考件|补充件|提示的|标准的)[^）)]{0,8}[）)]"
    r"|[（(]\s*(?i:normative|informative)\s*[）)]"
)
_CHINESE = re.compile(
    rf"(附(?:\s*[件表录图])?)(?:\s*([A-Z](?![A-Za-z])|\d{{1,3}}(?:-\d{{1,2}})?|[{CHINESE_NUMERAL}]{{1,4}}))?"
    rf"(\s*(?:{_STATUS}))?(\s*[：:.．、—]\s*|\s+|$|(?=[（(《\u4e00-\u9fff]))(.*)"
)
_ENGLISH = re.compile(
    r"(ANNEX|Annex|APPENDIX|Appendix|SCHEDULE|Schedule|ATTACHMENT|Attachment)"
    rf"(?:\s+([IVXLC]{{1,7}}|\d{{1,2}}[A-Z]?|[A-Z]))?(\s*(?:{_STATUS}))?(?:\s*[.:—–-]\s*(\S.*)|\s+([A-Z(].*)|\s*)$"
)
_STATUS_LINE = re.compile(rf"(?:{_STATUS})(\s*\S.*)?$")
# 附件1的, 附件一和附件二, 附录A中, 附表一所列: references that begin a line.
_REFERENCE = re.compile(r"[的和与及或、，中所]|至(?=附|\d)|给出|规定|列出|是|为")
_WORDS = {"件": "附件", "录": "附录", "表": "附表", "图": "附图"}
_LONGEST_TITLE = 60
_LONGEST_ENGLISH = 200
_SENTENCE_ENDS = tuple("。；，;,")
_ENGLISH_ENDS = tuple(".;:,。；：，")
_VERB = re.compile(r"\b(?:shall|must|may|is|are|was|were|has|have|will|should|can)\b")


@dataclass(frozen=True, slots=True)
class AnnexMark:
    """``word`` is the family (附件, annex, schedule); ``number`` what is printed of it alone.

    ``begins`` is the beginning of the line and ``label`` the same on one line (附录A, ANNEX I);
    ``title`` are the words behind it, which begin at ``after``.
    """

    word: str
    number: str
    begins: str
    label: str
    title: str
    after: int

    def value(self, *, lettered: bool) -> str:
        """I or 一 as 1, A as A; ``lettered`` where the annexes before it have letters."""
        number = self.number
        if not number or (lettered and number.isalpha() and number.isascii()):
            return number
        if len(number) == 1 and number in _LETTERS:
            return number
        value = chinese_to_int(number) or roman_to_int(number)
        return str(value) if value else number


_LETTERS = "ABCDEFGHJKLMNOPQRSTUWYZ"
"""Single letters that are no Roman number an annex would print."""


def annex_at(line: Line) -> AnnexMark | None:
    """The annex that a line opens; None for other lines."""
    if line.kind is BlockKind.TABLE:
        return None
    return _chinese(line) if line.text.startswith("附") else english_annex(line)


def _chinese(line: Line) -> AnnexMark | None:
    found = _CHINESE.match(line.text)
    if found is None:
        return None
    word, number, status, joint, rest = found.groups()
    word, title = "".join(word.split()), rest.strip()
    stops = _SENTENCE_ENDS if joint.strip() else (*_SENTENCE_ENDS, "：", ":")
    if len(title) > _LONGEST_TITLE or title.endswith(stops):
        return None
    glued = bool(title) and not joint and not status
    if (glued or not line.is_heading) and _REFERENCE.match(title):
        return None
    if glued and (not number or (number.isascii() and title.startswith(tuple("章页个份")))):
        return None
    printed = line.text[: found.end(2) if number else found.end(1)]
    label, after = "".join(printed.split()), found.start(5)
    return AnnexMark(word, number or "", printed, label, tidy(title), after)


def english_annex(line: Line) -> AnnexMark | None:
    """ANNEX I, Appendix 2, Schedule A, Annex B (normative) Words."""
    found = _ENGLISH.match(line.text)
    if found is None or len(line.text) > _LONGEST_ENGLISH:
        return None
    if line.text.endswith(_ENGLISH_ENDS) and not line.text.rstrip(".:").endswith(found[1]):
        return None
    number, title = found[2] or "", (found[4] or found[5] or "").strip()
    if _VERB.search(title) or (number and title.startswith("(")):
        return None
    printed = line.text[: found.end(2)] if number else found[1]
    after = len(line.text) - len(title) if title else len(line.text)
    return AnnexMark(found[1].lower(), number, printed, " ".join(printed.split()), title, after)


def annex_status(text: str) -> str | None:
    """The words behind （规范性附录） or (normative) at the start of a line; None without it."""
    found = _STATUS_LINE.match(text)
    return (found[1] or "").strip() if found else None
