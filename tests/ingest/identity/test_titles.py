"""Titles apart from what is said about the edition, and what two titles have in common."""

import pytest

from ingest.identity.titles import english_key, is_about, name_key, plain_title


@pytest.mark.parametrize(
    ("title", "name", "draft"),
    [
        ("茶叶条例（修订草案）", "茶叶条例", "修订草案"),
        ("茶叶条例（修订草案征求意见稿）", "茶叶条例", "修订草案征求意见稿"),
        ("茶叶法(草案二次审议稿)", "茶叶法", "草案二次审议稿"),
        ("Tea Law (Draft for Comments)", "Tea Law", "Draft for Comments"),
        ("中华人民共和国茶叶法（2018年修正）", "中华人民共和国茶叶法", ""),
        ("Tea Law (2018 Amendment)", "Tea Law", ""),
        ("茶叶条例(2023-07-20)", "茶叶条例", ""),
        ("《茶叶法》", "茶叶法", ""),
        ("茶叶质量管理办法（试行）", "茶叶质量管理办法（试行）", ""),
        ("实施《茶叶法》办法", "实施《茶叶法》办法", ""),
        ("茶叶发展纲要（2011—2020年）", "茶叶发展纲要（2011—2020年）", ""),
    ],
)
def test_marks_of_an_edition_come_off_and_all_else_stays(title: str, name: str, draft: str) -> None:
    plain = plain_title(title)
    assert (plain.name, plain.draft) == (name, draft)


@pytest.mark.parametrize(
    "title",
    [
        "《茶叶法》解读",
        "茶叶法释义",
        "国务院关于修改《茶叶条例》的决定",
        'Interpretation of the "Tea Opinions"',
        "关于《茶叶法（草案）》的说明",
    ],
)
def test_what_speaks_of_a_text_is_not_that_text(title: str) -> None:
    assert is_about(title)
    assert not is_about("茶叶法")


def test_the_words_of_an_english_title_count_in_no_order() -> None:
    forms = (
        "Tea Quality Law of the People's Republic of China",
        "Law of the PRC on the Quality of Tea",
        "China's Tea Quality Law",
    )
    assert len({english_key(form) for form in forms}) == 1
    assert english_key("Regulations on Tea Quality") != english_key("Tea Quality Law")
    assert english_key("Implementing Regulations of the Tea Law") != english_key("Tea Law")


def test_the_states_name_marks_and_width_do_not_count() -> None:
    assert name_key("中华人民共和国茶叶法") == name_key("《茶叶 法》") == name_key("茶叶法")
    assert name_key("茶叶法实施条例") != name_key("茶叶法")
