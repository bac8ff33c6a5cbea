"""YAML front matter."""

import datetime as dt

import pytest

from ingest.parsers.front_matter import split_front_matter


def test_front_matter_is_split_and_the_lines_before_the_body_are_counted():
    front = split_front_matter("---\ntitle: 办法\ndate: 2024-01-02\n---\n\n第一条")
    assert front.data == {"title": "办法", "date": dt.date(2024, 1, 2)}
    assert front.body == "\n第一条"
    assert front.lines_before == 4


@pytest.mark.parametrize(
    "text",
    [
        "---\na: [1\n---\nbody",
        "---\nd: 2024-02-30\n---\nbody",
        "---\njust words\n---\nbody",
        "---\n" + "[" * 5000 + "\n---\nbody",
    ],
)
def test_front_matter_that_cannot_be_read_stays_text_with_a_warning(text):
    front = split_front_matter(text)
    assert front.body == text
    assert front.data == {}
    assert len(front.warnings) == 1


@pytest.mark.parametrize("text", ["body", "---\nno end", "", "a\n---\nb: 1\n---\n"])
def test_a_text_without_front_matter_is_all_body(text):
    front = split_front_matter(text)
    assert (front.body, front.lines_before, front.warnings) == (text, 0, ())
