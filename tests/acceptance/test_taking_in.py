"""Taking in all the real documents in one call."""

from datetime import date

import pytest

from kb.domain.shown import EditionOverview, InstrumentOverview
from kb.domain.vocabulary import ClauseKind, Rendition
from kb.knowledge_base import KnowledgeBase
from kb.rendering.summaries import summaries
from tests.acceptance.conftest import LARGEST, Taken, touchstone

pytestmark = [pytest.mark.shared, pytest.mark.slow, pytest.mark.timeout(1200)]


def full_texts(overview: InstrumentOverview) -> list[EditionOverview]:
    """Beside the record and the digests of the starter corpus."""
    return [row for row in overview.editions if row.edition.rendition is Rendition.FULL_TEXT]


def by_name(taken: Taken) -> dict[str, dict]:
    return {file["name"]: file for file in taken.report["files"]}


def test_everything_goes_in_in_one_call(taken: Taken) -> None:
    assert taken.exit_code == 0
    assert taken.report["counts"]["refused"] == 0
    held = [path for source in taken.sources for path in source.rglob("*") if path.is_file()]
    assert len(taken.report["files"]) == len(held)
    documents = {name for name, file in by_name(taken).items() if file["edition"]}
    converted = {f"obliqa/{path.name}" for path in taken.sources[-1].glob("*.md")}
    assert len(converted) == 40 or LARGEST
    assert converted <= documents
    assert len(documents) > 850


def test_it_takes_under_two_gigabytes(taken: Taken) -> None:
    assert taken.peak_kb < 2 * 1024 * 1024


def test_what_is_no_document_is_named_with_the_reason(taken: Taken) -> None:
    files = by_name(taken)
    for name in ("laws-cn/LICENSE", "laws-cn/SOURCE.txt"):
        assert files[name]["outcome"] == "not_a_document"
        assert files[name]["reason"]
    listing = files["laws-cn/civil-and-commercial/trademark-law/versions.json"]
    assert listing["outcome"] == "not_a_document"


def test_what_was_only_partly_understood_is_named_with_the_reason(taken: Taken) -> None:
    article = by_name(taken)["regs-en/eu/01-regulation/mdr-2017-745/article-010.md"]
    assert any("as published in 2017" in warning for warning in article["warnings"])
    old_rule = by_name(taken)["regs-en/fda/02-regulation/21cfr-subchapter-h/part-820.md"]
    assert old_rule["warnings"]


@pytest.mark.parametrize(
    ("name", "articles"),
    [
        ("laws-cn/economic/product-quality-law/README.md", 74),
        ("laws-cn/civil-and-commercial/trademark-law/README.md", 73),
        ("laws-cn/civil-and-commercial/trademark-law/versions/2027-01-01/README.md", 87),
    ],
)
def test_laws_have_the_articles_that_they_print(taken: Taken, name: str, articles: int) -> None:
    assert by_name(taken)[name]["articles"] == articles


@pytest.mark.parametrize(
    ("title", "articles"),
    [("食品安全法", 154), ("标准化法", 45), ("中华人民共和国反不正当竞争法", 41)],
)
def test_laws_are_found_by_title_with_their_articles(
    base: KnowledgeBase, title: str, articles: int
) -> None:
    (overview,) = base.overview(title)
    full = [row for row in overview.editions if row.edition.rendition == "full_text"]
    assert [row.articles for row in full] == [articles]


@pytest.mark.parametrize(
    ("title", "articles"),
    [("民法典", 1260), ("Civil Code", 1260), ("刑法", 452), ("Regulation (EU) 2017/745", 123)],
)
def test_a_text_in_parts_is_one_instrument_with_all_its_articles(
    base: KnowledgeBase, title: str, articles: int
) -> None:
    (overview,) = base.overview(title)
    texts = full_texts(overview)
    (whole,) = summaries(texts)
    assert whole.parts == len(texts)
    assert len({row.status for row in texts}) == 1
    assert sum(row.articles for row in texts) >= articles


def test_an_article_is_found_in_whichever_part_has_it(base: KnowledgeBase) -> None:
    (shown,) = base.show("民法典第一千二百零二条")
    assert shown.edition.id == "cn:civil-code@2020-05-28.zh.part-7"
    assert shown.status.valid_from == date(2021, 1, 1)


def test_the_product_quality_law_has_six_chapters(base: KnowledgeBase) -> None:
    clauses = base._store.clauses("cn:product-quality-law@2018-12-29.zh")
    assert sum(clause.kind is ClauseKind.CHAPTER for clause in clauses) == 6


def test_two_editions_of_the_trademark_law_are_one_instrument(base: KnowledgeBase) -> None:
    (overview,) = base.overview("商标法", as_of=date(2026, 11, 20))
    texts = full_texts(overview)
    assert [row.articles for row in texts] == [87, 73]
    assert [row.status.code.value for row in texts] == ["not_yet_in_force", "in_force"]


def test_seeds_lose_no_character_of_substance(base: KnowledgeBase, shared_data, taken) -> None:
    for path in sorted((shared_data / "seeds").glob("*.txt")):
        edition = by_name(taken)[f"seeds/{path.name}"]["edition"]
        kept = "".join(base.text(edition).split())
        assert kept == "".join(path.read_text(encoding="utf-8").split())


def test_a_second_call_embeds_nothing_and_says_so(taken: Taken) -> None:
    again = touchstone(taken.data_dir, "add", *map(str, taken.sources))
    unchanged = taken.report["counts"]["added"] + taken.report["counts"]["unchanged"]
    first_line = again.stdout.decode().splitlines()[0]
    assert first_line.startswith(f"0 added, 0 changed, {unchanged} unchanged")
    assert "0 passages embedded" in first_line
