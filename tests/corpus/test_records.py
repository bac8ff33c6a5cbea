"""The record of an instrument says what its file says, and how surely."""

import re

import pytest

from ingest.catalogue.entry import CatalogueEntry
from ingest.catalogue.record import record_clauses
from ingest.sources.corpus import corpus_files, drafts_of
from kb.domain.vocabulary import Rendition, Standing, StatusCode
from tests.corpus.catalogue_files import INSTRUMENTS, entries

ENTRIES = list(entries().values())
_UNSURE_ZH = "未与官方文本核对）|只见于二手页面，未核实）"
_UNSURE_EN = r"not checked against the official text\)|; not verified\)"
SUGGESTED = (
    "product-quality-law standardization-law metrology-law consumer-rights-protection-law "
    "food-safety-law agricultural-product-quality-and-safety-law special-equipment-safety-law "
    "sme-promotion-law private-economy-promotion-law e-commerce-law anti-unfair-competition-law "
    "anti-monopoly-law trademark-law civil-code government-procurement-law legislation-law "
    "food-safety-law-implementing-regulations sme-payments-regulation "
    "certification-and-accreditation-regulation industrial-product-production-licence-regulation "
    "defective-automobile-recall-regulation metrology-law-implementing-rules "
    "construction-project-quality-regulation fair-competition-review-regulation "
    "consumer-rights-infringement-penalties-measures household-cars-three-guarantees-provisions "
    "complaints-and-reports-measures special-equipment-safety-inspection-measures "
    "chongqing-product-quality-regulation consumer-goods-recall-provisions "
    "product-quality-spot-check-measures industrial-producers-main-responsibility-provisions "
    "china-quality-award-measures national-standards-measures "
    "mandatory-national-standards-measures enterprise-standardization-measures "
    "compulsory-product-certification-provisions seriously-untrustworthy-entities-measures "
    "quality-power-outline standardization-development-outline "
    "quality-improvement-guiding-opinions "
    "miit-2019-188-quality-improvement-opinions manufacturing-reliability-opinions "
    "manufacturing-excellence-quality-opinions quality-certification-opinions "
    "quality-action-plan-2022-2025 yuzhong-quality-district-plan huangpu-quality-fund-measures "
    "gb-t-19001 gb-t-19580 gb-t-27922 gb-17761"
).split()


def texts(entry: CatalogueEntry) -> dict[str, str]:
    records = record_clauses(entry, None)
    return {language: "\n".join(it.text for it in mine) for language, mine in records.items()}


def test_at_least_sixty_instruments_are_known_with_all_that_a_starter_needs() -> None:
    assert len({entry.instrument_id for entry in ENTRIES}) >= 60
    assert len(SUGGESTED) == len(set(SUGGESTED)) == 52
    assert {f"cn:{slug}" for slug in SUGGESTED} <= {entry.id for entry in ENTRIES}


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_every_date_of_the_file_stands_in_the_record_of_both_languages(
    entry: CatalogueEntry,
) -> None:
    told = texts(entry)
    for day in entry.dates:
        numbers = [str(int(part)) for part in day.written.split("-")]
        chinese = "".join(map("".join, zip(numbers, "年月日", strict=False)))
        assert chinese in told["zh"], day
        assert re.search(rf"\b{numbers[0]}\b", told["en"]), day


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_what_was_not_checked_against_the_text_says_so_in_its_sentence(
    entry: CatalogueEntry,
) -> None:
    told = texts(entry)
    grades = [entry.status.proof, *(it.proof for it in (*entry.dates, *entry.facts))]
    unsure = sum(grade != "F" for grade in grades)
    assert len(re.findall(_UNSURE_ZH, told["zh"])) == unsure
    assert len(re.findall(_UNSURE_EN, told["en"])) == unsure


def test_a_file_gives_a_record_in_each_language_beside_its_digests() -> None:
    for path in corpus_files():
        records = [it for it in drafts_of(path) if it.facts.standing is Standing.CATALOGUE]
        assert [it.facts.language for it in records] == ["zh", "en"]
        assert all(it.facts.rendition is Rendition.DIGEST for it in records)
        assert all(it.facts.note for it in records)
        for draft in records:
            units = draft.structure.units
            assert [unit.eid for unit in units] == ["record", "dates"]
            assert all(draft.text[unit.start : unit.end].startswith(unit.label) for unit in units)


def test_another_edition_joins_the_instrument_of_its_own_file() -> None:
    for draft in drafts_of(INSTRUMENTS / "cn" / "trademark-law-2026.md"):
        assert draft.instrument.id == "cn:trademark-law"
        assert draft.is_registered
        assert not draft.is_catalogued
    names = [path.stem for path in corpus_files()]
    assert names.index("trademark-law") < names.index("trademark-law-2026")


def test_a_month_is_a_month_and_no_day_is_made_of_it() -> None:
    plan = entries()["cn:standardization-system-plan-2016-2020"]
    assert [day.value for day in plan.dates if day.kind == "published"] == [None]
    assert "2015年12月公布" in texts(plan)["zh"]
    assert "in December 2015" in texts(plan)["en"]
    (draft, _) = drafts_of(INSTRUMENTS / "cn" / "standardization-system-plan-2016-2020.md")
    assert draft.facts.published.value is None
    assert draft.facts.date is None


def test_a_draft_is_told_as_one() -> None:
    opinions = entries()["cn:product-quality-grading-opinions"]
    assert opinions.status.code == StatusCode.DRAFT
    assert "只是草案（征求意见稿）" in texts(opinions)["zh"]
    assert "only a draft put out for comment" in texts(opinions)["en"]
