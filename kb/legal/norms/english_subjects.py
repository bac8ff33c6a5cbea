"""The clause around an English verb: whether it is the main one, and who its subject is."""

import re
from dataclasses import dataclass
from itertools import pairwise

from kb.domain.norms import BearerKind
from kb.legal.norms import english_verbs as verbs
from kb.legal.norms.english_parties import party_at, subject_in
from kb.legal.norms.reading import NOBODY, Party

_BOUNDARY = re.compile(r"[;:,]\s|\s—\s?|—|\n")
NUMBER = re.compile(r"\s*(?:＿+|\d+[.)]|[-—–•])?\s*(?:[A-Z][\w ,’'–-]{0,80}\.\s+(?=[A-Z]))?")
_ADVERBIAL_CLAUSE = re.compile(
    r"\s*(?:and |or |but |except )?(?:if|when|whenever|where|unless|because|although|provided"
    r"|until|whether|in cases? where"
    r"|to the extent|so that|as|whereas|since|while|once)\b",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(
    r"\b(?:that|which|who|whose|whom|whether|as|than|what|how|where|when|if|unless|because)"
    r"(?P<np>(?:\s+[\w’'–/-]+){0,6})\s*$",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|does|do|did|been|being|can|could|shall|must|may|will"
    r"|would)\b",
    re.IGNORECASE,
)
_RELATIVE_VERB = re.compile(
    r"\s+(?!this\b|its\b|his\b|devices\b|\w+ss\b)(?:not\s+)?[a-z]+s\b|\s+[a-z]+ed\b", re.IGNORECASE
)
_LOOSE_LINKS = frozenset(("that", "which", "as", "than"))
"""They open a clause with a subject of its own, or a relative clause that has none."""
_COMPLEMENT = re.compile(
    r"\b(?:ensur|requir|stat|provid|determin|demonstrat|show|indicat|find|believ|specif"
    r"|conclud|mean|agree"
    r"|certif|assur|propos|recommend|suggest|so|except|such|finding|evidence|fact)\w*$",
    re.IGNORECASE,
)
_OWN_SUBJECT = re.compile(
    r"\s+(?:(?:the|a|an|any|such|this|these|those|each|every|no|it|they|he|she|we|you|all|its"
    r"|their)\b|[A-Z])"
)
_PRONOUN = re.compile(
    r"(?:^|[,;]\s+)(?:and\s+|but\s+)?(?:it|they|he or she|he|she)\s*$", re.IGNORECASE
)
_OPENING_CLAUSE = re.compile(r"[^A-Za-z]*(?:if|where|when|whenever)\s+", re.IGNORECASE)
_SHORT = 4
"""Insertions between commas that a subject may be separated from its verb by."""
_MARK = re.compile(r"[,;.:]")


@dataclass(frozen=True, slots=True)
class Subject:
    """The party before a verb; ``is_pronoun`` where it only points back."""

    party: Party = NOBODY
    is_pronoun: bool = False


def clause_start(masked: str, at: int) -> int:
    start = 0
    for boundary in _BOUNDARY.finditer(masked, 0, at):
        start = boundary.end()
    return start


def is_subordinate(masked: str, start: int, at: int) -> bool:
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
            return Subject(Party(words[it[0] : it[1]].strip(" ,"), it[2]))
        return Subject(is_pronoun=True)
    begins = start
    if not before.strip(" ,") or re.match(r"\s*(?:and|or)\b", before):
        begins = _behind_number(masked, len(masked))
    elif start == 0:
        begins = _behind_number(masked, at)
    found = subject_in(masked[begins:at].rstrip(" ,"))
    if not found and not before.strip(" ,"):
        begins, found = _behind_insertion(masked, at)
    if not found and begins != start:
        begins = start
        found = subject_in(
            re.sub(r"^(\s*)(?:and|or)\b", lambda m: " " * len(m.group()), before).rstrip(" ,")
        )
    if not found:
        return Subject()
    a, b, kind = begins + found[0], begins + found[1], found[2]
    return Subject(Party(words[a:b].strip(" ,"), kind))


def _behind_number(masked: str, end: int) -> int:
    """Where the words begin behind the number and the run-in heading of a clause."""
    number = NUMBER.match(masked, 0, end)
    return number.end() if number else 0


def _behind_insertion(masked: str, at: int) -> tuple[int, tuple[int, int, BearerKind] | None]:
    """The Commission, in exceptional cases, may: the subject stands before the insertion."""
    cuts = [0, *(m.end() for m in _BOUNDARY.finditer(masked, 0, at))]
    for start, end in reversed(list(pairwise(cuts[-_SHORT - 1 :]))):
        words = masked[start:end]
        if not _ADVERBIAL_CLAUSE.match(words) and (found := subject_in(words.rstrip(" ,"))):
            return start, found
    return 0, None


def agent_of(words: str, masked: str, start: int) -> Subject:
    """Of a passive: the party behind "by", where one is named before the next comma."""
    mark = _MARK.search(masked, start)
    by = verbs.BY.search(masked, start, mark.start() if mark else len(masked))
    found = party_at(masked, by.end()) if by else None
    party = Party(words[found[0] : found[1]].strip(), found[2]) if found else NOBODY
    return Subject(party)
