"""Words aligned, and what is made of them."""

import numpy as np
import pytest

from kb.bilingual.pieces import Pieces
from kb.bilingual.translations import Entries, Translations
from kb.language.segment import stem
from train.alignment import ibm1
from train.pairs import Pair
from train.plan import Plan
from train.table import English, first_rows, symmetric
from train.translations import translations


def probability(links, source, target):
    found = (links.source == source) & (links.target == target)
    return float(links.probability[found].sum())


def test_words_that_come_together_become_translations_of_each_other():
    # 1 is in each pair with 10, 2 with 20; both once together.
    links = ibm1([([1], [10]), ([2], [20]), ([1, 2], [10, 20])], rounds=6)
    assert probability(links, 1, 10) > 0.8
    assert probability(links, 1, 20) < 0.2
    assert probability(links, 2, 20) > 0.8


def test_probabilities_of_a_word_add_up_to_one():
    links = ibm1([([1, 2, 3], [5, 6]), ([2, 3], [6, 7, 8])], rounds=3)
    for word in (0, 1, 2, 3):
        assert links.probability[links.source == word].sum() == pytest.approx(1)


def test_the_first_row_of_a_piece_points_where_its_translation_does():
    english = English(np.eye(4, dtype=np.float32), frozenset())
    links = symmetric(ibm1([([1], [2]), ([2], [3])] * 3, rounds=4))
    rows = first_rows(["", "质量", "标准", "质标"], links, english)
    assert rows[1].argmax() == 2
    assert rows[2].argmax() == 3
    assert not rows[3].any()


def test_a_word_without_translation_has_the_mean_of_its_characters():
    english = English(np.eye(4, dtype=np.float32), frozenset())
    links = ibm1([([1], [2]), ([2], [3])] * 3, rounds=4)
    rows = first_rows(["", "质", "标", "质标"], links, english)
    assert rows[3][2] == pytest.approx(rows[3][3])
    assert rows[3][2] > 0


def test_translations_are_looked_up_both_ways(tmp_path):
    pieces = Pieces([("召回", -1.0), ("标准", -1.0), ("质", -2.0)])
    pairs = [Pair("召回", "recall", "own"), Pair("标准", "standards", "own")] * 3
    plan = Plan(tmp_path, tmp_path, tmp_path)
    stems, found = translations(pairs, pieces, plan, lambda _: None)
    keys = np.array(list(found), np.uint16)
    shares = (np.array(list(found.values())) * 255).astype(np.uint8)
    table = Translations(
        pieces.texts, stems, Entries(keys[:, 0], keys[:, 1], shares[:, 0], shares[:, 1])
    )
    assert stem("recall") in dict(table.of_piece(1))
    assert "标准" in dict(table.of_stem("standard"))
    assert table.of_piece(3) == []
