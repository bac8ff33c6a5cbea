"""Awkward real files: what a reader sees on their pages is in the text, and nothing else is.

The wording was read from the rendered pages by eye.
"""

from dataclasses import dataclass

import pytest

from ingest.blocks import BlockKind, stored_text
from ingest.limits import Limits
from ingest.parsers import ocr
from ingest.parsers.pdf import pages_without_text, parse_pdf
from kb.errors import EmptyInput, InputRefused

pytestmark = pytest.mark.shared


@dataclass(frozen=True)
class Case:
    file: str
    must_include: tuple[str, ...]
    must_not_include: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    in_order: tuple[str, ...] = ()


CASES = [
    Case(
        "DA-619p.pdf",
        (
            (
                "The people of the far northern and eastern reaches of the Imperium rose up "
                "against their powerful overlords in rebellion. The Tevinter magisters summoned"
            ),
            "When a pride demon takes control of the corpse of a mage, an arcane horror is born.",
        ),
        must_not_include=("\n\n7\n\n", "\n\n101\n\n"),
        warnings=("running head or foot lines taken off",),
        in_order=("The Life Drinker", "The Magister's Shield", "The Sacred Ashes of Andraste"),
    ),
    Case(
        "copy-protected.pdf",
        (
            "LayoutParser: A Unified Toolkit for Deep Learning Based Document Image Analysis",
            "Lee4, Jacob Carlson3, and Weining Li5",
            "the easy reuse of important innovations by a wide audience",
            "1. An o",
            "arXiv:2103.15348v2 [cs.CV] 21 Jun 2021",
        ),
        must_not_include=("im- portant", "approaches are the state-of- the-art"),
        warnings=("3 characters that the file does not tell",),
    ),
    Case(
        "corrupted.pdf",
        ("Beautiful is better than ugly.", "let’s do more of those!", "Mittwoch Mai 30, 2018"),
        in_order=("Printed by", "Simple is better", "Namespaces are one"),
    ),
    Case(
        "duplicate-chars.pdf",
        (
            "项目描述：负责四川省甘孜州丹巴磨子电站引水隧洞爆破方案优化设计及爆破震动监测工作",
            "该项目为国家重点研发计划（2018YFC1505400），个人作为骨干成员参与研究",
            "意大利语",
            "使用时长：12个月",
        ),
        must_not_include=("教教育育", "证证书书"),
    ),
    Case(
        "federal-register.pdf",
        (
            "14 CFR Part 39",
            (
                "The FAA proposes to supersede Airworthiness Directive (AD) 2018–23–51, which "
                "applies to all The Boeing Company Model 737–8 and 737–9 (737 MAX) airplanes."
            ),
            "FOR FURTHER INFORMATION CONTACT: Ian Won, Manager, Seattle ACO Branch",
            "Action | Labor cost | Parts cost | Cost per product | Cost on U.S. operators",
        ),
        must_not_include=("VerDate", "Jkt 250001", "/ Proposed Rules 47705"),
        warnings=("characters that a reader does not see left out", "running head or foot"),
        in_order=("This section of the", "Federal eRulemaking Portal", "proposal, explain the"),
    ),
    Case(
        "iso-29500-3.pdf",
        (
            "1. Scope ....",
            "This Part of ISO/IEC 29500 describes a set of conventions",
            "• Part 4: Transitional Migration Features",
            "A markup consumer that does not understand the namespace with the name",
        ),
        must_not_include=("All rights reserved 15", "©ISO/IEC 2012 – All rights reserved iii"),
        warnings=("2 pages (6, 45) without text", "running head or foot lines taken off"),
    ),
    # Its words are drawn with a font that tells no characters; only the date is text.
    Case("malformed.pdf", ("2021 3 31",)),
    Case(
        "multi-column.pdf",
        (
            "Dense Passage Retrieval for Open-Domain Question Answering",
            "Vladimir Karpukhin∗, Barlas Oğuz",
            "Although reducing open-domain QA to machine reading is a very reasonable strategy",
            "DPR 78.4 79.4 73.2 79.8 63.2 85.4 85.0 81.4 89.1 77.2",
            (
                "Eduard Säckinger, and Roopak Shah. 1994. Signature verification using a “Siamese” "
                "time delay neural network."
            ),
        ),
        must_not_include=("Sec- tion", "rea- sonable"),
        warnings=("characters that the file does not tell",),
        in_order=("1 Introduction", "Retrieval in open-domain QA is usually", "2 Background"),
    ),
    Case("non-unicode-cmap.pdf", ("Peněžní prostředky na účtech",)),
    Case(
        "partial-numbering.pdf",
        (
            "Page 1 of 8",
            "1. INTENT",
            (
                ".1 The intent of this Request for Proposal (RFP) is to solicit submissions, in "
                "the format detailed in this document, from qualified Construction Managers"
            ),
            ".2 Available information relative to the project",
        ),
    ),
    Case(
        "rotated-table.pdf",
        (
            "Kentucky | 264,140 | 12,155 | 14,847 | 254 | 648 | 1 | 9 | 11 | 0 | 1,491 | 2,315",
            "Totals | 804,006 | 671,330 | 636,903",
            "NICS Firearm Background Checks",
            "These statistics represent the number of firearm background checks initiated",
        ),
    ),
]
LOCKED = ["aes256.pdf", "docling-password.pdf", "password.pdf"]
PICTURES = ["ocr-rotated-90.pdf", "scanned-minutes.pdf", "table-cells.pdf"]


def rows():
    """The long file takes its time."""
    for case in CASES:
        marks = [pytest.mark.slow] if case.file == "DA-619p.pdf" else []
        yield pytest.param(case, id=case.file, marks=marks)


@pytest.mark.parametrize("case", list(rows()))
def test_the_text_of_an_awkward_file_is_what_its_pages_show(case, shared_data):
    document = parse_pdf((shared_data / "awkward" / case.file).read_bytes())
    text = stored_text(document.blocks)
    assert [words for words in case.must_include if words not in text] == []
    assert [words for words in case.must_not_include if words in text] == []
    assert [text.find(words) for words in case.in_order] == sorted(
        text.index(words) for words in case.in_order
    )
    for words in case.warnings:
        assert any(words in warning for warning in document.warnings), document.warnings
    assert case.warnings or document.warnings == ()
    assert all(block.text == block.text.strip() for block in document.blocks)
    assert [block.first_line for block in document.blocks] == [
        number for number, _ in enumerate(document.blocks, 1)
    ]


@pytest.mark.parametrize("file", LOCKED)
def test_a_locked_file_is_refused_with_advice(file, shared_data):
    with pytest.raises(InputRefused, match="locked with a password") as refused:
        parse_pdf((shared_data / "awkward" / file).read_bytes())
    assert "save a copy without one" in refused.value.cure


def test_an_empty_file_holds_no_text(shared_data):
    with pytest.raises(EmptyInput, match="The file is empty"):
        parse_pdf((shared_data / "awkward" / "empty.pdf").read_bytes())


@pytest.mark.parametrize("file", PICTURES)
def test_without_recognition_a_scan_holds_no_text(file, shared_data, monkeypatch):
    monkeypatch.setattr(ocr, "limits", lambda: Limits(ocr="off"))
    data = (shared_data / "awkward" / file).read_bytes()
    with pytest.raises(EmptyInput, match="no text") as refused:
        parse_pdf(data)
    assert "TOUCHSTONE_OCR" in refused.value.cure
    assert pages_without_text(data) == (1,)


def test_footnotes_of_a_paper_are_notes(shared_data):
    document = parse_pdf((shared_data / "awkward" / "multi-column.pdf").read_bytes())
    notes = [block.text for block in document.blocks if block.kind is BlockKind.NOTE]
    assert "∗Equal contribution" in notes
    assert any(note.startswith("3The ideal size and boundary") for note in notes)
