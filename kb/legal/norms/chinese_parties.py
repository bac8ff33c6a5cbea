"""Who is named in a Chinese sentence: offices, businesses, bodies, persons, anyone."""

import re
from functools import lru_cache

from kb.domain.norms import BearerKind
from kb.legal.norms.masking import FILLER

_MINISTRIES = "国防 教育 科技 外交 公安 财政 农业 卫生 商务 建设 交通 司法 水利 总后勤 总装备"
_UNITS_IN_TRADE = (
    "建设 施工 设计 监理 勘察 生产 经营 使用 运营 开发 用人 制造 安装 销售 承包 总承包 用工 "
    "运输 承运 维修 改造 供应 进口 出口 委托生产 物业 供水 供电 供气 采购 分包 营运 充装 用水"
)

_OFFICES = (
    "人民政府 政府 部门 机关 国务院 人民法院 法院 法庭 合议庭 人民检察院 检察院 海关总署 总署 总局 "
    "专利局 商标局 管理局 知识产权局 委员会 人民代表大会 代表大会 委员长会议 主任会议 主席团 海关 "
    "监督管理机构 监管机构 执法机构 海警机构 管理机构 办事机构 工作机构 派出机构 海事机构 "
    "社会保险经办机构 "
    "外交代表机构 中国人民银行 中央银行 总理 检查站 派出所 看守所 监狱 大使馆 领事馆 使领馆 使馆 "
    "领馆 领导机构 办公厅 办公室 街道办事处 办事处 军区 驻军 武装部 指挥机构 审计署 主管单位 人民防空主管部门 "
    "侦查机构 立法会 行政长官 救助站 国家主席 "
) + " ".join(f"{it}部" for it in _MINISTRIES.split())
_BUSINESSES = (
    "生产者 销售者 经营者 企业 公司 生产厂 制造商 进口商 经销商 供应商 代理商 零售商 批发商 承销商 "
    "厂商 个体工商户 工商户 承运人 承包人 发包人 商业银行 银行 保险人 基金管理人 基金托管人 运营者 "
    "提供者 上市许可持有人 器械注册人 化妆品注册人 备案人 商户 市场主体 合作社 发行人 保荐人 农场 "
    "旅行社 广告主 广告发布者 拍卖人 承揽人 平台 工厂 商店 煤矿 养殖场 屠宰厂 屠宰场 电子商务经营者 "
    "开办者 举办者 出版者 制作者 进口者 生产商 服务人 供货者 收购者 卖方 出口商 贸易商 加工者 "
    "港口 经纪人 修理者 网络运营者 处理者 收货人 发货人 托运人 建筑业 种植者 加油站 保险代理人 "
    "企业分支机构 及其分支机构 施工企业 矿业权人 "
) + " ".join(f"{it}单位" for it in _UNITS_IN_TRADE.split())
_BODIES = (
    "机构 协会 学会 学校 医院 组织 团体 联合会 工会 基金会 交易所 院校 大学 事务所 仲裁庭 "
    "董事会 监事会 股东会 股东大会 实验室 中心 图书馆 博物馆 档案馆 研究所 清算组 场所 幼儿园 "
    "村民委员会 居民委员会 仲裁委员会 技术委员会 评标委员会 调解委员会 业主委员会 债权人委员会 "
    "党组织 代表团 业主大会 理事会 评审委员会 债权人会议 职工代表大会 村民会议 成员大会 "
    "学位评定委员会 资产评估师 养老机构 共青团 妇女联合会 总会 红十字会 促进会 清算机构 福利院"
)
_PERSONS = (
    "公民 消费者 劳动者 人员 当事人 医师 律师 法官 检察官 警察 人民代表 代表 委员 成员 父母 "
    "子女 夫妻 股东 董事 监事 业主 旅客 用户 患者 学生 妇女 军人 士兵 军官 船长 机长 居民 村民 职工 "
    "会员 投资者 使用者 管理者 审判长 院长 检察长 校长 家长 公务员 运动员 教练员 医务工作者 直销员 "
    "未成年人的父母 护士 会计师 药师 建造师 工程师 副总设计师 计量师 配偶 亲属 驾驶员 船员 员工 学员 "
    "科学技术人员 专家 自然人 人民陪审员 陪审员 监察官 裁判员 引航员 主席 主任 秘书长 书记员 评估师 "
    "夫妻双方 双方 民警 民兵 烈士遗属 遗属 义务兵 军士 退役军人 审判员 审判人员 申报者 "
    "导游 官员 外交代表 监护人 所有者 持有者 债权人 债务人 保管人 代理人 负责人 农民 儿童 青少年 参加者 行为人 一人"
)
_ANYONE = (
    r"任何|一切(?:单位|组织|国家机关)|(?:单位|组织|机构)(?:和|或者|、|以及|及)(?:其他)?个人"
    r"|(?:公民|自然人)(?:、|和|或者)(?:法人|组织|其他组织)|个人(?:和|或者|、)(?:单位|组织)|各单位和个人"
    r"|个人、(?:法人|组织)"
)
_ANYONE_FORM = re.compile(_ANYONE)

_KINDS = {
    **dict.fromkeys(_PERSONS.split(), BearerKind.PERSON),
    **dict.fromkeys(_BODIES.split(), BearerKind.BODY),
    **dict.fromkeys(_BUSINESSES.split(), BearerKind.BUSINESS),
    **dict.fromkeys(_OFFICES.split(), BearerKind.OFFICE),
    **dict.fromkeys(_BODIES.split()[20:30], BearerKind.BODY),
}
_AND = re.compile(r"、|和|与|或者|以及|及其?")
_LONGEST_HEAD = max(map(len, _KINDS))
_HEADS = "|".join(sorted(map(re.escape, _KINDS), key=len, reverse=True))
_NO_PERSON = "民员身才事口工力体类为们均次数防社格"
_ANY_HEAD = (
    rf"(?:{_HEADS}|(?<![法他别众每某无本])人(?![{_NO_PERSON}])"
    r"|教师(?!资格|队伍|培训|节|职务)|[双一各对]方(?![面案式法向位])|(?<=[\u4e00-\u9fff])局(?![部面势限长域])"
    r"|(?<=[\u4e00-\u9fff])(?<!或)者(?!以|的)|(?<!执)法人(?!员)|直辖市(?!人民|的)"
    r"|(?<!计量)(?<!测量)(?<!制)(?<!货币)(?<!以上)单位"
    r"|个人(?!所得|信息|账户|数据|隐私|财产|住所|名义|破产|独资|合伙|养老|资料))"
)
HEAD = re.compile(_ANY_HEAD)
_AT_END = re.compile(rf"(?:{_ANY_HEAD})等?{FILLER}*$")
_GLUE = r"(?:、|和|与|或者?|及其?|以及)"
_GOES_ON = re.compile(
    # 县级以上人民政府 goes on to its 市场监督管理部门; 企业 goes on to 和其他组织.
    rf"(?:{FILLER}*{_GLUE}(?:(?!应当|可以|不得|必须)[^，；。：对在向将的]){{0,16}}?(?:{_ANY_HEAD}))"
    r"|(?:(?<=府)|(?<=国务院)|(?<=直辖市)|(?<=总署)|(?<=公安机关))(?:(?!可以|应当|会同|协助|配合|通知|移送|提请|报请|指定)[^，；。：、对在向将依按由或和及]){0,16}?(?:部门|机构|机关|委员会|局(?!部))"
    rf"|的(?!合法)[^，；。：的应对在向将]{{0,8}}?(?:{_ANY_HEAD})(?=[^的])|(?:工作)?人员|负责人|分支机构|双方|等(?:组织|机构|单位|部门|人员|主体)|所在地的[^，；。]{{0,12}}?(?:{_ANY_HEAD})|(?:经营者|运营者|开办者|提供者|管理者|经营人|所有人|使用人|代理人|院长|庭长|局长|部长|主任|检察长|正职领导)"
    rf"|(?:联合会|协会|代表大会|事务所|学会|基金会|工会)"
    r"|(?<=国务院)[^，；。对在向将]{1,24}?等[^，；。]{0,4}部门"
    rf"|(?<=大会)(?:常务委员会|主席团|专门委员会)|(?<=委员会)(?:办事机构|工作机构)|{FILLER}+(?={_GLUE})"
)
_OBJECT = re.compile(
    r"(?:对(?!方)|向|将(?!军)|由|被(?![^，；。的]{1,5}人)|按照|根据(?!地)|依照|依据|除|经(?![营销纪济理])|把|给|为了|因为|违反|以(?!上)|与)(?!外)"
)
_VERBS = (
    "罢免 选举 审理 审判 发现 发生 出现 需要 确需 要求 接到 收到 遇有 任免 任命 撤销 注销 召开 参加 属于 具有 取得 "
    "申请 委托 聘请 招聘 设立 转让 订立 签订 举办 解除 修改 变更 公开 不服 认为 出售 购买 拆除 占用 新建 改建 查封 "
    "请求 没有 采用 进行 从事 使用 欺骗 误导 隐匿 转移 销毁 伪造 变造 冒用 擅自 拒绝 拒不 阻碍 阻挠 妨碍 违反 非法 "
    "利用 骗取 编造 泄露 侵占 挪用 贪污 截留 侮辱 诽谤 殴打 教唆 引诱 强迫 煽动 破坏 盗窃 买卖 倒卖 故意 明知 知道 "
    "玩忽 滥用 徇私 指使 胁迫 容留 窝藏 包庇 干扰 扰乱 捏造 隐瞒 虚报 损毁 变卖 超过 超越 携带 发布 传播 造成 构成 "
    "尚不 情节 可能 侵害 侵犯 危害 提供 进口 出口 收购 储存 开采 砍伐 捕捞 猎捕 采集 排放 倾倒 堆放 设置 安装 改装 "
    "担任 兼任 受到 曾经 逾期 领取 缴纳 移送 搭载 驾驶 载运 雇用 雇佣 组织举办 组织开展 组织实施 聘用 招用 录用 处分 生产 销售 "
    "经营 制造 印制 出租 出借 偷逃 逃避 报考 报名 参与 加入 退出 履行 执行 处理 作出 制定 编制 建立 开展 实施 提出 "
    "提起 对于 关于 具备 依照 按照 鉴于 "
)
_NAMES_ONE = (
    "者|人|单位|企业|机构|公司|部门|机关|商|方|员|厂|经营|主管|管理|行政|委员|长|权|组织|、|和|服务|场所|法院|监督"
)
_BEFORE_THE_VERB = re.compile(
    rf"(?:在(?![校职编押])|自(?![治然])|从(?!业)|因(?!特)|有(?![关限权])|未(?!成年)|不(?!动产)|为|当(?![事地])|如|若"
    rf"|其(?!他)|无(?![线障船人])|只|应|担任|兼任|所(?!在|属|有))|经.{{1,20}}(?:批准|同意|登记|许可)"
    rf"|(?:{'|'.join(_VERBS.split())})(?!{_NAMES_ONE})"
)
"""Words that open a clause without a subject, unless they are part of a name: 申请 but 申请人."""
_FRONTED = re.compile(
    r"(?:在|自|经(?![营销纪])|按照|根据|依照|依据|因|除|对|当|必要)[^，；。：]{0,60}?"
    r"(?:之日起|日内|情况下|条件下|期间|工作中|时|后|前|中|内|下|规定|需要|批准|同意|外|要求)，?"
)
_ACTS_ON = re.compile(r"招收|招用|聘用|录用|任用|派遣|选拔|选派|委派|指派|通知|邀请")
_RELATIVE = re.compile(r"的[^，、或和及]{0,8}$")
_MODAL = re.compile(r"应当|不得|可以|必须|禁止|(?:需要|要求|提请|委托)(?![^，]*的)")
_LEAD = re.compile(
    r"[“\s　]*(?:[（(][^）)]{1,6}[）)]|\d+[.．、]|[一二三四五六七八九十]+、)?[\s　]*"
    rf"(?:但是?，?|并且|并|同时，?|其中，?|因此，?|此外，?|凡|对此，?|上述|前款规定的?|前款|必要时，?|"
    rf"本法规定的|依法|{FILLER}+)*"
)


@lru_cache(maxsize=16_384)
def kind_of(words: str) -> BearerKind:
    """The kind of the first party named; 单位和个人 and 任何人 are anyone."""
    words = words.rstrip(FILLER).removesuffix("等")
    if _ANYONE_FORM.search(words):
        return BearerKind.ANYONE
    if words == "国家":
        return BearerKind.STATE
    named = words[words.rfind("的") + 1 :] if "的" in words else words
    kinds = (_kind_of_one(it.strip(FILLER)) for it in _AND.split(named))
    return next((it for it in kinds if it is not BearerKind.UNSTATED), _kind_of_one(words))


def _kind_of_one(words: str) -> BearerKind:
    """The kind of its head noun, which stands last."""
    if words.endswith(("法人", "单位")) and words[-4:] not in _KINDS:
        return BearerKind.BODY
    if words.endswith(("直辖市", "个人", "局", "教师")):
        return BearerKind.OFFICE if words.endswith(("直辖市", "局")) else BearerKind.PERSON
    for length in range(min(_LONGEST_HEAD, len(words)), 0, -1):
        if kind := _KINDS.get(words[-length:]):
            return kind
    return BearerKind.PERSON if words.endswith(("人", "者", "方")) else BearerKind.UNSTATED


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
    if first := party_at_start(words):
        # 海关招收工作人员 has two parties, and the first one acts.
        if _ACTS_ON.match(words, first[1]):
            return first
    return start, len(words.rstrip(FILLER))


def party_at_start(words: str) -> tuple[int, int] | None:
    """Where the party stands that ``words`` begin with; None where they begin otherwise."""
    start = lead(words)
    if _OBJECT.match(words, start):
        return None
    head = HEAD.search(words, start)
    if not head:
        return None
    before = words[start : head.start()]
    if before and _BEFORE_THE_VERB.match(words, start) and not _RELATIVE.search(before):
        return None
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
