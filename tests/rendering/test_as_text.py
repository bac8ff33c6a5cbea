"""Plain text says the same as JSON, in words of both languages, and cannot steer a terminal."""

from dataclasses import replace

import pytest

from kb.domain.places import Place, PlaceUnit
from kb.domain.retrieval import SearchResult
from kb.domain.tables import TableRow
from kb.domain.vocabulary import OutcomeCode, Rendition
from kb.rendering.as_text import answer_lines, overview_lines, search_lines, shown_lines
from kb.rendering.phrases import place_line
from tests.rendering import samples


def test_an_answer_reads_as_sentences_with_marks_and_numbered_sources():
    assert answer_lines(samples.answered()) == [
        "生产者应当对其生产的产品质量负责。 [1]",
        "",
        "[1] 中华人民共和国产品质量法 (Product Quality Law) · 第二十六条",
        "    第三章 生产者、销售者的产品质量责任和义务",
        "    in force 有效 (first in force 1993-09-01)",
        "    amended 2018-12-29",
        "    2018-12-29修正",
        "    law 法律 · official text 官方文本 · full text 全文",
        '    "生产者应当对其生产的产品质量负责。"',
        "    cn:product-quality-law@2018-12-29.zh~art_26",
        "",
        "1 of 1 sentences verified · as of 2026-11-20",
    ]


def test_no_answer_reads_as_why_and_what_to_do_next():
    assert answer_lines(samples.unanswered()) == [
        "not in the sources 来源中没有: Nothing in the knowledge base supports an answer.",
        "Add the document: touchstone add PATH",
    ]


def test_a_partial_answer_says_so_before_its_sentences():
    partial = replace(samples.answered(), outcome=OutcomeCode.PARTLY_ANSWERED)
    lines = answer_lines(partial)
    assert lines[0].startswith("partly answered 部分回答")
    assert f"{samples.QUOTE} [1]" in lines


def test_a_quote_from_a_digest_says_digest_and_never_that_it_is_official():
    digest = replace(samples.EDITION, rendition=Rendition.DIGEST)
    cited = replace(samples.CITATION, edition=digest)
    lines = answer_lines(replace(samples.answered(), citations=(cited,)))
    assert "    law 法律 · digest 摘要 (of: official text 官方文本)" in lines


def test_escape_sequences_of_a_document_do_not_reach_the_terminal():
    nasty = replace(samples.SHOWN, text="\x1b[2J\x1b]0;title\x07第一条\r\x9b31m")
    assert not any(set("\x1b\x07\r\x9b") & set(line) for line in shown_lines(nasty))


def test_a_shown_clause_ends_with_its_wording():
    assert shown_lines(samples.SHOWN)[-1] == samples.SHOWN.text


def test_places_of_a_source_are_told_in_both_languages():
    cited = replace(samples.CITATION, places=(Place(PlaceUnit.PAGE, 12, 13),))
    lines = answer_lines(replace(samples.answered(), citations=(cited,)))
    assert "    pages 12-13 第12-13页" in lines


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (Place(PlaceUnit.PAGE, 12, 12), "page 12 第12页"),
        (Place(PlaceUnit.ROW, 7, 7, "Rates"), "sheet Rates, row 7 工作表Rates，第7行"),
        (Place(PlaceUnit.SLIDE, 3, 3), "slide 3 第3张幻灯片"),
        (Place(PlaceUnit.PARAGRAPH, 4, 5, "notes"), "notes, paragraphs 4-5 notes，第4-5段"),
        (Place(PlaceUnit.LINE, 4, 5), ""),
    ],
)
def test_each_kind_of_place_has_its_words(place, line):
    assert place_line((place,)) == line


@pytest.mark.parametrize(
    ("confidence", "line"),
    [
        (0.93, "93 % sure 文字由光学识别得到，把握 93 %"),
        (0.7, "70 % sure; compare it with the original 文字由光学识别得到，把握 70 %，请核对原件"),
    ],
)
def test_what_was_recognised_in_a_picture_says_so(confidence, line):
    place = Place(PlaceUnit.PAGE, 2, 2, confidence=confidence)
    lines = shown_lines(replace(samples.SHOWN, places=(place,)))
    assert "    page 2 第2页" in lines
    assert f"    read by character recognition, {line}" in lines


def test_a_row_is_shown_with_the_heads_of_its_columns():
    shown = replace(samples.SHOWN, row=TableRow(("Kind", "Rate"), ("Tea", "5")))
    assert shown_lines(shown)[-2:] == ["    Kind: Tea", "    Rate: 5"]


def test_a_search_shows_scores_and_why_a_passage_matched():
    lines = search_lines(samples.FOUND, lambda _: samples.SHOWN)
    assert "    0.910 by lexical (words 1.00)" in lines
    assert any(line.startswith("1. 中华人民共和国产品质量法") for line in lines)


def test_a_search_without_matches_has_no_lines():
    assert search_lines(SearchResult(()), lambda _: samples.SHOWN) == []


def test_an_overview_is_short_and_tells_sources_and_warnings_only_when_asked():
    short, detailed = (overview_lines([samples.OVERVIEW], detailed=d) for d in (False, True))
    assert len(short) == 2
    assert any("1 articles, 2 clauses, 1 passages" in line for line in short)
    assert any("warning: 目录 skipped" in line for line in detailed)
    assert any("read as Chinese law by articles" in line for line in detailed)


def test_a_heading_that_repeats_the_label_is_not_shown_again():
    clause = replace(samples.CLAUSE, heading=samples.CLAUSE.label, headings=())
    lines = shown_lines(replace(samples.SHOWN, clause=clause))
    assert lines[1].startswith("    in force")
