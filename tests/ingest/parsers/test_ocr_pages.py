"""Pictures of pages become blocks that lead back to their page, with what is to be doubted."""

import numpy as np
import pytest

from ingest.blocks import BlockKind
from ingest.parsers.ocr_pages import PagePicture, recognise
from ingest.parsers.ocr_recognition import OcrOptions
from kb.domain.places import Box, PlaceUnit
from tests.ingest.parsers.ocr_lines import line, lines

WIDTH, HEIGHT = 800, 1000
USUAL = OcrOptions()
FULL = "生产者应当对其生产的产品质量负责并且按照规定保存各项检验记录至"


class FakeEngine:
    """Gives prepared lines; the first pixel of a picture is its number, 0 where it is not up."""

    name = "fake-1"

    def __init__(self, *pages):
        self.pages = pages

    def read(self, picture):
        number = int(picture[0, 0, 0])
        given = self.pages[number - 1] if number else ()
        if number or not picture.any():
            return given
        # A page that is not upright: as many lines, all of them nonsense.
        return tuple(line("口口口口", top=100 + 30 * n, sure=0.3) for n in range(3))


def pictures(count, turns=0):
    for number in range(1, count + 1):
        picture = np.zeros((HEIGHT, WIDTH, 3), dtype=np.uint8)
        picture[0, 0, 0] = number
        yield PagePicture(number, np.rot90(picture, -turns), 0.5)


def read(*pages, turns=0, options=USUAL):
    return recognise(pictures(len(pages), turns), options, engine=FakeEngine(*pages))


def test_a_block_has_its_page_its_box_in_points_and_the_confidence_of_its_least_sure_line():
    page = (line(FULL, 100, 100, sure=0.99), line("届满。", 100, 130, sure=0.81))
    block = read((), page).blocks[0]
    assert block.text == FULL + "届满。"
    assert (block.place.unit, block.place.first, block.place.last) == (PlaceUnit.PAGE, 2, 2)
    assert block.place.boxes == (Box(2, 50.0, 50.0, 360.0, 75.0),)
    assert block.place.confidence == 0.81
    assert (block.first_line, block.last_line) == (1, 1)


@pytest.mark.parametrize(
    ("turns", "box"),
    [
        (1, Box(1, 435.0, 50.0, 450.0, 150.0)),
        (2, Box(1, 250.0, 435.0, 350.0, 450.0)),
        (3, Box(1, 50.0, 250.0, 65.0, 350.0)),
    ],
)
def test_a_turned_page_is_read_upright_and_its_boxes_are_on_the_page_as_it_is_shown(turns, box):
    found = read((line("产品质量监督管理办法", 100, 100, height=30, right=300),), turns=turns)
    assert [block.text for block in found.blocks] == ["产品质量监督管理办法"]
    assert found.blocks[0].place.boxes == (box,)
    assert "turned upright to be read: page 1" in found.warnings


def test_a_sentence_that_the_end_of_a_page_cut_is_one_block_on_both_pages():
    number = line("- 1 -", 380, 960)
    found = read((*lines(FULL, FULL), number), lines("届满之日。", "　　第二条销售者应当验收。"))
    assert [block.text for block in found.blocks] == [
        FULL + FULL + "届满之日。",
        "第二条销售者应当验收。",
    ]
    place = found.blocks[0].place
    assert (place.first, place.last, [box.page for box in place.boxes]) == (1, 2, [1, 2])
    assert [[b.first_line for b in blocks] for _, blocks in found.pages] == [[1], [2]]
    assert "page numbers left out: 1" in found.warnings


def test_a_number_in_the_midst_of_a_page_is_text():
    assert [block.text for block in read((line("2024", 380, 500),)).blocks] == ["2024"]


def test_what_is_doubtful_or_empty_is_named_with_its_pages():
    page = lines("第一条产品应当合格。")
    found = read(page, (), (line("某某章印模糊不清", sure=0.4),), ())
    assert found.warnings == (
        "recognised by OCR (fake-1): check quotes against the page",
        "little sure of 1 of 2 recognised blocks, on page 3",
        "no text was recognised on pages 2, 4",
    )
    assert found.blocks[1].text == "某某章印模糊不清"


def test_each_row_of_a_table_has_its_place_and_confidence():
    page = tuple(
        line(text, left, top, sure=0.9 + top / 10_000)
        for top in (100, 130, 160)
        for left, text in ((100, "项目"), (300, "期限"))
    )
    found = read(page)
    table = found.blocks[0]
    assert table.kind is BlockKind.TABLE
    assert len(table.rows) == len(table.text.split("\n")) == 3
    assert [row.confidence for row in table.rows] == [0.91, 0.913, 0.916]
    assert any(warning.startswith("1 tables put together") for warning in found.warnings)


def long_scan(count, **options):
    """``count`` pages of a line each, read under the given options."""
    numbers = range(1, count + 1)
    engine = FakeEngine(*[lines(f"第{number}条　生产者应当负责。") for number in numbers])
    return recognise(pictures(count), OcrOptions(**options), engine=engine, wanted=numbers)


def test_a_scan_of_two_hundred_pages_is_read_whole():
    found = long_scan(200)
    assert [number for number, _ in found.pages] == list(range(1, 201))
    assert all(len(blocks) == 1 for _, blocks in found.pages)
    assert found.lacks == ""
    assert found.read_by == "fake-1"


def test_pages_beyond_the_limit_of_pages_are_named_one_and_all():
    found = long_scan(200, max_pages=180)
    assert len(found.pages) == len(found.blocks) == 180
    assert found.read_by == "fake-1+lacks-pages-180"
    (warning,) = [it for it in found.warnings if "not recognised" in it]
    assert "180 pages are the limit: pages 181-200; raise TOUCHSTONE_OCR_MAX_PAGES" in warning


def test_pages_that_take_too_long_keep_what_was_read_and_the_others_are_named():
    found = long_scan(4, page_seconds=0)
    assert [block.place.first for block in found.blocks] == [1]
    assert found.lacks == "seconds-0"
    (warning,) = [it for it in found.warnings if "not recognised" in it]
    assert "pages 2-4; raise TOUCHSTONE_OCR_PAGE_SECONDS" in warning


def test_a_page_that_cannot_be_drawn_costs_itself_alone():
    pages = [*pictures(2), PagePicture(3, None, 1.0)]
    found = recognise(pages, USUAL, engine=FakeEngine(lines("甲方负责。"), lines("　　乙方负责。")))
    assert [block.place.first for block in found.blocks] == [1, 2]
    assert "recognition failed on page 3" in found.warnings


def test_who_listens_hears_of_each_page(monkeypatch):
    heard = []
    monkeypatch.setattr(
        "ingest.parsers.ocr_pages.page_recognised", lambda *words: heard.append(words)
    )
    long_scan(3)
    assert heard == [(1, 3), (2, 3), (3, 3)]
