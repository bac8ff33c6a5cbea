"""A text in ordered parts is one instrument; each part comes and goes alone."""

import zipfile
from pathlib import Path

import pytest

from ingest.bootstrap import Ingestion
from kb.identifiers import part_of, part_order, whole_of
from kb.rendering.as_text import overview_lines
from kb.retrieval.catalogue_view import CatalogueView
from kb.retrieval.lookup import Wish, find_clauses
from kb.retrieval.naming import named_in
from kb.showing import Showing
from tests.adapters.fixed_clock import FixedClock

TODAY = FixedClock().today()
FILES = {
    "README.md": "# 中华人民共和国茶叶法典\n\n2020年5月28日第十三届全国人民代表大会通过\n",
    "01-general.md": "# 第一编　总则\n\n**第一条**　为茶制定本法。\n\n**第二条**　茶农平等。\n",
    "02-gardens.md": "# 第二编　茶园\n\n**第三条**　本编调整茶园。\n\n**第四条**　茶园应当登记。\n",
    "00-supplementary.md": "# 附则\n\n**第五条**　本法自2021年1月1日起施行。\n",
}
WHOLE = "cn:tea-code@2020-05-28.zh"


@pytest.fixture
def code(tmp_path: Path) -> Path:
    folder = tmp_path / "tea-code"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def state(store) -> dict[str, tuple]:
    return {
        edition.id: (edition, store.text(edition.id).text, store.clauses(edition.id))
        for edition in store.editions()
    }


def test_the_parts_of_a_code_are_one_instrument_and_share_its_dates(
    ingestion: Ingestion, store, code: Path
) -> None:
    ingestion.add([str(code)])
    (held,) = store.instruments()
    assert (held.id, held.title) == ("cn:tea-code", "中华人民共和国茶叶法典")
    editions = CatalogueView.read(store).editions_of["cn:tea-code"]
    parts = ["title-page", "1", "2", "supplementary"]
    assert [edition.id for edition in editions] == [f"{WHOLE}.part-{part}" for part in parts]
    assert len({edition.effective_from for edition in editions}) == 1
    assert editions[1].effective_from.basis == "00-supplementary.md, 第五条"
    view = CatalogueView.read(store)
    assert len({view.status(edition.id, TODAY) for edition in editions}) == 1


def test_an_article_is_found_in_whichever_part_has_it(ingestion, store, code: Path) -> None:
    ingestion.add([str(code)])
    view = CatalogueView.read(store)
    for question, part in (("茶叶法典第二条", "1"), ("茶叶法典第四条", "2")):
        (found,) = find_clauses(named_in(question, view), store, view, Wish("zh", TODAY))
        assert part_of(found.edition_id) == part


def test_what_is_missing_is_told_with_the_articles_of_all_parts(
    ingestion, store, code: Path
) -> None:
    ingestion.add([str(code)])
    view = CatalogueView.read(store)
    with pytest.raises(Exception, match=r"第一条 to 第五条|茶叶法典第九十条") as refused:
        Showing(store, view).by_reference("茶叶法典第九十条", TODAY)
    assert "第一条 to 第五条" in refused.value.cure


def test_the_list_of_what_is_held_counts_the_parts_as_one(ingestion, store, code: Path) -> None:
    ingestion.add([str(code)])
    overviews = Showing(store, CatalogueView.read(store)).overview(None, TODAY)
    _, line = overview_lines(overviews)
    assert line.strip().startswith(f"{WHOLE}  ")
    assert "in 4 parts, 5 articles" in line
    assert sum(".part-" in it for it in overview_lines(overviews, detailed=True)) == 4


def test_a_part_comes_and_goes_alone_and_comes_back_as_it_was(ingestion, store, code: Path) -> None:
    ingestion.add([str(code)])
    before = state(store)
    part = str(code / "02-gardens.md")
    ingestion.remove([part])
    left = state(store)
    assert set(before) - set(left) == {f"{WHOLE}.part-2"}
    assert {key: before[key] for key in left} == left
    ingestion.add([part])
    assert state(store) == before
    assert ingestion.add([str(code)]).summary.startswith("0 added, 0 changed, 4 unchanged")


def test_one_part_alone_has_the_id_that_it_has_among_the_others(
    ingestion, store, code: Path
) -> None:
    ingestion.add([str(code / "02-gardens.md")])
    (alone,) = store.editions()
    assert alone.id == f"{WHOLE}.part-2"
    ingestion.add([str(code)])
    assert len(store.editions()) == 4
    ingestion.remove(["cn:tea-code"])
    assert store.instruments() == ()


def test_a_changed_part_replaces_only_itself(ingestion, store, code: Path) -> None:
    ingestion.add([str(code)])
    before = state(store)
    changed = FILES["02-gardens.md"].replace("登记", "公示")
    (code / "02-gardens.md").write_text(changed, encoding="utf-8")
    assert ingestion.add([str(code)]).summary.startswith("0 added, 1 changed, 3 unchanged")
    after = state(store)
    assert set(after) == set(before)
    same = [key for key in after if after[key] == before[key]]
    assert len(same) == 3


def test_two_parts_that_say_the_same_are_two(ingestion, store, code: Path) -> None:
    for number, han in ((3, "三"), (4, "四")):
        text = f"# 第{han}编\n\n保留。\n"
        (code / f"0{number}.md").write_text(text, encoding="utf-8")
    ingestion.add([str(code)])
    assert {part_of(edition.id) for edition in store.editions()} >= {"3", "4"}


def test_articles_of_a_converted_regulation_are_parts_of_it(
    ingestion, store, tmp_path: Path
) -> None:
    front = (
        "---\nsource:\n  family: REGULATION\n  instrument: TEA\n"
        "  title: Regulation (EU) 2019/1\n  chunk_type: {kind}\n  chunk_id: {unit}\n"
        "  chunk_title: {heading}\n  source_file: CELEX_32019R0001_EN_TXT.html\n---\n"
    )
    preamble = front.format(kind="PREAMBLE", unit="Preamble", heading="Preamble")
    opening = "# REGULATION (EU) 2019/1 OF THE COUNCIL\n\n# of 9 January 2019\n\nOn tea.\n"
    (tmp_path / "preamble.md").write_text(preamble + opening, encoding="utf-8")
    article = front.format(kind="ARTICLE", unit="Article 10", heading="Duties of growers")
    words = "## Article 10\n\n### Duties of growers\n\n1. Growers keep records.\n"
    (tmp_path / "article-010.md").write_text(article + words, encoding="utf-8")
    report = ingestion.add([str(tmp_path)])
    (held,) = store.instruments()
    assert held.id == "eu:regulation-eu-2019-1"
    assert held.issuer == "Council"
    assert "TEA" in held.aliases
    assert {edition.id for edition in store.editions()} == {
        "eu:regulation-eu-2019-1@2019-01-09.en.part-preamble",
        "eu:regulation-eu-2019-1@2019-01-09.en.part-article-10",
    }
    warnings = [warning for file in report.files for warning in file.warnings]
    assert sum("as published in 2019 (CELEX_32019R0001)" in it for it in warnings) == 2, report
    view = CatalogueView.read(store)
    named = named_in("TEA Article 10", view)
    found = find_clauses(named, store, view, Wish("en", TODAY))
    assert [clause.eid for clause in found] == ["art_10"]


def test_an_undated_folder_page_makes_no_parts(ingestion, store, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# My notes\n\nOn tea.\n", encoding="utf-8")
    (tmp_path / "a.md").write_text("# 第一章 总则\n\n第一条　为了测试。\n", encoding="utf-8")
    ingestion.add([str(tmp_path)])
    assert len(store.instruments()) == 2
    assert not any(part_of(edition.id) for edition in store.editions())


def test_parts_without_a_page_are_named_by_their_folder_and_never_mixed(
    ingestion, store, tmp_path: Path
) -> None:
    for folder, word in (("tea", "茶"), ("coffee", "咖啡"), ("中华人民共和国民法典", "物")):
        (tmp_path / folder).mkdir()
        text = f"# 第一编　总则\n\n**第一条**　为{word}制定本法。\n\n**第二条**　平等。\n"
        (tmp_path / folder / "01.md").write_text(text, encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        for file in sorted(tmp_path.glob("*/01.md")):
            archive.write(file, file.relative_to(tmp_path))
    ingestion.add([str(tmp_path / "all.zip")])
    titles = {instrument.title for instrument in store.instruments()}
    assert titles == {"tea 第一编 总则", "coffee 第一编 总则", "中华人民共和国民法典"}
    (book,) = store.editions("cn:civil-code")
    assert book.id == "cn:civil-code@undated.zh.part-1"


def test_a_page_that_is_made_to_hold_the_reader_up_does_not(
    ingestion, store, tmp_path: Path
) -> None:
    (tmp_path / "README.md").write_text(" \n" * 300_000, encoding="utf-8")
    (tmp_path / "preamble.md").write_text("\n#" * 300_000, encoding="utf-8")
    (tmp_path / "a.md").write_text("# 第一章 总则\n\n第一条　为了测试。\n", encoding="utf-8")
    ingestion.add([str(tmp_path / "a.md")])
    assert len(store.editions()) == 1


def test_parts_are_read_in_their_order() -> None:
    parts = "annex-i 10 2 supplementary preamble title-page article-9 article-10".split()
    ordered = sorted((f"eu:x@undated.en.part-{part}" for part in parts), key=part_order)
    names = [part_of(edition) for edition in ordered]
    assert names[:2] == ["title-page", "preamble"]
    assert names.index("2") < names.index("10")
    assert names.index("article-9") < names.index("article-10")
    assert names[-2:] == ["supplementary", "annex-i"]
    assert whole_of("eu:x@undated.en.part-2.draft") == "eu:x@undated.en.draft"
