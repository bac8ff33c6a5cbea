"""search, show, docs and text: what is read from the base and how it is printed."""

import json
from datetime import date

import pytest

from kb.domain.retrieval import Filters, SearchResult
from kb.rendering.as_json import overview_document, search_document, shown_document
from kb.rendering.differences import difference_document
from tests.rendering import samples


def test_search_prints_passages_and_says_what_was_not_searched(touchstone, seam):
    result = touchstone("search", "产品质量", "--k", "3", "--where", "level=law")
    assert result.code == 0
    assert "0.910 by lexical" in result.out
    assert samples.NOTICE in result.err
    wanted = {"as_of": None, "filters": Filters(levels=("law",)), "k": 3}
    call = ("search", "产品质量", wanted)
    assert seam.base.calls[0] == call


def test_search_as_json_is_one_document(touchstone):
    result = touchstone("search", "产品质量", "--json")
    expected = search_document("产品质量", samples.FOUND, lambda _: samples.SHOWN)
    assert json.loads(result.out) == expected
    assert result.err == ""


def test_a_search_that_finds_nothing_says_so_and_is_no_error(touchstone, seam):
    seam.base.found = SearchResult((), notices=("Nothing, because of that.",))
    result = touchstone("search", "x")
    assert (result.code, result.out, result.err) == (0, "", "note: Nothing, because of that.\n")


def test_show_prints_the_clause(touchstone):
    result = touchstone("show", "产品质量法第二十六条")
    assert result.code == 0
    assert f"\n\n{samples.SHOWN.text}\n" in result.out


def test_show_as_json_lists_every_clause_that_the_name_fits(touchstone):
    document = json.loads(touchstone("show", "第二十六条", "--json").out)
    assert document == {"reference": "第二十六条", "clauses": [shown_document(samples.READ)]}


def test_docs_lists_the_base(touchstone):
    result = touchstone("docs")
    assert result.code == 0
    assert "cn:product-quality-law@2018-12-29.zh" in result.out
    assert "SHA-256" not in result.out


def test_docs_show_tells_more_of_one_instrument(touchstone, seam):
    result = touchstone("docs", "show", "cn:product-quality-law")
    assert result.code == 0
    assert "SHA-256" in result.out
    assert seam.base.calls[0][1] == "cn:product-quality-law"


@pytest.mark.parametrize(
    "arguments",
    [["docs", "--json"], ["docs", "show", "a", "--json"], ["docs", "--json", "show", "a"]],
)
def test_docs_as_json_is_one_document(touchstone, arguments):
    assert json.loads(touchstone(*arguments).out) == overview_document([samples.OVERVIEW])


def test_text_is_raw_utf8_without_a_newline_added(seam, capfdbinary):
    import cli

    assert cli.main(["text", samples.EDITION_ID]) == 0
    assert capfdbinary.readouterr().out == samples.TEXT.rstrip("\n").encode("utf-8")


def test_text_as_json_carries_the_same_text(touchstone):
    document = json.loads(touchstone("text", samples.EDITION_ID, "--json").out)
    assert document == {"edition": samples.EDITION_ID, "text": samples.TEXT.rstrip("\n")}


def test_diff_prints_what_changed_between_two_editions(touchstone, seam):
    result = touchstone("diff", "产品质量法", "--as-of", "2026-11-20")
    assert result.code == 0
    assert "changed 修改: 第二十六条" in result.out
    assert "the same" in result.out.splitlines()[3]
    assert seam.base.calls == [("diff", "产品质量法", {"new": None, "as_of": date(2026, 11, 20)})]


def test_diff_as_json_has_every_clause(touchstone):
    result = touchstone("diff", "cn:a@2020-01-01.zh", "cn:a@2021-01-01.zh", "--json")
    assert json.loads(result.out) == difference_document(samples.DIFFERENCE)
