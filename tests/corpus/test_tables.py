"""The tables of the starter corpus answer by row, with proof, and say what is over."""

from datetime import date
from pathlib import Path

import pytest

from ingest.catalogue.errors import CatalogueError
from ingest.catalogue.tables import check_tables, read_table
from ingest.sources.corpus import drafts_of, table_files
from kb.domain.answers import Answer, Citation
from kb.domain.vocabulary import ClauseKind, OutcomeCode, Standing, StatusCode
from kb.knowledge_base import KnowledgeBase
from tests.corpus.catalogue_files import entries

MONTH = "cn:quality-month-by-year"
FILES = {path.stem: path for path in table_files()}


def rows(answer: Answer) -> list[Citation]:
    """The citations of rows, each of which has to come with the heads of its columns."""
    assert answer.outcome is OutcomeCode.ANSWERED, answer.message
    cited = [it for it in answer.citations if it.clause.kind is ClauseKind.ROW]
    for it in cited:
        assert it.row is not None
        assert len(it.row.heads) == len(it.row.cells)
    return cited


def test_each_table_has_the_same_rows_in_both_languages_and_a_last_column_of_proof() -> None:
    assert len(FILES) == 3
    for path in FILES.values():
        table, drafts = read_table(path), list(drafts_of(path))
        units = [unit for draft in drafts for unit in draft.structure.units]
        assert sum(it.kind is ClauseKind.ROW for it in units) == 2 * len(table.rows)
        assert all(it.facts.standing is Standing.COMMENTARY and it.facts.note for it in drafts)
        for draft in drafts:
            for line in draft.text.splitlines()[1:]:
                basis = line.rpartition(" | ")[2]
                assert basis.startswith(("P ", "p ", "查过，没有找到", "looked for and not found"))


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("什么是2023年质量月的主题", "增强质量意识 推进高质量发展"),
        ("2025年质量月的主题是什么？", "加强全面质量管理 促进质量强国建设"),
        ("What was the theme of Quality Month 2023?", "增强质量意识 推进高质量发展"),
        ("2019年质量月有多少个部门参加？", "14个部门"),
        ("2026年质量月的主题是什么？", "主题没有找到"),
        ("What is the theme of Quality Month 2026?", "theme not found"),
        ("第二届中国质量奖由谁获得？", "厦门航空、华为、北京同仁堂、中国航天科工"),
        ("Who won the second China Quality Award?", "Xiamen Airlines, Huawei"),
        ("第三届中国质量奖有哪些企业获奖？", "获奖者和年份没有读到"),
        ("哪些规划的目标年份是2035年？", "目标到2035年"),
        ("Which plans have targets for 2025?", "targets for 2025"),
    ],
)
def test_a_question_is_answered_with_its_row(
    starter_base: KnowledgeBase, question: str, says: str
) -> None:
    assert any(says in it.quote for it in rows(starter_base.ask(question)))


def test_a_chinese_question_of_a_year_has_the_row_of_that_year_first(
    starter_base: KnowledgeBase,
) -> None:
    for year in range(2018, 2027):
        first, *_ = rows(starter_base.ask(f"{year}年质量月的主题是什么？"))
        assert first.quote.startswith(f"{year}年")


def test_a_row_that_is_unverified_says_so_in_its_quote(starter_base: KnowledgeBase) -> None:
    zh, en = (
        next(it.quote for it in rows(starter_base.ask(question)) if "2023" in it.quote)
        for question in ("2023年质量月的主题是什么", "theme of Quality Month 2023")
    )
    assert "只见于二手页面，未核实" in zh
    assert "not verified" in en


@pytest.mark.parametrize(
    ("day", "code"), [("2027-12-31", StatusCode.UNKNOWN), ("2028-01-01", StatusCode.PERIOD_ENDED)]
)
def test_a_target_has_ended_once_its_year_is_over(
    starter_base: KnowledgeBase, day: str, code: StatusCode
) -> None:
    question = "制造业卓越质量工程2027年的目标"
    cited = rows(starter_base.ask(question, as_of=date.fromisoformat(day)))
    assert {it.status.code for it in cited if it.quote.startswith("目标到2027年")} == {code}


def test_a_target_whose_year_is_past_is_shown_as_such(starter_base: KnowledgeBase) -> None:
    for question in ("哪些规划的目标到2025年？", "Which plans have targets for 2025?"):
        cited = rows(starter_base.ask(question))
        own = [it for it in cited if "part-to-2025" in it.edition.id]
        assert own
        assert {it.status.code for it in own} == {StatusCode.PERIOD_ENDED}


def test_a_row_is_shown_by_its_number(starter_base: KnowledgeBase) -> None:
    (shown,) = starter_base.show("历年“质量月”一览 表1第8行")
    assert "加强质量支撑 共建质量强国" in shown.text
    assert shown.clause.edition_id.startswith(MONTH)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("id: cn:quality-month", "id: cn:other-month", "is not what the file is called"),
        ("14个部门, ", "", "field rows.2.zh: 3 cells, 4 columns"),
        ("14个部门", "14个 | 部门", "a cell has several lines or"),
        ("proof: P", "proof: M", "field rows.0.proof: from memory"),
        ("    seen: kidgd.com 493-437267\n", "", "without the place where it was read"),
        ("rows:", "lines:", "field rows: "),
        ("level: other", "level: [", "the file is not YAML"),
        ("  - zh: [2018", "  -\n    zh: [2018", "10 rows, 9 lines that begin with"),
    ],
)
def test_a_bad_table_gives_one_line_naming_file_and_field(
    tmp_path: Path, old: str, new: str, says: str
) -> None:
    source = FILES["quality-month-by-year"].read_text("utf-8")
    assert old in source
    path = tmp_path / "cn" / "quality-month-by-year.yml"
    path.parent.mkdir()
    path.write_text(source.replace(old, new, 1), "utf-8")
    with pytest.raises(CatalogueError) as caught:
        read_table(path)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_name_that_an_instrument_has_is_not_a_table_s_too(tmp_path: Path) -> None:
    assert list(check_tables(FILES.values(), entries().values())) == []
    source = FILES["quality-month-by-year"].read_text("utf-8")
    path = tmp_path / "cn" / "quality-month-by-year.yml"
    path.parent.mkdir()
    path.write_text(source.replace("aliases_zh: [历年质量月", "aliases_zh: [质量月通知"), "utf-8")
    bad = path.with_name("plan-targets.yml")
    bad.write_text("id: cn:plan-targets\n", "utf-8")
    told = [str(it) for it in check_tables([path, bad], entries().values())]
    assert len(told) == 2
    assert "'质量月通知' is a name of cn:quality-month-by-year and of" in told[0]
    assert "plan-targets.yml: field title_zh: " in told[1]
