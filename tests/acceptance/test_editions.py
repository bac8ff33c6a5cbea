"""Two editions of one instrument: what changed between them, and which one holds on a day."""

from datetime import date

import pytest
import yaml

from kb.domain.differences import ClauseDifference, PieceKind
from kb.domain.status import Status
from kb.domain.vocabulary import StatusCode
from kb.knowledge_base import KnowledgeBase
from tests.acceptance.conftest import CHECKOUT

pytestmark = [pytest.mark.shared, pytest.mark.slow, pytest.mark.timeout(1200)]
READ_BY_EYE = yaml.safe_load((CHECKOUT / "tests/acceptance/changes.yml").read_text("utf-8"))
SME = "大型企业从中小企业采购货物、工程、服务，应当在多少日内支付款项？"
MERGER = "经营者集中达到什么营业额标准应当事先申报？"
UNCERTIFIED = "列入目录的产品未经认证擅自出厂、销售的，罚款多少？"
REWARD = "职务发明，一项发明专利的奖金最低不少于多少元？"
PREPARATION = "军队医疗机构配制制剂应当取得什么许可证？"
# Question; a day under the old edition and its words; a day under the new one and its words.
ON_TWO_DAYS = [
    (SME, "2024-01-01", "服务，应当按照行业规范", "2025-07-01", "之日起60日内支付款项"),
    (MERGER, "2020-01-01", "合计超过100亿元", "2024-03-01", "合计超过120亿元"),
    (UNCERTIFIED, "2021-06-01", "责令改正，处5万元", "2024-01-01", "责令限期改正，处5万元"),
    (REWARD, "2015-01-01", "不少于3000元", "2024-06-01", "不少于4000元"),
    (PREPARATION, "2010-01-01", "《医疗机构制剂许可证》", "2025-10-01", "军队医疗机构制剂许可证"),
]


def words(it: ClauseDifference, kind: PieceKind) -> str:
    return "\n".join(piece.text for piece in it.pieces if piece.kind is kind)


@pytest.mark.parametrize("name", READ_BY_EYE)
def test_what_became_of_an_article_is_what_a_reader_of_both_texts_finds(
    base: KnowledgeBase, name: str
) -> None:
    told = {
        (it.old.clause.label if it.old else "", it.new.clause.label if it.new else ""): it
        for it in base.diff(name).clauses
    }
    for old, new, fate, *others in READ_BY_EYE[name]:
        assert (old, new) in told
        it = told[old, new]
        out, put_in = others or ("", "")
        assert it.fate.value == fate, (old, new)
        assert out in words(it, PieceKind.TAKEN_OUT), (old, new)
        assert put_in in words(it, PieceKind.PUT_IN), (old, new)


@pytest.mark.parametrize(("question", "before", "old", "after", "new"), ON_TWO_DAYS)
def test_a_question_is_answered_from_the_edition_of_the_day(
    base: KnowledgeBase, question: str, before: str, old: str, after: str, new: str
) -> None:
    for day, wanted, other in ((before, old, new), (after, new, old)):
        answer = base.ask(question, as_of=date.fromisoformat(day))
        quotes = "".join(citation.quote for citation in answer.citations)
        assert wanted in quotes, day
        assert other not in quotes, day


def status(base: KnowledgeBase, name: str, edition_date: str, day: str) -> Status:
    (overview,) = base.overview(name, as_of=date.fromisoformat(day))
    (row,) = [
        row
        for row in overview.editions
        if str(row.edition.date) == edition_date and row.edition.rendition == "full_text"
    ]
    return row.status


def test_a_law_that_is_revised_holds_in_one_wording_on_each_day(base: KnowledgeBase) -> None:
    """What has begun and is not known to have ended may hold: no text says that nothing came."""
    before, after = "2026-11-20", "2027-01-02"
    assert status(base, "商标法", "2019-04-23", before).code is StatusCode.IN_FORCE
    assert status(base, "商标法", "2026-06-26", before).code is StatusCode.NOT_YET_IN_FORCE
    assert status(base, "商标法", "2019-04-23", after).code is StatusCode.SUPERSEDED
    new = status(base, "商标法", "2026-06-26", after)
    assert new.may_hold
    assert "2027-01-01" in new.note
    for day, wanted in ((before, "2019-04-23"), (after, "2026-06-26")):
        answer = base.ask("注册商标的有效期为几年？", as_of=date.fromisoformat(day))
        cited = {c.edition.id for c in answer.citations if c.instrument.id == "cn:trademark-law"}
        assert cited == {f"cn:trademark-law@{wanted}.zh"}


def test_a_regulation_that_another_one_replaces_ends_on_the_day_it_says(
    base: KnowledgeBase,
) -> None:
    name, day = "个体工商户条例", "2016-02-06"
    assert status(base, name, day, "2022-10-31").code is not StatusCode.REPLACED
    assert status(base, name, day, "2022-11-01").code is StatusCode.REPLACED
    cited = base.ask("个体工商户的登记机关是谁？", as_of=date(2023, 1, 1)).citations
    titles = {citation.instrument.title for citation in cited}
    assert any("促进" in title for title in titles)
    assert name not in titles
