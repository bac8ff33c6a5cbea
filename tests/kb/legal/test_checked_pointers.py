"""Pointers of the real documents, each checked by eye, and all of them at once."""

import csv
from collections import Counter, defaultdict
from pathlib import Path

from kb.domain.references import ReferenceKind
from kb.legal.pointers import find_pointers
from tests.kb.legal.texts_with_clauses import read_files

_TABLE = Path(__file__).with_name("checked_pointers.tsv")
_MOST_UNRESOLVED = 0.05
"""Of those that were found when they were checked; a wrong one is never allowed."""


def _checked():
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_at_least_four_hundred_pointers_are_checked_by_eye():
    assert len(_checked()) >= 400


def test_no_checked_pointer_is_wrong_and_few_are_lost(shared_data):
    by_file = defaultdict(list)
    for row in _checked():
        by_file[row["file"]].append(row)
    verdicts: Counter[str] = Counter()
    wrong = []
    for file, rows in by_file.items():
        found, starts = _found(shared_data, file)
        for row in rows:
            reference = found.get(starts[row["eid"]] + int(row["offset"]))
            verdict = _verdict(row, reference)
            verdicts[verdict] += 1
            wrong += [(row, reference)] if verdict == "wrong" else []
    assert not wrong
    assert verdicts["unresolved"] <= _MOST_UNRESOLVED * verdicts.total()


def _found(folder, file):
    text = read_files(folder, file)
    language = "en" if file.startswith("regs-en") else "zh"
    references = find_pointers(text.text, text.clauses, language, [text.title])
    return {it.start: it for it in references}, {c.eid: c.start for c in text.clauses}


def _verdict(row, reference) -> str:
    """Also wrong: what was unresolved and no longer is; look at it and enter it anew."""
    expected = (row["kind"], row["targets"], row["instrument"])
    if reference is not None:
        got = (reference.kind.value, " ".join(reference.targets), reference.instrument)
        if got == expected:
            return "right"
    if reference is None or reference.kind is ReferenceKind.UNRESOLVED:
        return "unresolved"
    return "wrong"
