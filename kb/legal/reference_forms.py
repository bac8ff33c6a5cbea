"""The written forms of references, as patterns over text with compatibility forms unified."""

import re

_HAN = "[0-9零〇一二两三四五六七八九十百千]+"
_NAME_ENDS = "(?<=[法例定则典》])"

CHINESE = re.compile(
    # 第26条, 第 二十六 条; without 第 only right behind a name: 产品质量法26条. 三条生产线 is none.
    rf"(?:第\s*|{_NAME_ENDS}\s?)(?P<art>(?:{_HAN}))\s*(?:[-—~至]\s*(?P<until>{_HAN})\s*)?条"
    r"(?!件|例|约|文|款)"
    rf"(?:\s*[-—~至到]\s*第?(?P<last>{_HAN})条)?"
    rf"(?:之(?P<sub>{_HAN}))?(?:\s*第?\s*(?P<para>{_HAN})\s*款)?"
    rf"(?:\s*第?[(]?(?P<item>{_HAN})[)]?\s*项|\s*[(](?P<bracket>{_HAN})[)])?"
    rf"(?:\s*第?(?P<point>{_HAN})目)?"
)

_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
ENGLISH = re.compile(
    rf"\b(?i:article|art\.?)(?:(?i:s)\.?\s*(?P<plural>)|\s*)"
    # A capital I alone is a pronoun unless the reference ends there.
    rf"(?P<art>\d+(?![A-Za-z0-9_.])|\d+(?=\.(?:\s|$))|\d+(?=[A-Za-z](?![A-Za-z0-9_]))|(?!I\s+(?!of\b))[IVXLC]+\b"
    rf"|(?i:{_TENS})(?:[- ](?i:{_ONES}))?\b|(?i:{_ONES}|{_TEENS})\b)"
    r"(?P<more>(?(plural)(?:\s*(?:,|and|&|or|to|-|\u2013)\s*\d+(?![A-Za-z0-9_.]))+|(?!)))?"
    r"(?:-(?P<sub>\d+)|(?<=\d)(?P<letter>[A-Za-z]))?"
    r"(?P<brackets>(?:\s?[(][0-9a-z]{1,5}[)])*)"
    r"(?:,?\s*(?i:paragraph|para\.?)\s*[(]?(?P<para>\d+)[)]?)?"
    r"(?:,?\s*(?i:sub-?paragraph|item|point)\s*[(]?(?P<item>\d+)[)]?)?"
)

SECTION = re.compile(
    r"(?:(?:(?P<title>\b\d{1,3}\s*(?i:cfr|c\.f\.r\.|u\.?s\.?c\.?))\s*(?:§+\s*)?"
    r"|(?i:§+|\bsections?|\bsec\.)\s*)"
    r"(?P<named>\d{1,4}[a-z]{0,3}(?:[-\u2013]\d+[a-z]?)?(?:\.\d{1,4}[a-z]?)?)(?![A-Za-z0-9_])"
    r"|(?<![\d.])(?P<dotted>\d{3,4}\.\d{1,4})(?![A-Za-z0-9_.]))"
    r"(?P<brackets>(?:\s?[(][0-9A-Za-z]{1,5}[)])*)"
)

# Places in a policy paper: 第二部分第（三）项, 二、（三）, 第十五点; Part II, point 3; point 15.
_NOT_AN_ARTICLE = (
    r"(?!\s*(?:of|in)\s+(?:(?i:article|annex|paragraph|section|regulation|directive)))"
)
PAPER_PLACES = (
    re.compile(
        rf"第\s*(?P<part>{_HAN})\s*部分(?:\s*第?\s*(?:[(](?P<b>{_HAN})[)]\s*[项点]?"
        rf"|(?P<i>{_HAN})\s*[项点]))?(?:\s*第?\s*[(]?(?P<p>{_HAN})[)]?\s*[项点])?"
        rf"(?!\s*第?\s*{_HAN}\s*条)"
    ),
    re.compile(
        rf"(?<![0-9零〇一二两三四五六七八九十百千第])(?P<part>[一二三四五六七八九十]{{1,3}})、\s*"
        rf"[(](?P<b>{_HAN})[)](?:\s*(?P<p>\d{{1,2}})[.](?!\d))?"
    ),
    re.compile(
        rf"\b(?i:part)\s+(?P<part>\d{{1,2}}|[IVX]{{1,6}}|(?i:{_ONES}|{_TEENS}))(?![\w.]\d|\w)"
        r"(?:\s*,?\s*(?:(?i:point|item)\s*[(]?(?P<i>\d{1,3})[)]?|[(](?P<b>\d{1,3})[)]))?"
        r"(?:\s*[(](?P<p>\d{1,3})[)])?"
    ),
)
PAPER_POINTS = (
    re.compile(rf"第\s*[(]?(?P<point>{_HAN})[)]?\s*(?:项|点(?![钟半]))"),
    re.compile(
        rf"\b(?i:points?|item)\s+[(]?(?P<point>\d{{1,3}})[)]?(?![\w.%]\d|\w|%){_NOT_AN_ARTICLE}"
    ),
)

OF_AN_ANNEX = re.compile(
    r"\s*(?:[,\d\s]|and\b|or\b|to\b)*\s+(?:of|in)\s+(?:the\s+)?(?i:annex|appendix|schedule)\b"
)

DIGITS = re.compile(r"\d+")
BRACKETED = re.compile(r"[0-9A-Za-z]+")


def is_range(more: str) -> bool:
    return bool(re.search(r"to|-|\u2013", more))
