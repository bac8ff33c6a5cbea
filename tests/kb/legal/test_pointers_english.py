"""Pointers inside English texts: acts of articles, and codes of sections."""

import pytest

from kb.domain.references import ReferenceKind
from kb.legal.pointers import find_pointers
from tests.kb.legal.texts_with_clauses import read

OWN, OTHER, UNRESOLVED = ReferenceKind.OWN, ReferenceKind.OTHER, ReferenceKind.UNRESOLVED
ACT = """# Regulation on tea

## Article 1

Scope

1. This Regulation is about tea.

2. It is not about coffee.

## Article 2

Duties

1. Growers shall:

(a) register;

(b) report;

(c) keep records.

2. Traders shall register.

Records are kept for a year.

## Article 3

Penalties

1. A fine is due.

2. {}

{}
"""
CODE = """# PART 12—TEA

## Subpart A—General Provisions

### § 12.1 Scope.

(a) This part is about tea.

(b) It is not about coffee.

## Subpart B—Duties

### § 12.3 Records.

(a) *Growers.* A grower shall:

(1) Register; and

(2) Report.

(b) {}

### § 12.5 Penalties.

(a) Fines.
"""


def found_in(text, names=()):
    return [
        (text.words(it), it.kind, it.targets, it.instrument)
        for it in find_pointers(text.text, text.clauses, "en", names)
    ]


def in_act(sentence, second="It may be paid later."):
    return [it for it in found_in(read(ACT.format(sentence, second))) if it[0] != "This Regulation"]


def in_code(sentence, names=()):
    return [it for it in found_in(read(CODE.format(sentence)), names) if it[0] != "This part"]


@pytest.mark.parametrize(
    ("words", "targets"),
    [
        ("Article 1", ("art_1",)),
        ("Article 2(1)", ("art_2__para_1",)),
        ("Article 2(1)(b)", ("art_2__para_1__item_2",)),
        ("Article 1(1) and (2)", ("art_1__para_1", "art_1__para_2")),
        ("Articles 1 to 3", ("art_1", "art_2", "art_3")),
        ("Articles 1 to 3 of this Regulation", ("art_1", "art_2", "art_3")),
        ("this Article", ("art_3",)),
        ("paragraph 1", ("art_3__para_1",)),
        ("paragraph 1 of this Article", ("art_3__para_1",)),
        ("paragraph 2 of Article 1", ("art_1__para_2",)),
        ("point (b) of Article 2(1)", ("art_2__para_1__item_2",)),
        (
            "points (a) to (c) of paragraph 1 of Article 2",
            tuple(f"art_2__para_1__item_{n}" for n in (1, 2, 3)),
        ),
        ("points (a) and (c) of Article 2(1)", ("art_2__para_1__item_1", "art_2__para_1__item_3")),
        ("the second subparagraph of Article 2(2)", ("art_2__para_2__p_1",)),
        ("the first subparagraph of Article 2(2)", ("art_2__para_2",)),
        ("the preceding paragraph", ("art_3__para_1",)),
        ("the preceding Article", ("art_2",)),
    ],
)
def test_a_pointer_finds_the_clause_of_its_own_act(words, targets):
    assert in_act(f"See {words}.")[0] == (words, OWN, targets, "")


STATUTE = """# Tea Law

Article 1 This Law is about tea.

Article 2 Growers shall:

(1) register;

(2) report.

Whoever violates {} pays.

Article 3 None.
"""


@pytest.mark.parametrize(
    ("words", "targets"),
    [
        ("sub-paragraph (2) of Article 2", ("art_2__para_1__item_2",)),
        ("item (2) of Article 2", ("art_2__para_1__item_2",)),
        ("Article 2, paragraph 1, item (1)", ("art_2__para_1__item_1",)),
        (
            "items (1) and (2) of the preceding paragraph",
            tuple(f"art_2__para_1__item_{n}" for n in "12"),
        ),
        ("Paragraph 1 of Article 1 of this Law", ("art_1__para_1",)),
    ],
)
def test_a_numbered_item_is_never_taken_for_a_paragraph(words, targets):
    assert found_in(read(STATUTE.format(words)))[1] == (words, OWN, targets, "")


def test_the_first_subparagraph_is_of_the_paragraph_around():
    assert in_act("See above.", "The first subparagraph holds.")[0][2] == ("art_3__para_2",)


def test_each_article_of_a_list_is_a_reference():
    assert [it[2] for it in in_act("See Articles 1, 2(2) and 3.")] == [
        ("art_1",),
        ("art_2__para_2",),
        ("art_3",),
    ]


def test_a_singular_word_may_head_a_list_but_no_number_of_days():
    assert [it[2] for it in in_act("See Article 1 and 2 of this Regulation.")] == [
        ("art_1",),
        ("art_2",),
    ]
    assert [it[2] for it in in_act("See Article 1 and 2 days later.")] == [("art_1",)]


@pytest.mark.parametrize(
    "words", ["Article 99", "Article 2(1)(z)", "Annex IX", "Section 4.2 of Annex VII"]
)
def test_what_is_not_there_is_unresolved(words):
    assert in_act(f"See {words}.")[0] == (words, UNRESOLVED, (), "")


@pytest.mark.parametrize(
    ("words", "instrument", "targets"),
    [
        ("Regulation (EU) 2017/745", "Regulation (EU) 2017/745", ()),
        ("Article 5 of Directive 2001/83/EC", "Directive 2001/83/EC", ("art_5",)),
        (
            "point (b) of Article 1(1) of Directive (EU) 2015/1535",
            "Directive (EU) 2015/1535",
            ("art_1__para_1__item_2",),
        ),
        ("Annex II to Directive 2001/83/EC", "Directive 2001/83/EC", ("annex_II",)),
        ("Article 290 TFEU", "TFEU", ()),
        ("clause 7.3 of ISO 13485:2016", "ISO 13485:2016", ("cl_7-3",)),
    ],
)
def test_another_act_is_named_as_written(words, instrument, targets):
    found = in_act(f"See {words}.")[-1]
    assert found[1:] == (OTHER, targets, instrument)


def test_the_second_of_two_directives_is_a_directive():
    assert [it[3] for it in in_act("See Directives 90/385/EEC and 93/42/EEC.")] == [
        "Directives 90/385/EEC",
        "Directive 93/42/EEC",
    ]


def test_an_article_in_a_list_with_another_acts_article_is_in_doubt():
    found = in_act("See Article 1, Article 2 and Article 3 of Directive 2001/83/EC.")
    assert [it[1] for it in found] == [UNRESOLVED, UNRESOLVED, OTHER]


def test_what_an_act_puts_into_another_is_not_its_own():
    text = ACT.format("In Directive 2001/83/EC the following is added:\n\n‘3. See Article 1.’", "")
    assert found_in(read(text))[-1][:2] == ("Article 1", UNRESOLVED)


@pytest.mark.parametrize(
    ("words", "targets"),
    [
        ("§ 12.1(a)", ("sec_12-1__a",)),
        ("§§ 12.1", ("sec_12-1",)),
        ("paragraph (a) of this section", ("sec_12-3__a",)),
        ("paragraphs (a)(1) and (2) of this section", ("sec_12-3__a__1", "sec_12-3__a__2")),
        ("this section", ("sec_12-3",)),
        ("this part", ("part_12",)),
        ("this subpart", ("subpart_B",)),
        ("subpart A of this part", ("subpart_A",)),
    ],
)
def test_a_pointer_finds_the_section_of_its_own_code(words, targets):
    assert in_code(f"See {words}.")[0] == (words, OWN, targets, "")


@pytest.mark.parametrize(
    ("words", "instrument", "targets"),
    [
        ("21 CFR part 11", "21 CFR part 11", ()),
        ("21 CFR 820.30(a)", "21 CFR part 820", ("sec_820-30__a",)),
        ("21 U.S.C. 360(k)", "21 U.S.C.", ("sec_360__k",)),
        ("section 201(h) of the act", "the act", ("sec_201__h",)),
        ("section 201(h) of the Tea Import Act", "Tea Import Act", ("sec_201__h",)),
        ("part 807 of this chapter", "part 807 of this chapter", ()),
        ("subpart E of part 807 of this chapter", "part 807 of this chapter", ("subpart_E",)),
        ("§ 807.92 of this chapter", "part 807 of this chapter", ("sec_807-92",)),
        ("section 552(b)(4) of title 5", "title 5", ("sec_552__b__4",)),
    ],
)
def test_another_part_of_the_code_is_named(words, instrument, targets):
    assert in_code(f"See {words}.")[0] == (words, OTHER, targets, instrument)


def test_the_name_of_its_own_code_completes_a_pointer_into_it():
    assert in_code("See § 807.92.", ["21 CFR Part 12"])[0][3] == "21 CFR part 807"


def test_the_act_is_the_one_that_the_text_defines():
    found = in_code("The Tea Import Act (the act) holds; see section 3 of the act.")
    assert found[-1][1:] == (OTHER, ("sec_3",), "Tea Import Act")


def test_a_subpart_of_this_chapter_is_none_of_this_part():
    assert in_code("See part 1271, subpart A of this chapter.")[-1][1] is UNRESOLVED
