"""Modal verbs of a Chinese sentence: who must, must not, may."""

import re

from kb.domain.norms import NormKind
from kb.legal.norms import chinese_verbs as verbs
from kb.legal.norms.chinese_part import Part
from kb.legal.norms.chinese_parties import lead, party_at_end, party_at_start
from kb.legal.norms.chinese_pieces import Piece, before_verb, is_bare, subject_before
from kb.legal.norms.chinese_words import HEAD
from kb.legal.norms.reading import NOBODY, Party, Reading

_OTHERS = re.compile(r"[^，；。]*的其他[^，；。的]{1,10}[。；]?$")
_STATE_ITSELF = re.compile(
    r"[^\w]*(?P<state>国家|中华人民共和国)(?=(?:依法|也|还)*$|(?:根据|依照|按照|在|对|将"
    r"|为)(?![^，]*的[^的，]{1,6}$))"
)
_LENIENT = re.compile(r"(?:依法|酌情)?(?:从轻|减轻|免予|免除|不予|从宽)")
_CLOSE = 6
"""Characters between 禁止 and the head of the party that is forbidden something."""
_FORBIDS = ("禁止", "严禁", "不允许", "不准", "不许")
_HAVE = ("有", "享有")


def is_embedded(part: Part, here: int, match: re.Match[str]) -> bool:
    before = part.masked[part.pieces[here].start : match.start()]
    if verbs.EMBEDDED_BEFORE.search(before) or verbs.BUT_DID_NOT.match(part.masked, match.end()):
        return True
    if match.lastgroup == NormKind.LEGAL_EFFECT.name:
        return False
    if match.group() in _FORBIDS[:2]:
        # 法律禁止销售的产品: forbidden elsewhere.
        said = before_verb(part.masked, part.pieces[here], match.start())
        return not (is_bare(said) or party_at_end(said) or said.strip().startswith("国家"))
    if _OTHERS.match(part.masked, match.end(), part.pieces[here].end) and is_bare(before):
        return True
    by_law = verbs.BY_LAW.search(before)
    return by_law is not None and verbs.NOUN_AFTER.match(part.masked, match.end()) is not None


def is_noun_phrase(part: Part, here: int, match: re.Match[str], reading: Reading) -> bool:
    if reading.kind is NormKind.LEGAL_EFFECT or not verbs.NOUN_AFTER.match(
        part.masked, match.end(), part.pieces[here].end
    ):
        return False
    if here and reading.bearer is not NOBODY and not part.pieces[here - 1].is_condition:
        return False
    return party_at_end(before_verb(part.masked, part.pieces[here], match.start())) is None


def modal(part: Part, here: int, match: re.Match[str]) -> Reading | None:
    """What a modal verb in ``part.pieces[here]`` does; None for an effect, and for 有 of nobody."""
    kind, verb = NormKind[match.lastgroup or ""], match.group()
    if kind is NormKind.LEGAL_EFFECT:
        return None
    before = before_verb(part.masked, part.pieces[here], match.start())
    bearer = _bearer(part, here, match, before)
    if kind is NormKind.PERMISSION and verb in _HAVE and bearer is NOBODY:
        return None
    is_bare_here = not before[lead(before) :].strip()
    return Reading(
        kind,
        verb,
        match.start(),
        bearer,
        has_subject=here > 0 or not is_bare_here or verb in _FORBIDS[:2],
        names_bearer=bearer is not NOBODY,
        is_open=bearer is NOBODY and is_bare_here,
    )


def _bearer(part: Part, here: int, match: re.Match[str], before: str) -> Party:
    """The party behind 禁止 or 应当由, or the subject; nobody where leniency is allowed."""
    piece = part.pieces[here]
    if _LENIENT.match(part.masked, match.end()):
        return NOBODY
    if match.group() in _FORBIDS:
        span = _bearer_after(part, match, piece)
        if not span and not is_bare(before) and not before.strip().startswith("国家"):
            span = subject_before(part.masked, part.pieces, here, match.start())
    else:
        span = _bearer_by(part, match, piece) or subject_before(
            part.masked, part.pieces, here, match.start()
        )
    if span is None and (state := _STATE_ITSELF.match(part.masked, piece.start, match.start())):
        span = state.span("state")
    return part.party(span)


def _bearer_after(part: Part, match: re.Match[str], piece: Piece) -> tuple[int, int] | None:
    """禁止任何单位和个人…: the party behind the verb, where something is left for it to do."""
    words = part.masked[match.end() : piece.end]
    found = party_at_start(words)
    head = HEAD.search(words) if found else None
    if not found or not head or (head.start() > _CLOSE and not words.startswith("任何")):
        return None
    rest = words[found[1] :].strip("，。；")
    return (match.end() + found[0], match.end() + found[1]) if rest and rest[0] != "的" else None


def _bearer_by(part: Part, match: re.Match[str], piece: Piece) -> tuple[int, int] | None:
    """应当由公安机关…: the agent behind the verb."""
    if not part.masked.startswith("由", match.end()):
        return None
    start = match.end() + 1
    found = party_at_start(part.masked[start : piece.end])
    return (start + found[0], start + found[1]) if found else None


def wanted(part: Part) -> Reading | None:
    """经手人要签字: 要 behind a party, as older regulations put a duty."""
    for piece in part.pieces:
        want = verbs.WANT.search(part.masked, piece.start, piece.end)
        span = party_at_end(part.masked[piece.start : want.start()]) if want else None
        if want and span and not piece.is_condition:
            bearer = part.party((piece.start + span[0], piece.start + span[1]))
            named = bearer is not NOBODY
            return Reading(
                NormKind.DUTY,
                want.group(),
                want.start(),
                bearer,
                has_subject=True,
                names_bearer=named,
            )
    return None
