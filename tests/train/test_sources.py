"""Readers of sources, each over a few lines in the form of its files."""

import bz2
import gzip
import json
from pathlib import Path

import pytest

from train.sources import ALL, bible, geonames, moj, own, tatoeba, unihan, wordnet


def test_each_source_is_named_with_version_and_licence():
    import tomllib

    text = (Path(__file__).parents[2] / "train/sources.toml").read_text(encoding="utf-8")
    told = tomllib.loads(text)
    assert set(ALL) <= set(told)
    for entry in told.values():
        assert set(entry) == {"title", "source", "version", "licence"}


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "parallel").mkdir()
    return tmp_path


def test_articles_of_different_versions_are_no_pairs(folder):
    rows = [
        {"zh": "產品應標示。", "en": "Products shall be marked.", "same_version": True},
        {"zh": "舊條文。", "en": "Another text.", "same_version": False},
    ]
    with gzip.open(folder / "parallel/tw_laws_pairs.jsonl.gz", "wt", encoding="utf-8") as opened:
        opened.writelines(json.dumps(row) + "\n" for row in rows)
    (folder / "parallel/tw_law_titles.tsv").write_text(
        "pcode\ttitle_zh\ttitle_en\nA1\t商品檢驗法\tCommodity Inspection Act\n", encoding="utf-8"
    )
    found = [(it.zh, it.en, it.kind) for it in moj.pairs(folder, folder)]
    assert found == [
        ("商品檢驗法", "Commodity Inspection Act", "term"),
        ("產品應標示。", "Products shall be marked.", "sentence"),
    ]


def test_tatoeba_has_english_first(folder):
    (folder / "parallel/tatoeba_cmn.txt").write_text("Hi.\t嗨。\tCC-BY 2.0\n", encoding="utf-8")
    assert [(it.zh, it.en) for it in tatoeba.pairs(folder, folder)] == [("嗨。", "Hi.")]


def test_words_of_a_synset_are_joined_by_its_number(folder):
    (folder / "wordnet-3.0").mkdir()
    line = "00001740 03 n 02 entity 0 something_real 0 000 | that which is"
    for name in ("noun", "verb", "adj", "adv"):
        text = f"  1 licence\n{line}\n" if name == "noun" else "  1 licence\n"
        (folder / f"wordnet-3.0/data.{name}").write_text(text, encoding="ascii")
    (folder / "wn-data-cmn.tab").write_text("# x\n00001740-n\tcmn:lemma\t实体\n", encoding="utf-8")
    (folder / "wn-data-qcn.tab").write_text("# x\n", encoding="utf-8")
    found = [(it.zh, it.en) for it in wordnet.pairs(folder, folder)]
    assert found == [("实体", "entity"), ("实体", "something real")]


def test_of_a_definition_its_short_senses_are_taken_without_asides(folder):
    with bz2.open(folder / "Unihan_Readings.txt.bz2", "wt", encoding="utf-8") as opened:
        opened.write("# x\nU+8CEA\tkDefinition\tmatter, material; (Cant.) quality\n")
        opened.write("U+8CEA\tkMandarin\tzhì\n")
    found = [(it.zh, it.en.strip()) for it in unihan.pairs(folder, folder)]
    assert found == [("質", "matter"), ("質", "material"), ("質", "quality")]


def test_of_a_city_the_names_in_han_characters_are_taken(folder):
    city = {"name": "Paris", "alternatenames": ["Parigi", "巴黎", "パリ"]}
    (folder / "cities15000.json").write_text(json.dumps({"1": city}), encoding="utf-8")
    assert [(it.zh, it.en) for it in geonames.pairs(folder, folder)] == [("巴黎", "Paris")]


def test_verses_are_paired_by_book_chapter_and_verse(folder):
    (folder / "kjv").mkdir()
    verse = {"verse": "1", "text": "In the beginning"}
    book = {"book": "1 John", "chapters": [{"chapter": "2", "verses": [verse]}]}
    (folder / "kjv/1John.json").write_text(json.dumps(book), encoding="utf-8")
    (folder / "ChiUn.csv").write_text(
        "Book,Chapter,Verse,Text\nI John,2,1,起 初\nI John,2,9,無\n", encoding="utf-8"
    )
    assert [(it.zh, it.en) for it in bible.pairs(folder, folder)] == [("起初", "In the beginning")]


def test_our_own_titles_digests_and_terms_are_learned(folder):
    found = list(own.pairs(folder, folder))
    assert ("中华人民共和国产品质量法", "Product Quality Law") in {
        (it.zh, it.en.removesuffix(" of the People's Republic of China")) for it in found
    }
    assert sum(it.kind == "sentence" for it in found) > 200
    assert sum(it.kind == "term" for it in found) > 1_000
