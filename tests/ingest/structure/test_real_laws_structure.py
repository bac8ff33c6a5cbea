"""Every law and rule of the shared data, measured."""

import re
from itertools import pairwise

import pytest

from ingest.parsers.markdown import parse_markdown
from ingest.structure.chinese_law import build_chinese_law
from ingest.structure.detect import build_structure
from kb.domain.vocabulary import ClauseKind, StructureKind
from kb.legal.numerals import chinese_to_int
from tests.ingest.structure.printed_articles import printed_articles
from tests.ingest.structure.tree_checks import check_tree


def read(path):
    return parse_markdown(path.read_text("utf-8"))


def articles(structure):
    return [unit for unit in structure.units if unit.kind is ClauseKind.ARTICLE]


def number(unit):
    return chinese_to_int(unit.number.removeprefix("第").split("条")[0])


def numbers_of_eid(unit):
    """(224, 1) of art_224-1."""
    found = re.fullmatch(r"(?:annex_\w+__)?art_(\d+)(?:-(\d+))?(?:~\d+)?", unit.eid)
    return int(found[1]), int(found[2] or 0)


@pytest.fixture(scope="module")
def laws(shared_data):
    paths = sorted((shared_data / "laws-cn").rglob("*.md"))
    return {path.relative_to(shared_data).as_posix(): read(path) for path in paths}


@pytest.fixture(scope="module")
def rules(shared_data):
    paths = sorted((shared_data / "rules-cn").rglob("*.md"))
    return {path.relative_to(shared_data).as_posix(): (path, read(path)) for path in paths}


@pytest.mark.parametrize(
    ("path", "last"),
    [
        ("economic/product-quality-law", 74),
        ("administrative/food-safety-law", 154),
        ("economic/standardization-law", 45),
        ("economic/anti-unfair-competition-law", 41),
        ("civil-and-commercial/trademark-law", 73),
        ("civil-and-commercial/trademark-law/versions/2027-01-01", 87),
    ],
)
def test_laws_of_the_domain_have_all_their_articles(laws, path, last):
    found = articles(build_structure(laws[f"laws-cn/{path}/README.md"]))
    assert [number(unit) for unit in found] == list(range(1, last + 1))


def test_the_product_quality_law_has_six_chapters(laws):
    structure = build_structure(laws["laws-cn/economic/product-quality-law/README.md"])
    chapters = [unit.eid for unit in structure.units if unit.kind is ClauseKind.CHAPTER]
    assert chapters == [f"chp_{n}" for n in range(1, 7)]


def test_the_national_laws_have_24358_articles_of_their_own(laws):
    """The README counts 24,363 label lines; five of them are quoted by 宪法修正案 Art. 52."""
    assert sum(len(articles(build_chinese_law(law.blocks))) for law in laws.values()) == 24_358


def test_each_national_law_has_the_articles_that_it_prints_without_a_gap(laws, shared_data):
    for path, law in laws.items():
        found = articles(build_structure(law))
        steps = {b - a for a, b in pairwise(map(number, found))}
        assert steps <= {0, 1}, path
        printed = printed_articles((shared_data / path).read_text("utf-8"))
        if "05-amendment" not in path:
            assert list(map(numbers_of_eid, found)) == printed, path


def test_only_the_quoting_amendment_raises_a_warning(laws):
    warned = [path for path, law in laws.items() if build_structure(law).warnings]
    assert warned == ["laws-cn/constitution/05-amendment.md"]


def test_inserted_articles_of_the_criminal_law_have_their_own_number(laws):
    structure = build_structure(laws["laws-cn/criminal-law/criminal-law/01-general-provisions.md"])
    inserted = {unit.eid: unit for unit in structure.units}["art_17-1"]
    assert (inserted.number, inserted.label) == ("第十七条之一", "第十七条之一")


def test_rules_have_the_articles_that_they_print(rules):
    checked = 0
    for name, (path, rule) in rules.items():
        printed = printed_articles(path.read_text("utf-8"))
        assert list(map(numbers_of_eid, articles(build_structure(rule)))) == printed, name
        checked += bool(printed)
    assert checked == 75


def test_every_tree_of_a_law_or_rule_is_sound(laws, rules):
    for document in (*laws.values(), *(rule for _, rule in rules.values())):
        check_tree(document.blocks, build_structure(document))


def test_texts_without_articles_are_prose(laws):
    kinds = {path: build_structure(law).kind for path, law in laws.items()}
    prose = [path for path, kind in kinds.items() if kind is StructureKind.PROSE]
    assert "laws-cn/constitution/preamble.md" in prose
    assert len(prose) == 12


def test_decisions_that_are_numbered_in_parts_are_read_by_their_parts(laws):
    kinds = {path: build_structure(law).kind for path, law in laws.items()}
    papers = sorted(p.split("/")[2] for p, k in kinds.items() if k is StructureKind.POLICY_PAPER)
    assert papers == [
        "criminal-law",
        "criminal-law",
        "decision-on-establishing-maritime-courts-in-coastal-port-cities",
        "decision-on-pla-active-duty-enlisted-rank-system",
        "provisions-on-direct-election-of-people-s-congress-representatives-below-county-level",
    ]


def test_the_tables_of_a_tax_law_are_in_annexes_of_their_own(laws):
    law = laws["laws-cn/economic/environmental-protection-tax-law/README.md"]
    units = {unit.eid: unit for unit in build_structure(law).units}
    assert [eid for eid in units if eid.startswith("annex_") and "__" not in eid] == [
        "annex_1", "annex_2"
    ]  # fmt: skip
    assert (units["annex_1"].label, units["annex_1"].heading) == ("附表一", "环境保护税税目税额表")
    assert units["tbl_1"].parent == "annex_1__para_1"
    assert units["annex_2__item_5"].number == "五、"
    assert units["tbl_6"].parent == "annex_2__item_5__para_1"
    assert "conclusions" not in units


@pytest.mark.parametrize(
    ("name", "last"),
    [("专利法", 76), ("劳动法", 107), ("反垄断法", 57), ("商标法", 73), ("消费者权益保护法", 63),
     ("立法法", 120), ("行政处罚法", 86)],
)  # fmt: skip
def test_laws_from_another_source_with_tables_of_contents(shared_data, name, last):
    title = f"中华人民共和国{name}"
    document = read(shared_data / "laws-formats" / title / "README.md")
    structure = build_structure(document)
    check_tree(document.blocks, structure)
    assert structure.title == title
    assert [number(unit) for unit in articles(structure)] == list(range(1, last + 1))
    assert structure.warnings == ()
    assert structure.units[0].eid == "chp_1"
    assert {unit.eid for unit in structure.units if unit.kind is ClauseKind.PREFACE} == set()
