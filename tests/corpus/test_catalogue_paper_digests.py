"""The digests of the policy papers agree with the texts they were written from."""

import pytest

from ingest.catalogue.entry import CatalogueEntry
from tests.corpus.catalogue_files import entries, pairs
from tests.corpus.paper_check import disagreements, problems
from tests.corpus.paper_sources import LINES, source

OPINIONS = entries()["cn:miit-2019-188-quality-improvement-opinions"]
NOTICES = entries()["cn:quality-month-notices"]


def digest(entry: CatalogueEntry, eid: str) -> tuple[str, str]:
    return next((zh.text, en.text) for zh, en in pairs(entry) if zh.eid == eid)


# Those without source digests: papers, rules and standards whose text was not at hand.
PAPERS = [entry for entry in entries().values() if not entry.source_digests]


@pytest.mark.shared
@pytest.mark.parametrize("entry", PAPERS, ids=lambda entry: entry.id)
def test_every_digest_agrees_with_its_source(entry: CatalogueEntry) -> None:
    found = [
        problem
        for zh, en in pairs(entry)
        if zh.eid in LINES and entry.standing_of(zh.eid) != "commentary"
        for problem in problems(source(zh.eid), zh.eid, zh.text, en.text)
    ]
    assert found == []


@pytest.mark.parametrize("entry", PAPERS, ids=lambda entry: entry.id)
def test_the_two_languages_of_a_digest_agree(entry: CatalogueEntry) -> None:
    found = [p for zh, en in pairs(entry) for p in disagreements(zh.eid, zh.text, en.text)]
    assert found == []


@pytest.mark.parametrize("entry", PAPERS, ids=lambda entry: entry.id)
def test_only_what_pages_say_about_a_text_has_no_lines_to_check(entry: CatalogueEntry) -> None:
    unchecked = {zh.eid for zh, _ in pairs(entry) if entry.standing_of(zh.eid) != "commentary"}
    assert unchecked <= set(LINES)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("entry", "eid", "language", "old", "new", "says"),
    [
        (OPINIONS, "h1_3", "en", "thirteen", "fourteen", "number not in the source: 14"),
        (OPINIONS, "h1_3", "zh", "十三项", "十四项", "number not in the source: 14"),
        (OPINIONS, "h1_3__h2_1__p_3", "zh", "80%", "70%", "number not in the source: 70"),
        (OPINIONS, "h1_2__p_4", "en", "at least 10", "at least eleven", "not in the source: 11"),
        (OPINIONS, "preface", "en", "29 August", "29 July", "number not in the source: 7"),
        (OPINIONS, "h1_3__h2_3", "en", "encouraged", "required", "one language: encouragement"),
        (NOTICES, "y2024__preface", "zh", "27个", "", "number in one language: 27"),
        (NOTICES, "y1978__preface", "en", "24 June", "25 June", "number not in the source: 25"),
        (NOTICES, "y2021__theme", "zh", "20个", "二十四个", "number not in the source: 24"),
        (NOTICES, "y2024__h1_4", "zh", "严禁", "鼓励", "modality in one language: prohibition"),
        (
            NOTICES,
            "y2024__h1_4",
            "en",
            "Firms",
            "Strictly prohibit the apportionment of fees and hitchhiking fees to enterprises.",
            "copied: strictly prohibit the apportionment",
        ),
    ],
)
def test_a_changed_digest_is_reported(
    entry: CatalogueEntry, eid: str, language: str, old: str, new: str, says: str
) -> None:
    zh, en = digest(entry, eid)
    assert old in (zh if language == "zh" else en)
    changed = (zh.replace(old, new), en) if language == "zh" else (zh, en.replace(old, new))
    assert any(says in problem for problem in problems(source(eid), eid, *changed))
