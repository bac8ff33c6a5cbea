"""Names of instruments in English text: acts by number, acts by title, codes."""

import re
from collections.abc import Iterator

from kb.legal.pointers.chinese_names import Name
from kb.legal.pointers.numbers import find_numbers

_ISSUER = r"(?:(?:European Parliament|Council|Commission)(?:,| and(?: the)?)?\s)*"
_KIND = (
    r"(?:(?:Delegated|Implementing|Framework)\s)?"
    r"(?P<kind>Regulation|Directive|Decision|Recommendation)(?P<many>s?)"
)
_BODIES = r"\((?:EU|EC|EEC|ECSC|Euratom|CFSP)(?:,\s?Euratom)?\)"
_EU_NUMBER = (
    rf"(?:{_BODIES}\s?)?(?:No\.?\s?)?\d{{1,4}}/\d{{1,4}}"
    r"(?:/(?:EU|EC|EEC|JHA|CFSP|Euratom))?"
)
_EU = re.compile(rf"(?:\b{_ISSUER}{_KIND})\s(?P<no>{_EU_NUMBER})(?![\w/])")
_EU_MORE = re.compile(rf"(?:\s?,\s|\s(?:and|or)\s|,\s(?:and|or)\s)(?P<no>{_EU_NUMBER})(?![\w/])")
_WORD = r"[A-Z][A-Za-z’'-]*"
_ACT = re.compile(
    rf"\b(?P<name>{_WORD}(?:,?\s(?:(?:and|of|for|to|on|in|the)\s){{0,2}}{_WORD}){{0,11}}\s(?:Act|Treaty|Charter|Convention|Law|Code)"
    r"(?:\son\sthe\sFunctioning\sof\sthe\sEuropean\sUnion|\sof\sthe\s(?:United\sNations|European\sUnion)"
    r"|\sof\s(?:19|20)\d\d)?)\b(?!\s(?:enacts|of\sthis))"
)
_TREATY = re.compile(r"\bTreaty on (?:the Functioning of the )?European Union\b|\bTFEU\b|\bTEU\b")
_THE_ACT = re.compile(r"\bthe (?P<name>act|Act|FD&C Act|PHS Act)\b")
_OPENERS = re.compile(
    r"^(?:(?:The|Under|Of|In|On|For|By|See|Sections?|Title|Chapter|An?|This|That|Such|If|When|As|And"
    r"|To|Pursuant|With|Federal Register|Paragraph|Any|Each|All|Except|Where)\s)+"
)
_PUBLIC_LAW = re.compile(r"\bPub(?:\.|lic) L(?:\.|aw)(?: No\.)?\s?\d{2,3}[-–]\d{1,4}\b")


def find_english_names(text: str) -> Iterator[Name]:
    """In no order; they may overlap. ``text`` is even."""
    for match in _EU.finditer(text):
        yield Name(match.group(), *match.span())
        yield from _more(text, match)
    for match in _ACT.finditer(text):
        opener = _OPENERS.match(match["name"])
        start = match.start() + (opener.end() if opener else 0)
        if " " in text[start : match.end()]:
            yield Name(text[start : match.end()], start, match.end())
    for pattern in (_TREATY, _PUBLIC_LAW):
        for match in pattern.finditer(text):
            yield Name(match.group(), *match.span())
    for match in _THE_ACT.finditer(text):
        yield Name(f"the {match['name']}", *match.span())
    yield from find_numbers(text)


def _more(text: str, first: re.Match[str]) -> Iterator[Name]:
    """Regulations (EU) No 207/2012 and (EU) No 722/2012: the second one is a regulation, too."""
    at = first.end()
    while first["many"] and (more := _EU_MORE.match(text, at)):
        at = more.end()
        yield Name(f"{first['kind']} {more['no']}", more.start("no"), more.end())
