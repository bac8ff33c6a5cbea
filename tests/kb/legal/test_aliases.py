"""Names of instruments in running text."""

from kb.domain.instruments import Instrument
from kb.legal.aliases import AliasIndex

LAW = Instrument(
    id="cn:pql",
    title="中华人民共和国产品质量法",
    title_en="Product Quality Law of the People's Republic of China",
    aliases=("Product Quality Law", "工信部科〔2019〕188号"),
)
RULES = Instrument(id="cn:rules", title="中华人民共和国产品质量法实施条例")
MDR = Instrument(id="eu:mdr", title="Regulation (EU) 2017/745", aliases=("MDR",))
INDEX = AliasIndex((LAW, RULES, MDR))


def ids(text: str) -> list[tuple[str, ...]]:
    return [match.instrument_ids for match in INDEX.find(text)]


def test_a_chinese_law_is_found_with_and_without_the_name_of_the_state() -> None:
    assert ids("《产品质量法》第四十九条") == [("cn:pql",)]
    assert ids("依照中华人民共和国产品质量法") == [("cn:pql",)]


def test_the_longest_name_wins() -> None:
    assert ids("产品质量法实施条例第三条") == [("cn:rules",)]


def test_case_and_width_do_not_matter() -> None:
    assert ids("what does the product quality law say") == [("cn:pql",)]
    assert ids("ＭＤＲ Article 10") == [("eu:mdr",)]


def test_a_latin_name_is_not_cut_out_of_a_longer_word() -> None:
    assert ids("the MDRX scheme") == []


def test_a_number_in_any_bracket_style_of_its_own_form_is_a_name() -> None:
    assert ids("工信部科〔2019〕188号提出什么") == [("cn:pql",)]


def test_an_exact_name_gives_its_owners() -> None:
    assert INDEX.exact("《产品质量法》") == ("cn:pql",)
    assert INDEX.exact("食品安全法") == ()


def test_what_a_law_provides_names_the_law_and_what_implements_it_does_not():
    index = AliasIndex([Instrument("cn:food", "食品安全法")])
    assert [it.instrument_ids for it in index.find("食品安全法规定要罚多少？")] == [("cn:food",)]
    assert not list(index.find("食品安全法实施规定要罚多少？"))
