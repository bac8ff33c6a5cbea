"""The norms of an English sentence."""

import re

from kb.domain.norms import BearerKind, NormKind
from kb.legal.norms import english_verbs as verbs
from kb.legal.norms.english_parties import named_at, party_at
from kb.legal.norms.english_subjects import (
    NUMBER,
    Subject,
    agent_of,
    clause_start,
    is_subordinate,
    subject_of,
)
from kb.legal.norms.masking import mask_english
from kb.legal.norms.reading import LONGEST, NOBODY, Party, Reading

_NOTHING = re.compile(r"\W*(?:\(\w+\)\s*)?nothing\b", re.IGNORECASE)
_POWERS = ("power", "authority", "right")
_APPLIES = re.compile(r"\s+(?:also\s+|only\s+|not\s+)?apply\b", re.IGNORECASE)
_FOR_WHOM = re.compile(r"\s+for\s+", re.IGNORECASE)
_ENCOURAGES = re.compile(r"\s+(?:also\s+)?(?:encourage|support)s?\b", re.IGNORECASE)
_STRONG = frozenset((NormKind.DUTY, NormKind.PROHIBITION, NormKind.RECOMMENDATION))
_PROTECT = re.compile(
    r"\bprotect(?:s|ing)? (?:the )?(?:[\w, ]{0,40}?)(?:rights|health|safety|interests"
    r"|welfare)(?: and \w+)? of +",
    re.IGNORECASE,
)
_CHARGE = re.compile(
    r"\b(?:charge|collect(?: any)? fees? from|discriminate against|disclose to) +", re.IGNORECASE
)


def read_english(words: str) -> list[Reading]:
    """The norm of a sentence, by its first verb that stands in the main clause."""
    masked = mask_english(words[:LONGEST])
    defined = verbs.DEFINED.search(masked)
    constitutes = verbs.CONSTITUTES.search(masked)
    for match in verbs.NORM.finditer(masked, 0, defined.start() if defined else len(masked)):
        reading = read_verb(words, masked, match)
        if reading and (
            reading.names_bearer or not constitutes or match.start() < constitutes.start()
        ):
            return [reading]
    return []


def read_verb(words: str, masked: str, match: re.Match[str]) -> Reading | None:
    """What one verb does; None where it stands in a subordinate clause or says what may happen."""
    start = clause_start(masked, match.start())
    if is_subordinate(masked, start, match.start()):
        return None
    if _NOTHING.match(masked[start:]):
        return None
    kind = NormKind[match.lastgroup or ""]
    subject = subject_of(words, masked, start, match.start())
    is_passive = verbs.PASSIVE.match(masked, _auxiliary_end(match)) is not None
    if not _binds(kind, subject, masked, match, is_passive=is_passive):
        return None
    if kind is NormKind.PROHIBITION:
        subject = _for_whom(words, masked, match.end()) or subject
    if is_passive and kind is not NormKind.LEGAL_EFFECT:
        subject = agent_of(words, masked, match.end())
    kind = _by_bearer(kind, subject, masked, match, start)
    return Reading(
        kind,
        match.group(),
        match.start(),
        subject.party,
        protects=_protected(words, masked, match.end()),
        has_subject=not subject.is_pronoun,
        names_bearer=subject.party is not NOBODY,
        end=len(words),
        stands_by_itself=_stands_by_itself(masked, kind, subject),
    )


def _for_whom(words: str, masked: str, at: int) -> Subject | None:
    """It is unlawful for any person to sell: who is forbidden it stands behind the verb."""
    whom = _FOR_WHOM.match(masked, at)
    found = party_at(masked, whom.end()) if whom else None
    return Subject(Party(words[found[0] : found[1]].strip(), found[2])) if found else None


def _auxiliary_end(match: re.Match[str]) -> int:
    """Behind shall, must, may, will: what follows says whether the verb is passive."""
    return match.start() + len(match.group().split()[0])


def _binds(
    kind: NormKind, subject: Subject, masked: str, match: re.Match[str], *, is_passive: bool
) -> bool:
    """False where the verb says what may happen, what applies, or what somebody is able to do."""
    is_party = subject.party is not NOBODY or subject.is_pronoun
    verb, before = match.group().lower(), masked[: match.start()].rstrip().lower()
    if kind is NormKind.PERMISSION and verb == "may":
        return (
            is_party
            or before.endswith(("you", "we"))
            or _is_leave(masked, match, is_passive=is_passive)
        )
    if kind is NormKind.OFFICE_TASK:
        return subject.party.kind is BearerKind.OFFICE or before.endswith("we")
    if kind is NormKind.ENCOURAGEMENT:
        return "encouraged" in verb or is_party
    applies = kind is NormKind.DUTY and _APPLIES.match(masked, match.end())
    is_power = kind is NormKind.PERMISSION and any(word in verb for word in _POWERS)
    return is_party or not (applies or is_power)


def _is_leave(masked: str, match: re.Match[str], *, is_passive: bool) -> bool:
    """A copy may be made is leave; a copy may be harmful is a possibility."""
    goes_on = masked[: match.start()].rstrip().lower().endswith(("and", "or", "only"))
    return (is_passive or goes_on) and not verbs.POSSIBILITY.match(masked, match.end())


def _by_bearer(
    kind: NormKind, subject: Subject, masked: str, match: re.Match[str], start: int
) -> NormKind:
    before = masked[start : match.start()].lower()
    if kind in (NormKind.DUTY, NormKind.PERMISSION) and re.match(r"\s*(?:＿+\s*)?no\s", before):
        return NormKind.PROHIBITION
    is_office = subject.party.kind is BearerKind.OFFICE
    is_state = subject.party.kind is BearerKind.STATE and not subject.party.words.startswith(
        "Member"
    )
    if kind is NormKind.DUTY and is_state and _ENCOURAGES.match(masked, match.end()):
        return NormKind.ENCOURAGEMENT
    if kind is NormKind.DUTY and is_office and "responsible" in match.group().lower():
        return NormKind.OFFICE_TASK
    return kind


def _stands_by_itself(masked: str, kind: NormKind, subject: Subject) -> bool:
    """An item that is a phrase belongs to the words above it, whatever verbs it has inside."""
    if subject.party is not NOBODY:
        return True
    number = NUMBER.match(masked)
    begins = masked[number.end() :][:1] if number else ""
    return kind in _STRONG and begins.isupper()


def _protected(words: str, masked: str, at: int) -> str:
    found = _PROTECT.search(masked, at) or _CHARGE.search(masked, at, min(len(masked), at + 80))
    party = named_at(masked, found.end()) if found else None
    return words[party[0] : party[1]].strip() if party else ""
