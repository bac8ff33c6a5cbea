"""Two editions side by side, as people and programs get them."""

import json

from kb.domain.differences import EditionDifference
from kb.rendering.differences import difference_document, difference_lines
from tests.rendering import samples

IN_FORCE = "in force 有效 (first in force 1993-09-01)"


def test_a_difference_reads_as_both_editions_counts_and_what_changed():
    assert difference_lines(samples.DIFFERENCE) == [
        f"- cn:product-quality-law@2018-12-29.zh  中华人民共和国产品质量法  {IN_FORCE}",
        f"+ cn:product-quality-law@2027-01-01.zh  中华人民共和国产品质量法  {IN_FORCE}",
        "",
        "1 the same 未变, 1 changed 修改, 1 added 新增",
        "",
        "changed 修改: 第二十六条",
        "    生产者[-应当-]{+必须+}对其生产的产品质量负责。",
        "",
        "added 新增: 第二十六条",
        "    第二十七条 略。",
    ]


def test_what_is_the_same_is_printed_only_on_request():
    assert "the same 未变: 第二十六条" in difference_lines(samples.DIFFERENCE, everything=True)


def test_two_texts_without_clauses_have_no_differences():
    nothing = EditionDifference(samples.DIFFERENCE.old, samples.DIFFERENCE.new, ())
    assert difference_lines(nothing)[-1] == "no clauses"


def test_the_document_tells_every_clause_with_its_span():
    document = json.loads(json.dumps(difference_document(samples.DIFFERENCE)))
    assert list(document) == ["old", "new", "counts", "clauses"]
    assert document["counts"]["changed"] == document["counts"]["added"] == 1
    changed, added, same = document["clauses"]
    assert changed["old"]["text"] == samples.TEXT.strip()
    assert (changed["old"]["start"], changed["old"]["end"]) == (0, samples.CLAUSE.end)
    assert [piece["kind"] for piece in changed["pieces"]] == [
        "kept",
        "taken_out",
        "put_in",
        "kept",
    ]
    assert added["old"] is None
    assert same["pieces"] == []
