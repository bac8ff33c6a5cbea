"""Policy papers and articles: headings as printed, paragraphs counted, titles found."""

import pytest

from ingest.blocks import stored_text
from ingest.parsers.markdown import parse_markdown
from ingest.parsers.plain_text import parse_plain_text
from ingest.structure.english_marks import english_division
from ingest.structure.lines import lines_of
from ingest.structure.prose import build_prose
from kb.domain.vocabulary import ClauseKind
from tests.ingest.structure.tree_checks import check_tree


def built(document):
    structure = build_prose(document.blocks)
    check_tree(document.blocks, structure)
    return structure, {unit.eid: unit for unit in structure.units}


def plain(*lines):
    return built(parse_plain_text("\n".join(lines)))


@pytest.fixture(scope="module")
def seeds(shared_data):
    paths = sorted((shared_data / "seeds").glob("*.txt"))
    return {path.name[:3]: parse_plain_text(path.read_text("utf-8")) for path in paths}


@pytest.mark.parametrize(
    ("seed", "title"),
    [
        ("000", "Healthy Consumption Market View"),
        (
            "001",
            (
                'Interpretation of "Implementation Opinions on Promoting the Quality Improvement '
                'of Manufacturing Products and Services"'
            ),
        ),
        ("002", 'The National "Quality Month" in 2024 will be launched soon!'),
        (
            "003",
            "Quality Month: Let national brands show their true quality manufacturing strength!",
        ),
        (
            "004",
            (
                "Research and discussion on the working mechanism of our district’s quality brand "
                "and standardization projects"
            ),
        ),
    ],
)
def test_a_seed_gives_its_own_title(seeds, seed, title):
    assert built(seeds[seed])[0].title == title


def test_the_telephone_number_of_a_host_stays_outside_the_units(seeds):
    structure, units = built(seeds["000"])
    assert structure.header[0].startswith("Tel:")
    text = stored_text(seeds["000"].blocks)
    assert all("13921985178" not in text[u.start : u.end] for u in units.values())


def test_broken_numbering_is_kept_as_printed(seeds):
    _, units = built(seeds["001"])
    numbers = [unit.number for unit in units.values() if unit.kind == "heading"]
    assert numbers == ["1.", "2.", "3.", "(2)", "(3)", "(4)", "4."]
    assert units["h1_3__h2_1"].headings == ("3. Main Measures",)
    _, units = built(seeds["002"])
    headings = [unit.label for unit in units.values() if unit.kind == "heading"]
    assert headings == ['1." The theme', ". 2. The content", "3. Key arrangements",
                        "Fourth, the work requires"]  # fmt: skip
    assert {"(Four)", "(seven)"} <= {unit.number for unit in units.values()}


def test_the_levels_of_official_papers_nest():
    structure, units = plain(
        "关于某事的通知", "各有关单位：", "一、总体要求", "（一）指导思想", "甲。", "1.目标",
        "乙。",
        "（二）原则", "丙。", "二、任务", "（一）长长的一段话，" + "任务" * 40 + "。",
    )  # fmt: skip
    assert structure.title == "关于某事的通知"
    assert units["h1_1__h2_1__h3_1"].label == "1.目标"
    assert units["h1_2"].number == "二、"
    last = structure.units[-1]
    assert (last.kind, last.number, last.headings) == ("prose", "（一）", ("二、任务",))
    assert units["p_1"].label == "第1段"


def test_markdown_headings_nest_by_level_and_one_top_heading_is_the_title():
    structure, units = built(parse_markdown("# T\n\nx.\n\n## A\n\ny.\n\n### B\n\nz.\n\n## C\n\nw."))
    assert structure.title == "T"
    assert [unit.eid for unit in structure.units] == [
        "p_1", "h1_1", "p_2", "h1_1__h2_1", "p_3", "h1_2", "p_4",
    ]  # fmt: skip
    assert units["p_3"].headings == ("A", "B")
    assert units["p_4"].label == "paragraph 4"


def test_two_top_headings_are_units_and_no_title():
    structure, _ = built(parse_markdown("# A\n\nx.\n\n# B\n\ny."))
    assert (structure.title, [u.eid for u in structure.units if u.kind == "heading"]) == (
        "", ["h1_1", "h1_2"],
    )  # fmt: skip


@pytest.mark.parametrize("text", ["", "One single line", "A full sentence comes first.\nB."])
def test_a_text_without_a_title_line_has_none(text):
    assert built(parse_plain_text(text))[0].title == ""


def test_adoption_lines_under_a_title_are_header():
    structure, _ = plain("某某规定", "1986年5月12日国务院批准发布", "为了实施某法。")
    assert structure.header == ("1986年5月12日国务院批准发布",)


def test_items_of_a_markdown_list_are_no_headings() -> None:
    structure = build_prose(parse_markdown("# Audits\n\nSteps:\n\n1. Plan\n2. Check\n").blocks)
    assert [unit.kind for unit in structure.units] == [ClauseKind.PROSE] * 3


def test_a_short_list_item_with_words_below_it_is_a_heading() -> None:
    structure = build_prose(parse_markdown("# Audits\n\n1. Scope\n\nAll suppliers.\n").blocks)
    assert structure.units[0].kind is ClauseKind.HEADING


def test_a_printed_number_stands_in_the_label_beside_the_count() -> None:
    _, units = plain(
        "A notice on audits", "", "First the reasons.", "", "(2) Deep roots are needed, and soon."
    )
    assert units["p_2"].label == "paragraph 2 “(2)”"


@pytest.mark.parametrize("number", ["2.(1)", "7.A.1.", "3.Guidance.4.", "PART 4.Chapter 2.7."])
def test_a_number_that_goes_on_below_a_stop_is_not_cut_there(number: str) -> None:
    structure, _ = plain("A title", "", f"{number} Fees", "", "They are paid in advance.")
    assert [unit.number for unit in structure.units if unit.number] == []
    assert english_division(lines_of(parse_plain_text(number).blocks)[0]) is None
