"""What of a clause's wording was kept, taken out and put in."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from kb.domain.differences import Piece, PieceKind
from kb.language.fold import unify

_TOKEN = re.compile(r"[A-Za-z0-9]+|\s+|.", re.DOTALL)
"""Words in scripts with blanks, characters in those without."""
_SENTENCE = re.compile(r"[^。；;.!?！？\n]+[。；;.!?！？\n]*|[。；;.!?！？\n]+")
MOST_TOKENS = 3_000
"""Comparing costs the product of both lengths; longer clauses are compared by sentences."""
_SHORTEST_KEPT = 2
"""Characters between two changes that are better read as changed with them."""


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """The way from ``old`` to ``new``; neighbours of one kind are joined."""
    left, right = " ".join(old.split()), " ".join(new.split())
    token = _TOKEN
    if max(len(left), len(right)) > MOST_TOKENS:
        token = _SENTENCE
    return tuple(_joined(list(_raw(token.findall(left), token.findall(right)))))


def _raw(old: list[str], new: list[str]) -> Iterator[tuple[str, str]]:
    """(taken out, put in) pairs; kept words are in both, as the new text prints them."""
    matcher = SequenceMatcher(None, [*map(unify, old)], [*map(unify, new)], autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        put = "".join(new[c:d])
        yield (put if kind == "equal" else "".join(old[a:b])), put


def _joined(changes: list[tuple[str, str]]) -> Iterator[Piece]:
    """Neighbouring changes become one; so do crumbs of the same words between them."""
    out, put, last = "", "", len(changes) - 1
    for n, (old, new) in enumerate(changes):
        is_crumb = 0 < n < last and len(old.strip()) < _SHORTEST_KEPT
        if old == new and not is_crumb:
            yield from _changed(out, put)
            out, put = "", ""
            yield Piece(PieceKind.KEPT, old)
        else:
            out, put = out + old, put + new
    yield from _changed(out, put)


def _changed(out: str, put: str) -> Iterator[Piece]:
    if out:
        yield Piece(PieceKind.TAKEN_OUT, out)
    if put:
        yield Piece(PieceKind.PUT_IN, put)
