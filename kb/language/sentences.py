"""Sentence spans. A span is an exact slice: no character is added, dropped or changed."""

import re

_END = re.compile(
    r"""[。！？](?:[”’」』）)]*)            # Chinese: always an end
      | [.!?](?:["”’)\]]*)(?=\s|$)         # English: before white space or the end
      | [.](?=[A-Z][a-z]+\s)               # a stop glued to the next sentence, as translators do
      | \n+""",
    re.VERBOSE,
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:Art|Arts|No|Nos|Sec|Secs|Pub|Stat|Subsec|Subsecs|Par|Pars|par|pars|cl|Cl|Fig|Inc|Ltd|Co|Corp|St|Dr|Mr|Mrs|Ms|vs|cf|approx|seq|al"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)|\b[A-Z]|\be\.g|\bi\.e|\bU\.S|\bU\.S\.C"
    r"|^\s*\(?\d{1,3}|^\s*[IVXivx]{1,4})\.$"
)


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """[start, end) of the sentences of ``text``, white space around them left out."""
    spans, start = [], 0
    for match in _END.finditer(text):
        if match.group().startswith(".") and _ABBREVIATION.search(text[start : match.start() + 1]):
            continue
        spans.append((start, match.end()))
        start = match.end()
    spans.append((start, len(text)))
    return [span for span in (_trim(text, a, b) for a, b in spans) if span[0] < span[1]]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
