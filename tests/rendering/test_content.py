"""What was read in a text, as people and programs get it."""

from dataclasses import replace

from kb.domain.norms import BearerKind, NormKind
from kb.domain.relations import RelationKind
from kb.rendering.as_json import overview_document, shown_document
from kb.rendering.as_text import overview_lines, shown_lines
from kb.rendering.words import BEARERS, NORMS, RELATIONS
from tests.rendering import samples

OVERVIEW = replace(
    samples.OVERVIEW,
    editions=(replace(samples.OVERVIEW.editions[0], content=samples.CONTENT),),
)


def test_a_clause_is_shown_with_norms_terms_and_pointers_both_ways():
    assert shown_lines(samples.READ)[-4:] == [
        "    duty 义务: 生产者 应当 (business 经营者; protects 保护 消费者)",
        "    defines 定义: 产品",
        "    refers to 引用: 本法第二条 -> cn:product-quality-law@2018-12-29.zh~art_2",
        "    referred to by 被引用: "
        + ", ".join(f"cn:product-quality-law@2018-12-29.zh~art_{n}" for n in range(40, 45))
        + " and 2 more",
    ]


def test_what_was_not_asked_for_is_left_out_and_not_called_empty():
    assert "norms" not in shown_document(samples.SHOWN)
    assert "duty" not in "\n".join(shown_lines(samples.SHOWN))


def test_the_document_of_a_clause_tells_all_of_it():
    document = shown_document(samples.READ)
    assert document["norms"][0]["bearer"] == "生产者"
    assert document["references"][0]["clauses"] == ["cn:product-quality-law@2018-12-29.zh~art_2"]
    assert len(document["referred_to_by"]) == 7


def test_an_edition_tells_what_was_read_and_where_and_what_it_does_to_others():
    lines = overview_lines((OVERVIEW,), detailed=True)
    assert "        issuer: 全国人民代表大会常务委员会 (header line 1)" in lines
    assert "        repeals 废止: 《旧办法》 from 1993-09-01 起" in lines
    assert "        norms 规范: 1 duty 义务" in lines
    (edition,) = overview_document((OVERVIEW,))["instruments"][0]["editions"]
    assert edition["relations"][0]["since"] == "1993-09-01"
    assert edition["facts"][0]["basis"] == "header line 1"


def test_every_kind_has_words_in_both_languages():
    assert set(NORMS) == set(NormKind)
    assert set(BEARERS) == set(BearerKind)
    assert set(RELATIONS) == set(RelationKind)
