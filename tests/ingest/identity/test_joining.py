"""Which texts are of one instrument, whatever their titles, files, languages and order."""

from itertools import permutations
from pathlib import Path

import pytest

from ingest.bootstrap import Ingestion
from kb.domain.vocabulary import Level, Standing

LAW = "# {title}\n\n{header}\n\n第一条　为了测试，制定本法。\n\n第二条　生产者负责{word}。\n"
ADOPTED = "1993年2月22日第七届全国人民代表大会常务委员会第三十次会议通过"
REVISED = f"{ADOPTED}\n\n2024年4月26日第十四届全国人民代表大会常务委员会第九次会议修订"
ENGLISH = "# {title}\n\nArticle 1 This is made for tests.\n\nArticle 2 Producers answer.\n"


def write(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return str(path)


def law(folder: Path, name: str, title: str, header: str = ADOPTED, word: str = "") -> str:
    return write(folder, name, LAW.format(title=title, header=header, word=word))


def ids(store) -> list[str]:
    return sorted(instrument.id for instrument in store.instruments())


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("产品质量法", "a.md"),
        ("中华人民共和国产品质量法（2018年修正）", "law (final).md"),
        ("《产品质量法》", "3.md"),
    ],
)
def test_a_known_law_has_one_id_under_any_title_and_file_name(
    ingestion: Ingestion, store, tmp_path: Path, title: str, name: str
) -> None:
    ingestion.add([law(tmp_path, name, title)])
    (held,) = store.instruments()
    assert held.id == "cn:product-quality-law"
    assert held.title == "中华人民共和国产品质量法"
    assert held.level is Level.LAW


@pytest.mark.parametrize(
    "title",
    [
        "Product Quality Law of the People's Republic of China",
        "Law of the PRC on Product Quality",
        "China's Product Quality Law (2018 Amendment)",
    ],
)
def test_a_translation_joins_the_law(ingestion, store, tmp_path: Path, title: str) -> None:
    paths = [
        law(tmp_path, "one.md", "中华人民共和国产品质量法"),
        write(tmp_path, "two.md", ENGLISH.format(title=title)),
    ]
    ingestion.add(paths)
    assert ids(store) == ["cn:product-quality-law"]
    assert {edition.language for edition in store.editions()} == {"zh", "en"}


def test_add_before_init_under_another_name_is_one_instrument(
    ingestion, store, tmp_path: Path
) -> None:
    ingestion.add([law(tmp_path, "quality.md", "产品质量法")])
    ingestion.init()
    assert "cn:product-quality-law" in ids(store)
    assert not [one for one in ids(store) if one.startswith("cn:quality.")]
    editions = store.editions("cn:product-quality-law")
    texts = sorted(it.rendition for it in editions if not it.is_record)
    assert texts == ["digest", "digest", "full_text"]


@pytest.mark.parametrize(
    "title",
    [
        "中华人民共和国产品质量法实施条例",
        "《产品质量法》解读",
        "全国人民代表大会常务委员会关于修改《中华人民共和国产品质量法》的决定",
        "Interpretation of the Product Quality Law",
    ],
)
def test_what_is_about_a_law_is_not_that_law(ingestion, store, tmp_path: Path, title: str) -> None:
    ingestion.add([law(tmp_path, "a.md", title)])
    (held,) = store.instruments()
    assert held.id != "cn:product-quality-law"


def test_a_draft_is_an_edition_of_the_instrument_and_no_law(
    ingestion, store, tmp_path: Path
) -> None:
    ingestion.add(
        [
            law(tmp_path, "one.md", "茶叶条例"),
            law(tmp_path, "two.md", "茶叶条例（修订草案征求意见稿）", word="到底"),
        ]
    )
    (held,) = store.instruments()
    assert held.title == "茶叶条例"
    assert {edition.standing for edition in store.editions()} == {
        Standing.OFFICIAL,
        Standing.DRAFT,
    }


def test_regulations_of_one_title_in_two_provinces_are_two_in_any_order(
    open_ingestion, tmp_path: Path
) -> None:
    ingestion = open_ingestion()
    one, two = (
        law(
            tmp_path,
            f"{place}.md",
            "茶叶质量条例",
            f"2020年1月1日{place}第十三届人民代表大会常务委员会第一次会议通过",
            place,
        )
        for place in ("浙江省", "福建省")
    )
    ingestion.add([one, two])
    first = ids(ingestion._store)
    assert first == ["cn:浙江省茶叶质量条例", "cn:福建省茶叶质量条例"]
    ingestion.remove(first)
    ingestion.add([two])
    ingestion.add([one])
    assert ids(ingestion._store) == first


def test_two_editions_are_one_instrument_with_the_same_ids_in_any_order(
    ingestion, store, tmp_path: Path
) -> None:
    paths = [
        law(tmp_path, "标准化法.md", "中华人民共和国标准化法"),
        law(tmp_path, "law/README.md", "标准化法", REVISED, "到底"),
        write(tmp_path, "en.md", ENGLISH.format(title="Standardization Law of the PRC")),
    ]
    seen = set()
    for order in permutations(paths):
        for path in order:
            ingestion.add([path])
        held = store.instrument("cn:standardization-law")
        editions = tuple(sorted(edition.id for edition in store.editions()))
        seen.add((held.title, held.level, held.issuer, editions))
        ingestion.remove([held.id])
    ((_, _, _, editions),) = seen
    assert editions == (
        "cn:standardization-law@1993-02-22.zh",
        "cn:standardization-law@2024-04-26.zh",
        "cn:standardization-law@undated.en",
    )


def test_a_version_below_its_law_has_the_laws_folder_for_a_name(
    ingestion, store, tmp_path: Path
) -> None:
    name = "tea-law/versions/2027-01-01/README.md"
    ingestion.add([law(tmp_path, name, "中华人民共和国茶叶法", REVISED)])
    assert ids(store) == ["cn:tea-law"]


def test_names_that_are_too_long_do_not_make_two_texts_one_or_depend_on_order(
    open_ingestion, tmp_path: Path
) -> None:
    ingestion = open_ingestion()
    long = "resolution-approving-the-interim-measures-of-the-state-on-the-placement-of"
    paths = [
        law(tmp_path, f"{long}-{what}/README.md", f"关于批准{what}的决议", word=what)
        for what in ("tea", "coffee")
    ]
    ingestion.add(paths)
    both = ids(ingestion._store)
    assert len(both) == 2
    ingestion.remove(both)
    for path in reversed(paths):
        ingestion.add([path])
    assert ids(ingestion._store) == both


def test_a_document_number_of_its_own_joins_a_known_paper(ingestion, store, tmp_path: Path) -> None:
    parts = "\n\n".join(f"{n}、任务\n\n甲。" for n in "一二三")
    text = f"# 关于促进质量提升的实施意见\n\n工信部科[2019]188号\n\n{parts}\n"
    ingestion.add([write(tmp_path, "paper.md", text)])
    (held,) = store.instruments()
    assert held.id == "cn:miit-2019-188-quality-improvement-opinions"
    assert held.number == "工信部科〔2019〕188号"


@pytest.mark.parametrize("opening", ["1. INTRODUCTION", "1 GENERAL RULES", "A. Aims", "一、总则"])
def test_texts_that_open_with_a_first_chapter_are_not_one_instrument(
    ingestion, store, tmp_path: Path, opening: str
) -> None:
    for name, words in (("tea-rules", "Tea is weighed."), ("salt-rules", "Salt is dried.")):
        write(tmp_path / "rules", f"{name}.md", f"{opening}\n\n{words}\n\n{words} Again.")
    report = ingestion.add([str(tmp_path / "rules")])
    assert {file.title for file in report.files} == {"tea-rules", "salt-rules"}
    assert len(set(ids(store))) == 2
