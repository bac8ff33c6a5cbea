"""What a changed file changed, told by the labels that people cite."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands.report import report_document, report_lines
from ingest.clause_changes import ClauseChanges, compare
from ingest.report import FileOutcome
from tests.articles import text_of
from tests.ingest.conftest import LAW


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (["a", "b"], ["a", "b"], ClauseChanges(same=2)),
        (["a", "b"], ["a", "x"], ClauseChanges(changed=("第2条",), same=1)),
        (["a", "b"], ["a", "b", "c"], ClauseChanges(added=("第3条",), same=2)),
        (["a", "b"], ["a"], ClauseChanges(dropped=("第2条",), same=1)),
        (["a"], ["x", "a"], ClauseChanges(added=("第1条",), moved=("第1条 -> 第2条",))),
        (["a", "b", "c"], ["a", "c"],
            ClauseChanges(dropped=("第2条",), moved=("第3条 -> 第2条",), same=1)),
        (["a", "b"], ["b", "a"], ClauseChanges(moved=("第2条 -> 第1条", "第1条 -> 第2条"))),
        (["生产者应当对其产品的质量负责", "b"], ["x", "生产者必须对其产品的质量负责", "b"],
            ClauseChanges(changed=("第1条 -> 第2条",), added=("第1条",),
                          moved=("第2条 -> 第3条",))),
    ],
)  # fmt: skip
def test_changes_are_told_apart(before, after, expected) -> None:
    assert compare(text_of(*before), text_of(*after)) == expected


words = st.lists(st.sampled_from("abcdef"), max_size=6)


@given(words, words)
def test_every_article_has_exactly_one_fate(before: list[str], after: list[str]) -> None:
    found = compare(text_of(*before), text_of(*after))
    new = [*found.changed, *found.added, *(it.split(" -> ")[1] for it in found.moved)]
    old = [*found.changed, *found.dropped, *(it.split(" -> ")[0] for it in found.moved)]
    assert len(new) == len(set(new))
    assert len(old) == len(set(old))
    same = [n for n, (a, b) in enumerate(zip(before, after, strict=False), 1) if a == b]
    assert sorted([*new, *(f"第{n}条" for n in same)]) == [
        f"第{n + 1}条" for n in range(len(after))
    ]
    assert sorted([*old, *(f"第{n}条" for n in same)]) == [
        f"第{n + 1}条" for n in range(len(before))
    ]


def test_the_report_of_a_changed_file_names_the_articles(ingestion, folder) -> None:
    ingestion.add([str(folder)])
    law = folder / "law.md"
    law.write_text(
        LAW.replace("（二）具备使用性能。", "（二）具备应当具备的性能。"), encoding="utf-8"
    )
    report = ingestion.add([str(folder)])
    (changed,) = [file for file in report.files if file.outcome is FileOutcome.CHANGED]
    assert changed.changes == ClauseChanges(changed=("第二条",), same=1)
    assert "  texts/law.md: 1 changed (第二条); 1 the same" in report_lines(report)
    files = json.loads(json.dumps(report_document(report)))["files"]
    expected = {"changed": ["第二条"], "added": [], "dropped": [], "moved": []}
    assert files[0]["changes"] == expected | {"same": 1, "against": ""}
    assert files[1]["changes"] is None


def test_a_renamed_file_is_not_a_new_one_and_its_former_name_is_forgotten(
    ingestion, store, embedder, folder
) -> None:
    ingestion.add([str(folder)])
    editions, embedder.embedded = store.editions(), 0
    former = folder / "sub" / "audit.md"
    former.rename(folder / "sub" / "audits of suppliers.md")
    report = ingestion.add([str(folder)])
    assert report.summary.startswith("0 added, 0 changed, 2 unchanged")
    assert embedder.embedded == 0
    assert store.editions() == editions
    assert {name for _, name in store.sources()} == {
        "texts/law.md",
        "texts/sub/audits of suppliers.md",
    }
    assert any(f"renamed; it was {former}" in line for line in report_lines(report))


def test_a_copy_beside_its_original_is_no_rename(ingestion, store, folder) -> None:
    ingestion.add([str(folder)])
    (folder / "copy.md").write_text(LAW, encoding="utf-8")
    ingestion.add([str(folder)])
    assert {name for _, name in store.sources()} >= {"texts/law.md", "texts/copy.md"}
