"""Awkward real files: what their reader sees is in the text, what is not said is warned of.

Read as ``add`` reads them, in the worker; what each of them says was read from it by eye.
"""

from pathlib import Path

import pytest
import yaml

from ingest.blocks import BlockKind, stored_text
from ingest.isolation.parsing import Parsing
from ingest.limits import Limits
from kb.errors import InputRefused
from tests.conftest import real_documents
from tests.ingest.parsers.ocr_here import need_ocr

pytestmark = pytest.mark.shared
ROWS = yaml.safe_load((Path(__file__).parent / "awkward.yaml").read_text("utf-8"))
SECONDS = 60
"""Most take one or two: where it is more, the worker is stopped and the file counts as not read.

The one of 619 pages needs a third of it alone, and has the usual limit where others run beside.
"""
KINDS = {"headings": BlockKind.HEADING, "notes": BlockKind.NOTE, "tables": BlockKind.TABLE}
NO_TEXT = {"SOURCE.txt"}


@pytest.fixture(scope="module")
def parsing():
    one = Parsing(Limits(seconds=SECONDS))
    yield one
    one.close()


@pytest.fixture
def parse(row, parsing):
    one = Parsing(Limits()) if row.get("slow") else parsing
    yield one.parse
    if one is not parsing:
        one.close()


def rows():
    for name, row in ROWS.items():
        yield pytest.param(name, row, id=name, marks=[pytest.mark.whole] if row.get("slow") else [])


def test_every_awkward_file_has_its_row():
    files = {path.name for path in (real_documents() / "awkward").iterdir()} - NO_TEXT
    assert files == set(ROWS)


@pytest.mark.parametrize(("name", "row"), list(rows()))
def test_an_awkward_file_comes_out_as_its_reader_sees_it(name, row, parse, shared_data):
    if row.get("ocr"):
        need_ocr()
    path = shared_data / "awkward" / name
    if row["outcome"] == "refused":
        with pytest.raises(InputRefused, match=row["refusal"]) as refused:
            parse(path.suffix, path.read_bytes())
        assert refused.value.cure
        return
    document = parse(path.suffix, path.read_bytes())
    text = stored_text(document.blocks)
    assert missing(text, row) == []
    assert [words for words in row.get("excludes", ()) if words in text] == []
    assert bool(document.warnings) == (row["outcome"] == "warned")
    told = list(zip(row.get("warnings", ()), document.warnings, strict=True))
    assert [pair for pair in told if pair[0] not in pair[1]] == []
    kinds = [block.kind for block in document.blocks]
    counted = {name: kinds.count(kind) for name, kind in KINDS.items()} | {"blocks": len(kinds)}
    assert {name: counted[name] for name in counted if name in row} == {
        name: row[name] for name in counted if name in row
    }
    printed = path.suffix in {".pdf", ".jpeg"}
    assert not printed or all(block.place.boxes for block in document.blocks)
    numbers = [block.first_line for block in document.blocks]
    assert numbers == sorted(numbers)
    assert all(block.text == block.text.strip() for block in document.blocks)


def missing(text, row):
    """What is not there, or not behind what a reader reads before it."""
    lost, at = [words for words in row.get("includes", ()) if words not in text], 0
    for words in row.get("in_order", ()):
        found = text.find(words, at)
        if found < 0:
            lost.append(words)
        else:
            at = found + len(words)
    return lost
