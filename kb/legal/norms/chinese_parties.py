"""Where a party stands in a Chinese sentence: its first and its last character."""

import re
from itertools import islice

from kb.legal.norms.chinese_words import ANY_HEAD, HEAD
from kb.legal.norms.masking import FILLER

_AT_END = re.compile(rf"(?:{ANY_HEAD})等?{FILLER}*$")
_GLUE = r"(?:、|和|与|或者?|及其?|以及)"
_GOES_ON = re.compile(
    # 县级以上人民政府 goes on to its 市场监督管理部门; 企业 goes on to 和其他组织.
    rf"(?:{FILLER}*{_GLUE}(?:(?!应当|可以|不得|必须)[^，；。：对在向将的]){{0,16}}?(?:{ANY_HEAD}))"
    r"|(?:(?<=府)|(?<=国务院)|(?<=直辖市)|(?<=总署)|(?<=公安机关))(?:(?!可以|应当|会同|协助"
    r"|配合|通知|移送|提请|报请|指定)[^，；。：、对在向将依按由或和及]){0,16}?(?:部门|机构"
    r"|机关|委员会|局(?!部))"
    rf"|的(?!合法)[^，；。：的应对在向将]{{0,8}}?(?:{ANY_HEAD})(?=[^的])|(?:工作)?人员|负责人"
    r"|分支机构|双方|一方|事业单位|等(?:组织|机构|单位|部门|人员|主体)"
    rf"|所在地的[^，；。]{{0,12}}?(?:{ANY_HEAD})|(?:经营者|运营者|开办者|提供者|管理者|经营人"
    r"|所有人|使用人|代理人|院长|庭长|局长|部长|主任|检察长|正职领导)"
    rf"|(?:联合会|协会|代表大会|事务所|学会|基金会|工会)"
    r"|(?<=国务院)[^，；。对在向将]{1,24}?等[^，；。]{0,4}部门"
    r"|(?<=大会)(?:常务委员会|主席团|专门委员会)|(?<=委员会)(?:办事机构|工作机构)"
    rf"|{FILLER}+(?={_GLUE})"
)
_OBJECT = re.compile(
    r"(?:对(?!方)|向|将(?!军)|由|按照|根据(?!地)|依照|依据|除|经(?![营销纪济理手办])|把|给"
    r"|为了|因为|违反|以(?!上)|与)(?!外)"
)
_VERBS = (
    "罢免 选举 审理 审判 发现 发生 出现 需要 确需 要求 接到 收到 遇有 任免 任命 撤销 注销 "
    "召开 参加 属于 具有 取得 "
    "申请 委托 聘请 招聘 设立 转让 订立 签订 举办 解除 修改 变更 公开 不服 认为 出售 购买 "
    "拆除 占用 新建 改建 查封 "
    "请求 没有 采用 进行 从事 使用 欺骗 误导 隐匿 转移 销毁 伪造 变造 冒用 擅自 拒绝 拒不 "
    "阻碍 阻挠 妨碍 违反 非法 "
    "利用 骗取 编造 泄露 侵占 挪用 贪污 截留 侮辱 诽谤 殴打 教唆 引诱 强迫 煽动 破坏 盗窃 "
    "买卖 倒卖 故意 明知 知道 "
    "玩忽 滥用 徇私 指使 胁迫 容留 窝藏 包庇 干扰 扰乱 捏造 隐瞒 虚报 损毁 变卖 超过 超越 "
    "携带 发布 传播 造成 构成 "
    "尚不 情节 可能 侵害 侵犯 危害 提供 进口 出口 收购 储存 开采 砍伐 捕捞 猎捕 采集 排放 "
    "倾倒 堆放 设置 安装 改装 "
    "担任 兼任 受到 曾经 逾期 领取 缴纳 移送 搭载 驾驶 载运 雇用 雇佣 组织举办 组织开展 "
    "组织实施 聘用 招用 录用 处分 生产 销售 "
    "经营 制造 印制 出租 出借 偷逃 逃避 报考 报名 参与 加入 退出 履行 执行 处理 作出 制定 "
    "编制 建立 开展 实施 提出 "
    "提起 对于 关于 具备 依照 按照 鉴于 "
)
_NAMES_ONE = (
    "者|人|单位|企业|机构|公司|部门|机关|商|方|员|厂|经营|主管|管理|行政|委员|长|权|组织|、"
    "|和|服务|场所|法院|监督"
)
_BEFORE_THE_VERB = re.compile(
    r"(?:在(?![校职编押])|自(?![治然])|从(?!业)|因(?!特)|有(?![关限权])|未(?!成年)|不(?!动产)"
    r"|为|当(?![事地])|如|若"
    rf"|其(?!他)|被(?![^，；。的]{{1,5}}人)|无(?![线障船人])|只|应|担任|兼任|所(?!在|属|有))"
    rf"|经.{{1,20}}(?:批准|同意|登记|许可)"
    rf"|(?:{'|'.join(_VERBS.split())})(?!{_NAMES_ONE})"
)
"""Words that open a clause without a subject, unless they are part of a name: 申请 but 申请人."""
_FRONTED = re.compile(
    r"(?:在|自|经(?![营销纪])|按照|根据|依照|依据|因|除|对|当|必要)[^，；。：]{0,60}?"
    r"(?:之日起|日内|情况下|条件下|期间|工作中|时|后|前|中|内|下|规定|需要|批准|同意|外|要求)，?"
)
_ACTS_ON = re.compile(r"招收|招用|聘用|录用|任用|派遣|选拔|选派|委派|指派|通知|邀请")
_RELATIVE = re.compile(r"的[^，、或和及]{0,8}$")
_TELLS = re.compile(r"发现|认为|要求|请求|违反|侵犯|侵害|损害")
_MOST_HEADS = 4
_MODAL = re.compile(r"应当|不得|可以|必须|禁止|(?:需要|要求|提请|委托)(?![^，]*的)")
_LEAD = re.compile(
    r"[“\s　]*(?:[（(][^）)]{1,6}[）)]|\d+[.．、]|[一二三四五六七八九十]+、)?[\s　]*"
    r"(?:但是?，?|并且|并|同时，?|其中，?|因此，?|此外，?|凡|对此，?|上述|前款规定的?|前款"
    r"|必要时，?|"
    rf"本法规定的|依法|{FILLER}+)*"
)


def lead(words: str) -> int:
    """How many characters of item number and conjunction stand before the sentence's matter."""
    found = _LEAD.match(words)
    return found.end() if found else 0


def party_at_end(words: str) -> tuple[int, int] | None:
    """Where the party stands that ``words`` end with, as subject.

    在紧急情况下公安机关 ends with 公安机关; 对公安机关 with none.
    """
    tail = _AT_END.search(words)
    if not tail:
        return None
    start = lead(words)
    while fronted := _FRONTED.match(words, start):
        if not HEAD.search(words, fronted.end()):
            break
        start = fronted.end()
    if words.startswith("其", start) and words[start + 1 : start + 2] not in ("他", "中"):
        start += 1
    if _OBJECT.match(words, start) or _opens_with_verb(words[start:]):
        return None
    # 海关招收工作人员 has two parties, and the first one acts.
    if (first := party_at_start(words)) and _ACTS_ON.match(words, first[1]):
        return first
    return start, len(words.rstrip(FILLER))


def party_at_start(words: str) -> tuple[int, int] | None:
    """Where the party stands that ``words`` begin with; None where they begin otherwise."""
    start = lead(words)
    if _OBJECT.match(words, start):
        return None
    head = HEAD.search(words, start)
    if head and head.start() > start and _BEFORE_THE_VERB.match(words, start):
        head = _relative_head(words, start)
    if not head:
        return None
    before = words[start : head.start()]
    if ("被" in before and "的" not in before) or _MODAL.search(before):
        return None
    end = head.end()
    while more := _GOES_ON.match(words, end):
        end = more.end()
    return start, end


def _opens_with_verb(words: str) -> bool:
    """担任人民警察 is no party; 从事生产的企业 is one."""
    if words.endswith(("部门", "机关")) or "的" in words:
        return False
    return _BEFORE_THE_VERB.match(words) is not None


def _relative_head(words: str, start: int) -> re.Match[str] | None:
    """Of 从事生产的企业 the head behind 的; None where the verb has no subject at all."""
    if _TELLS.match(words, start):
        return None
    heads = islice(HEAD.finditer(words, start), _MOST_HEADS)
    return next((it for it in heads if _RELATIVE.search(words[start : it.start()])), None)
