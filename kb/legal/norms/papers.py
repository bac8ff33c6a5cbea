"""Policy papers: sentences without a subject are tasks of the offices the paper goes to."""

import re
from dataclasses import replace

from kb.domain.norms import BearerKind, NormKind
from kb.legal.norms import chinese_verbs, english_verbs
from kb.legal.norms.chinese import read_chinese
from kb.legal.norms.chinese_parties import lead, party_at_start
from kb.legal.norms.chinese_words import kind_of
from kb.legal.norms.english import read_verb
from kb.legal.norms.english_parties import SUBJECT
from kb.legal.norms.english_subjects import subject_of
from kb.legal.norms.masking import mask_chinese, mask_english
from kb.legal.norms.reading import LONGEST, NOBODY, Party, Reading

_ADVERB = "(?:积极|大力|切实|着力|进一步|全面|深入|充分|广泛|加快|继续|不断|稳步|有序)*"
_IMPERATIVE_ZH = re.compile(
    rf"{_ADVERB}(?:(?P<ENCOURAGEMENT>鼓励|支持|引导|推动|推广|倡导)"
    rf"|(?P<OFFICE_TASK>{chinese_verbs.TASK.pattern[3:-1]}|打击|发挥|营造|严厉打击|弘扬|增强"
    r"|提升|发布|总结|督促))"
)
_START = re.compile(
    r"\s*(?:＿+\s*)*(?:\d+[.、]\s*)?(?:(?:first|second|third|fourth|fifth|sixth)(?:ly)?,\s+"
    r"|(?:the\s+)?(?:first|second|third|fourth|fifth|sixth)\s+is\s+(?:to\s+)?|in addition,\s+"
    r"|to\s+)?"
    r"(?:(?:vigorously|actively|further|continuously|firmly|deeply|fully|resolutely"
    r"|comprehensively|effectively"
    r"|earnestly|strictly|better|widely|extensively)\s+)?",
    re.IGNORECASE,
)
_ENCOURAGE = r"(?P<ENCOURAGEMENT>encourag(?:e|ing)|support(?:ing)?|guid(?:e|ing))"
_TASKS = (
    "promote strengthen improve establish build carry implement accelerate deepen enhance "
    "develop create "
    "cultivate give increase expand speed organize organise formulate optimize optimise "
    "publish adhere perfect "
    "explore play advance intensify crack hold focus take do set make raise ensure maintain "
    "standardize "
    "standardise complete consolidate study coordinate lead mobilize launch conduct introduce "
    "foster broaden "
    "integrate innovate innovative investigate drive use enrich practise popularize select "
    "insist refine form "
    "upgrade reduce share highlight extend solidly push provide open combine grasp"
)
_GERUNDS = (
    "promoting strengthening improving establishing building implementing accelerating "
    "deepening enhancing "
    "developing creating cultivating increasing optimizing perfecting"
)
_IMPERATIVE_EN = re.compile(
    rf"(?:{_ENCOURAGE}|(?P<OFFICE_TASK>{'|'.join(_TASKS.split())})"
    rf"|(?P<gerund>{'|'.join(_GERUNDS.split())}))\b(?! (?:of|by|is|are)\b)",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|will|shall|must|should|can|plays?)\b", re.IGNORECASE
)
_LOOSE = re.compile(
    r"\b(?:should|must|will|need to|needs to|have to|has to|shall)\b", re.IGNORECASE
)
_PASSED = re.compile(
    r"\s+(?:\w+ly\s+)?(?:be\s+(?:\w+ly\s+)?\w+(?:ed|ght|de|wn|lt|ld)\b|continue to be\b)",
    re.IGNORECASE,
)


def read_chinese_paper(words: str) -> list[Reading]:
    """As a law, and besides: 要…, and sentences that open with 加强, 鼓励 and their like."""
    masked = mask_chinese(words[:LONGEST])
    readings = read_chinese(words)
    start = lead(masked)
    found = _IMPERATIVE_ZH.match(masked, start)
    if found and (not readings or readings[0].at > found.end()):
        verb = found.lastgroup or ""
        return [_told(NormKind[verb], found[verb], found.start(verb), words)]
    if readings:
        return readings
    want = chinese_verbs.WANT.search(masked)
    if not want:
        return []
    span = party_at_start(masked[: want.start()])
    party = NOBODY
    if span and (named := kind_of(masked[span[0] : span[1]])) is not BearerKind.UNSTATED:
        party = Party(words[span[0] : span[1]], named)
    is_firm = party.kind is BearerKind.BUSINESS
    kind = NormKind.DUTY if is_firm else NormKind.OFFICE_TASK
    return [replace(_told(kind, want.group(), want.start(), words), bearer=party)]


def read_translated_paper(words: str) -> list[Reading]:
    """In a translated policy paper should, must and will are tasks unless a firm bears them."""
    masked = mask_english(words[:LONGEST])
    if target := _target(words, masked):
        return [target]
    begins = _START.match(masked)
    start = begins.end() if begins else 0
    if found := _IMPERATIVE_EN.match(masked, start):
        return _imperative(words, masked, found)
    if found := english_verbs.IT_IS_NECESSARY.search(masked):
        return [_told(NormKind.OFFICE_TASK, found.group(), found.start(), words)]
    if reading := _loose(words, masked):
        return [reading]
    return _strict(words, masked)


def _imperative(words: str, masked: str, found: re.Match[str]) -> list[Reading]:
    verb = found.lastgroup or ""
    if verb == "gerund":
        # Improving quality is the basis: a noun, unless no verb follows.
        if _FINITE.search(masked, found.end()):
            return _strict(words, masked)
        verb = NormKind.OFFICE_TASK.name
    kind = NormKind[verb]
    if found.group().lower() == "promote" and SUBJECT.match(masked, found.end() + 1):
        kind = NormKind.ENCOURAGEMENT
    return [_told(kind, found.group(), found.start(), words)]


def _target(words: str, masked: str) -> Reading | None:
    year = english_verbs.TARGET.search(masked)
    verb = _LOOSE.search(masked, year.end()) if year else None
    return _told(NormKind.TARGET, verb.group(), verb.start(), words) if verb else None


def _loose(words: str, masked: str) -> Reading | None:
    for match in _LOOSE.finditer(masked):
        start = max(masked.rfind(mark, 0, match.start()) + 1 for mark in ",;:.")
        subject = subject_of(words, masked, start, match.start())
        before = masked[: match.start()].rstrip().lower()
        verb = match.group().lower()
        is_firm = subject.party.kind is BearerKind.BUSINESS
        if verb == "will" and (is_firm or not _is_task(subject.party, before, masked, match)):
            continue
        kind = NormKind.DUTY if is_firm else NormKind.OFFICE_TASK
        if is_firm and verb == "should":
            kind = NormKind.RECOMMENDATION
        told = _told(kind, match.group(), match.start(), words)
        return replace(told, bearer=subject.party, names_bearer=subject.party is not NOBODY)
    return None


def _is_task(party: Party, before: str, masked: str, match: re.Match[str]) -> bool:
    if party.kind is BearerKind.OFFICE or before.endswith("we"):
        return True
    return _PASSED.match(masked, match.end()) is not None


def _strict(words: str, masked: str) -> list[Reading]:
    for match in english_verbs.NORM.finditer(masked):
        if match.group().lower().startswith(("should", "must", "will", "shall")):
            continue
        if reading := read_verb(words, masked, match):
            return [reading]
    return []


def _told(kind: NormKind, verb: str, at: int, words: str) -> Reading:
    return Reading(kind, verb, at, has_subject=True, end=len(words))
