"""Names of instruments in Chinese text: titles in 《》, and short names without marks.

Every function takes and gives offsets of a text in the spelling of ``even``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice

from kb.legal.pointers.chinese_laws import LAWS, LONGEST

_STATE = "中华人民共和国"
_LONGEST_TITLE = 120
_TITLE_ENDS = tuple(
    """法 法典 条例 规定 办法 细则 规则 决定 决议 意见 通知 纲要 公约 条约 协定 协议 议定书 宪章
    解释 批复 修正案 标准 规范 规程 目录 名录 通则 总则 准则 章程 制度 命令 令 宣言 方案 规划 计划
    指南 要点 药典 税则 量值表 法定计量单位""".split()
)
"""A title of another ending is a form, a certificate or a newspaper, not an instrument."""
_ABOUT_ENDS = ("公告", "通告", "通报", "函", "文件", "要求", "报告")
"""Gazettes end like these, too: they are instruments where they are 关于 something."""
_TRIAL = re.compile(r"\((?:试行|暂行|草案|修订|修正|[^()]{0,8}年[^()]{0,4}|[^()]{0,6}版)\)$")

# A law's name ends here: 公司法人 and 商标法律 name none.
_NAME_END = re.compile(
    r"法典|(?<!办)法(?!典|律|人|院|官|庭|制|治|学|医|警|纪|盲|宝|则|权|定[^,。;])"
)
_REGULATION = re.compile(r"的?(?:实施|施行)?(?:条例|细则|办法|规定)")
_MAY_PRECEDE = re.compile(
    r"(?:^|[\s,。;:、()“”《》'\"]|依照|按照|依据|根据|违反|符合|适用|参照|执行|遵守|贯彻|实施|属于"
    "|[与和或及照据反合用对由按有在除为是依以至从到了将守的犯述自因备指予经凭须应可不均如若当被把向"
    "于并且但而则即含括违引者享])$"
)
_CLAUSE = re.compile(r"第[一二三四五六七八九十百零〇0-9]{1,8}[条章编款]")
_ELSEWHERE = re.compile(r"[国洲际军]$|示范$|地方$")
_LEADS = "依照|按照|依据|根据|违反|符合|适用|参照"
_UNKNOWN = re.compile(
    rf"(?:{_LEADS})(?P<name>(?:(?!{_LEADS}|有关|国家|其他)[\u4e00-\u9fff]){{2,24}}?"
    r"(?:法|条例|细则|公约|协定|条约))(?=第[一二三四五六七八九十百零〇]{1,7}[章条]|的?规定|的有关规定)"
)
_UNKNOWN_FIRST = re.compile(
    r"(?<=[\s,。;、])(?P<name>[\u4e00-\u9fff]{3,24}?(?:条例|细则|公约|协定|条约))"
    r"(?=第[一二三四五六七八九十百零〇]{1,7}条)"
)
_MOST_GIVEN = 50
"""Short names of one text; all are looked for at once."""
_GIVEN = re.compile(
    r"《(?P<title>[^《》\n]{2,60})》\((?:以下|下)简称(?P<short>[^()、,。\n]{1,20})\)"
)
_NO_NAME = re.compile(
    "[本该其的等各此同]|法律|法规|办法|依法|方法|合法|以及|国务院|规定|上述|相关|当地|现行|另行"
    f"|双方|我国|{_LEADS}"
)


@dataclass(frozen=True, slots=True)
class Name:
    """An instrument's name as written, without 《》, at [start, end) with them."""

    text: str
    start: int
    end: int


def find_titles(text: str) -> Iterator[Name]:
    """《…》 that names an instrument; 〈〉 and 《》 inside a title are part of it."""
    at = text.find("《")
    while at >= 0:
        end = _title_end(text, at)
        if not end:
            at = text.find("《", at + 1)
            continue
        inner = text[at + 1 : end - 1].strip()
        if is_instrument(inner):
            yield Name(inner, at, end)
        at = text.find("《", end)


def is_instrument(title: str) -> bool:
    """Whether a title in 《》 ends like an instrument's."""
    bare = _TRIAL.sub("", title)
    return bare.endswith(_TITLE_ENDS) or ("关于" in bare and bare.endswith(_ABOUT_ENDS))


def _title_end(text: str, start: int) -> int:
    depth = 0
    for at in range(start, min(len(text), start + _LONGEST_TITLE)):
        if text[at] == "\n":
            return 0
        depth += (text[at] == "《") - (text[at] == "》")
        if not depth:
            return at + 1
    return 0


def find_short_names(text: str) -> Iterator[Name]:
    """产品质量法, 中华人民共和国刑法, 药品管理法实施条例; a name of no known law where it is cited.

    The words before and after have to let a name begin and end there.
    """
    done = 0
    for match in _NAME_END.finditer(text):
        name = _known(text, match.end())
        if name and name.start >= done:
            done = name.end
            yield name
    for match in chain(_UNKNOWN.finditer(text), _UNKNOWN_FIRST.finditer(text)):
        name_text = match["name"]
        if not _NO_NAME.search(name_text) and _known(text, match.end("name")) is None:
            yield Name(name_text, *match.span("name"))


def find_given_names(text: str) -> Iterator[Name]:
    """条例第三条, where the text says 《…条例》（以下简称条例）: the name is then the title."""
    found = islice(_GIVEN.finditer(text), _MOST_GIVEN)
    given = {short: it["title"] for it in found if (short := it["short"].strip('《》“”"'))}
    if not given:
        return
    shorts = "|".join(re.escape(short) for short in sorted(given, key=len, reverse=True))
    for match in re.finditer(
        rf"(?<![本该])(?:{shorts})(?=第[一二三四五六七八九十百零〇]{{1,7}}条)", text
    ):
        if _MAY_PRECEDE.search(text[max(0, match.start() - 2) : match.start()]):
            yield Name(given[match.group()], *match.span())


def _known(text: str, end: int) -> Name | None:
    for start in range(max(0, end - LONGEST), end - 1):
        if text[start:end] not in LAWS:
            continue
        whole = start - len(_STATE) if text.endswith(_STATE, 0, start) else start
        if whole == start and not _may_begin(text, start, end):
            return None
        longer = _REGULATION.match(text, end)
        if longer and longer.group() in ("规定", "的规定", "的办法", "办法", "的条例", "的细则"):
            longer = None
        end = longer.end() if longer else end
        return Name(text[whole:end], whole, end)
    return None


def _may_begin(text: str, start: int, end: int) -> bool:
    """A clause right behind the name makes up for a word before it that could be part of it."""
    before = text[max(0, start - 2) : start]
    cited = _CLAUSE.match(text, end) and not _ELSEWHERE.search(before)
    return bool(cited or _MAY_PRECEDE.search(before))
