"""The tree of a Chinese law: 编 章 节 条 款 项 目, and numbers that are never wrong."""

import pytest

from ingest.blocks import stored_text
from ingest.parsers.markdown import parse_markdown
from ingest.parsers.plain_text import parse_plain_text
from ingest.structure.chinese_law import build_chinese_law
from tests.ingest.structure.tree_checks import check_tree


class Built:
    def __init__(self, document):
        self.structure = build_chinese_law(document.blocks)
        self.text = stored_text(document.blocks)
        self.units = {unit.eid: unit for unit in self.structure.units}
        check_tree(document.blocks, self.structure)

    def words(self, eid):
        return self.text[self.units[eid].start : self.units[eid].end]

    @property
    def articles(self):
        return [u.number for u in self.structure.units if u.kind == "article"]


def plain(*lines):
    return Built(parse_plain_text("\n".join(lines)))


def markdown(text):
    return Built(parse_markdown(text))


@pytest.fixture(scope="module")
def product_quality_law(shared_data):
    path = shared_data / "laws-cn/economic/product-quality-law/README.md"
    return markdown(path.read_text("utf-8"))


def test_article_26_of_the_product_quality_law_has_two_paragraphs_and_three_items(
    product_quality_law,
):
    law = product_quality_law
    assert law.words("art_26__para_1") == "生产者应当对其生产的产品质量负责。"
    assert law.words("art_26__para_2").startswith("产品质量应当符合下列要求：\n\n（一）不存在")
    assert law.units["art_26__para_2"].label == "第二十六条第二款"
    item = law.units["art_26__para_2__item_1"]
    assert (item.label, item.number) == ("第二十六条第二款第（一）项", "（一）")
    assert "art_26__para_2__item_3" in law.units
    assert "art_26__para_2__item_4" not in law.units
    assert law.units["art_26"].parent == "chp_3__sec_1"
    assert law.units["art_26"].headings == (
        "第三章 生产者、销售者的产品质量责任和义务",
        "第一节 生产者的产品质量责任和义务",
    )


def test_a_sentence_after_a_list_is_a_paragraph_of_its_own(product_quality_law):
    assert product_quality_law.words("art_27__para_2").startswith("裸装的食品")


def test_a_single_paragraph_is_not_printed_in_the_label(product_quality_law):
    assert product_quality_law.units["art_4"].label == "第四条"
    assert product_quality_law.units["art_4__para_1"].label == "第四条"
    assert product_quality_law.words("art_4") == (
        "第四条　生产者、销售者依照本法规定承担产品质量责任。"
    )


def test_title_and_adoption_lines_stand_before_the_units(product_quality_law):
    structure = product_quality_law.structure
    assert structure.title == "中华人民共和国产品质量法"
    assert structure.header[0].startswith("1993年2月22日第七届")
    assert structure.header[-1].endswith("第三次修正")
    assert structure.units[0].eid == "chp_1"


def test_chapters_and_articles_as_plain_lines_with_every_spelling():
    law = plain(
        "某某条例", "（2020年1月1日国务院令第1号公布）", "第一章 总 则", "第1条 甲。",
        "第　二　条　乙：", "(一)丙；", "(二)丁。", "戊。", "第三条", "己。", "第二章　附则",
        "第四条【施行】庚。", "第四条之一　辛。",
    )  # fmt: skip
    assert law.structure.title == "某某条例"
    assert law.structure.header == ("（2020年1月1日国务院令第1号公布）",)
    assert law.units["chp_1"].heading == "总则"
    assert law.units["chp_1"].number == "第一章"
    assert law.articles == ["第1条", "第　二　条", "第三条", "第四条", "第四条之一"]
    assert law.units["art_2"].label == "第二条"
    assert law.units["art_2__para_1__item_2"].label == "第二条第一款第(二)项"
    assert law.words("art_2__para_2") == "戊。"
    assert law.words("art_3__para_1") == "己。"
    assert law.units["art_4-1"].label == "第四条之一"


def test_articles_glued_to_their_words_are_found():
    law = plain("第一条为了规范市场，制定本办法。", "第二条国家鼓励创新。", "第三条本办法施行。")
    assert law.articles == ["第一条", "第二条", "第三条"]
    assert law.words("art_1__para_1") == "为了规范市场，制定本办法。"


@pytest.mark.parametrize(
    "reference",
    [
        "第三条规定的行为，从其规定。",
        "第三条、第四条的规定不适用于军队。",
        "第三条至第五条规定的期限以日计算。",
        "第三条所列行为由公安机关处罚。",
        "第一条第二款规定的机关负责。",
        "第九条 规定的机关负责。",
        "第三条第一项规定的机关负责。",
    ],
)
def test_a_line_that_begins_with_a_reference_starts_no_article(reference):
    law = plain("第一条 甲。", "第二条 乙。", reference, "第三条 丙。", "第四条 丁。")
    assert law.articles == ["第一条", "第二条", "第三条", "第四条"]
    assert law.words("art_2__para_2") == reference


def test_a_jump_is_kept_as_printed_with_a_warning():
    law = plain("第一条 甲。", "第二条 乙。", "第五条 丙。", "第六条 丁。")
    assert law.articles == ["第一条", "第二条", "第五条", "第六条"]
    assert any("第五条" in warning for warning in law.structure.warnings)


def test_articles_quoted_after_a_colon_are_not_articles():
    law = plain("第一条 甲。", "第二条 增加两条，内容如下：", "第四十条　乙。", "第四十一条　丙。",
                "第三条 丁。")  # fmt: skip
    assert law.articles == ["第一条", "第二条", "第三条"]
    assert any("quoted" in warning for warning in law.structure.warnings)


def test_a_number_printed_twice_gets_a_suffix_and_a_warning():
    law = plain("第一条 甲。", "第二条 乙。", "第二条 丙。", "第三条 丁。")
    assert law.words("art_2~2__para_1") == "丙。"
    assert any("more than once" in warning for warning in law.structure.warnings)


def test_a_table_of_contents_makes_no_chapters():
    law = plain("某某办法", "目 录", "第一章 总则", "第二章 附则", "第一章 总则", "第一条 甲。",
                "第二章 附则", "第二条 乙。")  # fmt: skip
    assert [u.eid for u in law.structure.units if u.kind == "chapter"] == ["chp_1", "chp_2"]
    assert law.units["chp_1"].start > law.text.index("第二章")
    assert law.structure.header == ("目 录", "第一章 总则", "第二章 附则")


def test_points_lie_below_their_item_and_words_between_items_belong_to_the_first():
    law = plain("第一条 甲：", "（一）乙：", "1.300总吨以上；", "2．丙；", "（二）丁；", "戊。",
                "（三）己。", "1.3倍罚款。")  # fmt: skip
    point = law.units["art_1__para_1__item_1__point_1"]
    assert (point.label, point.number) == ("第一条第一款第（一）项第1目", "1.")
    assert law.words("art_1__para_1__item_1__point_2") == "2．丙；"
    assert law.words("art_1__para_1__item_2") == "（二）丁；\n\n戊。"
    assert law.words("art_1__para_2") == "1.3倍罚款。"


def test_chapters_that_restart_in_each_book_carry_the_book():
    law = markdown(
        "# 第一编　总则\n\n## 第一章　甲\n\n第一条　乙。\n\n# 第二编　物权\n\n"
        "## 第一分编　通则\n\n### 第一章　丙\n\n#### 第一节　丁\n\n第二条　戊。"
    )
    assert law.units["art_1"].parent == "book_1__chp_1"
    assert law.units["art_2"].parent == "part_1__chp_1__sec_1"
    assert law.structure.title == ""


def test_words_around_the_articles_are_preface_and_annexes():
    law = markdown(
        "# 某某法\n\n2020年1月1日通过\n\n## 序言\n\n甲。\n\n## 第一章　总则\n\n"
        "第一条　乙。\n\n## 附件一　表\n\n一、丙。"
    )
    assert law.words("preface").startswith("序言\n\n甲。")
    assert law.units["preface__p_1"].label == "序言第1段"
    assert law.words("annex_1") == "附件一　表\n\n一、丙。"
    assert law.words("annex_1__item_1") == "一、丙。"
    assert law.units["annex_1"].heading == "表"
    assert law.words("art_1") == "第一条　乙。"


def test_a_law_without_chapters_has_its_articles_at_the_root():
    law = plain("某某规定", "第一条 甲。", "第二条 乙。")
    assert law.units["art_1"].parent is None
    assert law.structure.title == "某某规定"


def test_a_text_without_articles_has_no_units():
    assert build_chinese_law(parse_plain_text("没有条文的通知").blocks).units == ()


@pytest.mark.parametrize(
    ("labels", "eids"),
    [
        (("第一千二百五十九条", "第一千二百六十条"), "art_1259 art_1260"),
        (("第二百二十四条", "第二百二十四条之一", "第二百二十五条"), "art_224 art_224-1 art_225"),
        (
            ("第九十九条", "第一百条", "第一百零一条", "第一百〇二条"),
            "art_99 art_100 art_101 art_102",
        ),
        (("第九十九条", "第一○○条", "第101条"), "art_99 art_100 art_101"),
    ],
)
@pytest.mark.parametrize(
    "items", ["(一)甲；\n(二)乙。", "（1）甲；\n（2）乙。", "1、甲；\n2、乙。"]
)
def test_numerals_of_any_size_and_items_in_any_brackets(labels, eids, items) -> None:
    found = eids_of("测试条例\n" + "\n".join(f"{label}　应当载明：\n{items}" for label in labels))
    assert [eid for eid in found if "__" not in eid] == eids.split()
    assert sum(eid.endswith("__item_2") for eid in found) == len(labels)


def eids_of(text: str) -> list[str]:
    return [unit.eid for unit in build_chinese_law(parse_plain_text(text).blocks).units]


def test_items_whose_words_begin_like_a_reference_are_items() -> None:
    items = "（一）目标管理；\n（二）项目管理；\n（三）和平统一；\n（四）或有负债；\n（五）至善。"
    found = eids_of(f"测试条例\n第一条　应当载明：\n{items}\n")
    assert [eid for eid in found if "item" in eid] == [
        f"art_1__para_1__item_{n}" for n in range(1, 6)
    ]


def test_items_with_arabic_numbers_in_brackets_stand_beside_each_other() -> None:
    found = eids_of("测试条例\n第一条　应当：\n(1)检验；\n(2)记录；\n(3)报告。\n")
    assert [eid for eid in found if "item" in eid] == [
        f"art_1__para_1__item_{n}" for n in (1, 2, 3)
    ]


def test_words_in_a_heading_line_are_the_articles_words() -> None:
    document = parse_markdown(
        "# 测试办法\n\n### 第一条 为了测试，制定本办法。\n\n### 第二条 负责。\n"
    )
    structure = build_chinese_law(document.blocks)
    assert [unit.eid for unit in structure.units] == [
        "art_1",
        "art_1__para_1",
        "art_2",
        "art_2__para_1",
    ]


def test_chinese_lines_that_an_editor_broke_are_one_paragraph() -> None:
    words = (
        "第一条　为了加强标准化工作，提升产品和服务质量，促进科学技术进步，"
        "保障人身健康和生命财产安全，维护国家安全、生态环境安全，"
        "提高经济社会发展水平，制定本法。"
    )
    lines = [words[at : at + 30] for at in range(0, len(words), 30)]
    text = "测试法\n" + "\n".join(lines) + "\n第二条　本法所称标准，是指统一的技术要求。\n"
    assert eids_of(text) == ["art_1", "art_1__para_1", "art_2", "art_2__para_1"]
