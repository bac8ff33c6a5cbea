"""English statutes: every printed form of a label, lists, EU law, ids shared with the Chinese."""

import re

import pytest

from ingest.blocks import stored_text
from ingest.parsers.markdown import parse_markdown
from ingest.parsers.plain_text import parse_plain_text
from ingest.structure.chinese_law import build_chinese_law
from ingest.structure.detect import build_structure
from ingest.structure.english_statute import build_english_statute
from kb.domain.vocabulary import ClauseKind, StructureKind
from tests.ingest.structure.tree_checks import check_tree


def built(document):
    structure = build_english_statute(document.blocks)
    check_tree(document.blocks, structure)
    return structure, {unit.eid: unit for unit in structure.units}


def plain(*lines):
    return built(parse_plain_text("\n".join(lines)))


def articles(structure):
    return [unit.eid for unit in structure.units if unit.kind is ClauseKind.ARTICLE]


@pytest.mark.parametrize(
    ("labels", "numbers"),
    [
        (("Article 1", "Article 2"), "1 2"),
        (("Article 1: Aim.", "Article 2: Scope."), "1 2"),
        (("Article 1. Aim.", "Article 2. Scope."), "1 2"),
        (("Article One", "Article Two"), "1 2"),
        (("Article IAims.", "Article IIThe term.", "Article IIIEngaged."), "1 2 3"),
        (("Article 1In order.", "Article 2A person."), "1 2"),
        (("ARTICLE XXVI Words.", "ARTICLE XXVII Words."), "26 27"),
        (("Article 224 A.", "Article 224-1 B.", "Article 225 C."), "224 224-1 225"),
        (("Article 12 A.", "Article 12a B.", "Article 13 C."), "12 12a 13"),
        (("Article 10 A.", "Article 10A More.", "Article 11 C."), "10 10a 11"),
    ],
)  # fmt: skip
def test_every_form_of_an_article_is_its_label(labels, numbers):
    structure, _ = plain("Tea Act", *labels)
    assert articles(structure) == [f"art_{number}" for number in numbers.split()]
    assert structure.title == "Tea Act"


@pytest.mark.parametrize(
    ("line", "eid", "heading"),
    [
        ("Chapter II", "chp_2", ""),
        ("ChapterII", "chp_2", ""),
        ("CHAPTER TWO", "chp_2", ""),
        ("Chapter 2", "chp_2", ""),
        ("PART TWO: GENERAL PROVISIONS", "part_2", "GENERAL PROVISIONS"),
        ("Book Two Contracts", "book_2", "Contracts"),
        ("Section 2", "sec_2", ""),
    ],
)
def test_every_form_of_a_division_is_a_unit(line, eid, heading):
    _, units = plain("Tea Act", line, "Article 1 Tea is grown.", "Article 2 Tea is sold.")
    assert units[eid].heading == heading
    assert units["art_1"].parent == eid


def test_the_title_of_a_chapter_may_stand_on_the_line_below():
    _, units = plain("Tea Act", "CHAPTER I", "GENERAL PROVISIONS", "Article 1 Tea is grown.")
    assert units["chp_1"].heading == "GENERAL PROVISIONS"
    assert units["art_1"].headings == ("CHAPTER I GENERAL PROVISIONS",)


def test_sections_and_restarting_chapters_carry_what_is_above_them():
    _, units = plain(
        "Tea Act", "Part One Leaves", "Chapter I Green", "Section 1 Picking", "Article 1 A.",
        "Part Two Trade", "Chapter I Buyers", "Section 1 Audits", "Article 2 B.",
    )  # fmt: skip
    assert {"part_1__chp_1__sec_1", "part_2__chp_1__sec_1"} <= set(units)


def test_a_reference_at_the_start_of_a_line_is_no_article():
    structure, _ = plain(
        "Tea Act", "Article 1 The fee follows", "Article 5 of this Act shall apply.",
        "Article 2 It is governed by", "Article 9 (2) of the Trade Act.", "Article 3 Done under",
        "Article 44 The words of another act.", "Article 4 The end.",
    )  # fmt: skip
    assert articles(structure) == ["art_1", "art_2", "art_3", "art_4"]


def test_an_article_number_that_was_left_out_is_named():
    structure, _ = plain("Tea Act", "Article 1 A.", "Article 2 B.", "Article 5 C.", "Article 6 D.")
    assert articles(structure) == ["art_1", "art_2", "art_5", "art_6"]
    assert structure.warnings == ("article numbers jump before Article 5",)


def test_a_number_that_is_printed_twice_gets_a_tilde_and_a_warning():
    structure, _ = plain("Tea Act", "Article 1 A.", "## x", "Article 2", "B.", "Article 2", "C.")
    assert articles(structure) == ["art_1", "art_2", "art_2~2"]
    assert any("printed more than once" in warning for warning in structure.warnings)


def test_a_table_of_contents_gives_no_articles():
    structure, units = plain(
        "Tea Act", "Contents", "Chapter I Leaves", "Article 1 Picking", "Article 2 Drying",
        "Chapter I Leaves", "Article 1 Leaves are picked by hand.", "Article 2 They are dried.",
    )  # fmt: skip
    assert articles(structure) == ["art_1", "art_2"]
    assert units["chp_1"].end == units["art_2"].end


ZH = """某某茶叶法
第一章 总则
第一条　为了保证质量，制定本法。
第二条　茶叶应当符合下列要求：
（一）不得掺假；
（二）标明产地。
散装茶叶除外。
第二章 罚则
第一节 罚款
第二条之一　违反本法的，处罚款。
情节严重的：
（一）停业；
（二）吊销许可证。
"""
EN = """Tea Act
Chapter I General Provisions
Article 1 This Act is made to ensure quality.
Article 2 Tea shall meet the following requirements:
(1) it is not mixed;
(2) its origin is marked.
Loose tea is exempt.
Chapter II Penalties
Section 1 Fines
Article 2-1 Whoever violates this Act is fined.
Where it is serious:
(i) closing;
(ii) loss of the licence.
"""


def test_a_law_and_its_translation_have_the_same_ids():
    chinese = build_chinese_law(parse_plain_text(ZH).blocks)
    english, units = built(parse_plain_text(EN))
    assert [unit.eid for unit in english.units] == [unit.eid for unit in chinese.units]
    assert units["art_2__para_1__item_1"].label == "Article 2, paragraph 1, item (1)"
    assert units["art_2-1__para_2__item_2"].number == "(ii)"
    assert english.warnings == ()


def test_lists_nest_and_the_sequence_tells_a_letter_from_a_roman_number():
    letters = [f"({letter}) step:" for letter in "abcdefgh"]
    _, units = plain(
        "Tea Act", "Article 1 Tea is:", *letters, "(i) by air;", "(ii) by fire;", "(i) packed.",
        "Article 2 Tea is sold:", "1. in tins:", "(1) round;", "(2) square;", "2. in bags.",
    )  # fmt: skip
    assert units["art_1__para_1__item_8__point_2"].label == "Article 1, item (h)(ii)"
    assert units["art_1__para_1__item_9"].number == "(i)"
    assert units["art_2__para_1__item_1__point_2"].parent == "art_2__para_1__item_1"
    assert units["art_2__para_1__item_2"].number == "2."


def test_a_list_with_a_gap_is_named():
    structure, _ = plain("Tea Act", "Article 1 Tea is:", "(1) green;", "(3) black.")
    assert structure.warnings == ("numbers of a list out of order: Article 1, item (3)",)


EU = """## Article 10

### General obligations of manufacturers

1. Manufacturers shall ensure quality.

2. The system shall cover:

(a) a strategy;

(b) people.

Where needed, it is improved.

3. They keep records.

## Article 11

Authorised representatives act in writing.
"""


def test_eu_law_numbers_its_paragraphs_and_titles_its_articles() -> None:
    structure, units = built(parse_markdown(EU))
    text = stored_text(parse_markdown(EU).blocks)
    assert units["art_10"].heading == "General obligations of manufacturers"
    assert units["art_10__para_3"].label == "Article 10(3)"
    assert units["art_10__para_1"].number == "1."
    assert units["art_10__para_2__item_2"].label == "Article 10(2)(b)"
    second = units["art_10__para_2"]
    assert text[second.start : second.end].endswith("Where needed, it is improved.")
    assert units["art_11__para_1"].label == "Article 11"
    assert articles(structure) == ["art_10", "art_11"]


def test_a_section_sign_counts_paragraphs() -> None:
    _, units = plain(
        "Tea Act", "Article 1", "§1 Tea is grown.", "§2 Tea is sold.", "Article 2 End."
    )
    assert units["art_1__para_2"].number == "§2"


def test_recitals_and_annexes_stand_before_and_behind_the_articles() -> None:
    structure, units = plain(
        "REGULATION ON TEA", "Whereas:", "(1) Tea is drunk.", "(2) It is sold in Article 7.",
        "Article 1 Tea is grown.", "Article 2 Tea is sold.", "Done at Brussels, 1 May 2020.",
        "ANNEX I", "1. Leaves.", "ANNEX II Bags", "2. Bags.",
    )  # fmt: skip
    assert articles(structure) == ["art_1", "art_2"]
    roots = [unit.eid for unit in structure.units if unit.parent is None]
    assert roots == ["preface", "art_1", "art_2", "conclusions", "annex_1", "annex_2"]
    assert units["annex_2"].heading == "Bags"


def test_adoption_lines_are_header_and_not_units() -> None:
    structure, _ = plain("Tea Act", "(Adopted on 1 May 2020 by the Congress)", "Article 1 Tea.")
    assert structure.header == ("(Adopted on 1 May 2020 by the Congress)",)


@pytest.fixture(scope="module")
def european(shared_data):
    folder = shared_data / "regs-en" / "eu" / "01-regulation"
    return {name: folder / name for name in ("mdr-2017-745", "ivdr-2017-746")}


@pytest.mark.parametrize(("name", "count"), [("mdr-2017-745", 123), ("ivdr-2017-746", 113)])
def test_each_article_of_the_european_regulations_is_read(european, name, count):
    """123 and 113 articles, counted in the tables of contents of the two regulations."""
    found = []
    for path in sorted(european[name].glob("article-*.md")):
        structure = build_structure(parse_markdown(path.read_text("utf-8")))
        assert (structure.kind, structure.warnings) == (StructureKind.ENGLISH_STATUTE, ())
        found += articles(structure)
    assert found == [f"art_{n}" for n in range(1, count + 1)]


def test_the_regulation_in_one_piece_has_its_recitals_before_and_its_annexes_behind(european):
    """The preamble prints 7 lines and 101 recitals; the files hold 17 annexes."""
    folder = european["mdr-2017-745"]
    names = ["preamble.md", "recitals.md", *sorted(p.name for p in folder.glob("article-*.md"))]
    names += sorted(p.name for p in folder.glob("annex-*.md"))
    texts = [(folder / name).read_text("utf-8") for name in names]
    whole = "\n\n".join(re.sub(r"(?s)\A---.*?\n---\n", "", text) for text in texts)
    structure, units = built(parse_markdown(whole))
    assert articles(structure) == [f"art_{n}" for n in range(1, 124)]
    recitals = [u for u in structure.units if u.parent == "preface"]
    assert len(recitals) > 100
    annexes = [
        unit for unit in structure.units if unit.eid.startswith("annex_") and not unit.parent
    ]
    assert {unit.eid for unit in annexes} == {f"annex_{n}" for n in range(1, 18)}
    assert units["art_10__para_9__item_3"].label == "Article 10(9)(c)"
    assert units["art_1__para_6__item_9"].number == "(i)"
    assert units["art_2__para_1"].number == "(1)"
