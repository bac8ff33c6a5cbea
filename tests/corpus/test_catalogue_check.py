"""The check tells every trouble of a catalogue file in one line, and none of a sound one."""

import shutil
from pathlib import Path

import pytest

from ingest.catalogue.check import check_catalogue
from ingest.sources.corpus import corpus_files
from tests.corpus.catalogue_files import INSTRUMENTS


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    (tmp_path / "cn").mkdir()
    for name in ("trademark-law", "trademark-law-2026", "e-commerce-law", "gb-t-23791"):
        shutil.copy(INSTRUMENTS / "cn" / f"{name}.md", tmp_path / "cn")
    return tmp_path


def findings(folder: Path) -> list[str]:
    files = sorted(folder.rglob("*.md"))
    return [str(error) for error in check_catalogue(files, corpus_files())[1]]


def test_the_starter_corpus_has_no_findings() -> None:
    entries, wrong = check_catalogue(corpus_files())
    assert [str(error) for error in wrong] == []
    assert len(entries) == len(corpus_files())


def test_a_copy_of_some_files_is_sound_beside_the_installed_ones(copy: Path) -> None:
    assert findings(copy) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "says"),
    [
        ("e-commerce-law", "level: law", "level: laww", "field level: 'laww' is not one of"),
        ("e-commerce-law", "id: cn:e-commerce-law", "id: cn:e-law", "is not what the file is"),
        ("e-commerce-law", "value: 2019-01-01", "value: 2018-01-01", "before 2018-08-31"),
        ("e-commerce-law", "value: 2018-08-31", "value: 2028-08-31", "is after seen_at"),
        ("e-commerce-law", "as_of: 2026-06-26", "as_of: 2027-06-26", "is after seen_at"),
        ("e-commerce-law", "code: in_force", "code: draft", "a draft with an effective date"),
        ("e-commerce-law", "[电子商务法", "[商标法", "'商标法' is a name of cn:"),
        (
            "trademark-law",
            "successor: cn:trademark-law-2026",
            "successor: cn:none",
            "no other entry",
        ),
        ("trademark-law-2026", "value: 2027-01-01", "value: 2026-07-01", "not_yet_in_force"),
        ("trademark-law-2026", "edition_of: cn:trademark-law", "edition_of: cn:a", "no instrument"),
        ("gb-t-23791", "value: '2009'", "value: '2009-13'", "field dates.0.value: "),
        ("gb-t-23791", "proof: P\n    seen", "proof: M\n    seen", "from memory, and no note"),
        ("gb-t-23791", "proof: P\nseen_at", "proof: M\nseen_at", "all of it is from memory"),
    ],
)
def test_trouble_is_told_with_file_and_cure(
    copy: Path, name: str, old: str, new: str, says: str
) -> None:
    path = copy / "cn" / f"{name}.md"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    found = findings(copy)
    assert any(says in line and str(path.parent) in line for line in found), found
    assert all("\n" not in line for line in found)


def test_two_files_of_one_id_are_told(copy: Path) -> None:
    (copy / "hk").mkdir()
    shutil.copy(copy / "cn" / "e-commerce-law.md", copy / "hk")
    assert any("is taken by" in line for line in findings(copy))
