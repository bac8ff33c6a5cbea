"""A broken file gives what can be read of it with a warning, or is refused; it never raises."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.parsers.pdf import parse_pdf
from kb.errors import InputRefused
from tests.ingest.parsers.pdf_maker import PdfPage, pdf

WHOLE = pdf(*(PdfPage().show(40, 60, f"Words of page {number}.") for number in range(1, 5)))


def test_a_file_without_its_end_is_read_with_a_warning():
    document = parse_pdf(WHOLE[: WHOLE.index(b"xref\n0")])
    assert document.blocks[0].text == "Words of page 1."
    assert document.warnings[0].startswith("the file is cut off at its end")


def test_a_broken_table_of_contents_is_told():
    document = parse_pdf(WHOLE.replace(b"startxref\n", b"startxref\n9"))
    assert len(document.blocks) == 4
    assert document.warnings == (
        "the file's table of contents is broken: what could be read without it was read",
    )


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"not a document", "This is no PDF."),
        (b"%PDF-1.7\nnothing else", "damaged beyond reading"),
        (b"", "The file is empty."),
    ],
)
def test_what_cannot_be_read_is_refused_with_advice(data, problem):
    with pytest.raises(InputRefused, match=problem) as refused:
        parse_pdf(data)
    assert refused.value.cure


@settings(max_examples=60)
@given(
    cuts=st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.binary(max_size=6)), max_size=4),
    end=st.integers(0, len(WHOLE)),
)
def test_damage_anywhere_is_read_or_refused(cuts, end):
    data = bytearray(WHOLE)
    for at, new in cuts:
        data[at : at + len(new)] = new
    assert all(outcome(bytes(data[:end])))


def outcome(data):
    """The texts of a file, or the advice of its refusal; anything else is an error."""
    try:
        return [block.text for block in parse_pdf(data).blocks]
    except InputRefused as refusal:
        return [refusal.problem, refusal.cure]
