"""From when an instrument and the edition behind its digests hold, by their catalogue dates."""

from datetime import date

import pytest

from ingest.sources.corpus import drafts_of
from tests.corpus.catalogue_files import INSTRUMENTS


def first_and_own(name: str) -> tuple[date | None, date | None]:
    draft = next(drafts_of(INSTRUMENTS / "cn" / name))
    return draft.instrument.effective_from.value, draft.facts.effective_from.value


@pytest.mark.parametrize("name", ["standardization-law.md", "sme-promotion-law.md"])
def test_the_effective_date_of_a_revision_is_not_when_the_law_was_first_in_force(name: str) -> None:
    assert first_and_own(name) == (None, date(2018, 1, 1))


def test_a_later_amendment_has_its_own_effective_date() -> None:
    assert first_and_own("food-safety-law.md") == (None, date(2025, 12, 1))


def test_an_amendment_whose_effective_date_was_not_read_has_none() -> None:
    assert first_and_own("product-quality-law.md") == (date(1993, 9, 1), None)
    assert first_and_own("metrology-law.md") == (date(1986, 7, 1), None)


def test_a_first_edition_holds_from_its_own_effective_date() -> None:
    assert first_and_own("gb-t-19001.md") == (date(2017, 7, 1), date(2017, 7, 1))
