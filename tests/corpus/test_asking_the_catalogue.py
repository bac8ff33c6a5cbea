"""What the catalogue records can be asked for, on any day, and answers nothing else."""

from datetime import date

import pytest

from kb.domain.answers import Answer, Citation
from kb.domain.vocabulary import OutcomeCode, StatusCode
from kb.errors import NotFound
from kb.knowledge_base import KnowledgeBase

TRADEMARK_OF_2019 = "cn:trademark-law@2019-04-23"
TRADEMARK_OF_2026 = "cn:trademark-law@2026-06-26"
FOOD_OF_2021 = "cn:food-safety-law@2021-04-29"
COMPETITION_OF_2019 = "cn:anti-unfair-competition-law@2019-04-23"
LIABILITY = "cn:industrial-product-quality-liability-regulation@1986-04-05"
SUPERVISION = "cn:product-quality-supervision-trial-measures@2011-01-08"
OUTLINE = "cn:quality-development-outline-2011-2020@2012-02-06"
PLAN = "cn:standardization-system-plan-2016-2020@undated"
GRADING = "cn:product-quality-grading-opinions@undated"
CREDIT = "cn:gb-t-23791@undated"
STATUSES = [
    (LIABILITY, "1986-06-30", "not_yet_in_force"),
    (LIABILITY, "1990-01-01", "unknown"),
    (LIABILITY, "2026-11-20", "unknown"),
    (SUPERVISION, "2011-01-07", "not_yet_in_force"),
    (SUPERVISION, "2026-11-20", "unknown"),
    (OUTLINE, "2012-02-05", "not_yet_in_force"),
    (OUTLINE, "2020-12-31", "unknown"),
    (OUTLINE, "2021-01-01", "period_ended"),
    (PLAN, "2020-12-31", "unknown"),
    (PLAN, "2021-01-01", "period_ended"),
    (GRADING, "2024-01-01", "draft"),
    (GRADING, "2026-11-20", "draft"),
    (CREDIT, "2015-01-01", "unknown"),
    (CREDIT, "2026-11-20", "repealed"),
    (TRADEMARK_OF_2019, "2019-10-31", "not_yet_in_force"),
    (TRADEMARK_OF_2019, "2026-12-31", "in_force"),
    (TRADEMARK_OF_2019, "2027-01-01", "superseded"),
    (TRADEMARK_OF_2026, "2026-12-31", "not_yet_in_force"),
    (TRADEMARK_OF_2026, "2027-01-01", "unknown"),
    (FOOD_OF_2021, "2025-11-30", "unknown"),
    (FOOD_OF_2021, "2025-12-01", "superseded"),
    (COMPETITION_OF_2019, "2025-10-14", "unknown"),
    (COMPETITION_OF_2019, "2025-10-15", "superseded"),
]


def quotes(answer: Answer) -> list[str]:
    return [citation.quote for citation in answer.citations]


def first(answer: Answer) -> Citation:
    assert answer.outcome is OutcomeCode.ANSWERED, answer.message
    return answer.citations[0]


@pytest.mark.parametrize(("edition", "day", "code"), STATUSES)
def test_a_text_has_the_status_of_the_day_with_a_reason_in_both_languages(
    corpus_base: KnowledgeBase, edition: str, day: str, code: str
) -> None:
    instrument = edition.partition("@")[0]
    (overview,) = corpus_base.overview(instrument, as_of=date.fromisoformat(day))
    found = [it.status for it in overview.editions if it.edition.id.startswith(f"{edition}.")]
    assert {status.code for status in found} == {StatusCode(code)}
    assert all(status.note and status.note_zh for status in found)


@pytest.mark.parametrize(
    ("question", "edition", "says"),
    [
        ("which opinions on quality grading are only a draft?", GRADING, "only a draft"),
        ("哪些质量分级的意见还只是草案？", GRADING, "只是草案"),
        ("2024年的质量分级意见是正式规定吗？", GRADING, "只是草案"),
        ("When does the 2026 Trademark Law take effect?", TRADEMARK_OF_2026, "1 January 2027"),
        ("新商标法什么时候施行？", TRADEMARK_OF_2026, "自2027年1月1日起施行"),
        ("2027年1月1日起商标法有什么变化？", TRADEMARK_OF_2026, "87条"),
        ("what changes on 2027-01-01 for trademarks?", TRADEMARK_OF_2026, "87 articles"),
        ("质量发展纲要被什么取代？", OUTLINE, "由《质量强国建设纲要》接替"),
        ("What replaced the Quality Development Outline?", OUTLINE, "Building a Quality Power"),
        ("GB/T 23791-2009 废止了吗？", CREDIT, "已废止"),
        ("Is GB/T 23791 still valid?", CREDIT, "repealed"),
        ("食品安全法2021年版还有效吗？", FOOD_OF_2021, "旧版本"),
        ("产品质量监督试行办法是什么时候发布的？", SUPERVISION, "1985年3月15日"),
        ("食品安全法什么时候施行？", "cn:food-safety-law@2025-09-12", "2025年12月1日"),
        ("What is SAMR Order No. 19?", "cn:consumer-goods-recall-provisions", "Consumer Goods"),
    ],
)
def test_the_catalogue_answers_what_it_records(
    corpus_base: KnowledgeBase, question: str, edition: str, says: str
) -> None:
    answer = corpus_base.ask(question)
    assert answer.outcome is OutcomeCode.ANSWERED, answer.message
    cited = [it for it in answer.citations if it.edition.id.startswith(edition)]
    assert any(says in it.quote for it in cited), quotes(answer)
    texts = {it.edition.id: corpus_base.text(it.edition.id) for it in cited}
    assert all(texts[it.edition.id][it.start : it.end] == it.quote for it in cited)


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("工业产品生产许可证有效期是几年？", "art_25"),
        ("初次违法可以不罚吗？", "art_33__para_1"),
        ("平台删除消费者评价罚多少钱？", "art_81__para_1"),
        ("屋面防水的最低保修期限是多少年？", "art_40__para_1"),
        ("How long is a registered trademark valid?", "art_39"),
        ("What is a fake drug?", "art_98__para_2"),
    ],
)
def test_a_digest_answers_for_the_matter(
    corpus_base: KnowledgeBase, question: str, clause: str
) -> None:
    answer = corpus_base.ask(question)
    assert answer.outcome is OutcomeCode.ANSWERED, answer.message
    assert clause in {citation.clause.eid for citation in answer.citations}


@pytest.mark.parametrize(
    ("day", "edition", "months"),
    [("2026-12-31", TRADEMARK_OF_2019, "三个月"), ("2027-01-01", TRADEMARK_OF_2026, "二个月")],
)
def test_of_two_editions_the_digest_of_the_one_in_force_answers(
    corpus_base: KnowledgeBase, day: str, edition: str, months: str
) -> None:
    citation = first(corpus_base.ask("商标异议期是多久？", as_of=date.fromisoformat(day)))
    assert citation.edition.id.startswith(edition)
    assert months in citation.quote


@pytest.mark.parametrize(
    "question",
    [
        "What fine does the Work Safety Law set for collusion?",
        "反垄断法第五十六条",
        "Anti-Monopoly Law Article 56",
        "安全生产法规定要罚多少钱？",
        "How many days of leave does the Work Safety Law give?",
    ],
)
def test_a_record_does_not_answer_for_the_matter_of_its_instrument(
    corpus_base: KnowledgeBase, question: str
) -> None:
    assert corpus_base.ask(question).outcome is OutcomeCode.NOT_IN_SOURCES


def test_digests_answer_as_they_did(corpus_base: KnowledgeBase) -> None:
    for question in ("谁对产品质量负责？", "谁负责消费品召回？"):
        assert not any(it.edition.is_record for it in corpus_base.ask(question).citations)
    citation = first(corpus_base.ask("谁对产品质量负责？"))
    assert citation.clause.eid == "art_26__para_1"


def test_a_record_is_cited_as_our_own_with_the_status_of_its_instrument(
    corpus_base: KnowledgeBase,
) -> None:
    citation = first(corpus_base.ask("质量分级意见是草案吗？"))
    assert citation.edition.is_record
    assert citation.status.code is StatusCode.DRAFT


def test_a_clause_of_a_text_that_is_only_recorded_is_not_held(corpus_base: KnowledgeBase) -> None:
    with pytest.raises(NotFound, match="only what the catalogue records"):
        corpus_base.show("反垄断法第五十六条")


def test_a_search_for_some_matter_puts_digests_before_records(corpus_base: KnowledgeBase) -> None:
    for query in ("缺陷产品召回", "谁对产品质量负责"):
        found = [it.passage.edition_id for it in corpus_base.search(query, k=5).kept]
        assert not found[0].endswith(".catalogue"), found
