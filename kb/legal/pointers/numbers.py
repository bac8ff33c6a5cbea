"""Instruments by number: 工信部科〔2019〕188号, 国务院令第1号, GB/T 19001—2016, ISO 13485:2016."""

import re
from collections.abc import Iterator

from kb.legal.pointers.chinese_names import Name

_LEAD = re.compile(
    r"^.*(?:依照|按照|依据|根据|参照|执行|转发|印发|以及|对(?!外)|[见以由与及或、年月日]"
    r"|和(?!改革|计划|信息|社会|城乡|旅游|农村|国))(?=.)"
)
_ISSUER = re.compile(r"[\u4e00-\u9fff]{2,}\s?$")
_LONGEST_ISSUER = 24
_DOCUMENT = re.compile(r"[〔\[(](?:19|20)\d\d[〕\])]\s?(?:第\s?)?\d{1,5}\s?号")
_ORDER = re.compile(
    r"(?:令|公告)(?:\s?(?:19|20)\d\d\s?年)?\s?第\s?[0-9一二三四五六七八九十百〇零]+\s?号"
)
"""Both are found from behind: who issued them stands before them in any number of words."""
_SECTORS = "YY|HJ|SN|NY|QB|QC|HG|JB|JT|DL|SL|TB|AQ|WS|MT|YD|SJ|RB|LY|SY|YB|CJ|JG|GY|XF|GA"
_CHINESE = (
    rf"GBZ?/[TZ]|GB[JZ]?|GJB(?:/Z)?|JJ[FG]|(?:{_SECTORS})(?:/[TZ])?|DB\d\d(?:/T)?|T/[A-Z]{{2,8}}"
)
_YEAR = r"\s?(?:19|20)\d\d"
_STANDARD = re.compile(
    rf"(?<![A-Za-z0-9/])(?:(?:{_CHINESE})\s?\d{{1,6}}(?:\.\d{{1,3}})*(?:\s?[-—–]{{1,2}}{_YEAR})?"
    r"|(?:(?:AAMI|ANSI|EN|BS|NF|DIN|ASTM|IEEE|AOAC)[ /])*(?:ISO|IEC|EN|ASTM|ANSI|IEEE|CISPR)"
    r"(?:/(?:IEC|ISO|TR|TS|ASTM|IEEE|AAMI|PAS|Guide))*\s?(?:TR|TS|Guide)?\s?[A-F]?\d{1,6}"
    rf"(?:-\d{{1,3}})*(?:\s?[:—–-]{_YEAR})?(?:\([EF]\))?)(?![A-Za-z0-9])"
)


def find_numbers(text: str) -> Iterator[Name]:
    """Documents, orders and standards, with the year where it is printed."""
    for pattern in (_DOCUMENT, _ORDER):
        for match in pattern.finditer(text):
            before = text[max(0, match.start() - _LONGEST_ISSUER) : match.start()]
            if issuer := _ISSUER.search(before):
                lead = _LEAD.match(issuer.group())
                start = match.start() - len(issuer.group()) + (lead.end() if lead else 0)
                yield Name(text[start : match.end()], start, match.end())
    for match in _STANDARD.finditer(text):
        yield Name(match.group(), *match.span())
