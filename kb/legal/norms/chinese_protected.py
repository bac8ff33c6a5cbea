"""For whose good an office or a business is bound, where the sentence says so."""

import re

from kb.domain.norms import BearerKind, NormKind
from kb.legal.norms.chinese_parties import party_at_start
from kb.legal.norms.chinese_words import HEAD, kind_of
from kb.legal.norms.reading import Reading

_NOT_TO = re.compile(
    r"(?:不得|不准|不许|不应当?|禁止|严禁)(?:以[^，；。]{0,20}?|违法|非法|擅自|再|随意)?"
    r"(?:向|对|损害|侵害|侵犯|泄露|歧视|限制|排斥|强制|强迫|要求|妨碍|剥夺|欺骗|误导|克扣)"
)
_FOR = re.compile(r"(?:保护|维护|保障|尊重|告知|通知|赔偿|补偿|对|为|向)")
_GOOD = re.compile(
    r"[^，；。]{0,6}(?:合法权益|权益|权利|利益|安全|隐私|人格尊严|健康)|[^，；。]{0,8}(?:提供"
    r"|赔偿|补偿)|$"
)
_UNDERGOING = re.compile(r"被[^，；。的]{1,6}?(?:人|者|单位|企业)")
_LONGEST_PARTY = 14
_TO_WHOM = re.compile(
    r"(?:的(?=[^，；。]{0,4}(?:权|利益|安全|隐私|尊严|商业秘密|个人信息))|(?!的|推荐|社会))"
)
_PARTY_LIMIT = 30
_FORMS = {NormKind.PROHIBITION: _NOT_TO, NormKind.DUTY: _FOR}


def protected_by(words: str, masked: str, reading: Reading) -> str:
    """The exact words of the party that a prohibition or duty protects; "" where none is named."""
    form = _FORMS.get(reading.kind)
    found = form.search(masked, reading.at) if form else None
    if not found:
        return ""
    rest = masked[found.end() : found.end() + _PARTY_LIMIT]
    is_prohibition = reading.kind is NormKind.PROHIBITION
    under = _UNDERGOING.match(rest) if is_prohibition else None
    end = under.end() if under else _end_of_party(rest, is_prohibition=is_prohibition)
    return words[found.end() : found.end() + end]


def _end_of_party(rest: str, *, is_prohibition: bool) -> int:
    """Where the party ends that ``rest`` begins with and that is spared something; 0 if none is."""
    span = party_at_start(rest)
    if not span or span[0] or kind_of(rest[: span[1]]) is BearerKind.UNSTATED:
        return 0
    of = rest.find("的", 0, span[1])
    end = of if of > 0 and HEAD.search(rest[:of]) else span[1]
    is_spared = end <= _LONGEST_PARTY and "推荐" not in rest[:end] and _TO_WHOM.match(rest, end)
    return end if is_spared and (is_prohibition or _GOOD.match(rest, end)) else 0
