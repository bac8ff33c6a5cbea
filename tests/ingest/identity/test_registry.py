"""The registry names each instrument once, says how surely, and is never guessed from."""

from collections import Counter

import pytest
import yaml

from ingest.catalogue.reader import read_entry
from ingest.identity.registry import Known, Registry, registry
from ingest.identity.titles import english_key, name_key
from ingest.sources.corpus import corpus_files, corpus_folder, drafts_of
from kb.domain.vocabulary import Level

ENTRIES = registry().entries


def entry(instrument_id: str, *names: str) -> Known:
    return Known(instrument_id, names[0], names[1], names[2:], Level.LAW, None, (), "P")


def test_ids_names_and_numbers_belong_to_one_entry_each() -> None:
    assert max(Counter(it.id for it in ENTRIES).values()) == 1
    names = Counter(
        (name_key(name), it.id) for it in ENTRIES for name in (it.zh, it.en, *it.names) if name
    )
    owners = Counter(key for key, _ in names)
    assert [key for key, count in owners.items() if count > 1] == []
    words = {(english_key(name), it.id) for it in ENTRIES for name in it.english}
    assert max(Counter(key for key, _ in words).values()) == 1
    assert max(Counter(number for it in ENTRIES for number in it.numbers).values()) == 1


def test_what_is_known_from_memory_alone_is_left_out() -> None:
    grades = yaml.safe_load((corpus_folder() / "vocabulary.yml").read_text(encoding="utf-8"))
    assert {it.proof for it in ENTRIES} <= set(grades["proof_grades"]) - {"M"}


def test_the_instruments_of_the_catalogue_are_in_it_under_their_ids() -> None:
    for path in corpus_files():
        described = read_entry(path)
        found = registry().find(described.title_zh)
        assert found, described.title_zh
        assert found.entry.id == described.instrument_id
        assert found.entry.level == described.level


@pytest.mark.parametrize(
    ("name", "instrument_id"),
    [
        ("消保法", "cn:consumer-rights-protection-law"),
        ("Law of the PRC on the Quality and Safety of Agricultural Products", None),
        ("食品安全法实施条例", "cn:food-safety-law-implementing-regulations"),
        ("Metrology Law of China", "cn:metrology-law"),
    ],
)
def test_names_find_their_instrument_and_say_how(name: str, instrument_id: str | None) -> None:
    wanted = instrument_id or "cn:agricultural-product-quality-and-safety-law"
    found = registry().find(name)
    assert found
    assert found.entry.id == wanted
    assert name in found.basis
    assert "proof" in found.basis


def test_a_text_of_the_catalogue_tells_where_each_of_its_facts_was_read() -> None:
    for path in corpus_files():
        for draft in drafts_of(path):
            told = {fact.field: fact.basis for fact in draft.facts.facts}
            assert {"instrument", "level", "issuer", "standing", "status"} <= set(told)
            assert all(basis.startswith("catalogue") for basis in told.values())


def test_a_name_of_two_instruments_finds_neither() -> None:
    both = Registry((entry("cn:a", "甲法", "Tea Law"), entry("cn:b", "乙法", "Law on Tea")))
    assert both.find("Tea Law and more", text="China") is None
    assert both.find("Law of Tea", text="China") is None
    assert both.find("甲法")


@pytest.mark.parametrize(
    ("title", "text", "found"),
    [
        ("Civil Code", "Article 1 A person is born.", False),
        ("Civil Code", "This Code is made under the Constitution of China.", True),
        ("Civil Code of the PRC", "", True),
        ("Civil Code of France", "China is not meant.", False),
        ("公司法", "中华民国一百零七年八月一日修正", False),
        ("公司法", "1993年12月29日第八届全国人民代表大会常务委员会通过", True),
    ],
)
def test_a_law_of_another_state_is_not_this_states(*, title: str, text: str, found: bool) -> None:
    assert (registry().find(title, text=text) is not None) == found


def test_a_law_that_is_only_named_has_no_english_title_of_its_own() -> None:
    match = registry().find("中华人民共和国公司法")
    assert match
    assert match.entry.instrument().title_en is None
    translated = registry().find("Company Law of the PRC")
    assert translated
    assert translated.entry == match.entry
