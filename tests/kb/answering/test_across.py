"""Answers over the languages: a question in one, the texts in the other."""

import pytest

from ingest.bootstrap import open_ingestion
from kb.bootstrap import open_knowledge_base
from kb.domain.retrieval import Filters
from kb.domain.vocabulary import OutcomeCode
from kb.settings import Settings

ENGLISH = """# Toy Safety Act

Section 1. Producers shall recall defective toys within ten days and inform the consumers.

Section 2. Whoever sells toys shall keep records of their purchase for three years.
"""
CHINESE = """# 玩具安全条例

第一条　生产者应当在十日内召回缺陷玩具，并告知消费者。

第二条　玩具销售者应当保存进货记录三年。
"""


@pytest.fixture
def base(own_data_dir, tmp_path):
    """Opens a base over the texts given."""
    opened = []

    def opens(**texts):
        for name, text in texts.items():
            (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
        settings = Settings(data_dir=own_data_dir)
        work = open_ingestion(settings, command="test")
        work.add([str(tmp_path / f"{name}.md") for name in texts])
        work.close()
        opened.append(open_knowledge_base(settings))
        return opened[-1]

    yield opens
    for one in opened:
        one.close()


def test_a_chinese_question_is_answered_by_an_english_text_where_there_is_no_other(base):
    answer = base(act=ENGLISH).ask("生产者应当在几天内召回缺陷玩具？")
    assert answer.outcome is OutcomeCode.ANSWERED
    assert "within ten days" in answer.sentences[0].text


def test_an_english_question_is_answered_by_a_chinese_text_where_there_is_no_other(base):
    answer = base(law=CHINESE).ask("How long must sellers of toys keep purchase records?")
    assert answer.outcome is OutcomeCode.ANSWERED
    assert "保存进货记录三年" in answer.sentences[0].text


def test_who_asks_in_a_language_reads_its_texts_where_they_answer(base):
    both = base(act=ENGLISH, law=CHINESE)
    chinese = both.ask("生产者应当在几天内召回缺陷玩具？")
    english = both.ask("Within how many days must producers recall defective toys?")
    assert "十日内召回" in chinese.sentences[0].text
    assert "within ten days" in english.sentences[0].text


def test_what_neither_language_says_is_not_answered(base):
    both = base(act=ENGLISH, law=CHINESE)
    for question in ("火锅店几点关门？", "When does the moon rise over Africa?"):
        assert both.ask(question).outcome is OutcomeCode.NOT_IN_SOURCES


def test_a_filter_of_language_is_kept_to(base):
    both = base(act=ENGLISH, law=CHINESE)
    only = Filters(languages=("en",))
    answer = both.ask("生产者应当在几天内召回缺陷玩具？", filters=only)
    assert "within ten days" in answer.sentences[0].text
    found = both.search("生产者应当在几天内召回缺陷玩具？", filters=only)
    assert {it.passage.language for it in found.kept} == {"en"}


def test_a_search_shows_both_languages_and_which_way_found_what(base):
    found = base(act=ENGLISH, law=CHINESE).search("召回缺陷玩具")
    ways = {it.passage.language: it.matched_by for it in found.kept}
    assert set(ways) == {"zh", "en"}
    assert "lexical" in ways["zh"]
    assert "translated" in ways["en"]


def test_traditional_script_finds_an_english_text_as_simplified_does(base):
    held = base(act=ENGLISH)
    for question in ("玩具的购买记录要保存几年？", "玩具的購買記錄要保存幾年？"):
        assert "keep records" in held.search(question).kept[0].passage.text
