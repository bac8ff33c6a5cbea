"""Finds runs copied from a source: our digests are in our own words."""

import re
from collections.abc import Iterable

MAX_HAN = 12
MAX_WORDS = 7

# Terms of art that a digest cannot say otherwise without changing the law.
TERMS_ZH = (
    "市场监督管理部门",
    "人体健康",
    "人身、财产安全",
    "行业标准、国家标准和国际标准",
    "国家标准、行业标准",
    "标准化行政主管部门",
    "标准信息公共服务平台",
    "人民政府计量行政部门",
    "县级以上地方各级人民政府",
    "县级以上人民政府",
    "中小企业发展专项资金",
    "中小企业公共服务机构",
    "国务院认证认可监督管理部门",
    "认证基本规范、认证规则",
    "机关、事业单位和大型企业",
    "货物、工程、服务",
    "商业汇票、应收账款电子凭证",
    "地方认证监督管理部门",
    "食品安全监督管理部门",
    "食品安全管理人员",
    "食品生产经营者",
    "食品生产经营企业",
    "食品安全国家标准",
    "食品安全地方标准",
    "食品安全标准",
    "国务院卫生行政部门",
    "国家出入境检验检疫部门",
    "食品添加剂",
    "食品相关产品",
    "危害分析与关键控制点体系",
    "电子商务平台经营者",
    "电子商务经营者",
    "平台内经营者",
    "监督检查部门",
    "县级以上地方人民政府",
    "工商行政管理部门",
    "国务院药品监督管理部门",
    "人民政府药品监督管理部门",
    "负责药品监督管理的部门",
    "药品上市许可持有人",
    "医疗器械注册人、备案人",
    "国家药品标准",
    "药品批准证明文件",
    "企业信用信息公示系统",
    "发动机、变速器、动力蓄电池、行驶驱动电机",
    "产品质量检验机构",
    "国务院产品质量监督部门",
    "缺陷汽车产品",
    "工业产品生产许可证主管部门",
    "工程建设强制性标准",
    "建设行政主管部门",
    "负责特种设备安全监督管理的部门",
    "安全技术规范",
    "广告审查批准文件",
    "国务院商标管理部门",
    "负责商标执法的部门",
    "注册商标专用权",
    "农业农村主管部门",
    "农产品质量安全标准",
    "农产品质量安全检测机构",
    "危害分析和关键控制点体系",
    "农产品生产企业、农民专业合作社",
    "农业社会化服务组织",
    "承诺达标合格证",
    "直接负责的主管人员和其他直接责任人员",
    "掺杂、掺假",
    "以假充真",
    "以次充好",
)


def copied_han(digest: str, source: str, terms: Iterable[str] = TERMS_ZH) -> list[str]:
    """Runs of more than 12 Chinese characters (punctuation aside) that stand in the source."""
    pieces = [digest]
    for term in terms:
        pieces = [part for piece in pieces for part in piece.split(term)]
    source = _han(source)
    size = MAX_HAN + 1
    runs = (p[i : i + size] for p in map(_han, pieces) for i in range(len(p) - size + 1))
    return [run for run in runs if run in source]


def copied_words(digest: str, source: str, names: Iterable[str] = ()) -> list[str]:
    """Runs of more than 7 English words that stand in the source; names do not count."""
    for name in names:
        digest = digest.replace(name, "\0")
    size = MAX_WORDS + 1
    known = set(_runs(_words(source), size))
    runs = (run for piece in digest.split("\0") for run in _runs(_words(piece), size))
    return [run for run in runs if run in known]


def _han(text: str) -> str:
    return "".join(re.findall(r"[\u4e00-\u9fff]", text))


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+(?:['’-][a-z0-9]+)*", text.lower())


def _runs(words: list[str], size: int) -> list[str]:
    return [" ".join(words[i : i + size]) for i in range(len(words) - size + 1)]
