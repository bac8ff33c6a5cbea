"""Clauses by the steps that lead to them, of which the text may print more than are named."""

import re
from collections.abc import Iterator, Sequence

from kb.domain.clauses import Clause
from kb.legal.path_steps import Step
from kb.ports import StoreReader

_ALWAYS = re.compile(r"para_\d+")
_DIVIDES = re.compile(r"(?:part|chp|sec|h\d+)_\w+")
_LISTS = re.compile(r"(?:item|point)_\d+")
_NOTES = ("note", "example")

Rank = tuple[int, ...]


def clauses_by_steps(
    steps: Sequence[Step], store: StoreReader, ids: tuple[str, ...]
) -> tuple[Clause, ...]:
    """Of each edition the clauses that the steps name, those that fit best.

    Paragraphs need not be named, nor the chapters and parts of an annex: Annex VI 1.1 is found in
    Part A, and in each part where several have it.
    """
    found: list[Clause] = []
    for edition_id in dict.fromkeys(c.edition_id for c in store.clauses_by_eid(steps[0], ids)):
        ranked = [(_rank(steps, it.eid), it) for it in store.clauses(edition_id)]
        fitting = [(rank, it) for rank, it in ranked if rank is not None]
        best = min((rank for rank, _ in fitting), default=None)
        found += [it for rank, it in fitting if rank == best]
    return tuple(found)


def _rank(steps: Sequence[Step], eid: str) -> Rank | None:
    """How well an eid fits, less is better; None where it does not."""
    passes = _DIVIDES if eid.startswith("annex") else None
    return min(_ranks(steps, eid.split("__"), passes), default=None)


def _ranks(
    steps: Sequence[Step], names: list[str], passes: re.Pattern[str] | None
) -> Iterator[Rank]:
    """The places of the alternatives that were taken, and how many lists were passed over."""
    if not steps or not names:
        if not steps and not names:
            yield ()
        return
    is_note = len(steps) > 1 and steps[1][0].startswith(_NOTES)
    for at, wanted in enumerate(steps[0]):
        if re.fullmatch(wanted, names[0]):
            for skipped, rest in _skips(names[1:], passes, _LISTS if is_note else None):
                for rank in _ranks(steps[1:], rest, passes):
                    yield (at, skipped, *rank)


def _skips(names: list[str], *passes: re.Pattern[str] | None) -> Iterator[tuple[int, list[str]]]:
    """What is left of the names where some need not be named; how many of these are lists."""
    yield 0, names
    lists = 0
    for at, name in enumerate(names[:-1], 1):
        if not any(form and form.fullmatch(name) for form in (_ALWAYS, *passes)):
            return
        lists += _LISTS.fullmatch(name) is not None
        yield lists, names[at:]
