"""Forty and more real documents of all levels are what a reader finds them to be."""

from pathlib import Path

import pytest
import yaml

from ingest.annotate import Annotation, annotate
from ingest.blocks import stored_text
from ingest.parsers.registry import parser_for
from ingest.sources.versions import stated_dates
from ingest.structure.detect import build_structure
from tests.conftest import CHECKOUT

pytestmark = pytest.mark.shared
ROWS = yaml.safe_load((CHECKOUT / "tests/data/instruments.yml").read_text(encoding="utf-8"))
PAIRS = {
    "专利法实施细则": "2010-01-09 2023-12-11",
    "中国人民解放军实施《药品管理法》办法": "2004-12-09 2025-04-05",
    "保障中小企业款项支付条例": "2020-07-05 2025-03-17",
    "农药管理条例": "2017-03-16 2022-03-29",
    "国务院关于经营者集中申报标准的规定": "2018-09-18 2024-01-22",
    "工业产品生产许可证管理条例": "2005-07-09 2023-07-20",
    "计量法实施细则": "2018-03-19 2022-03-29",
    "认证认可条例": "2020-11-29 2023-07-20",
    "进出口商品检验法实施条例": "2019-03-02 2022-03-29",
}


def read(path: Path) -> Annotation:
    parse = parser_for(path.suffix)
    assert parse is not None
    document = parse(path.read_bytes())
    structure = build_structure(document)
    return annotate(path, document, structure, stored_text(document.blocks), stated_dates(path))


def values(found: Annotation) -> dict[str, object]:
    """Everything that was read, in the words of the table; nothing that is unknown."""
    instrument, facts = found.instrument, found.facts
    told = {fact.field: fact.value for fact in facts.facts}
    rendition = facts.rendition.value
    row = {
        "instrument": instrument.id,
        "level": instrument.level.value,
        "issuer": instrument.issuer,
        "number": instrument.number,
        "part": facts.part,
        "standing": facts.standing.value,
        "rendition": rendition if rendition != "full_text" else None,
        "change": told.get("change", "").partition(" ")[0],
        "adopted": facts.adopted.value,
        "published": facts.published.value,
        "date": facts.date,
        "effective_from": facts.effective_from.value,
        "effective_to": facts.effective_to.value,
        "first_effective": instrument.effective_from.value,
    }
    return {name: value for name, value in row.items() if value}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["file"])
def test_a_document_is_what_a_reader_finds_it_to_be(shared_data: Path, row: dict) -> None:
    found = read(shared_data / row["file"])
    expected = {name: row[name] for name in row if name not in ("file", "warnings")}
    assert values(found) == expected
    wanted = row.get("warnings", [])
    assert len(found.warnings) == len(wanted)
    for words in wanted:
        assert any(words in warning for warning in found.warnings), found.warnings


def test_whatever_is_known_says_where_it_was_read(shared_data: Path) -> None:
    for row in ROWS[::6]:
        found = read(shared_data / row["file"])
        told = {fact.field for fact in found.facts.facts}
        renamed = {"date": "wording"}
        assert {renamed.get(name, name) for name in values(found)} - told <= {"standing", "level"}
        assert all(fact.basis for fact in found.facts.facts)


@pytest.mark.parametrize("name", PAIRS)
def test_two_editions_in_the_collection_are_one_instrument(shared_data: Path, name: str) -> None:
    days = PAIRS[name].split()
    folder = shared_data / "rules-cn" / "行政法规"
    found = [read(folder / f"{name}({day}).md") for day in days]
    assert [str(one.facts.date) for one in found] == days
    assert len({one.instrument.id for one in found}) == 1
    assert len({one.instrument.title for one in found}) == 1
