"""The files of the bilingual table as they are installed."""

import shutil
from importlib.resources import files

import pytest

from kb.bilingual import identity, pieces, rows, shipped, translations
from kb.bilingual.pieces import shipped_pieces
from kb.bilingual.rows import shipped_rows
from kb.bilingual.translations import shipped_translations
from kb.errors import DataDirectoryError
from kb.language.segment import stem

NAMES = (identity.PIECES_FILE, identity.ROWS_FILE, identity.TRANSLATIONS_FILE)
LARGEST = 20_000_000


@pytest.fixture
def copy(tmp_path, monkeypatch):
    """The files in a folder of their own, which is read in place of the package."""
    for name in NAMES:
        shutil.copy(str(files("kb.bilingual").joinpath(name)), tmp_path / name)
    monkeypatch.setattr(shipped, "files", lambda _: tmp_path)
    cached = (pieces.shipped_pieces, translations.shipped_translations)
    for one in cached:
        one.cache_clear()
    yield tmp_path
    for one in cached:
        one.cache_clear()


def test_the_files_belong_together():
    own, table = shipped_pieces(), shipped_rows()
    assert table.whole.shape == (len(own), 384)
    assert table.scale.shape == (len(own),)
    assert shipped_translations().of_piece(own.texts.index("质量"))


def test_all_of_it_is_small_enough_for_the_wheel():
    assert sum(len(files("kb.bilingual").joinpath(name).read_bytes()) for name in NAMES) < LARGEST


@pytest.mark.parametrize(
    ("name", "use"),
    [
        (identity.PIECES_FILE, shipped_pieces),
        (identity.ROWS_FILE, shipped_rows),
        (identity.TRANSLATIONS_FILE, shipped_translations),
    ],
)
def test_a_file_that_was_cut_or_is_missing_is_told_with_what_to_do(copy, name, use):
    whole = (copy / name).read_bytes()
    (copy / name).write_bytes(whole[: len(whole) // 2])
    with pytest.raises(DataDirectoryError, match="not the file that Touchstone came with"):
        use()
    (copy / name).unlink()
    with pytest.raises(DataDirectoryError, match="missing") as raised:
        use()
    assert "pip install --force-reinstall" in str(raised.value)


def test_a_vocabulary_of_another_version_is_not_used_with_these_rows(copy):
    lines = (copy / identity.PIECES_FILE).read_text(encoding="utf-8").splitlines(keepends=True)
    (copy / identity.PIECES_FILE).write_text("".join(lines[1:]), encoding="utf-8")
    with pytest.raises(DataDirectoryError):
        shipped_pieces()


def test_a_word_is_translated_both_ways():
    table, own = shipped_translations(), shipped_pieces()
    assert stem("recall") in dict(table.of_piece(own.texts.index("召回")))
    assert "召回" in dict(table.of_stem(stem("recall")))
    assert table.of_stem("no-such-stem") == []


def test_shares_are_probabilities_the_likeliest_first():
    numbers = map(shipped_pieces().texts.index, ("质量", "标准", "认证"))
    for number in numbers:
        shares = [share for _, share in shipped_translations().of_piece(number)]
        assert shares == sorted(shares, reverse=True)
        assert 0 < sum(shares) <= 1.02


def test_the_module_of_rows_reads_them_anew_each_time_so_that_none_stay_in_memory():
    assert rows.shipped_rows() is not rows.shipped_rows()
