"""From question to answer, over a small base with real indexes."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest

from kb.domain.retrieval import Filters
from kb.domain.vocabulary import OutcomeCode
from kb.errors import NotFound, UsageError


def quotes(answer) -> list[str]:
    return [citation.quote for citation in answer.citations]


def test_a_list_is_quoted_with_its_items_and_each_cites_its_own_clause(base) -> None:
    answer = base.ask("茶叶生产者应当符合哪些要求？")
    assert "（一）不得掺假；" in quotes(answer)
    assert "（二）标明产地。" in quotes(answer)
    labels = [citation.clause.label for citation in answer.citations]
    assert "第二条第（二）项" in labels


def test_every_quote_is_the_stored_text_at_its_offsets(base) -> None:
    answer = base.ask("茶叶检验记录应当保存几年？")
    assert answer.outcome is OutcomeCode.ANSWERED
    for citation in answer.citations:
        text = base.text(citation.edition.id)
        assert text[citation.start : citation.end] == citation.quote


def test_the_edition_that_holds_on_the_day_answers(base) -> None:
    question = "茶叶检验记录应当保存几年？"
    assert any("三年" in quote for quote in quotes(base.ask(question)))
    assert not any("五年" in quote for quote in quotes(base.ask(question)))
    later = base.ask(question, as_of=date(2027, 1, 1))
    assert any("五年" in quote for quote in quotes(later))
    assert not any("三年" in quote for quote in quotes(later))
    assert later.question.as_of == date(2027, 1, 1)


def test_of_two_wordings_without_effective_dates_the_newer_answers(fill, texts) -> None:
    (texts / "tea-law" / "versions.json").unlink()
    base = fill(texts)
    question = "茶叶检验记录应当保存几年？"
    assert quotes(base.ask(question)) == ["茶叶检验记录应当保存五年。"]
    assert quotes(base.ask("茶叶质量法第三条")) == ["茶叶检验记录应当保存五年。"]
    earlier = base.ask(question, as_of=date(2026, 9, 30))
    assert quotes(earlier) == ["茶叶检验记录应当保存三年。"]


def test_before_any_edition_held_there_is_no_answer_but_the_reason(base) -> None:
    filters = Filters(instruments=("cn:tea-law",))
    answer = base.ask("茶叶检验记录应当保存几年？", as_of=date(1999, 1, 1), filters=filters)
    assert answer.outcome is OutcomeCode.ONLY_OUTDATED
    assert answer.sentences == ()
    assert "1999-01-01" in answer.message


def test_a_question_that_no_text_of_any_date_answers_is_not_called_outdated(base) -> None:
    answer = base.ask("火星上有没有海洋？", as_of=date(1999, 1, 1))
    assert answer.outcome is OutcomeCode.NOT_IN_SOURCES


def test_nothing_in_the_sources_is_an_outcome_with_a_next_step(base) -> None:
    answer = base.ask("火星上有没有海洋？")
    assert answer.outcome is OutcomeCode.NOT_IN_SOURCES
    assert answer.citations == ()
    assert "touchstone add" in answer.next_step


def test_a_clause_asked_for_by_number_is_quoted_whole(base) -> None:
    answer = base.ask("茶叶质量法第三条怎么说？")
    assert quotes(answer) == ["茶叶检验记录应当保存三年。"]
    assert answer.citations[0].clause.eid == "art_3__para_1"
    assert answer.citations[0].clause.label == "第三条"


def test_a_clause_asked_for_by_number_is_not_quoted_for_a_day_before_it_held(base) -> None:
    answer = base.ask("茶叶质量法第三条怎么说？", as_of=date(1999, 1, 1))
    assert answer.outcome is OutcomeCode.ONLY_OUTDATED
    assert answer.sentences == ()
    assert "2001-06-01" in answer.message
    assert "2027-01-01" in answer.message


def test_of_a_long_clause_only_what_is_asked_for_is_quoted(fill, tmp_path) -> None:
    duties = "".join(f"（{n}）记录第{n}种茶叶的产地；\n\n" for n in "一二三四五六七八九十")
    law = (
        f"# 茶园管理条例\n\n第一条　茶园应当做到：\n\n{duties}"
        "（十一）保存检验报告三年；\n\n（十二）培训茶工。\n"
    )
    (tmp_path / "garden.md").write_text(law, encoding="utf-8")
    base = fill(tmp_path / "garden.md")
    asked = base.ask("茶园管理条例第一条对检验报告有什么要求？")
    assert quotes(asked) == ["（十一）保存检验报告三年；"]
    assert len(quotes(base.ask("茶园管理条例第一条"))) == 13


def test_a_heading_is_no_answer(fill, tmp_path) -> None:
    text = (
        "# Tea audits\n\n## Duties of tea auditors\n\n"
        "The duties of tea auditors are to taste the leaf.\n"
    )
    (tmp_path / "audits.md").write_text(text, encoding="utf-8")
    answer = fill(tmp_path / "audits.md").ask("What are the duties of tea auditors?")
    assert quotes(answer) == ["The duties of tea auditors are to taste the leaf."]


def test_a_number_that_the_law_lacks_is_a_false_premise(base) -> None:
    answer = base.ask("茶叶质量法第九十条怎么说？")
    assert answer.outcome is OutcomeCode.NOT_IN_SOURCES
    assert "第九十条" in answer.message


def test_a_number_without_a_name_needs_detail(base) -> None:
    answer = base.ask("第三条怎么说？")
    assert answer.outcome is OutcomeCode.NEEDS_DETAIL


def test_a_digest_answers_where_the_text_is_not_held_and_says_digest(base) -> None:
    answer = base.ask("Product Quality Law Art. 49")
    (edition,) = {citation.edition.id for citation in answer.citations}
    assert edition == "cn:product-quality-law@2018-12-29.en.digest"
    assert {citation.edition.rendition.value for citation in answer.citations} == {"digest"}
    assert {citation.status.code.value for citation in answer.citations} == {"in_force"}


def test_a_question_in_a_declared_language_is_searched_by_meaning_too(base) -> None:
    found = base.search("audit tea suppliers every spring")
    assert found.kept[0].dense is not None
    assert {"lexical", "dense"} <= set(found.kept[0].matched_by)
    assert found.notices == ()


def test_search_says_that_chinese_is_searched_by_words_only(base) -> None:
    found = base.search("茶叶检验记录")
    assert found.kept[0].dense is None
    assert "words only" in found.notices[0]
    assert base.search("茶叶检验记录", k=1).rejected[0].reason


def test_a_chinese_question_is_not_embedded_by_an_embedder_of_english(base) -> None:
    found = base.search("质量 quality audit tea", filters=Filters(languages=("en",)))
    assert found.kept
    assert (
        base.search("质量检验的记录 tea", filters=Filters(languages=("en",))).kept[0].dense is None
    )
    answer = base.ask("茶叶检验记录应当保存几年？", language="en")
    assert any("三年" in quote for quote in quotes(answer))
    assert answer.message.startswith("The sources")


def test_filters_limit_by_level_instrument_and_language(base) -> None:
    law = base.search("质量", filters=Filters(levels=("law",)), k=50)
    levels = {base.describe(c.passage.clause_id).instrument.level.value for c in law.kept}
    assert levels == {"law"}
    one = base.search("质量", filters=Filters(instruments=("cn:tea-law",)), k=50)
    assert {c.passage.edition_id.split("@")[0] for c in one.kept} == {"cn:tea-law"}
    english = base.search("质量 quality", filters=Filters(languages=("en",)), k=50)
    assert {c.passage.language for c in english.kept} == {"en"}


def test_a_clause_that_only_has_no_digest_is_not_called_missing_from_the_law(base) -> None:
    answer = base.ask("What does Article 70 of the Product Quality Law say?")
    assert answer.outcome is OutcomeCode.NOT_IN_SOURCES
    assert "digests" in answer.message


def test_each_number_belongs_to_the_name_that_stands_with_it(base) -> None:
    shown = base.show("茶叶质量法第三条和产品质量法第四十九条")
    asked = [(s.instrument.id, s.clause.eid) for s in shown]
    assert asked == [("cn:tea-law", "art_3"), ("cn:product-quality-law", "art_49")]
    english = base.show("Article 26 of the Product Quality Law and Article 3 of 茶叶质量法")
    assert [(s.instrument.id, s.clause.eid) for s in english] == [
        ("cn:product-quality-law", "art_26"),
        ("cn:tea-law", "art_3"),
    ]


def test_a_name_inside_a_longer_name_is_not_taken_for_it(base) -> None:
    answer = base.ask("茶叶质量法实施条例第三条怎么规定？")
    assert not any(c.clause.eid.startswith("art_3") for c in answer.citations)


def test_filters_hold_for_clauses_asked_for_by_number(base) -> None:
    filters = Filters(languages=("en",))
    assert base.ask("茶叶质量法第三条", filters=filters).citations == ()
    other = Filters(instruments=("cn:product-quality-law",))
    assert base.ask("茶叶质量法第三条", filters=other).citations == ()


def test_one_number_of_several_that_is_missing_makes_the_answer_a_part(base) -> None:
    answer = base.ask("茶叶质量法第三条和第九十九条怎么说？")
    assert answer.outcome is OutcomeCode.PARTLY_ANSWERED
    assert "第九十九条" in answer.message
    assert quotes(answer) == ["茶叶检验记录应当保存三年。"]


def test_an_older_full_text_does_not_stand_before_a_newer_digest(fill, tmp_path) -> None:
    old = (
        "# 中华人民共和国产品质量法\n\n"
        "根据2000年7月8日第九届全国人民代表大会常务委员会第十六次会议决定修正\n\n"
        "第四十九条　旧的罚则，罚款一倍。\n"
    )
    (tmp_path / "old.md").write_text(old, encoding="utf-8")
    answer = fill(tmp_path / "old.md").ask("产品质量法第四十九条")
    assert {c.edition.date for c in answer.citations} == {date(2018, 12, 29)}


def test_the_name_of_a_text_that_is_not_held_is_not_passed_over(base) -> None:
    for reference in ("咖啡法第三条", "茶叶质量法实施条例第三条", "Coffee Act Article 3"):
        with pytest.raises(NotFound, match="names no text that is held"):
            base.show(reference)


def test_show_names_what_the_law_has_when_a_clause_is_missing(base) -> None:
    with pytest.raises(NotFound, match="第一条 to 第三条"):
        base.show("茶叶质量法第九十条")
    with pytest.raises(NotFound, match="第三条 is held, without that part"):
        base.show("茶叶质量法第三条第五款")
    with pytest.raises(UsageError, match="names no clause"):
        base.show("茶叶质量法")


def test_the_record_keeps_the_answer_and_what_was_rejected(base) -> None:
    answer = base.ask("茶叶检验记录应当保存几年？")
    row = base._store._pool.get().execute("SELECT content FROM records").fetchone()
    record = json.loads(row[0])
    assert record["record"] == answer.record
    fates = {candidate["fate"] for candidate in record["candidates"]}
    assert {"kept", "set aside"} <= fates


def test_a_quote_that_the_stored_text_does_not_prove_is_not_said(base, monkeypatch) -> None:
    """The text changes between finding and checking."""
    read = type(base._store).text
    calls = []

    def changing(store, edition_id: str, **how):
        calls.append(edition_id)
        stored = read(store, edition_id, **how)
        return replace(stored, text=stored.text.replace("三年", "九年"))

    monkeypatch.setattr(type(base._store), "text", changing)
    answer = base.ask("茶叶检验记录应当保存几年？", filters=Filters(instruments=("cn:tea-law",)))
    assert calls
    assert not any("三年" in quote for quote in quotes(answer))


@pytest.mark.parametrize(
    ("question", "k"), [("", 5), ("   ", 5), ("x" * 5000, 5), ("x", 0), ("x", 101)]
)
def test_a_call_whose_words_are_off_is_told_what_to_do(base, question: str, k: int) -> None:
    with pytest.raises(UsageError):
        base.ask(question, k=k)


def test_a_change_by_another_process_is_seen_by_the_next_question(base, fill, tmp_path) -> None:
    assert base.ask("抹茶应当如何保存？").sentences == ()
    more = tmp_path / "more.md"
    more.write_text("# 抹茶规定\n\n抹茶应当避光保存。\n", encoding="utf-8")
    fill(more)
    assert quotes(base.ask("抹茶应当如何保存？")) == ["抹茶应当避光保存。"]


def test_a_look_at_the_catalogue_does_not_hide_a_change_from_the_next_question(
    base, fill, tmp_path
) -> None:
    assert base.ask("抹茶应当如何保存？").sentences == ()
    more = tmp_path / "more.md"
    more.write_text("# 抹茶规定\n\n抹茶应当避光保存。\n", encoding="utf-8")
    fill(more)
    assert base.overview("抹茶规定")
    assert quotes(base.ask("抹茶应当如何保存？")) == ["抹茶应当避光保存。"]


def test_questions_from_many_threads_get_the_same_answer_while_the_base_changes(
    base, fill, tmp_path
) -> None:
    question = "茶叶检验记录应当保存几年？"
    expected = quotes(base.ask(question))
    with ThreadPoolExecutor(6) as pool:
        asked = [pool.submit(base.ask, question) for _ in range(30)]
        for n in range(3):
            more = tmp_path / f"more{n}.md"
            more.write_text(f"# Cellar {n}\n\nCellars are cool in year {n}.\n", encoding="utf-8")
            fill(more)
        asked += [pool.submit(base.ask, question) for _ in range(30)]
        found = [future.result(timeout=60) for future in asked]
    assert all(quotes(answer) == expected for answer in found)


def test_a_search_is_limited_by_status_standing_and_issuer(base) -> None:
    def editions(day: str, **limits) -> set[str]:
        found = base.search(
            "茶叶检验记录", as_of=date.fromisoformat(day), filters=Filters(**limits), k=50
        )
        return {candidate.passage.edition_id for candidate in found.kept}

    old, new = "cn:tea-law@2001-01-01.zh", "cn:tea-law@2026-10-01.zh"
    law = {"instruments": ("茶叶质量法",), "issuers": ("人民代表大会",)}
    assert editions("2026-11-20", statuses=("in_force",), **law) == {old}
    texts = {"renditions": ("full_text",)}
    assert editions("2026-11-20", statuses=("not_yet_in_force",), **texts) == {new}
    assert editions("2027-01-01", instruments=("茶叶质量法",), statuses=("superseded",)) == {old}
    assert editions("2026-11-20", standings=("promotion",)) == set()
    assert editions("2026-11-20", instruments=("没有的法",)) == set()
