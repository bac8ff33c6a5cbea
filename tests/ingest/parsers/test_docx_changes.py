"""Tracked changes and notes of Word documents."""

from ingest.blocks import BlockKind
from ingest.parsers.docx import parse_docx
from tests.ingest.parsers.docx_files import docx, item, level, lists, p, r, table

ENDS = '<w:rPr><w:del w:id="1"/></w:rPr>'


def parsed(body, **parts):
    document = parse_docx(docx(body, **parts))
    return [block.text for block in document.blocks], document.warnings


def gone(text):
    return f"<w:del><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def test_insertions_are_text_and_deletions_are_not():
    texts, warnings = parsed(p("The ", gone("seller"), f"<w:ins>{r('producer')}</w:ins>", " pays."))
    assert texts == ["The producer pays."]
    assert warnings == (
        "tracked changes taken as accepted: 1 insertion",
        "1 tracked deletion left out",
    )


def test_a_moved_passage_stands_where_it_went():
    body = p(f"<w:moveFrom>{r('moved')}</w:moveFrom>", "stays")
    body += p(f"<w:moveTo>{r('moved')}</w:moveTo>")
    texts, warnings = parsed(body)
    assert texts == ["stays", "moved"]
    assert warnings == ("tracked changes taken as accepted: 1 move",)


def test_a_paragraph_whose_end_is_deleted_goes_on_in_the_next():
    document = parse_docx(docx(p("第一款前半，", properties=ENDS) + p("后半。")))
    (block,) = document.blocks
    assert (block.text, block.at.first, block.at.last) == ("第一款前半，后半。", 1, 2)


def test_a_deleted_paragraph_takes_no_number():
    numbers = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = item("a") + p(gone("b"), properties=numbers + ENDS) + item("c")
    assert parsed(body, numbering=lists(level(0)))[0] == ["1. a", "2. c"]


def test_the_last_words_stay_where_even_the_last_end_is_deleted():
    assert parsed(p("last", properties=ENDS))[0] == ["last"]
    assert parsed(table((p("a", properties=ENDS), "b"), ("c", "d")))[0] == ["a | b\nc | d"]


def notes(kind, *texts):
    own = f"<w:r><w:{kind}Ref/></w:r>"
    return "".join(
        f'<w:{kind} w:id="{n}">{p(own, r(" " + text))}</w:{kind}>'
        for n, text in enumerate(texts, 1)
    )


def reference(kind, n, more=""):
    return f'<w:r><w:{kind}Reference w:id="{n}"{more}/></w:r>'


def test_a_footnote_stands_behind_its_paragraph_with_its_mark():
    body = p("Fee", reference("footnote", 2), " and tax", reference("footnote", 1)) + p("next")
    document = parse_docx(docx(body, footnotes=notes("footnote", "VAT", "CNY")))
    assert [(b.kind, b.text, b.at.part, b.at.first) for b in document.blocks] == [
        (BlockKind.PARAGRAPH, "Fee¹ and tax²", "word/document.xml", 1),
        (BlockKind.NOTE, "¹ CNY", "word/footnotes.xml", 2),
        (BlockKind.NOTE, "² VAT", "word/footnotes.xml", 1),
        (BlockKind.PARAGRAPH, "next", "word/document.xml", 2),
    ]


def test_endnotes_stand_at_the_end_with_roman_marks():
    body = p("a", reference("endnote", 1)) + p("b", reference("endnote", 2))
    texts, _ = parsed(body, endnotes=notes("endnote", "first", "second"))
    assert texts == ["a[i]", "b[ii]", "[i] first", "[ii] second"]


def test_marks_are_printed_in_the_format_of_the_document():
    pr = '<w:footnotePr><w:numFmt w:val="decimalEnclosedCircle"/></w:footnotePr>'
    texts, _ = parsed(
        p("款", reference("footnote", 1)), footnotes=notes("footnote", "注"), settings=pr
    )
    assert texts == ["款①", "① 注"]


def test_a_mark_of_the_authors_own_takes_no_number():
    own = reference("footnote", 1, ' w:customMarkFollows="1"')
    body = p("a", own, r("*"), " b", reference("footnote", 2))
    texts, _ = parsed(
        body,
        footnotes=f'<w:footnote w:id="1">{p("* star")}</w:footnote>'
        f'<w:footnote w:id="2">{p("<w:r><w:footnoteRef/></w:r>", " one")}</w:footnote>',
    )
    assert texts == ["a* b¹", "* star", "¹ one"]


def test_a_note_that_is_missing_and_notes_that_refer_in_a_circle_are_no_trouble():
    circle = f'<w:footnote w:id="1">{p("one", reference("footnote", 1))}</w:footnote>'
    body = p("a", reference("footnote", 1), reference("footnote", 9))
    texts, warnings = parsed(body, footnotes=circle)
    assert texts == ["a¹²", "¹ one¹"]
    assert warnings == ("1 note referred to but missing from the file",)


def test_notes_that_begin_anew_on_each_page_are_counted_through_and_that_is_said():
    section = '<w:sectPr><w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr></w:sectPr>'
    _, warnings = parsed(
        p("a", reference("footnote", 1)) + section, footnotes=notes("footnote", "b")
    )
    assert warnings == ("notes begin anew within the text, and are counted through here",)
