"""Clauses of standards and annexes as people write them."""

import pytest

from kb.language.fold import unify
from kb.legal.path_references import Needs, find_paths
from kb.legal.path_steps import Step
from kb.legal.references import find_references
from kb.legal.standard_numbers import find_standard_numbers, with_one_spelling


def paths(text: str) -> list[tuple[str, ...]]:
    """The likeliest step of each."""
    return [tuple(step[0] for step in it.steps) for it in find_paths(unify(text))]


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("GB/T 99001-2021 4.4.1", ("cl_4-4-1",)),
        ("GB/T 99001 第4.4.1条", ("cl_4-4-1",)),
        ("条款8.5.1", ("cl_8-5-1",)),
        ("clause 8.5.1 a)", ("cl_8-5-1", "item_1")),
        ("1 a)", ("cl_1", "item_1")),
        ("8.5.1(b)", ("cl_8-5-1", "item_2")),
        ("8.5.1 b) 2)", ("cl_8-5-1", "item_2", "item_2")),
        ("item b) of clause 8.5.1", ("cl_8-5-1", "item_2")),
        ("第8.5.1条b)项", ("cl_8-5-1", "item_2")),
        ("3.1 术语", ("cl_3-1",)),
        ("3.1 定义", ("cl_3-1", "def")),
        ("3.1, Note 1 to entry", ("cl_3-1", "note_1")),
        ("4.1 注2", ("cl_4-1", "note_2")),
        ("4.1 第2段", ("cl_4-1", "para_2")),
        ("4.1 示例1", ("cl_4-1", "example_1")),
        ("附录A", ("annex_A",)),
        ("附录A.2.1", ("annex_A", "cl_A-2-1")),
        ("附录A（规范性）A.2.1", ("annex_A", "cl_A-2-1")),
        ("A.2.1 a)", ("annex_A", "cl_A-2-1", "item_1")),
        ("Annex A.2", ("annex_A", "cl_A-2")),
        ("附件1第二条", ("annex_1", "art_2")),
        ("附件一第二条之一", ("annex_1", "art_2-1")),
        ("附件2第三项", ("annex_2", "item_3")),
        ("附件2第3项", ("annex_2", "item_3")),
        ("第3.1.1条第2项", ("cl_3-1-1", "item_2")),
        ("附件2 二、(一)", ("annex_2", "item_2", "item_1")),
        ("Annex I", ("annex_1",)),
        ("Annex I, 10.4.1(a)", ("annex_1", "cl_I-10-4-1", "item_1")),
        ("annex ix section 2.1", ("annex_9", "cl_ix-2-1")),
        ("Section 2.1. of Annex IX", ("annex_9", "cl_IX-2-1")),
        ("section 2.1 of Annex IX", ("annex_9", "cl_IX-2-1")),
        ("Annex VI Part A 1.1", ("annex_6", "part_A", "cl_VI-1-1")),
        ("point (a) of Section 1.1 of Part A of Annex VI",
         ("annex_6", "part_A", "cl_VI-1-1", "item_1")),
        ("ANNEX IX, CHAPTER II", ("annex_9", "chp_2")),
        ("Article 2 of Annex 1", ("annex_1", "art_2")),
    ],
)  # fmt: skip
def test_a_path_is_read_from_the_outside_in(text: str, steps: tuple[str, ...]) -> None:
    assert paths(text) == [steps]


@pytest.mark.parametrize(
    "text",
    [
        "3.5 mm",
        "3.5毫米",
        "2.4 GHz",
        "version 4.2",
        "版本4.2.1",
        "about 80.5 percent",
        "涨了1.5倍",
        "大于 3.5",
        "Table 4.1",
        "表A.1",
        "附表二",
        "附件10份",
        "注册资本",
        "the introduction for new staff",
        "a definition",
        "12.5.2020",
        "$ 4.20",
    ],
)
def test_other_numbers_and_words_are_no_path(text: str) -> None:
    assert paths(text) == []


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("4.1", Needs.A_STANDARD_BESIDE_IT),
        ("前言", Needs.A_STANDARD_BESIDE_IT),
        ("第4章", Needs.A_STANDARD_BESIDE_IT),
        ("4.4.1", Needs.A_STANDARD),
        ("附件1", Needs.A_TEXT),
        ("clause 4.1", Needs.NOTHING),
        ("第4.1条", Needs.NOTHING),
        ("附件1第二条", Needs.NOTHING),
    ],
)
def test_what_alone_says_little_needs_a_name_beside_it(text: str, needs: Needs) -> None:
    (path,) = find_paths(text)
    assert path.needs is needs
    assert bool(find_references(text)) is (needs is Needs.NOTHING)


def test_what_an_enumeration_begins_with_holds_for_all_of_it() -> None:
    assert paths("附件1第二条和第三条") == [("annex_1", "art_2"), ("annex_1", "art_3")]
    first, second = find_paths("clauses 4.1 and 4.2")
    assert (first.needs, second.needs) == (Needs.NOTHING, Needs.NOTHING)


def test_a_list_of_sections_of_an_annex_is_none_of_the_text_itself() -> None:
    (last,) = find_references("Sections 1 to 9 of Annex I")
    assert [step[0] for step in last.steps] == ["annex_1", "cl_I-9"]
    assert [it.steps for it in find_references("section 1(1) and (2)")] == [
        (("cl_1",), ("item_1", "point_1"))
    ]


def test_an_article_of_an_annex_is_none_of_the_text_itself() -> None:
    for text in ("附件1第二条", "Article 2 of Annex 1", "Articles 5 and 7 of Annex X"):
        assert not [it for it in find_references(text) if "art_2" in it.eids or "art_5" in it.eids]


def test_a_roman_letter_is_a_number_or_a_letter() -> None:
    (path,) = find_paths("Annex C (i)")
    annex: Step = ("annex_100", "annex_C")
    assert path.steps == (annex, ("item_1", "item_9", "point_1", "point_9"))


@pytest.mark.parametrize(
    ("written", "spelled"),
    [
        ("GB/T 99001—2021", "GB/T 99001-2021"),
        ("gbt99001—2021", "GB/T 99001-2021"),
        ("GB 59999－2019", "GB 59999-2019"),
        ("ISO 99001:2020", "ISO 99001-2020"),
        ("YY/T0287-2017", "YY/T 0287-2017"),
        ("IEC 60601-1-2", "IEC 60601-1-2"),
        ("GB/T 1.1—2020", "GB/T 1.1-2020"),
        ("iso/iec 17025", "ISO/IEC 17025"),
        ("an isolated case of 5", "an isolated case of 5"),
    ],
)
def test_the_number_of_a_standard_has_one_spelling(written: str, spelled: str) -> None:
    assert with_one_spelling(written) == spelled


def test_a_standard_may_have_two_numbers() -> None:
    first, second = find_standard_numbers("GB/T 99001-2021/ISO 99001:2020")
    assert (first.year, second.year) == (2021, 2020)


def test_the_year_of_a_standard_is_told_from_its_part() -> None:
    (part,) = find_standard_numbers("IEC 60601-1-2:2014")
    assert (part.serial_end, part.year) == (len("IEC 60601-1-2"), 2014)
