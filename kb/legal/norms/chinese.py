"""The norms of a Chinese sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kb.domain.norms import BearerKind, NormKind
from kb.legal.norms import chinese_verbs as verbs
from kb.legal.norms.chinese_parties import HEAD, kind_of, lead, party_at_end, party_at_start
from kb.legal.norms.chinese_pieces import Piece, before_verb, is_bare, pieces_of, subject_before
from kb.legal.norms.chinese_protected import protected_by
from kb.legal.norms.masking import mask_chinese
from kb.legal.norms.reading import LONGEST, NOBODY, Party, Reading

_SEMICOLON = re.compile(r"[；;]")
_DEFINED = re.compile(r"(?:是指|系指|指的是|，指(?![使定派导出明控]))")
_PURPOSE = re.compile(r"[^\w]*为了?[^。；]*制定本")
_IS_A = re.compile(r"[^，；。]{1,20}(?<![但凡都还当])是(?!否)(?:(?!的，|由|应当|不得|责令)[^；。])*的[^的，；。]{1,12}[。；]?$")
_STATE = re.compile(
    rf"国家(?!发展规划|建设规划|保护区|组织机构|规定|管理|监督|统一战线|机关|主管|领导)(?={verbs.TASK.pattern}"
    rf"|{verbs.ENCOURAGED.pattern}|依法|通过|对|根据|依据|在|有计划|为|从|按照|持续|将|把|利用|反对|扩大|采用)"
)
_STATE_HOW = re.compile(r"国家(?:通过|根据|依据|按照|在|利用)")
_CALLED = re.compile(r"[^\w]*本[法条例规定办细则]{1,4}所称")
_NO_AGENT = re.compile(r"的|和|[^，；。]{0,24}(?:组成|构成)[，；。]?$|[^，；。的]{1,5}的(?!规定)")
_PROHIBITS = re.compile(r"(?:禁止|严禁|不允许|不准|不许)$")
_GAP = ("依", "统", "具体", "归口", "分", "主要", "共", "各自", "综合", "按", "根据", "在", "对", "与", "协", "具", "向")
_ORDERED = re.compile(r"责令(?:其|有关)?")
_ORDER = re.compile(r"限期|停止|改正|立即|退还|召回|赔偿|暂停|消除|采取")
_BY_WHICH = re.compile(r"(?:经|根据|依照|按照|除)(?!纪|销|营)")
_LENIENT = re.compile(r"(?:依法|酌情)?(?:从轻|减轻|免予|免除|不予|从宽)")
_DUTIES = re.compile(r"的?(?:主要|基本)?(?P<verb>职责|任务|职能|职权)(?:是|为|包括|如下)?[：:]$")
_CLOSE = 6
_NEAR = 80
"""Characters between an office and what it does; further away it may be another sentence."""
_INTERNAL = re.compile(r"对(?=[^，；。]*(?:人员|负责人|个人|单位|公司|当事人|者|人|企业|机构))")


@dataclass(frozen=True, slots=True)
class _Part:
    """``words`` up to a semicolon, with the same characters masked."""

    words: str
    masked: str
    pieces: list[Piece]
    has_condition: bool

    def piece_at(self, at: int) -> int:
        return next(i for i, it in enumerate(self.pieces) if at < it.end)

    def party(self, span: tuple[int, int] | None) -> Party:
        if span is None:
            return NOBODY
        start, end = span
        kind = kind_of(self.masked[start:end].strip())
        words = self.words[start:end].strip()
        return NOBODY if kind is BearerKind.UNSTATED else Party(words, kind)


def read_chinese(words: str) -> list[Reading]:
    """The norms of a sentence: one, or one for each part at ； that has a subject of its own."""
    masked = mask_chinese(words[:LONGEST])
    found: list[Reading] = []
    start, has_condition = 0, False
    for end in [*(m.end() for m in _SEMICOLON.finditer(masked)), len(masked)]:
        part = _part(words, masked, (start, end), has_condition=has_condition)
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


def _part(words: str, masked: str, span: tuple[int, int], *, has_condition: bool) -> _Part:
    start, end = span
    defined = _DEFINED.search(masked, start, end)
    if _CALLED.match(masked, start, end) or _PURPOSE.match(masked, start, end) or _IS_A.match(masked, start, end):
        return _Part(words, masked, [], has_condition)
    pieces = pieces_of(masked, start, defined.start() if defined else end)
    return _Part(words, masked, pieces, has_condition)


def _read(part: _Part) -> Reading | None:
    """The first norm of a part of a sentence."""
    if not part.pieces:
        return None
    found = [*_modals(part), *_present_tense(part)]
    reading = min(found, key=lambda it: it.at, default=None)
    if reading is None:
        return None
    return replace(reading, protects=protected_by(part.words, part.masked, reading))


def _modals(part: _Part) -> Iterator[Reading]:
    """The first modal verb that binds; one inside a noun phrase gives way to the next."""
    start, end = part.pieces[0].start, part.pieces[-1].end
    weak: Reading | None = None
    for match in verbs.MODAL.finditer(part.masked, start, end):
        here = part.piece_at(match.start())
        if _is_embedded(part, here, match):
            continue
        if part.pieces[here].is_condition and not _forbids_when(part, here, match):
            weak = weak or _open_condition(part, here, match)
            continue
        reading = _effect(part, here, match) or _modal(part, here, match)
        if reading is None:
            continue
        if weak is None and _is_noun_phrase(part, here, match, reading):
            weak = replace(reading, stands_by_itself=False)
            continue
        yield weak if weak and not _is_main_after(part, weak, match) else reading
        return
    if weak:
        yield weak


def _forbids_when(part: _Part, here: int, match: re.Match[str]) -> bool:
    """禁止企业在收费时，…: a comma behind a time makes no condition of a prohibition."""
    piece = part.pieces[here]
    return match.start() == piece.start and part.masked[: piece.end].endswith("时，")


def _open_condition(part: _Part, here: int, match: re.Match[str]) -> Reading | None:
    """机构应当依法处理他人实施的，或者…: a comma inside an object makes no condition."""
    if here or not party_at_end(before_verb(part.masked, part.pieces[0], match.start())):
        return None
    return _modal(part, here, match)


def _is_main_after(part: _Part, weak: Reading, match: re.Match[str]) -> bool:
    """应当公开的信息，不得…: the later verb is the main one unless its piece goes on with 并."""
    one, other = part.piece_at(weak.at), part.piece_at(match.start())
    return one == other or not before_verb(part.masked, part.pieces[one], weak.at).strip()


def _is_embedded(part: _Part, here: int, match: re.Match[str]) -> bool:
    before = part.masked[part.pieces[here].start : match.start()]
    if verbs.EMBEDDED_BEFORE.search(before) or verbs.BUT_DID_NOT.match(part.masked, match.end()):
        return True
    if match.lastgroup == NormKind.LEGAL_EFFECT.name:
        return False
    if match.group() in ("禁止", "严禁"):
        # 法律禁止销售的产品: forbidden elsewhere.
        said = before_verb(part.masked, part.pieces[here], match.start())
        return not (is_bare(said) or party_at_end(said) or said.strip().startswith("国家"))
    by_law = verbs.BY_LAW.search(before)
    return by_law is not None and verbs.NOUN_AFTER.match(part.masked, match.end()) is not None


def _is_noun_phrase(part: _Part, here: int, match: re.Match[str], reading: Reading) -> bool:
    if reading.kind is NormKind.LEGAL_EFFECT or not verbs.NOUN_AFTER.match(
        part.masked, match.end(), part.pieces[here].end
    ):
        return False
    return party_at_end(before_verb(part.masked, part.pieces[here], match.start())) is None


def _effect(part: _Part, here: int, match: re.Match[str]) -> Reading | None:
    """What the law does to whoever broke it: the bearer is the one that it hits."""
    kind = NormKind[match.lastgroup or ""]
    piece = part.pieces[here]
    if kind is not NormKind.LEGAL_EFFECT:
        follows = verbs.EFFECT_NEXT.match(part.masked, match.end(), piece.end)
        if not follows or kind is NormKind.PROHIBITION:
            return None
        if party_at_end(before_verb(part.masked, piece, match.start())):
            return None
    before = part.pieces[:here]
    conditions = [it for it in before if it.is_condition]
    is_broken = part.masked.find("违反", part.pieces[0].start, match.start()) >= 0
    if not (conditions or part.has_condition or is_broken or _INTERNAL.search(part.masked, piece.start, match.start())):
        return None
    if any(it.is_condition for it in part.pieces[here:]) and not conditions and "由" not in (
        part.masked[piece.start : match.start()]
    ):
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


def _hit(part: _Part, here: int, at: int) -> tuple[int, int] | None:
    """Whom an effect hits: 对…人员 before the verb, else the subject of the condition."""
    piece = part.pieces[here]
    if ordered := _ORDERED.match(part.masked, at):
        named = party_at_start(part.masked[ordered.end() : piece.end])
        if named and not named[0] and _ORDER.match(part.masked, ordered.end() + named[1]):
            return ordered.end(), ordered.end() + named[1]
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


def _conditions(pieces: list[Piece]) -> list[Piece]:
    """The pieces up to the last condition among them; without one, all."""
    last = max((i for i, it in enumerate(pieces) if it.is_condition), default=len(pieces))
    return pieces[: last + 1]


def _modal(part: _Part, here: int, match: re.Match[str]) -> Reading | None:
    kind, piece = NormKind[match.lastgroup or ""], part.pieces[here]
    if kind is NormKind.LEGAL_EFFECT:
        return None
    before = before_verb(part.masked, piece, match.start())
    span = _bearer_after(part, match, piece) if _is_agent_behind(match) else None
    if span is None and _PROHIBITS.search(match.group()):
        span = None
        if not (is_bare(before) or before.strip().startswith("国家")):
            span = subject_before(part.masked, part.pieces, here, match.start())
        span = _bearer_after(part, match, piece) or span
    elif span is None:
        span = _bearer_by(part, match, piece) or subject_before(
            part.masked, part.pieces, here, match.start()
        )
    bearer = NOBODY if _LENIENT.match(part.masked, match.end()) else part.party(span)
    if kind is NormKind.PERMISSION and match.group() in ("有", "享有") and bearer is NOBODY:
        return None
    bare = here == 0 and not before[lead(before) :].strip()
    return Reading(
        kind,
        match.group(),
        match.start(),
        bearer,
        has_subject=not bare or match.group() in ("禁止", "严禁"),
        names_bearer=bearer is not NOBODY,
        is_open=bearer is NOBODY and not before[lead(before) :].strip(),
    )


def _is_agent_behind(match: re.Match[str]) -> bool:
    return match.group() in ("禁止", "严禁", "不允许", "不准", "不许")


def _bearer_after(part: _Part, match: re.Match[str], piece: Piece) -> tuple[int, int] | None:
    """禁止任何单位和个人…: the party behind the verb, where something is left for it to do."""
    words = part.masked[match.end() : piece.end]
    found = party_at_start(words)
    head = HEAD.search(words) if found else None
    if not found or not head or (head.start() > _CLOSE and not words.startswith("任何")):
        return None
    rest = words[found[1] :].strip("，。；")
    return (match.end() + found[0], match.end() + found[1]) if rest and rest[0] != "的" else None


def _bearer_by(part: _Part, match: re.Match[str], piece: Piece) -> tuple[int, int] | None:
    """应当由公安机关…: the agent behind the verb."""
    if not part.masked.startswith("由", match.end()):
        return None
    start = match.end() + 1
    found = party_at_start(part.masked[start : piece.end])
    return (start + found[0], start + found[1]) if found else None


def _present_tense(part: _Part) -> Iterator[Reading]:
    for here, piece in enumerate(part.pieces):
        if piece.is_condition or _BY_WHICH.match(part.masked, piece.start):
            continue
        start = piece.start + lead(part.masked[piece.start : piece.end])
        reading = (
            _target(part, piece, start)
            or _of_the_state(part, piece, start)
            or _by_agent(part, here, piece)
            or _own_task(part, piece)
            or _listed_tasks(part, piece)
        )
        if reading:
            yield reading
            return


def _target(part: _Part, piece: Piece, start: int) -> Reading | None:
    found = verbs.TARGET.match(part.masked, start)
    if not found:
        return None
    return Reading(NormKind.TARGET, found["verb"], found.start("verb"), has_subject=True)


def _of_the_state(part: _Part, piece: Piece, start: int) -> Reading | None:
    """国家鼓励 encourages, 国家建立 tasks the state; neither binds a firm."""
    if not _STATE.match(part.masked, start, piece.end):
        return None
    found = verbs.ENCOURAGED_OR_TASK.search(part.masked, start + 2, part.pieces[-1].end)
    if found and found.group() in ("管理", "监督") and found.start() > start + 2:
        found = verbs.ENCOURAGED_OR_TASK.search(part.masked, found.end(), part.pieces[-1].end)
    if _STATE_HOW.match(part.masked, start):
        # 国家根据…标准，推行…: the verb opens the next piece, where there is one.
        later = (verbs.ENCOURAGED_OR_TASK.match(part.masked, it.start) for it in part.pieces[1:])
        found = next((it for it in later if it), found)
    modal = verbs.MODAL.search(part.masked, start + 2, found.start() if found else piece.end)
    if not found or modal:
        return None
    kind = NormKind[found.lastgroup or ""]
    state = Party(part.words[start : start + 2], BearerKind.STATE)
    return Reading(
        kind, found.group(), found.start(), state, has_subject=True, names_bearer=True
    )


def _by_agent(part: _Part, here: int, piece: Piece) -> Reading | None:
    """由国务院规定 is a task of the office; 由经营者承担 a duty of the business."""
    for agent in verbs.AGENT.finditer(part.masked, piece.start, piece.end):
        found = party_at_start(part.masked[agent.end() : piece.end])
        if not found:
            continue
        end = agent.end() + found[1]
        bearer = part.party((agent.end() + found[0], end))
        if bearer is NOBODY or _NO_AGENT.match(part.masked, end, piece.end):
            continue
        if any(
            it.lastgroup == NormKind.LEGAL_EFFECT.name
            for it in verbs.MODAL.finditer(part.masked, end, _next_end(part, here))
        ) and (part.has_condition or here):
            return None
        verb = verbs.TASK.search(part.masked, end, piece.end)
        of_office = bearer.kind in (BearerKind.OFFICE, BearerKind.STATE)
        return Reading(
            NormKind.OFFICE_TASK if of_office else NormKind.DUTY,
            verb.group() if verb else "由",
            verb.start() if verb else agent.start(),
            bearer,
            has_subject=True,
            names_bearer=True,
        )
    return None


def _listed_tasks(part: _Part, piece: Piece) -> Reading | None:
    """…的主要职责是：, with what is tasked in a list below."""
    found = _DUTIES.search(part.masked, piece.start, piece.end)
    if not found:
        return None
    span = party_at_end(part.masked[piece.start : found.start()])
    bearer = part.party((piece.start + span[0], piece.start + span[1]) if span else None)
    if bearer is NOBODY:
        return None
    return Reading(
        NormKind.OFFICE_TASK,
        found["verb"],
        found.start("verb"),
        bearer,
        has_subject=True,
        names_bearer=True,
    )


def _next_end(part: _Part, here: int) -> int:
    """The end of the piece behind this one, which may hold the verb: 由…依照法律，按照分工处罚."""
    return part.pieces[min(here + 1, len(part.pieces) - 1)].end


def _own_task(part: _Part, piece: Piece) -> Reading | None:
    """国务院…部门主管全国…工作, 生产者对产品质量负责."""
    found = party_at_start(part.masked[piece.start : piece.end])
    if not found:
        return None
    span = piece.start + found[0], piece.start + found[1]
    bearer = part.party(span)
    if bearer.kind in (BearerKind.OFFICE, BearerKind.BODY):
        end = min(span[1] + _NEAR, part.pieces[-1].end)
        verb = next(
            (
                it
                for it in verbs.OWN_TASK.finditer(part.masked, span[1], end)
                if part.masked[it.start() - 1] not in "在的"
            ),
            None,
        )
        encouraged = verbs.ENCOURAGED.match(part.masked, span[1])
        kind = NormKind.ENCOURAGEMENT if encouraged else NormKind.OFFICE_TASK
        verb = encouraged or verb
        if verb and bearer.kind is BearerKind.BODY and verb.group() not in ("履行", "行使"):
            kind, verb = NormKind.DUTY, verbs.RESPONSIBLE.match(part.masked, verb.start())
    else:
        is_whole = not part.masked[span[1] : piece.end].strip("，")
        end = _next_end(part, part.pieces.index(piece)) if is_whole else piece.end
        verb = verbs.RESPONSIBLE.search(part.masked, span[1], end)
        kind = NormKind.DUTY
    if not verb or bearer is NOBODY:
        return None
    gap = part.masked[span[1] : verb.start()].lstrip("，")
    if gap and (not gap.startswith(_GAP)):
        return None
    return Reading(kind, verb.group(), verb.start(), bearer, has_subject=True, names_bearer=True)
