"""Warnings about a document: what was left out or only partly understood, with counts."""

from collections import Counter

_LEFT_OUT = (
    ("deletions", "tracked deletion", "tracked deletions", "left out"),
    ("deleted characters", "character", "characters", "of tracked deletions left out"),
    ("comments", "comment", "comments", "left out"),
    ("hidden characters", "character", "characters", "of hidden text left out"),
    ("lines of contents", "line", "lines", "of a table of contents left out"),
    ("margins", "header or footer", "headers and footers", "left out"),
    ("images", "image", "images", "whose text, if any, is not read"),
    ("charts", "chart", "charts", "not read"),
    ("diagrams", "diagram", "diagrams", "missing from the file"),
    ("subdocuments", "subdocument", "subdocuments", "in other files left out"),
    ("formulas", "formula", "formulas", "left out"),
    ("objects", "embedded object", "embedded objects", "not read"),
    (
        "unknown symbols",
        "character",
        "characters",
        "of symbol fonts without a known meaning, read as \ufffd",
    ),
    ("fields without result", "field", "fields", "left out: only Word knows what they print"),
    ("broken fields", "field", "fields", "without an end, read as text"),
    ("missing notes", "note", "notes", "referred to but missing from the file"),
    ("chunks too many", "part", "parts", "in another format left out"),
)
_ACCEPTED = (("insertions", "insertion", "insertions"), ("moves", "move", "moves"))


def remarks(tally: Counter[str]) -> list[str]:
    """One sentence for each kind of thing that was counted."""
    accepted = [_many(tally[key], one, more) for key, one, more in _ACCEPTED if tally[key]]
    found = [f"tracked changes taken as accepted: {', '.join(accepted)}"] if accepted else []
    for key, one, more, rest in _LEFT_OUT:
        if tally[key]:
            found.append(f"{_many(tally[key], one, more)} {rest}")
    return found


def _many(count: int, one: str, more: str) -> str:
    return f"{count:,} {one if count == 1 else more}"
