"""The words of Chinese law that bind, allow, encourage, task and punish.

Classes of verbs after the drafting rules of the legislature (立法技术规范, items 13 to 15) and
GB/T 1.1 for standards; what each class may be said to mean stands with ``NormKind``.
"""

import re

from kb.domain.norms import NormKind

_NO_DUTY_AFTER = "当扣急用付税收届诉聘邀征对激力变有纳试验酬景战声允许能尽"
_NO_DUTY_BEFORE = "相适供反对响感效顺因回理照策本应接呼"
_NO_PERMISSION_BEFORE = "方许认宁不非尚亦无"
_PERMITTED = "依按由在向根采不予与将对视从给使凭作同通直自申单暂参免经"

_MODALS = {
    NormKind.PROHIBITION: (
        r"(?:不得(?!不)|不应当?(?!有的)|不准|不许|不允许|不可以|严禁|不能(?=擅自|以)"
        r"|禁止(?!性|令|使用标志|标志|进入|出境的|[^，。；]{0,6}的(?:情形|行为|义务)))"
    ),
    NormKind.DUTY: (
        r"(?:(?<!不)应当(?!事人|知道|知悉|预见|[^，；。]{0,4}的(?:责任|义务|职责|费用|税款"
        r"|份额))|(?<![无不])必须|(?<![无毋不必])须(?![知臾])"
        rf"|(?<![{_NO_DUTY_BEFORE}不])应(?![{_NO_DUTY_AFTER}])"
        r"|(?:负有|有(?![关下权违不期其利效限害必]))(?=[^，。；]{0,40}(?:义务|责任)(?:[，。；]|$))"
        r"|承担(?=[^，。；的]{0,12}义务))"
    ),
    NormKind.PERMISSION: (
        r"(?:(?<!不)可以|有权(?![机决的])|享有(?!的)(?=[^，。；]{0,40}权)|不必|(?<!毫)无须"
        r"|无需|毋须"
        rf"|(?<![{_NO_PERMISSION_BEFORE}])可(?=[{_PERMITTED}])|(?<!不)允许(?!的)"
        r"|有(?=[^，。；]{1,40}的权利))"
    ),
    NormKind.RECOMMENDATION: r"(?:不宜|(?<![适不便事])宜(?=[采用在由按根将有选设不]))",
}
_EFFECTS = (
    r"(?:责令(?!改正通知|停产停业决定)|没收|吊销|追究(?=[^，。；]{0,16}责任)|追缴|强制执行(?!的)"
    r"|(?:并?处以?|判处)(?=[^，。；]{0,40}(?:罚款|徒刑|拘役|拘留|管制|死刑|罚金|警告"
    r"|[0-9一二三四五六七八九十])"
    r"|[0-9一二三四五六七八九十])|给予(?=[^，。；]{0,40}(?:处分|处罚|警告|开除|记过|撤职|降级))"
    r"|予以(?=处罚|处分|罚款|警告|没收|取缔|吊销|撤销|拘留|追缴|通报)|(?<![被])撤销|取缔|驱逐出境"
    r"|处罚(?=[，。；]|$)|处分(?=[，。；]|$)|罚款(?=[，。；]|$)|警告(?=[，。；]|$)"
    r"|拘留(?=[，。；]|$)"
    r"|承担(?=[^，。；]{0,16}(?:责任|赔偿))|取消(?=[^，。；]{0,12}资格)|从重处罚|定罪处罚)"
)
_ENCOURAGED = r"(?:鼓励|支持|引导|提倡|倡导|扶持|推广|推行|推动)"
_TASKS = (
    "负责 主管 领导 管理 组织 会同 协调 指导 编制 制定 监督 建立 健全 加强 完善 推进 加快 "
    "实行 实施 保障 "
    "保护 维护 采取 发展 设立 设置 统一 提高 坚持 培养 加大 尊重 重视 给予 奖励 促进 构建 "
    "统筹 培育 规范 "
    "开展 举办 帮助 提供 保证 确定 公布 规定 逐步 确保 履行 行使 承担 改善 普及 依托 增加 "
    "安排 优先 强化 "
    "深化 纳入 发给 落实 倾斜 优化 拓展 创新 打造 严格 广泛 深入 做好 推动 支持 充分 积极 "
    "大力 全面 进一步 健全 着力"
)
_TASK = rf"(?:{'|'.join(dict.fromkeys(_TASKS.split()))})"

MODAL = re.compile(
    "|".join(f"(?P<{kind.name}>{words})" for kind, words in _MODALS.items())
    + rf"|(?P<{NormKind.LEGAL_EFFECT.name}>{_EFFECTS})"
)
EFFECT_NEXT = re.compile(
    r"(?!(?:依法|按照[^，；。]{1,12})?承担)"
    # 可以并处罚款 and 应当依法追究 state the effect, unless an office stands before them.
    rf"(?:依法|一并|同时|并|由[^，。；]{{1,30}}?|对[^，。；]{{1,30}}?|从重|从轻"
    rf"|减轻)*(?:{_EFFECTS})"
)
RESPONSIBLE = re.compile(
    r"负责(?!人|同志|的|任)|(?:负有|承担)(?=[^，。；]{0,40}(?:责任|义务|工作|职责)(?:[，。；]|$))"
)
ENCOURAGED = re.compile(_ENCOURAGED)
TASK = re.compile(_TASK)
ENCOURAGED_OR_TASK = re.compile(rf"(?P<ENCOURAGEMENT>{_ENCOURAGED})|(?P<OFFICE_TASK>{_TASK})")
OWN_TASK = re.compile(
    r"(?:主管|负责|领导|管理|组织|会同|协调|指导|编制|制定|监督|履行|行使|统筹|设立|实行|建立"
    r"|健全|完善|加强|发布|公布|审批|审核|核定|批准)(?![、和][^，。；]{2}的|的|人|办法|制度"
    r"|部门|机构|条例|规定)"
)
"""What an office does without any modal verb, said of itself in the present tense."""
AGENT = re.compile(r"(?<![理自事缘因])由(?![于此衷])其?")
NOUN_AFTER = re.compile(
    # 应当承担的责任, 应当公开的信息: what is owed, not the owing.
    r"[^，；。：的]{0,14}的(?!权利|规定，|需要|原则|时候)[^，；。：]"
)
EMBEDDED_BEFORE = re.compile(
    r"(?:是否|认为|认定|(?<!场)所|明知|无论|不论|发现|决定|确认|认为确有必要|虽然|不再|没有"
    r"|符合|属于|以及|依照规定|违反)$"
)
BY_LAW = re.compile(r"(?:依法|依照[^，；。]{2,20}规定|按照[^，；。]{2,20}规定)$")
TARGET = re.compile(
    r"到(?:本世纪|20\d\d|二[〇○零]\w{2})[^，；。]{0,6}(?:年|中叶)[底末]?，?[^；。]{0,60}?"
    r"(?P<verb>达到|超过|提高|提升|建成|形成|实现|完成|降低|下降|增加|控制|取得|进入|迈)"
)
BUT_DID_NOT = re.compile(
    r"[^，；。]{1,20}(?:而|但)(?:未|不|没)|([\u4e00-\u9fff]{2})(?:未经|没有|未|不)\1"
)
"""应当注册但未经注册: what somebody failed to do."""
WANT = re.compile(r"(?<![需重主摘纲首只])要(?![求点素件闻约])")
"""The 要 of old regulations and policy papers."""
