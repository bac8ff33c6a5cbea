"""Real documents that are hard to read: what a reader of each sees, and what it must not have."""

import zipfile
from dataclasses import dataclass

import pytest
from lxml import etree

from ingest.blocks import BlockKind, stored_text
from ingest.parsers.docx import parse_docx
from kb.errors import InputRefused


@dataclass(frozen=True)
class Row:
    """Whole blocks that must be there in this order, words that must not, and all warnings."""

    file: str
    must_include: tuple[str, ...]
    must_not_include: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    blocks: int = 0
    headings: int = 0
    notes: int = 0
    tables: int = 0


MEASURES = (
    "2. Implement appropriate epidemic prevention measures in accordance with the Communicable"
    " Disease Control Act."
)
PAY = (
    "1. an amount not to exceed the highest rate of basic pay in effect for level V of the"
    " Executive Schedule plus cash value of employment benefits;"
)
PROVISIONS = (
    "Related Provisions: |  |\n| 11 U.S.C. § 343 11 U.S.C. § 344 | Examination of the Debtor"
    " Self-incrimination; Immunity"
)
ROWS = (
    Row("comments.docx", ("Ouch.",), ("tachyon", "0"), ("2 comments left out",), 1),
    Row(
        "footnotes.docx",
        ("Ouch¹.²", "¹ A tachyon walks into a bar.", "² Fin."),
        blocks=3,
        notes=2,
    ),
    Row(
        "list-resumed-numbering.docx",
        ("1. First ordered item", "2. Second ordered item", "bullet one", "3. Third ordered item"),
        ("1. Third", "\uf0b7"),
        blocks=6,
        headings=1,
    ),
    Row(
        "headers-numbered.docx",
        (
            "Test Document",
            "1. Section 1",
            "1.1. Section 1.1",
            "1.2. Section 1.2",
            "1.2.1. Section 1.2.3",
            "2. Section 2",
            "2.1.1. Section 2.1.1",
            "2.2. Section 2.1",
            "1. Appendix A: Glossary",
            "1.1. Section A.1",
            "1.1.1. Detail A.1.1",
            "2.3.1. Hardware Constraints – Egde Case",
            "2.3.8. Resource Constraints",
            "2.3.8.3. Third sub-item at this level",
            "REFERENCES",
            "This is the second reference.",
        ),
        ("3. Section", "%1"),
        blocks=39,
        headings=9,
    ),
    Row(
        "textbox.docx",
        (
            "Student falls ill",
            "Suggested Reportable Symptoms:",
            "＊ Fever",
            "＊ Sore throat",
            "Health Bureau:",
            MEASURES,
            "Department of Education:",
            "Case closed.",
        ),
        blocks=32,
    ),
    Row(
        "handbook-872p.docx",
        (
            "U.S. Department of Justice",
            "CHAPTER 1 – INTRODUCTION",
            "¹/ 28 U.S.C. § 586(b), (c), d), (e).",
            PAY,
            "2. five percent of all payments received under plans; and",
            "2. SCHEDULING, NOTICING, RESCHEDULING AND CONTINUANCES",
            PROVISIONS,
            "b. Reduced Compensation",
            "28 C.F.R. § 58.6 Procedures for Suspension and Termination",
        ),
        ("Effective October 1, 2012",),
        blocks=4758,
        headings=294,
        notes=6,
        tables=2,
    ),
)


@pytest.fixture(scope="module")
def awkward(shared_data):
    return shared_data / "awkward"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.file)
def test_a_hard_document_reads_as_it_is_printed(awkward, row):
    document = parse_docx((awkward / row.file).read_bytes())
    texts, kinds = [b.text for b in document.blocks], [b.kind for b in document.blocks]
    at = 0
    for wanted in row.must_include:
        at = texts.index(wanted, at) + 1
    assert [words for words in row.must_not_include if words in stored_text(document.blocks)] == []
    assert len(texts) == row.blocks
    counted = (BlockKind.HEADING, BlockKind.NOTE, BlockKind.TABLE)
    assert tuple(map(kinds.count, counted)) == (row.headings, row.notes, row.tables)
    if row.file == "handbook-872p.docx":
        assert document.warnings[0] == "2 images whose text, if any, is not read"
        assert "Effective October 1, 2012" in document.warnings[1]
    else:
        assert document.warnings == row.warnings


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


def test_a_file_that_was_cut_off_is_refused(awkward):
    with pytest.raises(InputRefused, match="cut off or damaged"):
        parse_docx((awkward / "truncated.docx").read_bytes())
