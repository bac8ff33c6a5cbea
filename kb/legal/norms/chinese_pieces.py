"""A Chinese sentence cut at its commas: which pieces are conditions, and who is the subject."""

import re
from dataclasses import dataclass
from itertools import pairwise

from kb.legal.norms.chinese_parties import lead, party_at_end, party_at_start

_COMMA = re.compile(r"[，：:]|,(?=[\u4e00-\u9fff])")
_ADVERBS = re.compile(
    r"(?:依法|均|都|也|还|并且|并|同时|即|则|一律|及时|只|不再|又|才|就|已经|自行|仍然|仍|首先"
    r"|统一|共同"
    r"|分别|严格|每年|定期|必要时|一般|原则上|相应|亦|各自|主动|随时|当场|立即|另行|另|至少"
    r"|同样|随即|方|要|受委托"
    r"|[，、：:＿\s])+$"
)
_ADVERBIAL = re.compile(
    r"(?:在|对|对于|于|自|按照|依照|根据|依据|因|为|以|从|向|将|把|除|经(?![营销纪])|通过|凡"
    r"|如|与|和|当|收到|接到|"
    r"认为|发现|需要|必要|就|每|自收到|应|直接|确需|无正当|不|未|没有|有|被|拒绝|使用|采用|遇"
    r"|委托|申请|"
    r"一经|同时|可能|进行|从事|开展|依法)"
)
_ACTS = re.compile(
    r"实施|从事|提供|进行|开展|申请|办理|委托|采取|发布|作出|举办|设立|接受|收到|发现|担任"
    r"|履行|行使|执行|参加|转让"
    r"|签订|订立|制定|采购|运输|销售|进口|出口|收购|审理|审判|公布|处理|受理|调查|终止|变更"
    r"|行政|对外|招用|招聘"
)
_MOMENT = re.compile(r"[^，；。的]{0,12}(?:[年月日时前后]|小时|期间|工作日)[内前后中起]?")
_PHRASE = re.compile(
    r"(?:在|对(?!方)|对于|于|自|按照|依照|根据|依据|因|以|从|向|将|把|除|经(?![营销纪])|通过"
    r"|凡|如|当|与|就)"
)
_OTHER_NOUN = re.compile(r"(?!其|自己)[^，；。的]{1,8}的(?!时|情况|，)[^，；。的]{1,16}")
_CLAUSE_OF_REASON = re.compile(r"(?:如果|倘若|因为|由于|为了|虽然|即使|除)")
_TIME_ENDS = ("时", "的情况下", "之前", "之后", "以外", "外的", "期间")


@dataclass(frozen=True, slots=True)
class Piece:
    """``sentence[start:end]`` between two commas."""

    start: int
    end: int
    is_condition: bool


def pieces_of(masked: str, start: int, end: int) -> list[Piece]:
    """The pieces of a part of a sentence; 违反规定的 and 如果 open conditions, not duties."""
    cuts = [start, *(m.end() for m in _COMMA.finditer(masked, start, end)), end]
    return [
        Piece(a, b, _is_condition(masked, a, b, is_last=b == end))
        for a, b in pairwise(cuts)
        if a < b
    ]


def _is_condition(masked: str, start: int, end: int, *, is_last: bool) -> bool:
    words = masked[start:end].rstrip("，：:,；。 \n　＿")
    if words.endswith("的") and not words.endswith("目的"):
        return True
    if is_last:
        return False
    begins = start + lead(words)
    return words.endswith(_TIME_ENDS) or _CLAUSE_OF_REASON.match(masked, begins, end) is not None


def before_verb(masked: str, piece: Piece, at: int) -> str:
    """What stands before the verb in its piece, without the adverbs next to it."""
    return _ADVERBS.sub("", masked[piece.start : at])


def is_bare(words: str) -> bool:
    """True where no subject stands in ``words`` before the verb."""
    rest = words[lead(words) :].strip()
    return not rest or _PHRASE.match(rest) is not None or _MOMENT.fullmatch(rest) is not None


def subject_before(masked: str, pieces: list[Piece], here: int, at: int) -> tuple[int, int] | None:
    """Where the party stands that is the subject of the verb at ``at`` in ``pieces[here]``.

    None where there is none in the piece and it has a subject of another kind, or where no
    earlier piece begins with a party.
    """
    piece = pieces[here]
    words = before_verb(masked, piece, at)
    if found := party_at_end(words) or _beside_adverbial(words):
        return piece.start + found[0], piece.start + found[1]
    if not is_bare(words) and words[lead(words) :][:1] != "其":
        return None
    for earlier in reversed(pieces[:here]):
        if found := _subject_of(masked[earlier.start : earlier.end], earlier):
            return earlier.start + found[0], earlier.start + found[1]
    return None


def _beside_adverbial(words: str) -> tuple[int, int] | None:
    """生产者在产品上市前 begins with its subject; 生产者生产的产品 has another one."""
    found = party_at_start(words)
    if not found:
        return None
    rest = words[found[1] :]
    if _ACTS.match(rest) and "的" not in rest:
        return found
    if not _ADVERBIAL.match(rest) or (_OTHER_NOUN.fullmatch(rest) and not _PHRASE.match(rest)):
        return None
    return found


def _subject_of(words: str, piece: Piece) -> tuple[int, int] | None:
    words = words.rstrip("，：:,")
    found = party_at_start(words)
    if not found:
        return None
    rest = words[found[1] :].rstrip("＿")
    if not rest:
        return found
    if rest.startswith("的") or (
        _OTHER_NOUN.fullmatch(rest) and not piece.is_condition and not _PHRASE.match(rest)
    ):
        whole = party_at_end(words)
        return whole or None
    return found
