"""Who is named in an English sentence: the head of a subject, and its kind."""

import re
from functools import lru_cache

from kb.domain.norms import BearerKind

_OFFICE = (
    "secretary commissioner fda agency administration commission authority authorities "
    "department departments "
    "government governments court director bureau ministry office offices inspectorate "
    "customs council congress comptroller procuratorate organ organs parliament "
    "agencies ministries courts directors bureaus administrations commissions "
    "officer officers"
)
_BUSINESS = (
    "manufacturer manufacturers producer producers seller sellers importer importers "
    "distributor distributors "
    "enterprise enterprises company companies firm firms business businesses operator "
    "operators owner owners "
    "representative representatives establishment establishments supplier suppliers "
    "reprocessor remanufacturer "
    "packer packers labeler labelers vendor vendors retailer retailers employer employers "
    "licensee licensees exporter exporters corporation corporations merchant merchants trader "
    "traders "
    "producers undertaking undertakings assembler assemblers repackager relabeler outsourcing "
    "contractor "
    "refurbisher initiator"
)
_BODY = (
    "organization organizations organisation organisations body bodies institution "
    "institutions laboratory "
    "laboratories association associations committee committees panel panels board boards irb "
    "facility "
    "facilities hospital hospitals mdcg university school schools team "
    "college institute institutes tribunal entity entities"
)
_PERSON = (
    "person persons individual individuals citizen citizens consumer consumers applicant "
    "applicants petitioner "
    "sponsor sponsors investigator investigators physician physicians practitioner "
    "practitioners pharmacist "
    "pharmacists holder holders requester requestor submitter employee employees worker workers "
    "inspector inspectors member members user users patient patients staff personnel expert "
    "experts official "
    "officials submitters requesters party parties chairman chairperson respondent "
    "participant-representative "
    "auditor auditors customer customers respondents witness petitioners licensor workers' "
    "dispensers dispenser "
    "audiologist complainant"
)
_STATE = "state states"
_KINDS = {
    **dict.fromkeys(_OFFICE.split(), BearerKind.OFFICE),
    **dict.fromkeys(_BUSINESS.split(), BearerKind.BUSINESS),
    **dict.fromkeys(_BODY.split(), BearerKind.BODY),
    **dict.fromkeys(_PERSON.split(), BearerKind.PERSON),
    **dict.fromkeys(_STATE.split(), BearerKind.STATE),
}
_HEAD = rf"(?:{'|'.join(sorted(map(re.escape, _KINDS), key=len, reverse=True))})"
_WORD = r"[A-Za-z][\w’'–-]*"
_LINK = (
    r"(?:of|for|in|by|to|from|with|on|at|that|which|who|whom|is|are|was|were|be|has|have|had|as|if"
    r"|when|where|under|upon|within|during|after|before|than|not|shall|must|may|will|should|unless"
    r"|whether|because|through|into|against|between|without|pursuant)\b"
)
_MODIFIERS = rf"(?:(?!{_LINK}){_WORD}(?:[,/]? +|, ?)){{0,8}}?"
_ACRONYM = r"(?: *＿+)?"
_FOLLOW = (
    r"(?= *(?:$|[,＿(.;:]|of\b|for\b|who\b|whose\b|that\b|which\b|in\b|under\b|responsible\b"
    r"|with\b|to\b|located\b"
    r"|concerned\b|and\b|or\b|within\b|at\b|from\b|by\b|subject\b|referred\b|designated\b|other\b"
    r"|engaged\b|required\b|seeking\b|using\b|established\b|alone\b|also\b|then\b|therefore\b"
    r"|on\b|\w{3,}(?:ed|ing)\b|is\b|are\b))"
)
_DET = (
    r"(?:(?:the|a|an|each|any|every|all|such|no|both|those|these|its|their|said|either|neither"
    r"|our|your)\b +)?"
)
SUBJECT = re.compile(
    rf"(?:{_DET}{_MODIFIERS})(?P<head>{_HEAD})\b{_ACRONYM}{_FOLLOW}", re.IGNORECASE
)
_OBJECT = re.compile(rf"{_DET}{_MODIFIERS}{_HEAD}\b", re.IGNORECASE)
_LAST = re.compile(
    rf"(?:(?:the|a|an|each|any|every|no|such)\b +(?:(?!{_LINK}){_WORD} +){{0,4}}?|\b(?=FDA|[A-Z]))"
    rf"(?P<head>{_HEAD}){_ACRONYM} *$",
    re.IGNORECASE,
)
_MORE = re.compile(
    rf",? +(?:and|or) +{_DET}{_MODIFIERS}{_HEAD}\b{_ACRONYM}{_FOLLOW}", re.IGNORECASE
)
_OF = re.compile(
    r" +(?:of|in|for|responsible for|concerned)\b(?:(?!\b(?:who|that|which)\b)[^,;:]){0,60}$"
)
_PHRASE = re.compile(
    r"(?:in|on|upon|at|for|after|before|by|during|within|under|following|subject|where|when|if"
    r"|once|unless"
    r"|with|without|notwithstanding|pursuant|not later|no later|based|until|from|prior|to)\b",
    re.IGNORECASE,
)
_NOBODY_MAY = re.compile(
    r"(?:any|no|every|each)\s+(?:\w+\s+){0,2}persons?\b|anyone|no one|everyone|nobody|"
    r"any (?:unit|organi[sz]ation|entity|individual)s?\b|units? (?:and|or) individuals?",
    re.IGNORECASE,
)
_ANYBODY = re.compile(r"(?:anyone|whoever|everyone|nobody|no one)\b", re.IGNORECASE)


@lru_cache(maxsize=16_384)
def kind_of(words: str, head: str) -> BearerKind:
    """By the head noun; any person and no person are anyone, a user facility is a body."""
    if _NOBODY_MAY.match(words):
        return BearerKind.ANYONE
    if words.lower().startswith("no ") and head.lower() in ("person", "individual"):
        return BearerKind.ANYONE
    return _KINDS[head.lower()]


def subject_in(words: str) -> tuple[int, int, BearerKind] | None:
    """Where the party stands that is the subject of a verb right behind ``words``."""
    begins = len(words) - len(words.lstrip(" \n,;:—–-•"))
    if anybody := _ANYBODY.match(words, begins):
        return begins, anybody.end(), BearerKind.ANYONE
    found = SUBJECT.match(words, begins)
    if found:
        end = found.end()
        if not _PHRASE.match(words, begins):
            while more := _MORE.match(words, end):
                end = more.end()
            if of := _OF.match(words, end):
                end = of.end()
            return found.start(), end, kind_of(words[begins:end], found["head"])
    if _PHRASE.match(words, begins) and (last := _LAST.search(words, begins)):
        return last.start(), last.end(), kind_of(words[last.start() :], last["head"])
    return None


def named_at(words: str, start: int) -> tuple[int, int] | None:
    """Where the party stands that is the object at ``start``: charge the inspected party fees."""
    found = _OBJECT.match(words, start)
    return found.span() if found else None


def party_at(words: str, start: int) -> tuple[int, int, BearerKind] | None:
    """The party that begins at ``start``: an agent behind "by", an addressee."""
    found = SUBJECT.match(words, start)
    if not found:
        return None
    return found.start(), found.end(), kind_of(words[start : found.end()], found["head"])
