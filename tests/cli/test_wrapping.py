"""Line breaks in Chinese, in English and in both."""

import io
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding

from commands.wrapping import MixedText, breaks


def lines(text, width):
    cuts = [0, *breaks(text, width), len(text)]
    return [text[a:b] for a, b in pairwise(cuts)]


def test_chinese_behind_a_space_stays_in_the_line():
    assert lines("第十二条 生产者获知缺陷", 14) == ["第十二条 生产", "者获知缺陷"]


def test_english_breaks_at_spaces():
    assert lines("the producer must recall", 12) == ["the producer ", "must recall"]


def test_a_closing_mark_never_begins_a_line():
    assert lines("生产者负责。再说", 10) == ["生产者负", "责。再说"]


def test_a_word_longer_than_the_line_is_cut():
    assert lines("abcdefgh", 3) == ["abc", "def", "gh"]


def test_rich_draws_it_that_way():
    console = Console(file=io.StringIO(), width=14)
    console.print(Padding(MixedText("第十二条 生产者获知缺陷"), (0, 0, 0, 0)))
    assert [line.rstrip() for line in console.file.getvalue().splitlines()] == [
        "第十二条 生产",
        "者获知缺陷",
    ]


@given(st.text(alphabet="ab 生产者。，[", max_size=80), st.integers(4, 30))
def test_nothing_is_lost_and_no_line_is_too_wide(text, width):
    found = lines(text, width)
    assert "".join(found) == text
    assert all(cell_len(line.rstrip()) <= width for line in found)
