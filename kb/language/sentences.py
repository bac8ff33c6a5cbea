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
    r"(?:\b(?:Art|Arts|No|Nos|Sec|Secs|Pub|Stat|Subsec|Subsecs|Par|Pars|par|pars|cl|Cl|Fig|Inc|Ltd"
    r"|Co|Corp|St|Dr|Mr|Mrs|Ms|vs|cf|approx|seq|al"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)|\b[A-Z]|\be\.g|\bi\.e|\bU\.S|\bU\.S\.C)\.$"
)
_LONGEST_ABBREVIATION = 12
_ITEM_NUMBER = re.compile(r"\s*(?:\(?\d{1,3}|[IVXivx]{1,4})\.")
_LONGEST_ITEM_NUMBER = 8


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """[start, end) of the sentences of ``text``, white space around them left out."""
    spans, start = [], 0
    for match in _END.finditer(text):
        if match.group().startswith(".") and _goes_on(text, start, match.start() + 1):
            continue
        spans.append((start, match.end()))
        start = match.end()
    spans.append((start, len(text)))
    return [span for span in (trim(text, a, b) for a, b in spans) if span[0] < span[1]]


def _goes_on(text: str, start: int, stop: int) -> bool:
    """True where the full stop before ``stop`` belongs to an abbreviation or an item's number.

    Only the few characters before it are looked at: a text of initials must not take for ever.
    """
    if stop - start <= _LONGEST_ITEM_NUMBER and _ITEM_NUMBER.fullmatch(text, start, stop):
        return True
    near = text[max(start, stop - _LONGEST_ABBREVIATION) : stop]
    return _ABBREVIATION.search(near) is not None


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """[start, end) without the white space at either end; empty where there is nothing else."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
