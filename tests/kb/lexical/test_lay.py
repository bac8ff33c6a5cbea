"""The table of lay words, and that it stays what its head says."""

from importlib.resources import files

from kb.language.segment import folded
from kb.lexical.lay import statute_words

ROWS = [
    line.split("\t")
    for line in files("kb.lexical").joinpath("lay_zh.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def test_every_row_is_a_lay_word_and_other_words_for_it() -> None:
    for lay, meanings in ROWS:
        words = meanings.split(" ")
        assert lay
        assert all(words)
        assert lay not in words
        assert len(set(words)) == len(words)


def test_no_lay_word_is_told_twice() -> None:
    assert len({lay for lay, _ in ROWS}) == len(ROWS)


def test_every_row_is_written_as_questions_are_folded() -> None:
    for row in ROWS:
        assert [folded(cell) for cell in row] == row


def test_the_longest_lay_word_counts() -> None:
    assert "机动车第三者责任强制保险" in statute_words("交强险赔多少")
    assert set(statute_words("拖欠工资")) == {"劳动报酬"}


def test_the_meanings_of_a_lay_word_share_its_weight() -> None:
    assert statute_words("被辞退") == {"解除劳动合同": 1.0}
    assert sum(statute_words("打工").values()) == 1.0


def test_what_the_question_says_itself_is_not_guessed() -> None:
    assert "劳动报酬" not in statute_words("拖欠工资算劳动报酬吗")


def test_a_question_in_the_words_of_statutes_is_left_alone() -> None:
    assert statute_words("用人单位解除劳动合同的条件") == {}
