"""References to clauses in running text."""

import pytest

from kb.legal.references import find_references


@pytest.mark.parametrize(
    "text",
    [
        "产品质量法第二十六条",
        "产品质量法第26条",
        "第２６条",
        "Article 26",
        "Art. 26",
        "art 26",
        "ARTICLE XXVI",
        "Article Twenty-six",
    ],
)
def test_every_spelling_of_an_article_means_the_same_clause(text: str) -> None:
    (reference,) = find_references(text)
    assert reference.eids == ("art_26",)


@pytest.mark.parametrize(
    ("text", "eid"),
    [
        ("第二十六条第二款", "art_26__para_2"),
        ("本法第三十三条第一款第一项", "art_33__para_1__item_1"),
        ("第四十九条第一款第（三）项", "art_49__para_1__item_3"),
        ("第二百二十四条之一", "art_224-1"),
        ("Article 26, paragraph 2", "art_26__para_2"),
        ("Article 26(2)", "art_26__para_2"),
        ("Article 26, paragraph 2, item (1)", "art_26__para_2__item_1"),
        ("Article 26(2)(i)", "art_26__para_2__item_1"),
        ("21 CFR 820.30", "sec_820-30"),
        ("§ 820.30(a)(1)", "sec_820-30__a__1"),
        ("§\u2009820.30(a)", "sec_820-30__a"),
        ("section 351(a)", "sec_351__a"),
        ("see 820.30(j) again", "sec_820-30__j"),
    ],
)
def test_paragraphs_items_and_sections_are_part_of_the_reference(text: str, eid: str) -> None:
    assert find_references(text)[0].eids[0] == eid


def test_an_item_without_its_paragraph_may_stand_in_any_paragraph() -> None:
    (reference,) = find_references("第二十六条第（一）项")
    assert "art_26__para_2__item_1" in reference.eids
    assert reference.article_eid == "art_26"


@pytest.mark.parametrize(
    "text",
    [
        "How many articles are there?",
        "articles of association",
        "about 80.5 percent",
        "三条意见",
        "第一章",
        "in 2019 there were 26 rules",
    ],
)
def test_words_and_numbers_that_point_nowhere_are_no_references(text: str) -> None:
    assert find_references(text) == []


def test_references_come_in_the_order_of_the_text() -> None:
    found = find_references("违反本法第二十一条第一款、第四十九条，见 Article 5")
    assert [reference.article_eid for reference in found] == ["art_21", "art_49", "art_5"]


@pytest.mark.parametrize(
    ("text", "eids"),
    [
        ("第四十九条至第五十一条", ["art_49", "art_50", "art_51"]),
        ("第49-51条", ["art_49", "art_50", "art_51"]),
        ("Articles 26 and 27", ["art_26", "art_27"]),
        ("Articles 26 to 28", ["art_26", "art_27", "art_28"]),
        ("第26条2款1项", ["art_26__para_2__item_1"]),
        ("第26条第2款(1)", ["art_26__para_2__item_1"]),
        ("第 二十六 条", ["art_26"]),
        ("产品质量法二十六条", ["art_26"]),
        ("Article Twenty Six of the law", ["art_26"]),
        ("Article II", ["art_2"]),
    ],
)
def test_lists_ranges_and_loose_spellings_are_read_whole(text: str, eids: list[str]) -> None:
    assert [reference.eids[0] for reference in find_references(text)] == eids


@pytest.mark.parametrize(
    "text",
    [
        "企业有3条生产线",
        "我买了三条毛巾",
        "符合第10条件",
        "The article I bought is defective",
        "an article in a newspaper",
        "Article 26bis",
        "21 CFR part 820",
        "point 2.5 percent",
        "三点水",
    ],
)
def test_what_only_looks_like_a_reference_is_none(text: str) -> None:
    assert find_references(text) == []


def test_a_letter_is_an_item_and_a_roman_letter_may_be_either() -> None:
    (letter,) = find_references("Article 10(9)(c)")
    assert letter.eids == ("art_10__para_9__item_3",)
    assert letter.around == "art_10__para_9"
    (roman,) = find_references("Article 10(9)(i)")
    assert roman.eids == ("art_10__para_9__item_1", "art_10__para_9__item_9")
    assert roman.letters == ("i",)


def test_an_inserted_article_is_not_the_article_before_it() -> None:
    assert find_references("Article 10A of the Act")[0].eids == ("art_10a",)
    assert find_references("Article 12a(2)")[0].eids == ("art_12a__para_2",)


@pytest.mark.parametrize(
    ("text", "place", "is_point"),
    [
        ("意见第二部分第（三）项", (2, 3), False),
        ("意见第二部分", (2,), False),
        ("第二部分第三点", (2, 3), False),
        ("二、（三）", (2, 3), False),
        ("二、（三）1.", (2, 3, 1), False),
        ("第十五点", (15,), True),
        ("Part II, point 3", (2, 3), False),
        ("part two (3)", (2, 3), False),
        ("point 15 of the Opinions", (15,), True),
    ],
)
def test_places_in_a_policy_paper_are_read_by_their_printed_numbers(
    text: str,
    place: tuple[int, ...],
    is_point: bool,  # noqa: FBT001 - a column of the table above
) -> None:
    (reference,) = find_references(text)
    assert (reference.place, reference.is_point) == (place, is_point)
    assert not reference.is_explicit


def test_a_point_of_an_article_is_no_point_of_a_paper() -> None:
    assert [r.place for r in find_references("Article 26, paragraph 2, point 1")] == [()]
    assert [r.place for r in find_references("point 2 of Article 1")] == [()]
    assert [r.place for r in find_references("意见第二部分第三条")] == [()]


def test_the_title_of_another_code_is_kept() -> None:
    assert find_references("45 CFR 820.30")[0].title == "45 cfr"
    assert find_references("21 U.S.C. 352")[0].title == "21 u.s.c."


def test_a_bare_number_with_a_point_need_not_be_a_reference() -> None:
    assert not find_references("罚款1000.50元")[0].is_explicit
    assert find_references("§ 820.30")[0].is_explicit
