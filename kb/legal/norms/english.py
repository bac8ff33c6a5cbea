"""The norms of an English sentence."""

import re
from dataclasses import dataclass
from itertools import pairwise

from kb.domain.norms import BearerKind, NormKind
from kb.legal.norms import english_verbs as verbs
from kb.legal.norms.english_parties import named_at, party_at, subject_in
from kb.legal.norms.masking import mask_english
from kb.legal.norms.reading import LONGEST, NOBODY, Party, Reading

_BOUNDARY = re.compile(r"[;:,]\s|\s—\s?|—|\n")
_NUMBER = re.compile(r"\s*(?:＿+|\d+[.)]|[-—–•])?\s*(?:[A-Z][\w ,’'–-]{0,80}\.\s+(?=[A-Z]))?")
_ADVERBIAL_CLAUSE = re.compile(
    r"\s*(?:and |or |but |except )?(?:if|when|whenever|where|unless|because|although|provided|until|whether|in cases? where"
    r"|to the extent|so that|as|whereas|since|while|once)\b",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(
    r"\b(?:that|which|who|whose|whom|whether|as|than|what|how|where|when|if|unless|because)"
    r"(?P<np>(?:\s+[\w’'–/-]+){0,6})\s*$",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|does|do|did|been|being|can|could|shall|must|may|will|would)\b", re.IGNORECASE
)
_RELATIVE_VERB = re.compile(r"\s+(?!this\b|its\b|his\b|devices\b|\w+ss\b)(?:not\s+)?[a-z]+s\b|\s+[a-z]+ed\b", re.IGNORECASE)
_LOOSE_LINKS = frozenset(("that", "which", "as", "than"))
"""They open a clause with a subject of its own, or a relative clause that has none."""
_COMPLEMENT = re.compile(
    r"\b(?:ensur|requir|stat|provid|determin|demonstrat|show|indicat|find|believ|specif|conclud|mean|agree"
    r"|certif|assur|propos|recommend|suggest|so|except|such|finding|evidence|fact)\w*$",
    re.IGNORECASE,
)
_OWN_SUBJECT = re.compile(
    r"\s+(?:(?:the|a|an|any|such|this|these|those|each|every|no|it|they|he|she|we|you|all|its|their)\b|[A-Z])"
)
_OPENING_CLAUSE = re.compile(r"[^A-Za-z]*(?:if|where|when|whenever)\s+", re.IGNORECASE)
_NOTHING = re.compile(r"\W*(?:\(\w+\)\s*)?nothing\b", re.IGNORECASE)
_APPLIES = re.compile(r"\s+(?:also\s+|only\s+|not\s+)?apply\b", re.IGNORECASE)
_FOR_WHOM = re.compile(r"\s+for\s+", re.IGNORECASE)
_ENCOURAGES = re.compile(r"\s+(?:also\s+)?(?:encourage|support)s?\b", re.IGNORECASE)
_PRONOUN = re.compile(r"(?:^|[,;]\s+)(?:and\s+|but\s+)?(?:it|they|he or she|he|she)\s*$", re.IGNORECASE)
_STRONG = frozenset((NormKind.DUTY, NormKind.PROHIBITION, NormKind.RECOMMENDATION))
_ONLY_BY_OFFICE = ("will",)
_SHORT = 4
_PROTECT = re.compile(r"\bprotect(?:s|ing)? (?:the )?(?:[\w, ]{0,40}?)(?:rights|health|safety|interests|welfare)(?: and \w+)? of +", re.IGNORECASE)
_CHARGE = re.compile(r"\b(?:charge|collect(?: any)? fees? from|discriminate against|disclose to) +", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Subject:
    """The party before a verb; ``is_pronoun`` where it only points back."""

    party: Party = NOBODY
    is_pronoun: bool = False
    is_said: bool = False


def read_english(words: str) -> list[Reading]:
    """The norm of a sentence, by its first verb that stands in the main clause."""
    masked = mask_english(words[:LONGEST])
    defined = verbs.DEFINED.search(masked)
    constitutes = verbs.CONSTITUTES.search(masked)
    for match in verbs.NORM.finditer(masked, 0, defined.start() if defined else len(masked)):
        reading = read_verb(words, masked, match)
        if reading and (reading.names_bearer or not constitutes or match.start() < constitutes.start()):
            return [reading]
    return []


def read_verb(words: str, masked: str, match: re.Match[str]) -> Reading | None:
    """What one verb does; None where it stands in a subordinate clause or says what may happen."""
    start = _clause_start(masked, match.start())
    if _is_subordinate(masked, start, match.start()):
        return None
    if _NOTHING.match(masked[start:]):
        return None
    kind = NormKind[match.lastgroup or ""]
    subject = subject_of(words, masked, start, match.start())
    is_passive = verbs.PASSIVE.match(masked, _auxiliary_end(match)) is not None
    if not _binds(kind, subject, masked, match, is_passive=is_passive):
        return None
    if kind is NormKind.PROHIBITION and (whom := _FOR_WHOM.match(masked, match.end())):
        if party := party_at(masked, whom.end()):
            subject = Subject(Party(words[party[0] : party[1]].strip(), party[2]), is_said=True)
    if is_passive and kind is not NormKind.LEGAL_EFFECT:
        subject = _agent(words, masked, match.end())
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


def _auxiliary_end(match: re.Match[str]) -> int:
    """Behind shall, must, may, will: what follows says whether the verb is passive."""
    return match.start() + len(match.group().split()[0])


def _clause_start(masked: str, at: int) -> int:
    start = 0
    for boundary in _BOUNDARY.finditer(masked, 0, at):
        start = boundary.end()
    return start


def _is_subordinate(masked: str, start: int, at: int) -> bool:
    before = masked[start:at]
    if before.strip(" ,") and _ADVERBIAL_CLAUSE.match(before):
        return True
    found = _SUBORDINATE.search(before)
    if not found or not before[: found.start()].strip():
        return False
    inner = found["np"]
    if _FINITE.search(inner) or _RELATIVE_VERB.match(inner):
        return False
    link = found.group().split()[0].lower()
    if link in _LOOSE_LINKS and inner.strip():
        stated = _COMPLEMENT.search(before[: found.start()].rstrip())
        return stated is not None or _OWN_SUBJECT.match(inner) is not None
    return True


def subject_of(words: str, masked: str, start: int, at: int) -> Subject:
    before = masked[start:at]
    if _PRONOUN.search(before):
        if (opening := _OPENING_CLAUSE.match(masked)) and (it := party_at(masked, opening.end())):
            return Subject(Party(words[it[0] : it[1]].strip(" ,"), it[2]), is_said=True)
        return Subject(is_pronoun=True)
    begins = start
    if not before.strip(" ,") or re.match(r"\s*(?:and|or)\b", before):
        begins = _NUMBER.match(masked).end()  # type: ignore[union-attr]
    elif start == 0:
        begins = _NUMBER.match(masked, 0, at).end()  # type: ignore[union-attr]
    found = subject_in(masked[begins:at].rstrip(" ,"))
    if not found and not before.strip(" ,"):
        begins, found = _behind_insertion(masked, at)
    if not found and begins != start:
        begins = start
        found = subject_in(re.sub(r"^(\s*)(?:and|or)\b", lambda m: " " * len(m.group()), before).rstrip(" ,"))
    if not found:
        return Subject(is_said=bool(before.strip()))
    a, b, kind = begins + found[0], begins + found[1], found[2]
    return Subject(Party(words[a:b].strip(" ,"), kind), is_said=True)


def _behind_insertion(masked: str, at: int) -> tuple[int, tuple[int, int, BearerKind] | None]:
    """The Commission, in exceptional cases, may: the subject stands before the insertion."""
    cuts = [0, *(m.end() for m in _BOUNDARY.finditer(masked, 0, at))]
    for start, end in reversed(list(pairwise(cuts[-_SHORT - 1 :]))):
        if not _ADVERBIAL_CLAUSE.match(masked[start:end]):
            if found := subject_in(masked[start:end].rstrip(" ,")):
                return start, found
    return 0, None


def _agent(words: str, masked: str, start: int) -> Subject:
    """Of a passive: the party behind "by", where one is named before the next comma."""
    stop = next((m.start() for m in re.finditer(r"[,;.:]", masked[start : start + 400])), 400)
    for by in verbs.BY.finditer(masked, start, min(len(masked), start + stop)):
        if found := party_at(masked, by.end()):
            return Subject(Party(words[found[0] : found[1]].strip(), found[2]), is_said=True)
        break
    return Subject(is_said=True)


def _binds(
    kind: NormKind, subject: Subject, masked: str, match: re.Match[str], *, is_passive: bool
) -> bool:
    is_party = subject.party is not NOBODY or subject.is_pronoun
    verb = match.group().lower()
    before = masked[: match.start()].rstrip().lower()
    speaks = before.endswith(("you", "we"))
    if kind is NormKind.PERMISSION and verb == "may":
        if is_party or speaks:
            return True
        return not verbs.POSSIBILITY.match(masked, match.end()) and (
            is_passive or before.endswith(("and", "or", "only"))
        )
    if kind is NormKind.OFFICE_TASK:
        return subject.party.kind is BearerKind.OFFICE or (before.endswith("we"))
    if kind is NormKind.ENCOURAGEMENT:
        return "encouraged" in verb or is_party
    if kind is NormKind.DUTY and _APPLIES.match(masked, match.end()):
        return is_party
    if kind is NormKind.PERMISSION and ("power" in verb or "authority" in verb or "right" in verb):
        return is_party
    return True


def _by_bearer(
    kind: NormKind, subject: Subject, masked: str, match: re.Match[str], start: int
) -> NormKind:
    before = masked[start : match.start()].lower()
    if kind in (NormKind.DUTY, NormKind.PERMISSION) and re.match(r"\s*(?:＿+\s*)?no\s", before):
        return NormKind.PROHIBITION
    is_office = subject.party.kind is BearerKind.OFFICE
    is_state = subject.party.kind is BearerKind.STATE and not subject.party.words.startswith("Member")
    if kind is NormKind.DUTY and is_state and _ENCOURAGES.match(masked, match.end()):
        return NormKind.ENCOURAGEMENT
    if kind is NormKind.DUTY and is_office and "responsible" in match.group().lower():
        return NormKind.OFFICE_TASK
    return kind


def _stands_by_itself(masked: str, kind: NormKind, subject: Subject) -> bool:
    """An item that is a phrase belongs to the words above it, whatever verbs it has inside."""
    if subject.party is not NOBODY:
        return True
    number = _NUMBER.match(masked)
    begins = masked[number.end() :][:1] if number else ""
    return kind in _STRONG and begins.isupper()


def _protected(words: str, masked: str, at: int) -> str:
    found = _PROTECT.search(masked, at) or _CHARGE.search(masked, at, min(len(masked), at + 80))
    party = named_at(masked, found.end()) if found else None
    return words[party[0] : party[1]].strip() if party else ""
