"""Word documents: paragraphs, headings and what stands in a line of text."""

import pytest

from ingest.blocks import BlockKind
from ingest.parsers.docx import parse_docx
from tests.ingest.parsers.docx_files import docx, field, p, part, r, relation, style

HEADING = '<w:pPr><w:outlineLvl w:val="{}"/></w:pPr>'


def texts(data):
    return [block.text for block in parse_docx(data).blocks]


def line(*runs):
    """The text of the one paragraph with these runs."""
    (text,) = texts(docx(p(*runs)))
    return text


def run(inner):
    return f"<w:r>{inner}</w:r>"


def test_paragraphs_come_in_order_with_their_places():
    document = parse_docx(docx(p("甲。") + p() + p("乙。")))
    assert [block.text for block in document.blocks] == ["甲。", "乙。"]
    assert [(b.at.first, b.at.last, b.at.part) for b in document.blocks] == [
        (1, 1, "word/document.xml"),
        (3, 3, "word/document.xml"),
    ]
    assert [block.first_line for block in document.blocks] == [1, 2]
    assert document.parser == "docx/1"
    assert document.warnings == ()


def test_a_strict_file_reads_as_a_transitional_one():
    assert texts(docx(p("Scope"), strict=True)) == ["Scope"]


@pytest.mark.parametrize(
    ("name", "inner", "level"),
    [
        ("heading 1", "", 1),
        ("Heading 3", "", 3),
        ("标题 2", "", 2),
        ("標題 4", "", 4),
        ("Überschrift 2", "", 2),
        ("Title", "", 1),
        ("My own", HEADING.format(2), 3),
        ("heading 1", HEADING.format(9), 0),
        ("Normal", "", 0),
        ("Header", "", 0),
    ],
)
def test_headings_are_told_by_outline_level_or_by_name(name, inner, level):
    document = parse_docx(docx(p("Scope", style="x"), styles=style("x", name, inner)))
    (block,) = document.blocks
    assert block.level == level
    assert (block.kind is BlockKind.HEADING) == (level > 0)


def test_a_style_that_is_based_on_a_heading_is_one_and_a_circle_of_styles_ends():
    styles = style("a", "A", based_on="b") + style("b", "heading 2", based_on="a")
    (block,) = parse_docx(docx(p("Scope", style="a"), styles=styles)).blocks
    assert (block.kind, block.level) == (BlockKind.HEADING, 2)


def test_an_outline_level_of_its_own_makes_a_paragraph_a_heading():
    (block,) = parse_docx(docx(p("附则", properties='<w:outlineLvl w:val="0"/>'))).blocks
    assert (block.kind, block.level) == (BlockKind.HEADING, 1)


def test_a_line_that_the_author_broke_is_a_block_of_the_same_paragraph():
    document = parse_docx(docx(p("第一条　甲。", run("<w:br/>"), "第二条　乙。")))
    assert [block.text for block in document.blocks] == ["第一条　甲。", "第二条　乙。"]
    assert {block.at.first for block in document.blocks} == {1}


def test_a_heading_that_is_broken_into_lines_stays_one():
    body = p("产品质量", run("<w:br/>"), "监督办法", style="x")
    assert texts(docx(body, styles=style("x", "Title"))) == ["产品质量监督办法"]


@pytest.mark.parametrize(
    ("runs", "shown"),
    [
        (["a", run("<w:tab/>"), "b"], "a b"),
        (["non", run("<w:noBreakHyphen/>"), "compliance"], "non-compliance"),
        (["over", run("<w:softHyphen/>"), "see"], "oversee"),
        (["x", r("2", '<w:vertAlign w:val="superscript"/>')], "x²"),
        ([run('<w:sym w:font="Wingdings" w:char="F0FE"/>'), "yes"], "☑yes"),
        ([run('<w:sym w:font="Symbol" w:char="F062"/>')], "β"),
        ([r("\uf0b3", '<w:rFonts w:ascii="Symbol"/>'), "5"], "≥5"),
        (["<w:hyperlink><w:r><w:t>the Act</w:t></w:r></w:hyperlink>"], "the Act"),
        (["<w:smartTag>" + r("Beijing") + "</w:smartTag>"], "Beijing"),
        (["<w:sdt><w:sdtContent>" + r("chosen") + "</w:sdtContent></w:sdt>"], "chosen"),
        ([run("<w:t>\n      spread\n    </w:t>")], "spread"),
        (["<w:proofErr/>", "a", "<w:bookmarkStart/>", "b"], "ab"),
    ],
)
def test_what_is_seen_in_a_line_is_its_text(runs, shown):
    assert line(*runs) == shown


def test_a_reading_above_characters_follows_them_in_brackets():
    ruby = f"<w:ruby><w:rt>{r('zhì')}</w:rt><w:rubyBase>{r('质')}</w:rubyBase></w:ruby>"
    assert line(run(ruby), "量") == "质(zhì)量"


SUM = (
    '<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>{a}</m:sub><m:sup>{b}</m:sup>'
    "<m:e>{a}</m:e></m:nary>"
)


@pytest.mark.parametrize(
    ("formula", "shown"),
    [
        ("<m:f><m:num>{a}</m:num><m:den>{b}</m:den></m:f>", "a/b"),
        ("<m:sSup><m:e>{a}</m:e><m:sup>{b}</m:sup></m:sSup>", "a^b"),
        ("<m:rad><m:deg/><m:e>{a}{b}</m:e></m:rad>", "√ab"),
        (
            SUM,
            "∑_a^b a",
        ),
        ("<m:d><m:e>{a}</m:e></m:d>", "(a)"),
    ],
)
def test_a_formula_is_read_as_it_is_typed(formula, shown):
    inner = formula.format(a="<m:r><m:t>a</m:t></m:r>", b="<m:r><m:t>b</m:t></m:r>")
    assert line("m = ", f"<m:oMath>{inner}</m:oMath>") == f"m = {shown}"


def test_the_result_of_a_field_is_text_and_its_code_is_not():
    assert line("see ", field("REF _Ref1 \\h", r("5.2"))) == "see 5.2"
    assert line("<w:fldSimple w:instr='PAGE'>" + r("7") + "</w:fldSimple>") == "7"
    assert line("a", field("XE “quality”"), "b") == "ab"


def test_a_field_within_the_code_of_another_is_no_text():
    inner = field("REF x", r("hidden"))
    outer = (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{inner}'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("shown")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert line(outer, " after") == "shown after"


def test_a_field_without_an_end_swallows_nothing():
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    document = parse_docx(docx(p("a ", begin, "b") + p("c")))
    assert [block.text for block in document.blocks] == ["a b", "c"]
    assert document.warnings == ("1 field without an end, read as text",)


def test_circled_characters_and_readings_that_word_makes_of_fields_are_text():
    assert line(field("EQ \\o\\ac(○,11)"), "款") == "⑪款"
    assert line(field('EQ \\* jc2 \\* "Font:宋体" \\o\\ad(\\s\\up 9(zhì),质)'), "量") == "质(zhì)量"


def test_a_number_that_only_word_knows_is_counted():
    document = parse_docx(docx(p(field("AUTONUM"), "text")))
    assert document.warnings == ("1 field left out: only Word knows what they print",)


@pytest.mark.parametrize(("state", "box"), [("<w:checked/>", "☒"), ("", "☐")])
def test_the_box_of_a_form_is_shown_ticked_or_not(state, box):
    data = f"<w:ffData><w:checkBox>{state}</w:checkBox></w:ffData>"
    begin = f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
    code = "<w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r>"
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert line(begin, code, end, " agreed") == f"{box} agreed"


def contents(*entries):
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    return "".join(p(begin if n == 0 else "", one) for n, one in enumerate(entries)) + p(end)


def test_a_table_of_contents_is_left_out_and_counted():
    body = contents("1 Scope\t3", "2 Terms\t4") + p("1 Scope") + p("text")
    document = parse_docx(docx(body))
    assert [block.text for block in document.blocks] == ["1 Scope", "text"]
    assert document.warnings == ("2 lines of a table of contents left out",)


def test_a_table_of_contents_that_never_ends_swallows_no_text():
    body = contents("1 Scope\t3").removesuffix("</w:p>").rpartition("<w:p>")[0] + p("It applies.")
    assert texts(docx(body)) == ["It applies."]


def test_hidden_text_is_left_out_and_counted():
    styles = style("secret", inner="<w:rPr><w:vanish/></w:rPr>")
    body = p("seen", r("not", "<w:vanish/>"), r(" too", '<w:vanish w:val="0"/>'))
    body += p("gone", style="secret") + p(r("back", '<w:vanish w:val="false"/>'), style="secret")
    document = parse_docx(docx(body, styles=styles))
    assert [block.text for block in document.blocks] == ["seen too", "back"]
    assert document.warnings == ("7 characters of hidden text left out",)


def test_a_paragraph_whose_end_is_hidden_runs_into_the_next():
    run_in = "<w:rPr><w:vanish/><w:specVanish/></w:rPr>"
    body = p("Definitions.", properties=run_in) + p(" In this Act")
    (block,) = parse_docx(docx(body)).blocks
    assert (block.text, block.at.first, block.at.last) == ("Definitions. In this Act", 1, 2)


BOX = "<w:txbxContent>{}</w:txbxContent>"


def test_a_text_box_that_is_drawn_in_two_forms_is_read_once_behind_its_paragraph():
    inner = BOX.format(p("in the box"))
    both = (
        f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{inner}</w:drawing>'
        f"</mc:Choice><mc:Fallback><w:pict>{inner}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    document = parse_docx(docx(p("before ", run(both), "after") + p("next")))
    assert [(b.text, b.at.first) for b in document.blocks] == [
        ("before after", 1),
        ("in the box", 2),
        ("next", 4),
    ]


def test_a_drawing_that_only_its_old_form_has_words_for_is_read_from_that():
    both = (
        '<mc:AlternateContent><mc:Choice Requires="x"><w:drawing/></mc:Choice>'
        f"<mc:Fallback><w:pict>{BOX.format(p('old'))}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    assert texts(docx(p(run(both)))) == ["old"]


def test_the_words_of_a_diagram_are_read_from_its_part():
    point = "<dgm:pt><dgm:t><a:p><a:r><a:t>Plan</a:t></a:r></a:p></dgm:t></dgm:pt>"
    data = part("x", f"<dgm:ptLst>{point}</dgm:ptLst>")
    drawing = '<w:r><w:drawing><dgm:relIds r:dm="d1"/></w:drawing></w:r>'
    document = parse_docx(
        docx(
            p("Cycle", drawing),
            parts={"word/diagrams/data1.xml": data},
            relations=relation("d1", "diagramData", "diagrams/data1.xml"),
        )
    )
    assert [(b.text, b.at.part) for b in document.blocks] == [
        ("Cycle", "word/document.xml"),
        ("Plan", "word/diagrams/data1.xml"),
    ]


def test_what_is_no_text_is_named_with_counts():
    body = p(
        "text",
        run("<w:drawing><pic:pic/></w:drawing>"),
        run("<w:drawing><pic:pic/></w:drawing>"),
        run("<w:drawing><c:chart/></w:drawing>"),
        run("<w:object/>"),
        run('<w:sym w:font="Wingdings" w:char="F0A3"/>'),
    )
    document = parse_docx(docx(body, parts={"word/vbaProject.bin": b"x"}))
    assert document.blocks[0].text == "text\ufffd"
    assert document.warnings == (
        "2 images whose text, if any, is not read",
        "1 chart not read",
        "1 embedded object not read",
        "1 character of symbol fonts without a known meaning, read as \ufffd",
        "the document has macros, which are neither run nor read",
    )


def test_headers_and_footers_are_left_out_and_quoted_once():
    parts = {
        "word/header1.xml": part("hdr", p("GB/T 19001—2016")),
        "word/header2.xml": part("hdr", p("GB/T 19001—2016")),
        "word/footer1.xml": part("ftr", p("第 ", field("PAGE", r("3")), " 页")),
    }
    relations = "".join(
        relation(name, name[:6], f"{name}.xml") for name in ("header1", "header2", "footer1")
    )
    document = parse_docx(docx(p("text"), parts=parts, relations=relations))
    assert document.warnings == ("headers and footers left out: “GB/T 19001—2016”",)


def test_comments_are_left_out_and_counted():
    comments = f'<w:comment w:id="0">{p("Why?")}</w:comment>'
    body = p("text", run('<w:commentReference w:id="0"/>'))
    document = parse_docx(docx(body, comments=comments))
    assert [block.text for block in document.blocks] == ["text"]
    assert document.warnings == ("1 comment left out",)
