"""Real documents that are hard to read: text boxes once, and places that lead back."""

import zipfile

import pytest
from lxml import etree

from ingest.parsers.docx import parse_docx


@pytest.fixture(scope="module")
def awkward(shared_data):
    return shared_data / "awkward"


def test_every_text_box_is_read_once(awkward):
    document = parse_docx((awkward / "textbox.docx").read_bytes())
    texts = [block.text for block in document.blocks]
    repeated = {text for text in texts if texts.count(text) > 1}
    assert repeated == {"Yes", "No"}


def test_every_place_leads_to_a_paragraph_with_the_words_of_its_block(awkward):

    name = awkward / "handbook-872p.docx"
    document = parse_docx(name.read_bytes())
    with zipfile.ZipFile(name) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    main = f"{{{root.nsmap['w']}}}"
    paragraphs = ["".join(t.text or "" for t in e.iter(f"{main}t")) for e in root.iter(f"{main}p")]
    body = [b for b in document.blocks if b.at.part == "word/document.xml" and not b.rows]
    for block in body:
        own = "".join(paragraphs[block.at.first - 1 : block.at.last])
        assert "".join(own.split())[:20] in "".join(block.text.split()), block
