"""The digests of laws and regulations agree with their texts, and the check can fail."""

import pytest

from tests.corpus.catalogue_files import entries, pairs
from tests.corpus.law_check import problems
from tests.corpus.law_sources import LAWS
from tests.corpus.law_text import Article, read_articles
from tests.corpus.shared_data import LAW, require

pytestmark = pytest.mark.shared
ENTRY = entries()["cn:product-quality-law"]


@pytest.fixture(scope="module")
def articles() -> dict[int, Article]:
    return read_articles(require(LAW).read_text(encoding="utf-8"))


def digest(eid: str) -> tuple[str, str]:
    return next((zh.text, en.text) for zh, en in pairs(ENTRY) if zh.eid == eid)


@pytest.fixture(scope="module", params=sorted(LAWS))
def law(request: pytest.FixtureRequest) -> tuple[str, dict[int, Article]]:
    """The id of an entry, and the articles that its digests were written from."""
    return request.param, read_articles(LAWS[request.param].markdown())


def test_the_text_has_all_its_articles(law: tuple[str, dict[int, Article]]) -> None:
    identity, articles = law
    assert sorted(articles) == list(range(1, LAWS[identity].articles + 1))


def test_every_digest_agrees_with_its_clause(law: tuple[str, dict[int, Article]]) -> None:
    entry, articles = entries()[law[0]], law[1]
    found = [p for zh, en in pairs(entry) for p in problems(articles, zh.eid, zh.text, en.text)]
    assert found == []


def test_the_source_digests_are_those_of_the_articles(
    law: tuple[str, dict[int, Article]],
) -> None:
    stated = dict(entries()[law[0]].source_digests)
    expected = {key: law[1][int(key[4:])].digest() for key in stated}
    assert stated == expected
    assert expected


def test_every_entry_that_has_source_digests_is_checked_against_its_text() -> None:
    assert {entry.id for entry in entries().values() if entry.source_digests} == set(LAWS)


@pytest.mark.parametrize(
    ("eid", "language", "old", "new", "says"),
    [
        ("art_49", "zh", "三倍", "四倍", "number not in the article: ratio 4 max (zh)"),
        ("art_49", "en", "three times", "four times", "ratio 4 max (en)"),
        ("art_49", "zh", "三倍以下", "三倍以上", "number not in the article: ratio 3 min (zh)"),
        ("art_49", "zh", "等值以上、", "", "number in one language: ratio 1 min"),
        ("art_49", "en", "at least equal", "at most equal", "ratio 1 max (en)"),
        ("art_50", "en", "50 percent", "5 percent", "ratio 1/20 min (en)"),
        ("art_54", "zh", "第二十七条", "第二十八条", "article 28 (zh)"),
        ("art_54", "en", "items (4) and (5)", "items (3) and (5)", "item 3 (en)"),
        ("art_55", "en", "Articles 49 to 53", "Articles 49 to 54", "article 54 (en)"),
        ("art_45", "zh", "二年", "三年", "year 3 (zh)"),
        ("art_45", "en", "ten years", "ten months", "month 10 (en)"),
        ("art_15__para_4", "en", "within 15 days", "within 50 days", "day 50 max (en)"),
        ("art_15__para_4", "en", "may,", "must,", "modality added: duty (en)"),
        ("art_15__para_3", "en", "must not", "must", "modality lost: prohibition (en)"),
        ("art_6__para_1", "zh", "国家鼓励", "国家要求应当", "modality added: duty (zh)"),
        ("art_12", "zh", "；不得拿", "；可以拿", "modality lost: prohibition (zh)"),
        ("art_33", "zh", "应当", "", "modality lost: duty (zh)"),
        ("art_45", "zh", "，但明示的安全使用期还没有过的除外", "", "exception lost (zh)"),
        ("art_45", "en", ", except where", ", and where", "exception lost (en)"),
        ("art_49", "zh", "，吊销营业执照", "", "penalty lost: licence (zh)"),
        ("art_51", "en", "is revoked", "is criminal liability", "added: crime"),
        (
            "art_43",
            "en",
            "entitled to recover",
            "entitled to payment",
            "liability lost: recourse (en)",
        ),
        ("art_58", "zh", "承担连带责任", "各负其责", "liability lost: joint liability (zh)"),
        ("art_33", "zh", "并加以执行", "", ""),
        ("art_33", "zh", "销售者应当", "销售者应当建立并执行进货检查验收制度，", "copied: "),
    ],
)
def test_a_changed_digest_is_reported(
    articles: dict[int, Article], eid: str, language: str, old: str, new: str, says: str
) -> None:
    zh, en = digest(eid)
    assert old in (zh if language == "zh" else en)
    changed = (zh.replace(old, new), en) if language == "zh" else (zh, en.replace(old, new))
    found = problems(articles, eid, *changed)
    assert any(says in problem for problem in found) if says else found == []


def test_a_digest_of_an_article_that_does_not_exist_is_reported(
    articles: dict[int, Article],
) -> None:
    for eid in ("art_75", "art_49__para_2", "h1_1"):
        assert problems(articles, eid, "", "") == [f"{eid}: there is no such clause"]


def test_a_changed_article_no_longer_has_its_source_digest(articles: dict[int, Article]) -> None:
    changed = Article(articles[49].text.replace("三倍", "五倍"), articles[49].paragraphs)
    assert changed.digest() != ENTRY.source_digests["art_49"]
