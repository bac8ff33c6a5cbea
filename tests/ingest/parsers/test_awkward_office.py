"""Real workbooks and decks that are hard to read, checked against what an eye sees in them."""

import pytest

from ingest.blocks import BlockKind, stored_text
from ingest.parsers.registry import parser_for

SEEN = {
    "sheet.xlsx": {
        "must_include": [
            "Sheet1",
            "Alpha | Beta | Gamma | Delta\n89 | 82 | 100 | 12",
            "58 | 6ff4173b-42a5-4784-9b19-f49caff4d93d | 22 | 9",
            "09060124-b5e7-4717-9d07-3c046eb",
            "13 | 14 | 15 | affc7dad-52dc-4b98-9b5d-51e65d8a8ad0",
        ],
        "must_not_include": ["89.0", "None", "nan"],
        "kinds": {BlockKind.HEADING: 2, BlockKind.TABLE: 2},
        "warnings": (),
    },
    "slides.pptx": {
        "must_include": [
            "AutoGen: Enabling Next-Gen LLM Applications via Multi-Agent Conversation",
            "Beibin Li, Erkang Zhu",
            "2cdda5c8-e50e-4db4-b5f0-9722a649f455",
            "Both natural language and 04191ea8-5c73-4215-a1d3-1cfb43aaaf12 can be used",
            "The first page of the AutoGen ArXiv paper. 44bf7d06-5e7a-4a40-a2e1-a2e42ef28c8a",
            "ColA | ColB | ColC | ColD | ColE | ColF\n1 | 2 | 3 | 4 | 5 | 6",
            "7 | 8 | 9 | 1b92870d-e3b5-4e65-8153-919f4ff45592 | 11 | 12",
            "a3f6004b-6f4f-4ea8-bee3-3741f4dc385f",
            "2003 | 2003",
            "This is a nested shape with content in 2 shapes",
            "This phrase of the caption is Human-written.",
        ],
        "must_not_include": ["Title 1", "Click to edit", "image1.jpeg"],
        "kinds": {BlockKind.HEADING: 6, BlockKind.TABLE: 2, BlockKind.NOTE: 2},
        "warnings": ("2 pictures left out, on slides 2, 6",),
    },
}


@pytest.mark.shared
@pytest.mark.parametrize("name", SEEN)
def test_an_awkward_file_comes_out_as_an_eye_sees_it(name, shared_data):
    seen = SEEN[name]
    path = shared_data / "awkward" / name
    document = parser_for(path.suffix)(path.read_bytes())
    text = stored_text(document.blocks)
    assert [words for words in seen["must_include"] if words not in text] == []
    assert [words for words in seen["must_not_include"] if words in text] == []
    kinds = [block.kind for block in document.blocks]
    assert {kind: kinds.count(kind) for kind in seen["kinds"]} == seen["kinds"]
    assert document.warnings == seen["warnings"]


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "rows", "columns"), [("tw_law_titles.tsv", 3090, 6), ("pud_zh_en.tsv", 1000, 3)]
)
def test_a_real_table_keeps_its_rows(name, rows, columns, shared_data):
    data = (shared_data / "parallel" / name).read_bytes()
    (table,) = parser_for(".tsv")(data).blocks
    lines = table.text.split("\n")
    assert len(lines) == len(table.rows) == rows
    assert {len(f" {line} ".split(" | ")) for line in lines} == {columns}
