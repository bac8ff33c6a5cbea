"""Clauses of standards and annexes are found by the numbers that they print, and no others."""

from pathlib import Path

import pytest

from kb.domain.vocabulary import OutcomeCode
from kb.errors import NotFound, UsageError
from kb.knowledge_base import KnowledgeBase
from tests.ingest.structure.standard_samples import CHINESE, ENGLISH

MEASURES = """# 茶叶仓库管理办法

2020年1月1日茶叶局公布

第一条　为了管理茶叶仓库，制定本办法。

第二条　仓库应当登记，登记表见附件1。

第二条之一　登记不收费。

附件1

茶叶仓库登记规则

第一条　登记由仓库提出。

第二条　登记应当载明下列事项：

（一）名称；

（二）地址。

附件2

茶叶仓库检查要点

一、检查温度。

二、检查湿度，包括：

（一）库内；

（二）库外。

三、检查记录。
"""
REGULATION = """# Regulation on Tea Devices

## Article 1

### Scope

1. This Regulation covers tea devices.

## Article 2

### Duties

1. Makers meet Annex I.

# ANNEX I

GENERAL REQUIREMENTS

## CHAPTER I

GENERAL

1. Devices shall be safe.

2. Makers shall keep:

(a) records;

(b) samples.

## CHAPTER II

DESIGN

3. Substances

3.1. Devices shall not leak.

3.2. Devices shall:

(a) be dry;

(b) be clean.

# ANNEX II

REGISTRATION

## PART A

MAKERS

1. Names

1.1. The maker gives its name.

1.2. The maker gives its place.

## PART B

DEVICES

1. The device has a number.
"""


@pytest.fixture
def held(fill, tmp_path: Path) -> KnowledgeBase:
    root = tmp_path / "held"
    root.mkdir()
    texts = {
        "gb.txt": CHINESE,
        "iso.md": ENGLISH,
        "measures.md": MEASURES,
        "devices.md": REGULATION,
    }
    for name, text in texts.items():
        (root / name).write_text(text, encoding="utf-8")
    return fill(root)


def shown(base: KnowledgeBase, reference: str) -> list[str]:
    return [it.clause.eid for it in base.show(reference)]


NAMES = {
    "GB/T 99001-2021 4.2.1": "cl_4-2-1",
    "GBT99001—2021 4.2.1": "cl_4-2-1",
    "GB/T 99001 第4.2.1条": "cl_4-2-1",
    "《茶叶仓库管理体系 要求》4.1": "cl_4-1",
    "GB/T 99001 第4章": "cl_4",
    "GB/T 99001 第五条": "cl_5",
    "gb/t 99001 4.2.1 a) 2)": "cl_4-2-1__para_1__item_1__point_2",
    "ISO 99001 clause 4.2.1 b)": "cl_4-2-1__para_1__item_2",
    "ISO 99001:2020 4.2.1(a)(ii)": "cl_4-2-1__para_1__item_1__point_2",
    "clause 4.1 of ISO 99001": "cl_4-1",
    "GB/T 99001-2021/ISO 14001:2015 4.1": "cl_4-1",
    "GB/T 99001—2021 附录A": "annex_A",
    "GB/T 99001—2021 附录A.2.1": "annex_A__cl_A-2-1",
    "GB/T 99001 附录A 2.1 a)": "annex_A__cl_A-2-1__para_1__item_1",
    "GB/T 99001标准的 3.1 术语": "cl_3-1",
    "GB/T 99001 3.1 定义": "cl_3-1__def",
    "GB/T 99001 3.1 注2": "cl_3-1__note_2",
    "GB/T 99001 4.1 注": "cl_4-1__note_1",
    "GB/T 99001 前言": "foreword",
    "the introduction of ISO 99001": "introduction",
    "茶叶仓库管理办法第二条之一": "art_2-1",
    "茶叶仓库管理办法第二条": "art_2",
    "茶叶仓库管理办法附件1第二条": "annex_1__art_2",
    "《茶叶仓库管理办法》附件一第二条第二项": "annex_1__art_2__para_1__item_2",
    "《茶叶仓库管理办法》附件2第三项": "annex_2__item_3",
    "《茶叶仓库管理办法》附件2二、（一）": "annex_2__item_2__para_1__item_1",
    "Regulation on Tea Devices, Annex I": "annex_1",
    "Regulation on Tea Devices Annex I, 3.2(a)": "annex_1__cl_3-2__para_1__item_1",
    "section 3.1 of Annex I of the Regulation on Tea Devices": "annex_1__cl_3-1",
    "Regulation on Tea Devices Annex II Part A 1.1": "annex_2__part_A__cl_1-1",
    "Regulation on Tea Devices Annex II 1.2": "annex_2__part_A__cl_1-2",
    "Regulation on Tea Devices Annex I Chapter II": "annex_1__chp_2",
}


def test_clauses_are_shown_by_the_names_that_people_write(held) -> None:
    assert {name: shown(held, name) for name in NAMES} == {
        name: [eid] for name, eid in NAMES.items()
    }


EDITIONS = {
    "GB/T 99001": "附录B",
    "ISO 99001": " clause 4",
    "茶叶仓库管理办法": "第一条",
    "Regulation on Tea Devices ": "Article 1",
}


def test_every_numbered_clause_is_shown_by_its_own_label(held) -> None:
    """But for chapters of a standard, which say no more than their number."""
    for name, one in EDITIONS.items():
        (edition,) = {it.edition.id for it in held.show(name + one)}
        labels = {it.eid: it.label for it in held._store.clauses(edition) if it.number}
        assert len(labels) > 10
        for eid, label in labels.items():
            if not label.isdigit():
                assert eid in shown(held, f"{name} {label}"), label


def test_a_number_alone_names_no_clause(held) -> None:
    for reference in ("4.1", "3.5 mm", "附件1", "GB/T 99001 的孔 3.5 mm", "version 4.1", "前言"):
        with pytest.raises(UsageError, match="names no clause"):
            held.show(reference)


def test_a_clause_of_a_text_that_is_not_held_is_never_one_of_another(held) -> None:
    others = (
        "ISO 14001 clause 4.1",
        "GB/T 99001.2 4.1",
        "GB/T 99001-2010 4.1",
        "《茶园管理办法》附件2第三项",
    )
    for reference in others:
        with pytest.raises(NotFound, match="not in the knowledge base"):
            held.show(reference)
        assert not held.search(f"{reference}规定了什么？").clauses
    assert not held.search("section 5 of the Tea Act").clauses


ADVICE = {
    "GB/T 99001 4.9": "4 is held, with 4.1 to 4.2",
    "GB/T 99001 9.1": "It has 1 to 5 and 附录A to 附录B",
    "ISO 99001 4.2.1 a) iii)": "4.2.1 a) is held, with i) to ii)",
    "GB/T 99001-2010 4.1": "No text of that year is held",
    "茶叶仓库管理办法附件1第九条": "附件1 is held, with 第一条 to 第二条",
    "GB/T 19001-2016 4.4.1": "Only a digest of it is held",
    "茶叶仓库管理办法附件3": "It has 第一条 to 第二条之一 and 附件1 to 附件2",
    "Regulation on Tea Devices Annex I 3.9": "ANNEX I, 3 is held, with 3.1 to 3.2",
}


def test_the_message_says_what_the_text_has_instead(held) -> None:
    for reference, advice in ADVICE.items():
        with pytest.raises(NotFound) as caught:
            held.show(reference)
        assert advice in caught.value.cure


def test_a_question_is_answered_from_the_clause_that_it_names(held) -> None:
    def quotes(question: str) -> list[str]:
        return [it.quote for it in held.ask(question).citations]

    assert quotes("《茶叶仓库管理办法》附件2第三项是什么？") == ["三、检查记录。"]
    assert quotes("GB/T 99001 5.1 有什么要求？") == ["温度应符合表1。"]
    assert quotes("What does ISO 99001 clause 4.2.1 b) say?") == ["b) their needs."]
    assert held.ask("GB/T 99001 clause 4.9 规定了什么？").outcome is OutcomeCode.NOT_IN_SOURCES


def test_a_measure_in_a_question_is_no_clause(held) -> None:
    (citation,) = held.ask("GB/T 99001 对 3.5 mm 的孔有什么要求？").citations
    assert citation.quote == "3.5 mm 以上的孔应封闭。"


def test_a_search_gives_the_clause_that_it_names(held) -> None:
    found = held.search("GB/T 99001 附录A.2.1")
    assert [it.eid for it in found.clauses] == ["annex_A__cl_A-2-1"]
