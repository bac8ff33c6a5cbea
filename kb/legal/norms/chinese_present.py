"""What a Chinese sentence says without a modal verb: 国家鼓励, 由国务院规定, 主管, targets."""

import re

from kb.domain.norms import BearerKind, NormKind
from kb.legal.norms import chinese_verbs as verbs
from kb.legal.norms.chinese_part import Part
from kb.legal.norms.chinese_parties import lead, party_at_end, party_at_start
from kb.legal.norms.chinese_pieces import Piece
from kb.legal.norms.reading import NOBODY, Party, Reading

_STATE = re.compile(
    r"国家(?!发展规划|建设规划|保护区|组织机构|规定|管理|监督|统一战线|机关|主管"
    rf"|领导)(?={verbs.TASK.pattern}"
    rf"|{verbs.ENCOURAGED.pattern}|依法|通过|对|根据|依据|在|有计划|为|从|按照|持续|将|把|利用"
    r"|反对|扩大|采用)"
)
_STATE_HOW = re.compile(r"国家(?:通过|根据|依据|按照|在|利用)")
_NO_AGENT = re.compile(
    r"的|和|[^，；。]{0,24}(?:组成|构成|担任|推举|产生)|[^，；。的]{1,5}的(?!规定)"
)
_GAP = tuple("依 统 具体 归口 分 主要 共 各自 综合 按 根据 在 对 与 协 具 向".split())
"""How an adverbial begins that may stand between an office and what it does."""
_BY_WHICH = re.compile(r"(?:经|根据|依照|按照|除)(?!纪|销|营)")
_DUTIES = re.compile(r"的?(?:主要|基本)?(?P<verb>职责|任务|职能|职权)(?:是|为|包括|如下)?[：:]$")
_NEAR = 80
"""Characters between an office and what it does; further away it may be another sentence."""


def present_tense(part: Part) -> Reading | None:
    """The first norm of a part that needs no modal verb."""
    for here, piece in enumerate(part.pieces):
        if piece.is_condition or _BY_WHICH.match(part.masked, piece.start):
            continue
        start = piece.start + lead(part.masked[piece.start : piece.end])
        reading = (
            _target(part, start)
            or _of_the_state(part, piece, start)
            or _by_agent(part, here, piece)
            or _own_task(part, here, piece)
            or _listed_tasks(part, piece)
        )
        if reading:
            return reading
    return None


def _target(part: Part, start: int) -> Reading | None:
    found = verbs.TARGET.match(part.masked, start)
    if not found:
        return None
    return Reading(NormKind.TARGET, found["verb"], found.start("verb"), has_subject=True)


def _of_the_state(part: Part, piece: Piece, start: int) -> Reading | None:
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
    state = Party(part.words[start : start + 2], BearerKind.STATE)
    return _said(NormKind[found.lastgroup or ""], found, state)


def _by_agent(part: Part, here: int, piece: Piece) -> Reading | None:
    """由国务院规定 is a task of the office; 由经营者承担 a duty of the business."""
    for agent in verbs.AGENT.finditer(part.masked, piece.start, piece.end):
        found = party_at_start(part.masked[agent.end() : piece.end])
        span = (agent.end() + found[0], agent.end() + found[1]) if found else (0, 0)
        bearer = part.party(span) if found else NOBODY
        if bearer is NOBODY or _NO_AGENT.match(part.masked, span[1], piece.end):
            continue
        if (part.has_condition or here) and _punishes(part, here, span[1]):
            return None
        verb = verbs.TASK.search(part.masked, span[1], piece.end)
        return _said(_kind_by(bearer), verb or agent, bearer)
    return None


def _punishes(part: Part, here: int, start: int) -> bool:
    """由…部门责令改正 says what follows from a breach, not whose task it is."""
    effects = verbs.MODAL.finditer(part.masked, start, _next_end(part, here))
    return any(it.lastgroup == NormKind.LEGAL_EFFECT.name for it in effects)


def _kind_by(bearer: Party) -> NormKind:
    of_office = bearer.kind in (BearerKind.OFFICE, BearerKind.STATE)
    return NormKind.OFFICE_TASK if of_office else NormKind.DUTY


def _said(kind: NormKind, verb: re.Match[str], bearer: Party) -> Reading:
    words = verb.group()[:1] if verb.re is verbs.AGENT else verb.group()
    return Reading(kind, words, verb.start(), bearer, has_subject=True, names_bearer=True)


def _own_task(part: Part, here: int, piece: Piece) -> Reading | None:
    """国务院…部门主管全国…工作, 生产者对产品质量负责."""
    found = party_at_start(part.masked[piece.start : piece.end])
    if not found:
        return None
    span = piece.start + found[0], piece.start + found[1]
    bearer = part.party(span)
    is_known = bearer.kind in (BearerKind.OFFICE, BearerKind.BODY)
    kind, verb = (
        _task_of_body(part, span[1], bearer)
        if is_known
        else _responsibility(part, here, piece, span[1])
    )
    if not verb or bearer is NOBODY:
        return None
    gap = part.masked[span[1] : verb.start()].lstrip("，")
    return None if gap and not gap.startswith(_GAP) else _said(kind, verb, bearer)


def _task_of_body(part: Part, start: int, bearer: Party) -> tuple[NormKind, re.Match[str] | None]:
    """An office encourages or does its task; a body performs its functions or answers for it."""
    if encouraged := verbs.ENCOURAGED.match(part.masked, start):
        verb: re.Match[str] | None = encouraged
    else:
        end = min(start + _NEAR, part.pieces[-1].end)
        tasks = verbs.OWN_TASK.finditer(part.masked, start, end)
        verb = next((it for it in tasks if part.masked[it.start() - 1] not in "在的"), None)
    if verb and bearer.kind is BearerKind.BODY and verb.group() not in ("履行", "行使"):
        return NormKind.DUTY, verbs.RESPONSIBLE.match(part.masked, verb.start())
    return (NormKind.ENCOURAGEMENT if encouraged else NormKind.OFFICE_TASK), verb


def _responsibility(
    part: Part, here: int, piece: Piece, start: int
) -> tuple[NormKind, re.Match[str] | None]:
    """生产者对产品质量负责; the verb may stand behind a comma where the party fills its piece."""
    fills = not part.masked[start : piece.end].strip("，")
    end = _next_end(part, here) if fills else piece.end
    return NormKind.DUTY, verbs.RESPONSIBLE.search(part.masked, start, end)


def _listed_tasks(part: Part, piece: Piece) -> Reading | None:
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


def _next_end(part: Part, here: int) -> int:
    """The end of the piece behind this one, which may hold the verb: 由…依照法律，按照分工处罚."""
    return part.pieces[min(here + 1, len(part.pieces) - 1)].end
