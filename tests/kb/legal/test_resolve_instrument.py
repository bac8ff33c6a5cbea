"""Which instruments a name in a text may mean."""

import pytest

from kb.domain.instruments import Instrument
from kb.legal.aliases import AliasIndex
from kb.legal.pointers import resolve_instrument

ALIASES = AliasIndex(
    [
        Instrument("cn:tea", "中华人民共和国茶叶法", aliases=("茶法",)),
        Instrument("cn:rules", "茶叶管理办法（试行）", number="农办科〔2019〕188号"),
        Instrument("cn:gb-16", "茶叶分类", number="GB/T 30766-2016"),
        Instrument("cn:gb-24", "茶叶分类 新版", number="GB/T 30766-2024"),
        Instrument("cn:gb-any", "茶叶感官审评", number="GB/T 23776"),
        Instrument("eu:mdr", "Regulation (EU) 2017/745 of 5 April 2017 on medical devices"),
        Instrument("us:820", "Quality System", number="21 CFR Part 820"),
        Instrument("a:twin", "甲条例"),
        Instrument("b:twin", "中华人民共和国甲条例"),
    ]
)


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("《中华人民共和国茶叶法》", ("cn:tea",)),
        ("茶叶法", ("cn:tea",)),
        ("茶法", ("cn:tea",)),
        ("茶叶管理办法(试行)", ("cn:rules",)),
        ("农办科〔2019〕188号", ("cn:rules",)),
        ("农办科[2019]188号", ("cn:rules",)),
        ("农办科（2019） 188 号", ("cn:rules",)),
        ("GB/T 30766—2016", ("cn:gb-16",)),
        ("GB/T30766－2016", ("cn:gb-16",)),
        ("GB/T 30766", ("cn:gb-16", "cn:gb-24")),
        ("GB/T 23776—2018", ("cn:gb-any",)),
        ("GB/T 30766—2004", ()),
        ("Regulation (EU) No 2017/745", ("eu:mdr",)),
        ("Directive 2017/745", ()),
        ("21 C.F.R. part 820", ("us:820",)),
        ("21 CFR part 11", ()),
        ("甲条例", ("a:twin", "b:twin")),
        ("乙条例", ()),
        ("", ()),
        ("中华人民共和国", ()),
    ],
)
def test_a_name_in_any_written_form_finds_its_instruments(name, ids):
    assert resolve_instrument(name, ALIASES) == ids
