"""What a text quotes: an article within quotation marks belongs to another text."""

import re
from bisect import bisect_right

_MARK = re.compile("[“”]")
_OPEN = "“"
_PUT_IN = re.compile(r":\s*\n\s*(?P<quote>[‘'\"])")
_PUT_IN_END = re.compile(r"[’'\"][.;,]*\s*(?:\n|$)")
_LONGEST = 20_000
"""A mark that is never closed must not swallow the rest of a book."""


class Quotes:
    """The spans between “ and ”; paragraphs within a quote may each open it anew."""

    def __init__(self, text: str) -> None:
        self._spans = sorted([*_spans(text), *_put_in(text)])
        self._starts = [start for start, _ in self._spans]

    def around(self, at: int) -> tuple[int, int] | None:
        """The quote that holds this position."""
        n = bisect_right(self._starts, at) - 1
        return self._spans[n] if n >= 0 and at < self._spans[n][1] else None


def _spans(text: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    depth = start = 0
    for mark in _MARK.finditer(text):
        at = mark.start()
        if depth and at - start > _LONGEST:
            spans.append((start, _line_end(text, start)))
            depth = 0
        if mark.group() == _OPEN:
            opens_line = at == 0 or text[at - 1] in "\n\u3000 "
            start = start if depth else at
            depth = 1 if opens_line else depth + 1
        elif depth:
            depth -= 1
            if not depth:
                spans.append((start, at + 1))
    if depth:
        spans.append((start, _line_end(text, start)))
    return spans


def _put_in(text: str) -> list[tuple[int, int]]:
    """What an English text puts into another one: ‘…’ on lines of its own, behind a colon."""
    spans: list[tuple[int, int]] = []
    for match in _PUT_IN.finditer(text):
        if spans and match.start() < spans[-1][1]:
            continue
        closed = _PUT_IN_END.search(text, match.end(), match.end() + _LONGEST)
        end = closed.end() if closed else _line_end(text, match.end())
        spans.append((match.start("quote"), end))
    return spans


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)
