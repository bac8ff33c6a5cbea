"""Passages of a data set as a Markdown file, and the way back from the stored text."""

import json
from pathlib import Path

import pytest

from bench import obliqa
from ingest.blocks import block_origins, stored_text
from ingest.parsers.markdown import parse_markdown

PASSAGES = [
    ("TEA AND COFFEE RULES 2024", "\nRules on *tea*.\nDate: today"),
    ("1.", "GENERAL"),
    ("1.1.1", ""),
    ("1.1.1.(1)", "A [keeper]\tmust:\n- weigh\n1. tea\n# twice <b>"),
    ("1.", "the same number again & again"),
    ("2)", "/Table Start\nTerm\tMeaning\n| a |\t_b_\n/Table End"),
]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    rows = [{"DocumentID": 3, "PassageID": key, "Passage": words} for key, words in PASSAGES]
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "3.json").write_text(json.dumps(rows), encoding="utf-8")
    return tmp_path / "data"


def test_every_passage_is_found_word_for_word_in_the_stored_text(data: Path) -> None:
    placed = obliqa.convert(data, data / "files")
    document = parse_markdown((data / "files" / "obliqa-03.md").read_text("utf-8"))
    text, found = stored_text(document.blocks), obliqa.spans(placed, block_origins(document.blocks))
    told = ["".join(text[start:end].split()) for start, end in found]
    assert told == ["".join(f"{key}{words}".split()) for key, words in PASSAGES]


def test_the_map_tells_double_keys_apart_and_passages_without_words(data: Path) -> None:
    placed = obliqa.convert(data, data / "files")
    assert obliqa.read_map(data / "files") == placed
    assert [(it.passage, it.occurrence) for it in placed if it.passage == "1."] == [
        ("1.", 1),
        ("1.", 2),
    ]
    assert [it.passage for it in placed if not it.has_text] == ["1.1.1"]


def test_large_documents_may_be_left_out(data: Path) -> None:
    assert obliqa.convert(data, data / "files", most_bytes=10) == ()
