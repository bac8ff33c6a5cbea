"""Whatever is written into the runs of a document comes out whole and in order."""

from hypothesis import given
from hypothesis import strategies as st

from ingest.blocks import stored_text
from ingest.parsers.clean import clean
from ingest.parsers.docx import parse_docx
from ingest.parsers.rtf import parse_rtf
from tests.ingest.parsers.docx_files import cell, docx, p, r, table

# What XML can hold, less the private characters that symbol fonts use.
CHARACTERS = st.characters(
    exclude_categories=("Cs", "Cc", "Co"), exclude_characters="\ufffe\uffff", max_codepoint=0x2FFFF
)
WORDS = st.text(CHARACTERS, min_size=1, max_size=12)
PARAGRAPHS = st.lists(st.lists(WORDS, min_size=1, max_size=4), min_size=1, max_size=6)
PLAIN = ("", "<w:b/>", "<w:i/>", '<w:rStyle w:val="none"/>')


def bare(text):
    return "".join(clean(text).split())


def written(paragraphs):
    return "".join("".join(runs) for runs in paragraphs)


def has_words(paragraphs):
    return bool(bare(written(paragraphs)))


@given(PARAGRAPHS.filter(has_words), st.sampled_from(PLAIN))
def test_runs_and_paragraphs_come_out_whole_and_in_order(paragraphs, properties):
    body = "".join(p(*(r(text, properties) for text in runs)) for runs in paragraphs)
    document = parse_docx(docx(body))
    assert bare(stored_text(document.blocks)) == bare(written(paragraphs))
    assert [block.at.first for block in document.blocks] == [
        n for n, runs in enumerate(paragraphs, 1) if bare("".join(runs))
    ]


@given(st.lists(st.lists(WORDS, min_size=2, max_size=3), min_size=1, max_size=4))
def test_cells_come_out_whole_and_in_order(rows):
    cells = [[cell(p(r(text))) for text in texts] for texts in rows]
    document = parse_docx(docx(p("x") + table(*cells)))
    assert bare(stored_text(document.blocks)).replace("|", "") == bare("x" + written(rows)).replace(
        "|", ""
    )


def as_rtf(text):
    """Every character as code units, with a question mark for old readers."""
    units = text.encode("utf-16-le")
    numbers = (int.from_bytes(units[at : at + 2], "little") for at in range(0, len(units), 2))
    return "".join(f"\\u{n - 65536 if n > 32767 else n}?" for n in numbers)


@given(PARAGRAPHS.filter(has_words))
def test_rtf_comes_out_whole_and_in_order(paragraphs):
    body = "".join(
        "".join(f"{{\\b {as_rtf(text)}}}" for text in runs) + "\\par\n" for runs in paragraphs
    )
    document = parse_rtf(f"{{\\rtf1\\ansi\\uc1 {body}}}".encode("ascii"))
    assert bare(stored_text(document.blocks)) == bare(written(paragraphs))


def test_a_formula_beside_the_paragraphs_is_read_and_a_subdocument_is_counted():
    formula = "<m:oMathPara><m:oMath><m:r><m:t>E=mc</m:t></m:r></m:oMath></m:oMathPara>"
    document = parse_docx(docx(p("前") + formula + '<w:subDoc r:id="s"/>' + p("后")))
    assert [block.text for block in document.blocks] == ["前", "E=mc", "后"]
    assert document.warnings == ("1 subdocument in other files left out",)


def test_a_drop_cap_is_the_first_letter_of_its_paragraph():
    cap = p("质", properties='<w:framePr w:dropCap="drop" w:lines="3"/>')
    (found,) = parse_docx(docx(cap + p("量由生产者负责。"))).blocks
    assert found.text == "质量由生产者负责。"
    assert (found.at.first, found.at.last) == (1, 2)
