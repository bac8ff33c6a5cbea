"""How terms are defined, as patterns over text in the spelling of ``even``."""

import re

_POINTS = r"指(?![导定派挥使出标引令示南纹数])"
_MEANS = rf"(?:是指|系指|指的是|是|{_POINTS}|包括)"
CHINESE_SAID = re.compile(
    r"(?P<from>(?:本[\u4e00-\u9fff]{1,4}?|前款|前两款|[\u4e00-\u9fff]{1,20}法(?:第[\u4e00-\u9fff0-9]{1,8}条)?)?"
    r"所称的?)(?P<term>[^,。;:\n]{1,40}?)(?:\([^()\n]{1,60}\))?,?\s?" + _MEANS
)
"""本法所称产品，是指…; 前款所称…; 专利法第三十三条所称…."""
CHINESE_LISTED = re.compile(
    r"\s*(?:\([一二三四五六七八九十0-9]{1,3}\)|\d{1,2}[.、])?\s*"
    r"(?P<term>(?!第[^,。;:\n]*条|[^,。;:\n]*所称)[^,。;:\n]{1,30}?)(?:\([^()\n]{1,60}\))?"
    rf"(?:[,:]\s?(?:是指|系指|{_POINTS})|是指|系指)"
)
"""（一）工业产品，是指…."""
CHINESE_SHORT = re.compile(
    r"\((?:以下|下)(?:均)?(?:统一)?(?:简称|统称|合称|称)(?:为)?:?"
    r"[“\"]?(?P<term>[^()“”\"\n]{1,30})[”\"]?\)"
)
_SAYS = r"(?:means?|shall mean|(?:shall )?ha(?:s|ve) the (?:same )?meaning|refers? to|includes?)\b"
ENGLISH_QUOTED = re.compile(
    r"(?:\b[Tt]he terms?\s)?[‘“\"'](?P<term>[^‘’“”\"\n]{1,80})[’”\"']"
    rf"(?:\s\([^()\n]{{1,60}}\))?\s{_SAYS}"
)
ENGLISH_LISTED = re.compile(
    r"\s*(?:\([0-9A-Za-z]{1,4}\)|\d{1,3}\.)?\s*"
    r"(?P<term>(?!The term)[A-Z][^.;:\n‘’“”\"]{1,100}?)"
    r"(?<!\bby)(?<!\bany)(?<!\bor)(?<!\bother)(?<!\bthe)\s"
    r"(?:means|shall mean|(?:shall have|has) the (?:same )?meaning|is defined as)\b"
)
"""(l) Design output means…."""
ENGLISH_SHORT = re.compile(
    r"\((?:hereinafter|hereafter)(?:\s(?:referred to|called|known|collectively))*(?:\sas)?,?\s"
    r"(?:the\s)?[‘“\"']?(?P<term>[^()‘’“”\"\n]{1,60})[’”\"']?\)"
)
