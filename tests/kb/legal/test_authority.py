"""Authority: which of two texts that say the same goes first."""

from dataclasses import replace

import pytest

from kb.domain.instruments import Instrument
from kb.domain.status import Status
from kb.domain.vocabulary import Level, Rendition, Standing, StatusCode
from kb.legal.authority import authority
from tests.contracts.bundles import make_bundle

LAW = Instrument("cn:law", "A law", level=Level.LAW)
EDITION = make_bundle("one").edition
HOLDS = Status(StatusCode.IN_FORCE)


def weight(instrument=LAW, edition=EDITION, status=HOLDS) -> float:
    return authority(instrument, edition, status)


def test_an_official_law_in_force_has_all_of_it() -> None:
    assert weight() == 1


def test_levels_go_from_law_down() -> None:
    found = [weight(replace(LAW, level=level)) for level in Level]
    assert found == sorted(found, reverse=True)
    assert len(set(found)) == len(Level)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Standing.OFFICIAL, Standing.OFFICIAL_TRANSLATION),
        (Standing.OFFICIAL_TRANSLATION, Standing.UNOFFICIAL_TRANSLATION),
        (Standing.UNOFFICIAL_TRANSLATION, Standing.COMMENTARY),
        (Standing.COMMENTARY, Standing.PROMOTION),
    ],
)
def test_the_text_goes_before_what_is_said_of_it(first, second) -> None:
    texts = [replace(EDITION, standing=it) for it in (first, second)]
    assert weight(edition=texts[0]) > weight(edition=texts[1])


def test_wording_goes_before_a_digest_and_what_holds_before_what_may() -> None:
    assert weight() > weight(edition=replace(EDITION, rendition=Rendition.DIGEST))
    assert weight() > weight(status=Status(StatusCode.UNKNOWN))


@pytest.mark.parametrize("standing", Standing)
@pytest.mark.parametrize("rendition", Rendition)
@pytest.mark.parametrize("code", StatusCode)
def test_every_kind_of_text_has_a_weight(standing, rendition, code) -> None:
    edition = replace(EDITION, standing=standing, rendition=rendition)
    assert 0 <= weight(edition=edition, status=Status(code)) <= 1
