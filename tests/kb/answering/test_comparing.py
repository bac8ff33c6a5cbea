"""Editions of a real base side by side."""

import pytest

from kb.domain.differences import Fate
from kb.domain.vocabulary import StatusCode
from kb.errors import NotFound, UsageError

OLD, NEW = "cn:tea-law@2001-01-01.zh", "cn:tea-law@2026-10-01.zh"


def told(found) -> list[tuple[str, str]]:
    return [(it.fate.value, (it.new or it.old).clause.label) for it in found.clauses]


def test_the_last_two_texts_of_an_instrument_are_compared_by_its_name(base) -> None:
    found = base.diff("茶叶质量法")
    assert (found.old.edition.id, found.new.edition.id) == (OLD, NEW)
    assert told(found) == [("same", "第一条"), ("same", "第二条"), ("changed", "第三条")]
    (changed,) = [it for it in found.clauses if it.fate is Fate.CHANGED]
    assert [piece.text for piece in changed.pieces] == [
        "茶叶检验记录应当保存",
        "三",
        "五",
        "年。",
    ]
    stored = base.text(NEW)
    assert stored[changed.new.clause.start : changed.new.clause.end] == changed.new.text


def test_each_side_has_its_status(base) -> None:
    found = base.diff(NEW, OLD)
    assert (found.old.status.code, found.new.status.code) == (
        StatusCode.NOT_YET_IN_FORCE,
        StatusCode.IN_FORCE,
    )


def test_a_name_that_means_no_text_or_several_is_refused_with_advice(base) -> None:
    with pytest.raises(NotFound, match="咖啡法"):
        base.diff("咖啡法")
    with pytest.raises(UsageError) as several:
        base.diff("茶叶质量法", OLD)
    assert NEW in several.value.cure
    with pytest.raises(NotFound) as alone:
        base.diff("audit")
    assert "docs" in alone.value.cure


def test_texts_in_two_languages_are_not_compared(base) -> None:
    english = next(
        edition.edition.id
        for overview in base.overview()
        for edition in overview.editions
        if edition.edition.language == "en"
    )
    with pytest.raises(UsageError, match="different languages"):
        base.diff(OLD, english)
