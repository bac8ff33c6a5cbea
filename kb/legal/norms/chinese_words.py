"""The nouns by which Chinese law names parties, and the kind of party that each names."""

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
    "领馆 领导机构 办公厅 办公室 街道办事处 办事处 军区 驻军 武装部 指挥机构 审计署 主管单位 "
    "人民防空主管部门 "
    "侦查机构 立法会 行政长官 救助站 国家主席 "
) + " ".join(f"{it}部" for it in _MINISTRIES.split())
_BUSINESSES = (
    "生产者 销售者 经营者 企业 公司 生产厂 制造商 进口商 经销商 供应商 代理商 零售商 批发商 承销商 "
    "厂商 个体工商户 工商户 承运人 承包人 发包人 商业银行 银行 保险人 基金管理人 基金托管人 运营者 "
    "提供者 上市许可持有人 器械注册人 化妆品注册人 备案人 商户 市场主体 合作社 发行人 保荐人 农场 "
    "旅行社 广告主 广告发布者 拍卖人 承揽人 平台 工厂 商店 煤矿 养殖场 屠宰厂 屠宰场 "
    "电子商务经营者 "
    "开办者 举办者 出版者 制作者 进口者 生产商 服务人 供货者 收购者 卖方 出口商 贸易商 加工者 "
    "交割库 客商 外商 网站 药店 药房 饭店 宾馆 仓库 码头 机场 电影院 出版社 电视台 电台 "
    "期刊社 港口 经纪人 修理者 网络运营者 处理者 收货人 发货人 托运人 建筑业 种植者 加油站 "
    "保险代理人 "
    "企业分支机构 及其分支机构 施工企业 矿业权人 "
) + " ".join(f"{it}单位" for it in _UNITS_IN_TRADE.split())
_BODIES = (
    "新闻媒体 村民小组 机构 协会 学会 学校 医院 组织 团体 联合会 工会 基金会 交易所 院校 大学 "
    "事务所 仲裁庭 "
    "董事会 监事会 股东会 股东大会 实验室 中心 图书馆 博物馆 档案馆 研究所 清算组 场所 幼儿园 "
    "村民委员会 居民委员会 仲裁委员会 技术委员会 评标委员会 调解委员会 业主委员会 债权人委员会 "
    "党组织 代表团 业主大会 理事会 评审委员会 债权人会议 职工代表大会 村民会议 成员大会 "
    "学位评定委员会 资产评估师 养老机构 共青团 妇女联合会 总会 红十字会 促进会 清算机构 福利院"
)
_PERSONS = (
    "公民 消费者 劳动者 人员 当事人 医师 律师 法官 检察官 警察 人民代表 代表 委员 成员 父母 "
    "子女 夫妻 股东 董事 监事 业主 旅客 用户 患者 学生 妇女 军人 士兵 军官 船长 机长 居民 "
    "村民 职工 "
    "会员 投资者 使用者 管理者 审判长 院长 检察长 校长 家长 公务员 运动员 教练员 医务工作者 直销员 "
    "未成年人的父母 护士 会计师 药师 建造师 工程师 副总设计师 计量师 配偶 亲属 驾驶员 船员 "
    "员工 学员 "
    "科学技术人员 专家 自然人 人民陪审员 陪审员 监察官 裁判员 引航员 主席 主任 秘书长 书记员 "
    "评估师 "
    "夫妻双方 双方 民警 民兵 烈士遗属 遗属 义务兵 军士 退役军人 审判员 审判人员 申报者 "
    "导游 官员 外交代表 监护人 所有者 持有者 债权人 债务人 保管人 代理人 负责人 农民 儿童 "
    "青少年 参加者 行为人 一人"
)
_ANYONE = (
    r"任何|一切(?:单位|组织|国家机关)|(?:单位|组织|机构)(?:和|或者|、|以及|及)(?:其他)?个人"
    r"|(?:公民|自然人)(?:、|和|或者)(?:法人|组织|其他组织)|个人(?:和|或者|、)(?:单位|组织)"
    r"|各单位和个人"
    r"|个人、(?:法人|组织)"
)
_ANYONE_FORM = re.compile(_ANYONE)

_KINDS = {
    **dict.fromkeys(_PERSONS.split(), BearerKind.PERSON),
    **dict.fromkeys(_BODIES.split(), BearerKind.BODY),
    **dict.fromkeys(_BUSINESSES.split(), BearerKind.BUSINESS),
    **dict.fromkeys(_OFFICES.split(), BearerKind.OFFICE),
}
_AND = re.compile(r"、|和|与|或者|以及|及其?")
_LONGEST_HEAD = max(map(len, _KINDS))
_HEADS = "|".join(sorted(map(re.escape, _KINDS), key=len, reverse=True))
_NO_PERSON = "民员身才事口工力体类为们均次数防社格"
ANY_HEAD = (
    rf"(?:{_HEADS}|(?<![法他别众每某无本])人(?![{_NO_PERSON}])"
    r"|教师(?!资格|队伍|培训|节|职务)|[双一各对]方(?![面案式法向位])"
    r"|(?<=[\u4e00-\u9fff])(?<![布格结全大当时残])局(?![部面势限长域])"
    r"|(?<=[\u4e00-\u9fff])(?<!或)者(?!以|的)|(?<!执)法人(?!员)|直辖市(?!人民|的)"
    r"|(?<!计量)(?<!测量)(?<!制)(?<!货币)(?<!以上)单位"
    r"|个人(?!所得|信息|账户|数据|隐私|财产|住所|名义|破产|独资|合伙|养老|资料))"
)
HEAD = re.compile(ANY_HEAD)


@lru_cache(maxsize=16_384)
def kind_of(words: str) -> BearerKind:
    """The kind of the first party named; 单位和个人 and 任何人 are anyone."""
    words = words.rstrip(FILLER).removesuffix("等")
    if _ANYONE_FORM.search(words):
        return BearerKind.ANYONE
    if words in ("国家", "中华人民共和国"):
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
