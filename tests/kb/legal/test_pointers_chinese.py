"""Pointers inside Chinese texts."""

import pytest

from kb.domain.references import ReferenceKind
from kb.legal.pointers import find_pointers
from tests.kb.legal.texts_with_clauses import read

OWN, OTHER, UNRESOLVED = ReferenceKind.OWN, ReferenceKind.OTHER, ReferenceKind.UNRESOLVED
LAW = """# 茶叶法

第一章 总则

第一条 为了管理茶叶，制定本法。

第二条 茶农应当登记。

登记包括下列事项：

（一）姓名；

（二）茶园面积；

（三）前项茶园的位置。

第三条 茶商应当备案。

第二章 责任

第四条 {}

{}

（一）登记不实；

（二）{}

第五条 {}
"""


def pointers(
    first="略。", second="有下列行为：", item="备案不实。", last="略。", names=("茶叶法",)
):
    law = read(LAW.format(first, second, item, last))
    return [
        (law.words(it), it.kind, it.targets, it.instrument)
        for it in find_pointers(law.text, law.clauses, "zh", names)
        if law.text[: it.start].count("第四条")
    ]


@pytest.mark.parametrize(
    ("sentence", "words", "targets"),
    [
        ("违反本法第二条的", "本法第二条", ("art_2",)),
        ("依照本法第二条第一款处理", "本法第二条第一款", ("art_2__para_1",)),
        ("本法第二条第二款第一项所列", "本法第二条第二款第一项", ("art_2__para_2__item_1",)),
        ("本法第2条第2款第（一）项所列", "本法第2条第2款第（一）项", ("art_2__para_2__item_1",)),
        (
            "本法第二条第二款第一项至第三项",
            None,
            tuple(f"art_2__para_2__item_{n}" for n in (1, 2, 3)),
        ),
        ("违反第二条规定的", "第二条", ("art_2",)),
        ("本法第一条至第三条的规定", "本法第一条至第三条", ("art_1", "art_2", "art_3")),
        ("依照前条规定", "前条", ("art_3",)),
        ("依照前三条规定", "前三条", ("art_1", "art_2", "art_3")),
        ("本条规定的处罚", "本条", ("art_4",)),
        ("本条第二款所列行为", "本条第二款", ("art_4__para_2",)),
        ("本章规定的处罚", "本章", ("chp_2",)),
        ("本法第一章的规定", "本法第一章", ("chp_1",)),
        ("构成本法第二条所列", "本法第二条", ("art_2",)),
        ("第二条第二款第三项", "第二条第二款第三项", ("art_2__para_2__item_3",)),
        ("依照《茶叶法》第二条", "《茶叶法》第二条", ("art_2",)),
        ("依照《中华人民共和国茶叶法》第二条", "《中华人民共和国茶叶法》第二条", ("art_2",)),
    ],
)
def test_a_pointer_finds_the_clause_of_its_own_text(sentence, words, targets):
    found = pointers(first=f"{sentence}。")[0]
    assert found[1:] == (OWN, targets, "")
    assert found[0] == (words or sentence)


def test_an_item_without_its_paragraph_is_found_where_only_one_paragraph_has_it():
    assert pointers(first="有第二条第三项情形的。")[0][2] == ("art_2__para_2__item_3",)


def test_each_member_of_a_list_is_a_reference_and_keeps_what_the_first_one_said():
    found = pointers(first="违反本法第一条、第二条第一款、第二款和第三条规定的。")
    assert [it[2] for it in found[:4]] == [
        ("art_1",),
        ("art_2__para_1",),
        ("art_2__para_2",),
        ("art_3",),
    ]


def test_numbers_that_share_one_unit_are_each_found():
    found = pointers(first="有本法第二条第二款第一、三项情形的。")
    assert [it[2][-1][-6:] for it in found[:2]] == ["item_1", "item_3"]


def test_the_paragraph_before_is_counted_from_the_paragraph_of_an_item():
    found = pointers(first="略。", item="违反前款的；")
    assert ("前款", OWN, ("art_4__para_1",), "") in found


def test_the_items_of_the_paragraph_before_may_be_a_list():
    found = pointers(first="略。", last="略。\n\n略。\n\n有前两款行为的。")
    assert ("前两款", OWN, ("art_5__para_1", "art_5__para_2"), "") in found


def test_a_paragraph_before_the_first_one_is_unresolved():
    assert pointers(first="有前款行为的。")[0][1] is UNRESOLVED


def test_what_follows_is_the_list_below():
    assert ("下列", OWN, ("art_4__para_2__item_1", "art_4__para_2__item_2"), "") in pointers()


def test_the_text_as_a_whole_has_no_target():
    assert pointers(first="违反本法的。")[0] == ("本法", OWN, (), "")


@pytest.mark.parametrize("sentence", ["违反本法第九十九条", "本法第二条第九款", "本节的规定"])
def test_a_clause_that_is_not_there_is_unresolved(sentence):
    assert pointers(first=f"{sentence}。")[0][1:] == (UNRESOLVED, (), "")


@pytest.mark.parametrize(
    ("sentence", "instrument", "targets"),
    [
        ("依照《种茶条例》第二条处罚", "种茶条例", ("art_2",)),
        ("依照产品质量法第四十条处罚", "产品质量法", ("art_40",)),
        ("适用中华人民共和国刑法", "中华人民共和国刑法", ()),
        ("依照民法典的规定", "民法典", ()),
        ("依照茶叶质量促进法第三条的规定", "茶叶质量促进法", ("art_3",)),
        ("依照药品管理法实施条例第二条第一款", "药品管理法实施条例", ("art_2__para_1",)),
        ("依照《种茶条例》（国务院令第1号）第二条", "种茶条例", ("art_2",)),
        ("符合GB/T 30766—2014的", "GB/T 30766—2014", ()),
        ("符合ISO 3720:2011的", "ISO 3720:2011", ()),
        ("按照农办科〔2019〕12号执行", "农办科〔2019〕12号", ()),
        ("根据国家发展和改革委员会令第7号", "国家发展和改革委员会令第7号", ()),
        ("违反宪法第三章第五节", "宪法", ("chp_3__sec_5",)),
        ("食品安全法第三十三条第一款第五项、第七项", "食品安全法", ("art_33__para_1__item_5",)),
    ],
)
def test_another_instrument_is_named_as_written(sentence, instrument, targets):
    assert pointers(first=f"{sentence}。")[0][1:] == (OTHER, targets, instrument)


def test_a_short_name_that_the_text_gives_stands_for_the_title():
    found = pointers(first="根据《种茶条例》（以下简称条例），违反条例第二条、本条例第三条的处罚。")
    assert [(it[1], it[2], it[3]) for it in found[1:3]] == [
        (OTHER, ("art_2",), "种茶条例"),
        (OWN, ("art_3",), ""),
    ]


def test_an_article_in_a_list_belongs_to_the_law_before_it():
    found = pointers(first="依照产品质量法第一条、第二条和本法第三条处罚。")
    assert [(it[1], it[2], it[3]) for it in found[:3]] == [
        (OTHER, ("art_1",), "产品质量法"),
        (OTHER, ("art_2",), "产品质量法"),
        (OWN, ("art_3",), ""),
    ]


def test_a_number_after_another_law_in_the_sentence_is_in_doubt():
    found = pointers(first="依照产品质量法第一条处罚，构成第二条情形的除外。")
    assert [it[1] for it in found[:2]] == [OTHER, UNRESOLVED]


@pytest.mark.parametrize(
    "sentence",
    [
        "依照有关法律、行政法规的规定",
        "提交《种茶许可证》",
        "企业法人的方法",
        "日本法律",
        "茶叶条约定",
        "第三人",
    ],
)
def test_what_names_no_instrument_is_no_pointer(sentence):
    assert not [it for it in pointers(first=f"{sentence}。") if it[0] != "下列"]


def test_what_is_quoted_belongs_to_another_text():
    found = pointers(first="将产品质量法第二条修改为：“违反本法第三条、前款的，处罚。”")
    assert [(it[0], it[1]) for it in found[:3]] == [
        ("产品质量法第二条", OTHER),
        ("本法第三条", UNRESOLVED),
        ("前款", UNRESOLVED),
    ]


def test_the_number_of_an_article_is_no_pointer_to_itself():
    assert not any(it[0] in ("第四条", "第五条", "第二章") for it in pointers())


def test_the_annex_of_the_text_is_found_by_its_heading():
    law = read(
        "# 茶叶法\n\n第一条 略，见附件1。\n\n第二条 略。\n\n第三条 略，见附件2。\n\n附件1\n\n品种\n"
    )
    found = find_pointers(law.text, law.clauses, "zh")
    assert [(law.words(it), it.kind) for it in found] == [("附件1", OWN), ("附件2", UNRESOLVED)]
    assert law.text[law.clause(found[0].targets[0]).start :].startswith("附件1")
