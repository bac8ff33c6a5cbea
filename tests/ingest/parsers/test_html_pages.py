"""Whole pages in the forms in which laws and notices are published: text stays, the page goes."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from ingest.blocks import stored_text
from ingest.parsers.html import parse_html
from ingest.structure.detect import build_structure
from kb.domain.vocabulary import ClauseKind, StructureKind

PAGES = Path(__file__).parent / "pages"


@dataclass(frozen=True)
class Expected:
    """One page: what its text has and has not, and what structure is found in it."""

    page: str
    title: str
    kind: StructureKind
    articles: int
    must_include: tuple[str, ...]
    must_not_include: tuple[str, ...]
    warnings: tuple[str, ...] = ("left out as parts of the page",)


EXPECTED = [
    Expected(
        page="notice.html",
        title="某某总局关于开展质量提升行动的通知",
        kind=StructureKind.POLICY_PAPER,
        articles=0,
        must_include=(
            "某质发〔2021〕7号",
            "各省、自治区、直辖市市场监管部门：",
            "按照《某某条例》的规定，围绕",
            "（二）开展质量技术帮扶。",
            "任务分工\n\n序号 | 任务 | 完成时间\n1 | 监督抽查 | 6月\n1 | 结果公布 | 7月",
            "某某总局\n\n2021年3月1日",
            "附件：1.任务分工表.docx",
        ),
        must_not_include=(
            "首页", "English", "搜索", "全部栏目", "您的位置", "第九十九条", "索 引 号",
            "2021年03月09日", "发布时间", "字号", "责任编辑", "扫一扫", "打印", "相关阅读", "图解",
            "上一篇", "版权", "ICP",
        ),
        warnings=("navigation (", "links (", "facts about the page ("),
    ),
    Expected(
        page="layout-table.htm",
        title="质量监督试行条例",
        kind=StructureKind.CHINESE_LAW,
        articles=5,
        must_include=(
            "（1999年5月6日某某会议通过　自1999年10月1日起施行）",
            "第一条 为了加强质量监督，保护用户的权益，制定本条例。",
            "是指经过加工、制作，用于销售的产品。\n\n建设工程不适用本条例。",
            "（一）每平方米不超过10³个；",
            "第五条　本条例由某某部门解释。",
        ),
        must_not_include=("国家法律", "论坛", "某某法规网", "第六条", "第七条", "版权", "800*600"),
        warnings=("hidden (", "1 line that begins with an article number", "1 comment"),
    ),
    Expected(
        page="law-big5.html",
        title="商品標示試行辦法",
        kind=StructureKind.PROSE,
        articles=0,
        must_include=(
            "第 1 條\n\n為促進商品正確標示",
            "第 2 條\n\n商品之標示，應具顯著性",
            "第 3 條\n\n本辦法自發布日施行。",
        ),
        must_not_include=("首頁", "最新訊息", "資料庫"),
    ),
    Expected(
        page="regulation-eu.html",
        title="REGULATION (EU) 2099/1 OF THE EXAMPLE on the labelling of invented goods",
        kind=StructureKind.ENGLISH_STATUTE,
        articles=3,
        must_include=(
            "(1) Labels should tell a buyer",
            "Article 1\n\nSubject matter\n\n1. This Regulation lays down rules for labels.",
            "(b) goods that are offered for sale at a distance.",
            "Makers shall ensure that every label is legible",
            "(1) OJ C 1, 1.1.2099, p. 1.",
        ),
        must_not_include=("Home", "Skip to", "cookies", "Legal notice", "Managed by", "L_2099"),
    ),
    Expected(
        page="statute-uk.html",
        title="Measures of Goods Act 2098",
        kind=StructureKind.POLICY_PAPER,
        articles=0,
        must_include=(
            "Section 1: Meaning of measure",
            "1. A seller must keep every measure true.",
            "2. A seller who does not commits an offence, unless—\n\na. the error was found",
            "b. it was mended at once.",
            "The form in Schedule 1 is to be used.",
        ),
        must_not_include=("Browse", "You are here", "2098 c. 9", "Related", "Fees", "Licence", "©"),
    ),
]  # fmt: skip


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda expected: expected.page)
def test_the_text_of_a_page_stays_and_the_page_around_it_goes(expected):
    document = parse_html((PAGES / expected.page).read_bytes())
    text, structure = stored_text(document.blocks), build_structure(document)
    assert [words for words in expected.must_include if words not in text] == []
    assert [words for words in expected.must_not_include if words in text] == []
    assert (structure.title, structure.kind) == (expected.title, expected.kind)
    articles = [unit for unit in structure.units if unit.kind is ClauseKind.ARTICLE]
    assert len(articles) == expected.articles
    said = "; ".join(document.warnings)
    assert [words for words in expected.warnings if words not in said] == []


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda expected: expected.page)
def test_lines_lead_back_to_the_source(expected):
    data = (PAGES / expected.page).read_bytes()
    encoding = {"layout-table.htm": "gb18030", "law-big5.html": "big5"}.get(expected.page, "utf-8")
    lines = data.decode(encoding).split("\n")
    document = parse_html(data)
    assert [b.first_line for b in document.blocks] == sorted(b.first_line for b in document.blocks)
    for block in document.blocks:
        source = "".join(lines[block.first_line - 1 : block.last_line])
        last_character = block.text.rstrip("。.;；|）)")[-1]
        assert last_character in source or last_character == "³", block


def test_every_page_of_the_folder_is_expected_to_give_something():
    assert {path.name for path in PAGES.iterdir()} == {expected.page for expected in EXPECTED}
