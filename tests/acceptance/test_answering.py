"""Questions over all the real documents."""

import pytest
import yaml

from kb.domain.answers import Answer
from kb.domain.vocabulary import OutcomeCode
from kb.knowledge_base import KnowledgeBase
from tests.acceptance.conftest import CHECKOUT, Taken, touchstone

pytestmark = [pytest.mark.shared, pytest.mark.slow]
QUESTIONS = yaml.safe_load((CHECKOUT / "tests/data/questions.yml").read_text(encoding="utf-8"))
EVERY = [q for kind in QUESTIONS.values() for questions in kind.values() for q in questions]


@pytest.fixture(scope="session")
def answers(base: KnowledgeBase) -> dict[str, Answer]:
    return {question: base.ask(question) for question in EVERY}


def refused(answer: Answer) -> bool:
    return not answer.sentences


def test_a_chinese_question_cites_the_article_that_answers_it(base: KnowledgeBase) -> None:
    answer = base.ask("生产者应当对其生产的产品承担什么质量责任？")
    assert answer.outcome is OutcomeCode.ANSWERED
    cited = [(c.instrument.id, c.clause.eid.split("__")[0]) for c in answer.citations]
    assert ("cn:product-quality-law", "art_26") in cited


def test_a_question_on_a_seed_quotes_the_number(base: KnowledgeBase) -> None:
    answer = base.ask("Which share of quality problems in equipment comes from purchased parts?")
    quotes = [c.quote for c in answer.citations if c.source.name.startswith("seeds/001")]
    assert any("80%" in quote for quote in quotes)


@pytest.mark.parametrize(
    ("reference", "instrument", "start"),
    [
        ("产品质量法 第四十九条", "cn:product-quality-law", "第四十九条　生产、销售不符合"),
        ("Product Quality Law Art. 49", "cn:product-quality-law", "第四十九条　生产、销售不符合"),
        ("食品安全法第34条", "cn:food-safety-law", "第三十四条　禁止生产经营下列食品"),
    ],
)
def test_show_gives_exactly_the_article(
    base: KnowledgeBase, reference: str, instrument: str, start: str
) -> None:
    (shown,) = base.show(reference)
    assert shown.instrument.id == instrument
    assert shown.text.startswith(start)
    assert shown.edition.rendition == "full_text"
    assert base.text(shown.edition.id)[shown.clause.start : shown.clause.end] == shown.text


def test_show_gives_one_paragraph_and_one_item(base: KnowledgeBase) -> None:
    (paragraph,) = base.show("产品质量法第二十六条第二款")
    assert paragraph.text.startswith("产品质量应当符合下列要求")
    (item,) = base.show("产品质量法第二十六条第二款第（一）项")
    assert item.text.startswith("（一）不存在危及人身、财产安全的不合理的危险")
    (section,) = base.show("21 CFR Part 820 § 820.30(a)")[:1]
    assert section.text.startswith("(a)")


def test_every_quote_is_the_stored_text_at_its_offsets(
    answers: dict[str, Answer], base: KnowledgeBase, taken: Taken
) -> None:
    editions = {c.edition.id for answer in answers.values() for c in answer.citations}
    texts = {edition: base.text(edition) for edition in editions}
    for edition in sorted(editions)[::20]:
        printed = touchstone(taken.data_dir, "text", edition).stdout.decode("utf-8")
        assert printed == texts[edition]
    quotes = [c for answer in answers.values() for c in answer.citations]
    assert quotes
    assert all(texts[c.edition.id][c.start : c.end] == c.quote for c in quotes)


def test_every_sentence_of_every_answer_is_cited_and_verified(answers: dict[str, Answer]) -> None:
    for answer in answers.values():
        coverage = answer.coverage
        assert coverage.sentences == coverage.cited == coverage.verified == len(answer.sentences)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_off_topic_questions_are_refused_and_others_answered(
    answers: dict[str, Answer], language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    off = [q for q in QUESTIONS["off_topic"][language] if refused(answers[q])]
    on = [q for q in QUESTIONS["on_topic"][language] if not refused(answers[q])]
    with capsys.disabled():
        print(f" [{language}: off topic {len(off)}/20 refused, on topic {len(on)}/20 answered]")
    assert len(off) >= 18
    assert len(on) >= 16


def test_an_article_that_a_law_does_not_have_is_a_false_premise(base: KnowledgeBase) -> None:
    answer = base.ask("产品质量法第九十九条规定了什么？")
    assert answer.outcome is OutcomeCode.NOT_IN_SOURCES
    assert "第九十九条" in answer.message


def test_an_enacted_law_is_not_quoted_before_it_is_in_force(base: KnowledgeBase) -> None:
    answer = base.ask("注册商标的有效期为几年？")
    assert answer.citations
    assert all(c.status.code.value != "not_yet_in_force" for c in answer.citations)
