"""What the law does to whoever broke it: orders, fines, confiscations, penalties."""

import re

from kb.domain.norms import NormKind
from kb.legal.norms import chinese_verbs as verbs
from kb.legal.norms.chinese_part import Part
from kb.legal.norms.chinese_parties import party_at_end, party_at_start
from kb.legal.norms.chinese_pieces import Piece, before_verb
from kb.legal.norms.chinese_words import HEAD
from kb.legal.norms.reading import NOBODY, Reading

_ORDERED = re.compile(r"责令(?:其|有关)?")
_ORDER = re.compile(r"限期|停止|改正|立即|退还|召回|赔偿|暂停|消除|采取")
_INTERNAL = re.compile(r"对(?=[^，；。]*(?:人员|负责人|个人|单位|公司|当事人|者|人|企业|机构))")


def effect_of(part: Part, here: int, match: re.Match[str]) -> Reading | None:
    """The effect whose verb stands in ``part.pieces[here]``; its bearer is the one that it hits."""
    if not _is_effect(part, here, match) or not _is_main(part, here, match.start()):
        return None
    bearer = part.party(_hit(part, here, match.start()))
    return Reading(
        NormKind.LEGAL_EFFECT,
        match.group(),
        match.start(),
        bearer,
        has_subject=True,
        names_bearer=bearer is not NOBODY,
    )


def _is_effect(part: Part, here: int, match: re.Match[str]) -> bool:
    """An effect by its own verb, or behind 可以 and 应当 where no office stands before them."""
    kind, piece = NormKind[match.lastgroup or ""], part.pieces[here]
    if kind is NormKind.LEGAL_EFFECT:
        return True
    if kind is NormKind.PROHIBITION:
        return False
    follows = verbs.EFFECT_NEXT.match(part.masked, match.end(), piece.end)
    return bool(follows and not party_at_end(before_verb(part.masked, piece, match.start())))


def _is_main(part: Part, here: int, at: int) -> bool:
    """An effect follows from something: a condition before it, a breach, a person at fault."""
    piece = part.pieces[here]
    if any(it.is_condition for it in part.pieces[:here]):
        return True
    is_broken = part.masked.find("违反", part.pieces[0].start, at) >= 0
    at_fault = _INTERNAL.search(part.masked, piece.start, at)
    if not (part.has_condition or is_broken or at_fault):
        return False
    is_open = any(it.is_condition for it in part.pieces[here:])
    return not is_open or "由" in part.masked[piece.start : at]


def _hit(part: Part, here: int, at: int) -> tuple[int, int] | None:
    """Whom an effect hits: 对…人员 before the verb, else the subject of the condition."""
    piece = part.pieces[here]
    if span := _ordered(part, piece, at):
        return span
    if found := _INTERNAL.search(part.masked, piece.start, at):
        words = part.masked[found.end() : at]
        if heads := list(HEAD.finditer(words)):
            return found.end(), found.end() + heads[-1].end()
    for earlier in _conditions(part.pieces[:here]):
        words = part.masked[earlier.start : earlier.end]
        if found_party := party_at_start(words):
            rest = words[found_party[1] :]
            if not rest.startswith("的") or rest.strip("，") == "的":
                return earlier.start + found_party[0], earlier.start + found_party[1]
    return None


def _ordered(part: Part, piece: Piece, at: int) -> tuple[int, int] | None:
    """责令生产者限期改正: who is ordered stands behind the verb."""
    ordered = _ORDERED.match(part.masked, at)
    named = party_at_start(part.masked[ordered.end() : piece.end]) if ordered else None
    if not ordered or not named or named[0]:
        return None
    end = ordered.end() + named[1]
    return (ordered.end(), end) if _ORDER.match(part.masked, end) else None


def _conditions(pieces: list[Piece]) -> list[Piece]:
    """The pieces up to the last condition among them; without one, all."""
    last = max((i for i, it in enumerate(pieces) if it.is_condition), default=len(pieces))
    return pieces[: last + 1]
