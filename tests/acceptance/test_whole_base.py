"""All the real documents in one base, held against the files themselves."""

import json
import re
from collections import defaultdict
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from bench import obliqa
from ingest.parsers.clean import clean
from kb.domain.clauses import Clause
from kb.domain.vocabulary import ClauseKind
from kb.knowledge_base import KnowledgeBase
from tests.acceptance.conftest import LARGEST, Taken

pytestmark = [pytest.mark.shared, pytest.mark.slow, pytest.mark.timeout(1200)]
ARTICLE = re.compile(
    r"[#*\s]*(第[一二三四五六七八九十百千零〇]+条(?:之[一二三四五六七八九十]+)?)(?=[\s*]|$)"
)
# Words of the report on a file, by the end of its name.
ODDITIES = {
    "进出口商品检验法实施条例(2019-03-02).md": "an excerpt: the text breaks off after 第三条",
    "进出口商品检验法实施条例(2022-03-29).md": "an excerpt: the text breaks off after 第三条",
    "麻醉药品和精神药品管理条例(2016-02-06).md": "an excerpt: the text breaks off after 第三条",
    "兽药管理条例(2020-03-27).md": "the last act in the header is of 2016-02-06; taken: 2020-03-27",
    "个体工商户条例(2016-02-06).md": "the last act in the header is of 2014-02-19",
    "公平竞争审查条例(2024-06-06).md": "no line says when it was adopted or published",
    "化妆品监督管理条例(2020-06-16).md": "no line says when it was adopted or published",
    "认证认可条例(2020-11-29).md": "header line 2 breaks off",
    "认证认可条例(2023-07-20).md": "header line 4 has a stray bracket",
    "专利法实施细则(2023-12-11).md": "header line 4 has a stray bracket",
    "中国人民解放军实施《药品管理法》办法(2025-04-05).md": "header line 2 has a stray bracket",
    "保障中小企业款项支付条例(2025-03-17).md": "header line 2 has a stray bracket",
    "工业产品生产许可证管理条例(2023-07-20).md": "header line 2 has a stray bracket",
    "国务院关于经营者集中申报标准的规定(2024-01-22).md": "header line 3 has a stray bracket",
    "21cfr-subchapter-h/part-820.md": "two wordings in one file: the later one, which holds from",
    "mdr-2017-745/article-123.md": "as published in 2017 (CELEX_32017R0745): later amendments",
    "obliqa/obliqa-05.md": "100 decimal numbers (1.1, 1.1.1, 1.2 ...) are no clauses here",
    "constitution/05-amendment.md": "taken as quoted, not as articles: 第一百二十三条、",
}


def warnings_of(taken: Taken) -> dict[str, str]:
    return {file["name"]: "; ".join(file["warnings"]) for file in taken.report["files"]}


@pytest.mark.parametrize(("name", "words"), ODDITIES.items())
def test_what_is_odd_about_a_file_is_in_the_report(taken: Taken, name: str, words: str) -> None:
    said = [text for file, text in warnings_of(taken).items() if file.endswith(name)]
    assert len(said) == 1
    assert words in said[0]


@pytest.mark.parametrize(
    ("name", "ended_by"),
    [
        ("个体工商户条例", "促进个体工商户发展条例"),
        ("化妆品卫生监督条例", "化妆品监督管理条例"),
    ],
)
def test_a_text_that_a_later_one_ends_says_so_without_a_mark_in_itself(
    base: KnowledgeBase, name: str, ended_by: str
) -> None:
    (overview,) = base.overview(name, as_of=date(2026, 11, 20))
    (row,) = overview.editions
    assert row.status.code.value in ("replaced", "repealed")
    assert ended_by in row.status.note_zh


@pytest.mark.parametrize("name", ["产品质量法", "食品安全法"])
def test_the_day_in_the_last_article_of_an_amended_law_is_not_that_of_its_wording(
    base: KnowledgeBase, name: str
) -> None:
    (overview,) = base.overview(name)
    (full,) = [row for row in overview.editions if row.edition.rendition == "full_text"]
    assert full.edition.effective_from.value is None
    assert full.edition.date is not None


def printed_articles(path: Path) -> list[str]:
    """The numbers at the beginning of lines, counted without any of the product's code."""
    text = path.read_text(encoding="utf-8").replace("\u200b", "")
    body = text.split("<!-- INFO END -->")[-1]
    found = (ARTICLE.match(line) for line in body.splitlines() if not line.startswith(">"))
    return [it[1] for it in found if it]


def test_no_article_of_a_chinese_text_has_a_wrong_number(
    taken: Taken, base: KnowledgeBase, shared_data: Path
) -> None:
    wrong, counted = {}, 0
    for file in taken.report["files"]:
        if not (file["edition"] and file["name"].startswith(("laws-cn", "rules-cn"))):
            continue
        clauses = base._store.clauses(file["edition"])
        read = [clause.label for clause in clauses if clause.kind is ClauseKind.ARTICLE]
        printed = printed_articles(shared_data / file["name"])
        quoted = "".join(it for it in file["warnings"] if it.startswith("taken as quoted"))
        printed = [number for number in printed if number not in quoted]
        counted += len(printed)
        if read != printed:
            wrong[file["name"]] = sorted(set(printed) ^ set(read)) or (len(printed), len(read))
    assert wrong == {}
    assert counted > 24_000


def test_every_clause_nests_in_its_parent_and_has_words_of_the_text(
    taken: Taken, base: KnowledgeBase
) -> None:
    bad: list[tuple[str, str]] = []
    for edition in base._store.editions():
        text, clauses = base.text(edition.id), base._store.clauses(edition.id)
        held = {clause.eid: clause for clause in clauses}
        children: dict[str | None, list[Clause]] = defaultdict(list)
        for clause in clauses:
            children[clause.parent].append(clause)
            above = held.get(clause.parent or "")
            inside = above is None or above.start <= clause.start < clause.end <= above.end
            words = text[clause.start : clause.end]
            numbered = clause.kind is not ClauseKind.ARTICLE or words.startswith(clause.number)
            known = clause.parent is None or above is not None
            if not (inside and known and numbered and words == words.strip() != ""):
                bad.append((edition.id, clause.eid))
        for siblings in children.values():
            bad += [(edition.id, b.eid) for a, b in pairwise(siblings) if b.start < a.end]
    assert bad == []


def spans_of(taken: Taken, base: KnowledgeBase) -> dict[str, tuple[str, list[tuple[int, int]]]]:
    """By file of ObliQA: the edition, and where each of its passages stands in the stored text."""
    editions = {Path(file["name"]).name: file["edition"] for file in taken.report["files"]}
    placed = defaultdict(list)
    for it in obliqa.read_map(taken.sources[-1]):
        placed[it.file].append(it)
    assert sum(map(len, placed.values())) == 13_732 or LARGEST
    return {
        name: (editions[name], list(obliqa.spans(held, base._store.text(editions[name]).origins)))
        for name, held in placed.items()
    }


def passages_of(shared_data: Path, name: str) -> list[dict]:
    path = shared_data / obliqa.FOLDER / f"{int(name[7:9])}.json"
    return json.loads(path.read_text(encoding="utf-8"))


def test_each_passage_of_obliqa_stands_whole_where_the_map_says(
    taken: Taken, base: KnowledgeBase, shared_data: Path
) -> None:
    found_in = spans_of(taken, base)
    instruments = {base._store.edition(edition).instrument_id for edition, _ in found_in.values()}
    assert len(instruments) == len(found_in), "texts that open with 1. INTRODUCTION are not one"
    for name, (edition, found) in found_in.items():
        text = base.text(edition)
        assert all(after[0] >= before[1] for before, after in pairwise(found)), name
        for passage, (start, end) in zip(passages_of(shared_data, name), found, strict=True):
            wanted = "".join(clean(passage["PassageID"] + passage["Passage"]).split())
            assert "".join(text[start:end].split()) == wanted, (name, passage["PassageID"])


def test_no_number_of_obliqa_is_read_for_another(
    taken: Taken, base: KnowledgeBase, shared_data: Path
) -> None:
    """9.Guidance is headed 9.; 1.2.1 and 3.Guidance.4 are never cut short to 1. or 3."""
    headed = re.compile(r"(?:\d+|[A-Z]+ \w+)\.(?:Guidance|Introduction)$")
    for name, (edition, found) in spans_of(taken, base).items():
        printed = [passage["PassageID"] for passage in passages_of(shared_data, name)]
        at = {start: number for number, (start, _) in zip(printed, found, strict=True)}
        for clause in base._store.clauses(edition):
            whole = at.get(clause.start, "")
            if clause.number and whole and not headed.match(whole):
                assert clause.number.rstrip(".)") == whole.rstrip(".)"), (name, clause.eid)
