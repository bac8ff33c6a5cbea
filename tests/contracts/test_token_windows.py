"""How long texts are cut and put together again."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kb.adapters.openvino_minilm.windows import Window, cut, merge


def test_a_text_that_fits_is_one_window_even_without_tokens():
    assert cut([3, 0, 4], 4) == [Window(0, 0, 3), Window(1, 0, 0), Window(2, 0, 4)]


@given(st.lists(st.integers(0, 50), max_size=6), st.integers(1, 9))
def test_windows_cover_every_token_once_and_fit(lengths, limit):
    windows = cut(lengths, limit)
    for text, length in enumerate(lengths):
        own = [it for it in windows if it.text == text]
        assert [place for it in own for place in range(it.start, it.end)] == list(range(length))
        assert all(it.end - it.start <= limit for it in own)


def test_windows_count_by_their_tokens():
    rows = np.array([[1, 0], [0, 1], [0, 2]], np.float32)
    merged = merge(rows, [Window(0, 0, 3), Window(0, 3, 7), Window(1, 0, 0)])
    assert np.allclose(merged, [[0.6, 0.8], [0, 1]])
