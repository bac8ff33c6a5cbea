"""What a document is, as far as it, its name and its folder say so."""

from datetime import date
from pathlib import Path

import pytest

from ingest.annotate import Annotation, annotate
from ingest.blocks import stored_text
from ingest.parsers.markdown import parse_markdown
from ingest.sources.versions import stated_dates
from ingest.structure.detect import build_structure
from kb.domain.vocabulary import Level, Standing

ARTICLE = "\n\n第一条　为了测试，制定本法。\n\n第二条　生产者负责。\n"


@pytest.fixture
def read(tmp_path: Path):
    """Annotates a text as if it lay at the given place."""

    def read_it(text: str, place: str = "law.md") -> Annotation:
        path = tmp_path / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        document = parse_markdown(text)
        structure = build_structure(document)
        return annotate(path, document, structure, stored_text(document.blocks), stated_dates(path))

    return read_it


def test_a_law_of_the_congress(read) -> None:
    header = "2001年1月1日第九届全国人民代表大会常务委员会第一次会议通过"
    found = read(f"# 中华人民共和国测试法\n\n{header}{ARTICLE}", "test-law/README.md")
    assert found.instrument.id == "cn:test-law"
    assert found.instrument.level is Level.LAW
    assert found.instrument.issuer == "全国人民代表大会常务委员会"
    assert found.facts.date == date(2001, 1, 1)
    assert found.facts.standing is Standing.OFFICIAL
    assert found.facts.language == "zh"


def test_a_regulation_of_the_council_and_a_rule_of_an_office(read) -> None:
    council = "2001年6月15日 中华人民共和国国务院令第306号公布\n\n2001年7月1日 施行"
    regulation = read(f"# 测试条例\n\n{council}{ARTICLE}")
    assert regulation.instrument.level is Level.ADMINISTRATIVE_REGULATION
    assert regulation.facts.effective_from.value == date(2001, 7, 1)
    rule = read(f"# 测试办法\n\n2021年8月2日 国家市场监督管理总局令第46号公布{ARTICLE}")
    assert rule.instrument.level is Level.DEPARTMENTAL_RULE
    assert rule.instrument.issuer == "国家市场监督管理总局"
    assert rule.instrument.id.startswith("cn:")


def test_a_text_that_names_no_organ_is_local_and_of_no_stated_kind(read) -> None:
    found = read("# Supplier audits\n\nBuyers audit suppliers.\n")
    assert found.instrument.id == "local:supplier-audits"
    assert found.instrument.level is Level.OTHER
    assert found.facts.standing is Standing.UNSTATED
    assert found.facts.date is None


@pytest.mark.parametrize(
    ("title", "standing"),
    [
        ('Interpretation of "Implementation Opinions"', Standing.INTERPRETATION),
        ("《产品质量提升意见》解读", Standing.INTERPRETATION),
        ("中华人民共和国测试法（修订草案征求意见稿）", Standing.DRAFT),
        ("Draft rules on audits", Standing.DRAFT),
    ],
)
def test_a_title_may_say_what_kind_of_text_it_is(read, title: str, standing: Standing) -> None:
    assert read(f"# {title}\n\nOne paragraph of text.\n").facts.standing is standing


def test_a_part_of_a_larger_text_is_a_text_of_the_whole(read) -> None:
    read(
        "# 中华人民共和国茶叶法典\n\n2020年5月28日第十三届全国人民代表大会通过\n", "code/README.md"
    )
    last = "# 附则\n\n**第九十条**　本法自2021年1月1日起施行。\n"
    read(last, "code/00-supplementary.md")
    part = read("# 第七编　茶园责任\n\n### 第一章　一般规定" + ARTICLE, "code/07-tort.md")
    assert part.instrument.title == "中华人民共和国茶叶法典"
    assert part.instrument.id == "cn:code"
    assert part.facts.title == "中华人民共和国茶叶法典 第七编 茶园责任"
    assert part.facts.part == "7"
    assert part.facts.date == date(2020, 5, 28)
    assert part.facts.effective_from.value == date(2021, 1, 1)
    assert part.facts.effective_from.basis == "00-supplementary.md, 第九十条"
    assert part.facts.standing is Standing.OFFICIAL
    page = read(
        "# 中华人民共和国茶叶法典\n\n2020年5月28日第十三届全国人民代表大会通过\n", "code/README.md"
    )
    assert (page.instrument.id, page.facts.part) == ("cn:code", "title-page")
    assert page.facts.effective_from.value == date(2021, 1, 1)


def test_front_matter_of_a_converted_statute_tells_who_made_it(read) -> None:
    front = (
        "---\nsource:\n  family: REGULATION\n  instrument: 21 CFR\n  chunk_id: Part 820\n"
        "  chunk_title: QUALITY SYSTEM REGULATION\n---\n"
    )
    found = read(f"{front}# PART 820\n\n### § 820.1 Scope.\n\n(a) One.\n", "part-820.md")
    assert found.instrument.title == "21 CFR Part 820 \u2014 QUALITY SYSTEM REGULATION"
    assert found.instrument.id == "us:21-cfr-part-820-quality-system-regulation"
    assert {"21 CFR 820", "21 CFR Part 820", "Part 820"} <= set(found.instrument.aliases)
    assert found.instrument.level is Level.ADMINISTRATIVE_REGULATION
    assert found.facts.standing is Standing.OFFICIAL


def test_a_list_of_versions_beside_the_file_states_when_it_holds(read, tmp_path) -> None:
    folder = tmp_path / "law"
    folder.mkdir()
    (folder / "versions.json").write_text(
        '{"versions": [{"entry": "README.md", "promulgatedOn": "2019-04-23",'
        ' "effectiveFrom": "2019-11-01", "effectiveTo": "2027-01-01"}]}'
    )
    found = read(f"# 中华人民共和国测试法{ARTICLE}", "law/README.md")
    assert found.facts.date == date(2019, 4, 23)
    assert found.facts.effective_from.value == date(2019, 11, 1)
    assert found.facts.effective_to.value == date(2027, 1, 1)
    assert found.facts.effective_from.basis == "versions.json"


def test_a_broken_list_of_versions_states_nothing(read, tmp_path) -> None:
    (tmp_path / "versions.json").write_text('{"versions": 3')
    assert read(f"# 中华人民共和国测试法{ARTICLE}").facts.effective_from.value is None


def test_an_opinion_of_the_council_is_no_administrative_regulation(read) -> None:
    parts = "\n\n".join(f"{n}、任务\n\n甲。" for n in "一二三")
    found = read(f"国务院\n\n关于推进茶叶工作的指导意见\n\n（2017年9月5日）\n\n{parts}\n", "a.md")
    assert found.instrument.title == "国务院关于推进茶叶工作的指导意见"
    assert found.instrument.aliases == ("关于推进茶叶工作的指导意见",)
    assert found.instrument.level is Level.NORMATIVE_DOCUMENT
