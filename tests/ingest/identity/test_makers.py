"""Numbers, organs and levels, as headers, titles and folders name them."""

from pathlib import Path

import pytest

from ingest.identity.numbers import (
    OwnNumber,
    document_number,
    number_key,
    order_number,
    spellings,
    standard_number,
)
from ingest.identity.organs import read_makers
from ingest.identity.standard_cover import read_cover
from kb.domain.vocabulary import Level

HERE = Path("texts/law.md")


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("国发〔2017〕24号", "国发〔2017〕24号"),
        ("（工信部科[2019]188号）", "工信部科〔2019〕188号"),
        ("茶府发(2024) 第 21 号", "茶府发〔2024〕21号"),
        ("根据国发〔2017〕24号，现通知如下：", None),
    ],
)
def test_a_document_number_is_its_own_only_where_it_stands_alone(
    line: str, number: str | None
) -> None:
    found = document_number(line)
    assert (found.text if found else None) == number


@pytest.mark.parametrize(
    ("line", "number", "organ"),
    [
        ("2023年4月4日国家茶叶总局令第75号公布", "国家茶叶总局令第75号", "国家茶叶总局"),
        ("2025年3月17日 中华人民共和国国务院令第802号修订）", "国务院令第802号", "国务院"),
        (
            "2003年8月18日 茶局、海关总署第4号令公布",
            "茶局、海关总署令第4号",
            "茶局、海关总署",
        ),
        ("中华人民共和国主席令第七十八号公布", "主席令第78号", "主席"),
    ],
)
def test_orders_are_read_with_their_organ(line: str, number: str, organ: str) -> None:
    assert order_number(line) == OwnNumber(number, organ)


def test_brackets_dashes_and_width_do_not_make_another_number() -> None:
    assert number_key("国发[2017]24号") == number_key("国发〔2017〕24号")
    assert standard_number("GB/T 19001—2016 茶叶") == OwnNumber("GB/T 19001-2016")
    assert "国发[2017]24号" in spellings("国发〔2017〕24号")


@pytest.mark.parametrize(
    ("title", "header", "issuer", "level"),
    [
        (
            "茶法",
            ("1993年1月1日第八届全国人民代表大会通过",),
            "全国人民代表大会",
            Level.LAW,
        ),
        (
            "茶法",
            (
                "1993年1月1日第八届全国人民代表大会通过",
                "2009年全国人民代表大会常务委员会修正",
            ),
            "全国人民代表大会",
            Level.LAW,
        ),
        (
            "茶条例",
            ("2020年1月1日浙江省第十三届人民代表大会常务委员会第一次会议通过",),
            "浙江省人民代表大会常务委员会",
            Level.LOCAL_REGULATION,
        ),
        (
            "茶细则",
            ("1987年1月19日 国务院批准", "1987年2月1日 国家茶叶局发布"),
            "国家茶叶局",
            Level.ADMINISTRATIVE_REGULATION,
        ),
        (
            "国务院关于茶叶工作的意见",
            ("2018年1月17日 国务院发布",),
            "国务院",
            Level.NORMATIVE_DOCUMENT,
        ),
        ("国家茶叶总局关于茶叶的通知", (), "国家茶叶总局", Level.NORMATIVE_DOCUMENT),
        ("茶叶札记", (), None, Level.OTHER),
    ],
)
def test_the_organ_that_first_made_it_and_its_level(
    title: str, header: tuple[str, ...], issuer: str | None, level: Level
) -> None:
    made = read_makers(title, header, None, HERE)
    assert (made.issuer, made.level) == (issuer, level)


def test_the_code_of_a_number_and_the_name_of_a_folder_tell_where_nothing_else_does() -> None:
    made = read_makers("茶叶纲要", (), OwnNumber("国办发〔2015〕89号"), HERE)
    assert (made.issuer, made.level) == ("国务院办公厅", Level.NORMATIVE_DOCUMENT)
    assert made.issuer_basis == "number 国办发〔2015〕89号"
    listed = read_makers("茶叶条例", (), None, Path("x/行政法规/茶叶条例.md"))
    assert (listed.issuer, listed.level) == (None, Level.ADMINISTRATIVE_REGULATION)
    assert listed.level_basis == "folder name 行政法规"


def test_the_cover_of_a_standard() -> None:
    lines = [
        "中华人民共和国国家标准",
        "GB/T 99001—2016",
        "代替 GB/T 99001—2008",
        "茶叶管理体系 要求",
        "2016-12-30发布 2017-07-01实施",
        "国家茶叶监督总局 国家茶叶标准委员会 发布",
    ]
    cover = read_cover("茶叶管理体系 要求", "scan", lines)
    assert cover
    assert (cover.number, cover.basis) == ("GB/T 99001-2016", "cover, line 2")
    assert str(cover.issued.value) == "2016-12-30"
    assert str(cover.implemented.value) == "2017-07-01"
    assert cover.implemented.basis == "cover, line 5"
    assert cover.replaces == "GB/T 99001-2008"
    assert cover.issuer == "国家茶叶监督总局、国家茶叶标准委员会"
    assert cover.title == "茶叶管理体系 要求"
    adopted = read_cover("ICS 03", "scan", ["ICS 03", "GB/T 99001—2016/ISO 9901:2015", "茶叶"])
    assert adopted
    assert (adopted.number, adopted.title) == ("GB/T 99001-2016", "茶叶")
    named = read_cover("1 范围", "GB_T 99001-2016 茶叶管理体系", ["1 范围"])
    assert named
    assert (named.number, named.title, named.basis) == (
        "GB/T 99001-2016",
        "茶叶管理体系",
        "file name",
    )
    assert read_cover("茶叶札记", "notes", ["我们按照 GB/T 99001—2016 管理茶叶。"]) is None
