"""Lay words and what statutes say in their place: 老板 and 用人单位, 开除 and 解除劳动合同.

``lay_zh.tsv`` is general knowledge, written for this. Some questions of EQUALS had been read
before, so that this set is no blind check of it. A question keeps its own words; what they may mean
is looked for beside them.
"""

import re
from functools import cache
from importlib.resources import files

_TABLE = "lay_zh.tsv"
MOST_LAY = 32
"""Lay words of one question; the figure of a very long story, and a limit on its search."""


def statute_words(question: str) -> dict[str, float]:
    """Of a folded question: words it does not have itself, each with its share in (0, 1].

    The meanings of one lay word share 1.
    """
    table, pattern = _table()
    found: dict[str, float] = {}
    for lay in list(dict.fromkeys(pattern.findall(question)))[:MOST_LAY]:
        meanings = table[lay]
        for word in meanings:
            if word not in question:
                found[word] = max(found.get(word, 0.0), 1 / len(meanings))
    return found


@cache
def _table() -> tuple[dict[str, tuple[str, ...]], re.Pattern[str]]:
    lines = files("kb.lexical").joinpath(_TABLE).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    table = {lay: tuple(meanings.split()) for lay, meanings in rows}
    longest_first = sorted(table, key=len, reverse=True)
    return table, re.compile("|".join(map(re.escape, longest_first)))
