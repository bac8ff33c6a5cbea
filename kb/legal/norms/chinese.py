"""The norms of a Chinese sentence."""

import re
from dataclasses import replace

from kb.domain.norms import NormKind
from kb.legal.norms import chinese_verbs as verbs
from kb.legal.norms.chinese_effects import effect_of
from kb.legal.norms.chinese_modals import is_embedded, is_noun_phrase, modal, wanted
from kb.legal.norms.chinese_part import Part, part_of
from kb.legal.norms.chinese_parties import party_at_end
from kb.legal.norms.chinese_pieces import before_verb
from kb.legal.norms.chinese_present import present_tense
from kb.legal.norms.chinese_protected import protected_by
from kb.legal.norms.masking import mask_chinese
from kb.legal.norms.reading import LONGEST, Reading

_SEMICOLON = re.compile(r"[；;]")


def read_chinese(words: str) -> list[Reading]:
    """The norms of a sentence: one, or one for each part at ； that has a subject of its own."""
    masked = mask_chinese(words[:LONGEST])
    found: list[Reading] = []
    start, has_condition = 0, False
    for end in [*(m.end() for m in _SEMICOLON.finditer(masked)), len(masked)]:
        part = part_of(words, masked, (start, end), has_condition=has_condition)
        reading = _read(part)
        has_condition = has_condition or any(it.is_condition for it in part.pieces)
        if reading and _stands_alone(reading, found):
            if found:
                found[-1] = replace(found[-1], end=start)
            found.append(replace(reading, start=start if found else 0, end=end))
        start = end
    if found:
        found[-1] = replace(found[-1], end=len(words))
    return found


def _stands_alone(reading: Reading, before: list[Reading]) -> bool:
    return not before or (reading.names_bearer and reading.kind is not NormKind.LEGAL_EFFECT)


def _read(part: Part) -> Reading | None:
    """The first norm of a part of a sentence."""
    if not part.pieces:
        return None
    found = [it for it in (_modals(part), present_tense(part)) if it]
    reading = min(found, key=lambda it: it.at, default=None) or wanted(part)
    if reading is None:
        return None
    return replace(reading, protects=protected_by(part.words, part.masked, reading))


def _modals(part: Part) -> Reading | None:
    """The first modal verb that binds; one inside a noun phrase gives way to the next."""
    start, end = part.pieces[0].start, part.pieces[-1].end
    weak: Reading | None = None
    for match in verbs.MODAL.finditer(part.masked, start, end):
        here = part.piece_at(match.start())
        if is_embedded(part, here, match):
            continue
        if part.pieces[here].is_condition and not _forbids_when(part, here, match):
            weak = weak or _open_condition(part, here, match)
            continue
        reading = effect_of(part, here, match) or modal(part, here, match)
        if reading is None:
            continue
        if weak is None and is_noun_phrase(part, here, match, reading):
            weak = replace(reading, stands_by_itself=False)
            continue
        return weak if weak and not _is_main_after(part, weak, match) else reading
    return weak


def _forbids_when(part: Part, here: int, match: re.Match[str]) -> bool:
    """禁止企业在收费时，…: a comma behind a time makes no condition of a prohibition."""
    piece = part.pieces[here]
    return match.start() == piece.start and part.masked[: piece.end].endswith("时，")


def _open_condition(part: Part, here: int, match: re.Match[str]) -> Reading | None:
    """机构应当依法处理他人实施的，或者…: a comma inside an object makes no condition."""
    if here or not party_at_end(before_verb(part.masked, part.pieces[0], match.start())):
        return None
    return modal(part, here, match)


def _is_main_after(part: Part, weak: Reading, match: re.Match[str]) -> bool:
    """应当公开的信息，不得…: the later verb is the main one unless its piece goes on with 并."""
    one, other = part.piece_at(weak.at), part.piece_at(match.start())
    return one == other or not before_verb(part.masked, part.pieces[one], weak.at).strip()
