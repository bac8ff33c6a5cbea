"""From a clause tree to passages."""

from hypothesis import given
from hypothesis import strategies as st

from ingest.passages import EditionText, make_passages
from ingest.structure.tree import Unit
from ingest.windows import Measure, windows
from kb.domain.vocabulary import ClauseKind

WORDS = st.lists(
    st.sampled_from(["生产者应当负责。", "产品质量，", "must not. ", "第二款；", "a"]), min_size=1
)


def edition(text: str, title: str = "法") -> EditionText:
    return EditionText("e", title, "zh", text)


def article(text: str, paragraphs: list[str]) -> list[Unit]:
    units, at = [Unit("art_1", ClauseKind.ARTICLE, "第一条", 0, len(text), number="第一条")], 0
    for n, paragraph in enumerate(paragraphs, 1):
        label = f"第一条第{n}款"
        end = at + len(paragraph)
        eid = f"art_1__para_{n}"
        units.append(Unit(eid, ClauseKind.PARAGRAPH, label, at, end, parent="art_1"))
        at = end + 2
    return units


def test_an_article_that_fits_is_one_passage() -> None:
    paragraphs = ["第一条　生产者负责。", "销售者负责。"]
    text = "\n\n".join(paragraphs)
    (passage,) = make_passages(
        EditionText("e", "法", "zh", text), article(text, paragraphs), Measure(None, 100)
    )
    assert (passage.eid, passage.text) == ("art_1", text)
    assert passage.context == "法"


def test_an_article_that_does_not_fit_becomes_its_paragraphs() -> None:
    paragraphs = ["第一条　" + "生产者负责。" * 5, "销售者负责。" * 5]
    text = "\n\n".join(paragraphs)
    passages = make_passages(
        EditionText("e", "法", "zh", text), article(text, paragraphs), Measure(None, 40)
    )
    assert [passage.eid for passage in passages] == ["art_1__para_1", "art_1__para_2"]


def test_a_heading_on_a_line_of_its_own_goes_into_the_context() -> None:
    text = "§ 820.30 Design controls.\n\n(a) Each manufacturer shall establish procedures."
    unit = Unit(
        "sec_820-30",
        ClauseKind.SECTION,
        "§ 820.30",
        0,
        len(text),
        number="§ 820.30",
        heading="Design controls.",
        headings=("Subpart C",),
    )
    (passage,) = make_passages(EditionText("e", "Part 820", "en", text), [unit], Measure(None, 200))
    assert passage.text.startswith("(a) Each")
    assert passage.context == "Part 820 > Subpart C > § 820.30 Design controls."


def test_a_passage_id_changes_with_its_text_and_with_nothing_else() -> None:
    text = "第一条　生产者负责。"
    units = article(text, [text])
    first = make_passages(EditionText("e", "法", "zh", text), units, Measure(None, 100))
    again = make_passages(EditionText("e", "法", "zh", text), units, Measure(None, 100))
    other = make_passages(EditionText("e", "令", "zh", text), units, Measure(None, 100))
    assert first == again
    assert first[0].id != other[0].id


@given(st.lists(WORDS, min_size=1, max_size=6), st.integers(12, 60))
def test_passages_cover_every_visible_character_once_and_none_is_too_long(
    parts: list[list[str]], limit: int
) -> None:
    paragraphs = ["".join(words).strip() or "a" for words in parts]
    text = "\n\n".join(paragraphs)
    passages = make_passages(
        EditionText("e", "", "zh", text), article(text, paragraphs), Measure(None, limit)
    )
    assert "".join("".join(p.text.split()) for p in passages) == "".join(text.split())
    assert all(text[p.start : p.end] == p.text for p in passages)
    assert all(len(p.text) <= limit for p in passages)
    assert len({p.id for p in passages}) == len(passages)


@given(st.text(alphabet="ab。 .", min_size=1, max_size=200), st.integers(8, 40))
def test_windows_are_consecutive_and_fit(text: str, limit: int) -> None:
    spans = list(windows(text, (0, len(text)), Measure(None, limit), ""))
    assert all(end - start <= limit for start, end in spans)
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())


def table_units(lines: list[str]) -> list[Unit]:
    """A paragraph that is a table: one head, and the rows below it."""
    end = len("\n".join(lines))
    table = Unit("tbl_1", ClauseKind.TABLE, "表1", 0, end, parent="p_1")
    units, at = [Unit("p_1", ClauseKind.PROSE, "第1段", 0, end), table], 0
    for n, line in enumerate(lines):
        eid, span = f"tbl_1__row_{n}", (at, at + len(line))
        units += [Unit(eid, ClauseKind.ROW, f"表1 第{n}行", *span, parent="tbl_1")] if n else []
        at += len(line) + 1
    return units


def test_a_table_that_fits_is_one_passage_with_its_heads_in_the_context() -> None:
    lines = ["税目 | 税额", "红茶 | 5元", "绿茶 | 9元"]
    text = "\n".join(lines)
    (passage,) = make_passages(edition(text), table_units(lines), Measure(None, 100))
    assert (passage.eid, passage.text, passage.context) == ("tbl_1", text, "法 > 税目 | 税额")


def test_a_long_table_is_cut_between_rows_and_a_row_that_does_not_fit_within() -> None:
    lines = ["税目 | 税额", "红茶 | 5元", "绿茶 | 9元", "长" * 40 + " | 1元", "白茶 | 7元"]
    text = "\n".join(lines)
    passages = make_passages(edition(text), table_units(lines), Measure(None, 40))
    assert [(p.eid, p.text[:7]) for p in passages] == [
        ("tbl_1", "税目 | 税额"),
        ("tbl_1__row_3", "长" * 7),
        ("tbl_1__row_3", "长" * 7),
        ("tbl_1", "白茶 | 7元"),
    ]
    assert passages[0].text == "\n".join(lines[:3])
    assert {p.context for p in passages} == {"法 > 税目 | 税额"}


ROWS = st.lists(st.sampled_from(["a | b", "cc | d", "e" * 30 + " | f"]), min_size=1, max_size=9)


@given(ROWS, st.integers(20, 60))
def test_passages_of_a_table_cover_it_once_and_cut_no_row_that_fits(
    lines: list[str], limit: int
) -> None:
    text, units = "\n".join(lines), table_units(lines)
    measure = Measure(None, limit)
    passages = make_passages(edition(text), units, measure)
    assert "".join("".join(p.text.split()) for p in passages) == "".join(text.split())
    rows = [unit for unit in units if unit.kind is ClauseKind.ROW]
    for row in rows:
        cuts = [p for p in passages if p.start < row.end and row.start < p.end]
        whole = f"{cuts[0].context}\n{text[row.start : row.end]}"
        assert len(cuts) == 1 or not measure.fits(whole)


def test_a_clause_of_a_bare_number_is_no_passage() -> None:
    text = "Article 5"
    unit = Unit("art_5", ClauseKind.ARTICLE, text, 0, len(text), number=text)
    assert make_passages(edition(text), [unit], Measure(None, 100)) == ()
