"""Which clause of an edition became which clause of the next, and how that is known."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from kb.domain.clauses import Clause
from kb.domain.differences import Fate
from kb.domain.vocabulary import ClauseKind
from kb.language.fold import unify

LIKE_ENOUGH = 0.5
"""Of their pairs of characters two wordings must share this much to be one clause that was both
renumbered and changed; unrelated articles of one law share less than a third."""
LIKE_IN_PLACE = 0.35
"""So much where both stand between the same neighbours with other candidates beside them."""
LIKE_ALONE = 0.2
"""So much where each stands alone between the same neighbours."""
_COMMON = 0.2
"""Pairs of characters in more than this share of the clauses tell none apart."""
_FEW = 10
"""In a text of fewer clauses than this every pair counts."""


@dataclass(frozen=True, slots=True)
class Succession:
    """``old`` became ``new``; one of them is None for what was dropped or added.

    ``likeness`` is the share of pairs of characters that both wordings have, 1.0 for the same
    words. ``basis`` says how it is known: "same words", "same number", "similar words" or, where
    little of it was kept, "same place".
    """

    fate: Fate
    old: Clause | None
    new: Clause | None
    likeness: float
    basis: str


@dataclass(frozen=True, slots=True)
class Text:
    """One text with its clauses in reading order."""

    text: str
    clauses: Sequence[Clause]


@dataclass(frozen=True, slots=True)
class _Unit:
    clause: Clause
    words: str


def successions(before: Text, after: Text) -> tuple[Succession, ...]:
    """Every article (or section, or smallest clause) of both texts, once.

    In the order of the new text; what was dropped stands where it stood among its neighbours.
    """
    old, new = _units(before), _units(after)
    pairs = _pairs(old, new)
    kept = [_kept(old[was], new[eid]) for eid, was in pairs.items()]
    added = [
        Succession(Fate.ADDED, None, unit.clause, 0.0, "")
        for eid, unit in new.items()
        if eid not in pairs
    ]
    gone = set(old) - set(pairs.values())
    dropped = [
        Succession(Fate.DROPPED, unit.clause, None, 0.0, "")
        for eid, unit in old.items()
        if eid in gone
    ]
    return _in_order([*kept, *added], dropped, list(old), {was: eid for eid, was in pairs.items()})


def likeness(left: str, right: str) -> float:
    """Shared pairs of characters, in [0, 1] (Dice)."""
    if left == right:
        return 1.0
    return _dice(_grams(left), _grams(right))


def _dice(left: Counter[str], right: Counter[str]) -> float:
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if total else 0.0


def _units(it: Text) -> dict[str, _Unit]:
    """By eid, in reading order; the words without number, layout and width of brackets.

    One publisher prints （一） and another (一): that is no change of the law.
    """
    return {clause.eid: _Unit(clause, _words(it.text, clause)) for clause in comparable(it.clauses)}


def _words(text: str, clause: Clause) -> str:
    return unify(" ".join(text[clause.start : clause.end].removeprefix(clause.label).split()))


def comparable(clauses: Sequence[Clause]) -> Iterator[Clause]:
    """Articles and sections whole; where there are none, the smallest clauses."""
    parents = {clause.parent for clause in clauses}
    holders = {clause.parent for clause in clauses if clause.kind is ClauseKind.ARTICLE}
    end = 0
    for clause in clauses:
        whole = clause.kind is ClauseKind.ARTICLE or (
            clause.kind is ClauseKind.SECTION and clause.eid not in holders
        )
        if clause.start >= end and (whole or clause.eid not in parents):
            end = clause.end
            yield clause


def _pairs(old: dict[str, _Unit], new: dict[str, _Unit]) -> dict[str, str]:
    """New eid -> old eid: the same words first, then similar ones, then the same place."""
    found = {eid: eid for eid in new if eid in old and old[eid].words == new[eid].words}
    found |= _moved(_without(old, found.values()), _without(new, found))
    found |= _similar(_without(old, found.values()), _without(new, found))
    found |= _in_place(list(old), list(new), found, lambda eid, was: _like(old[was], new[eid]))
    return {eid: found[eid] for eid in new if eid in found}


def _without(units: dict[str, _Unit], taken: Iterable[str]) -> dict[str, _Unit]:
    gone = set(taken)
    return {eid: unit for eid, unit in units.items() if eid not in gone}


def _moved(old: dict[str, _Unit], new: dict[str, _Unit]) -> dict[str, str]:
    """Where the very same words stood under another number."""
    left: dict[str, list[str]] = defaultdict(list)
    for eid, unit in old.items():
        left[unit.words].append(eid)
    return {eid: left[unit.words].pop(0) for eid, unit in new.items() if left.get(unit.words)}


def _similar(old: dict[str, _Unit], new: dict[str, _Unit]) -> dict[str, str]:
    """The likest first; of equally like ones those with the same number."""
    scores = sorted(
        ((score, eid == was, eid, was) for eid, was, score in _likely(old, new)), reverse=True
    )
    found: dict[str, str] = {}
    taken: set[str] = set()
    for score, is_same_number, eid, was in scores:
        enough = score >= (LIKE_ENOUGH / 2 if is_same_number else LIKE_ENOUGH)
        if enough and eid not in found and was not in taken:
            found[eid] = was
            taken.add(was)
    return found


def _likely(old: dict[str, _Unit], new: dict[str, _Unit]) -> Iterator[tuple[str, str, float]]:
    """(new, old, likeness) of those that share rare pairs of characters; never all with all."""
    grams = {eid: _grams(unit.words) for eid, unit in old.items()}
    holders: dict[str, list[str]] = defaultdict(list)
    for eid, own in grams.items():
        for gram in own:
            holders[gram].append(eid)
    most = max(_FEW, int(len(old) * _COMMON))
    for eid, unit in new.items():
        mine = _grams(unit.words)
        near: Counter[str] = Counter()
        for gram in mine:
            if len(holders.get(gram, ())) <= most:
                near.update(holders.get(gram, ()))
        for was, _ in near.most_common(_FEW):
            yield eid, was, _dice(mine, grams[was])


def _in_place(
    old: list[str], new: list[str], found: dict[str, str], like: Callable[[str, str], float]
) -> dict[str, str]:
    """What stands between neighbours that stayed neighbours, however much of it was rewritten.

    The same number alone proves nothing where an amendment has put in other clauses before it.
    """
    became = {was: eid for eid, was in found.items()}
    at = {eid: n for n, eid in enumerate(new)}
    out: dict[str, str] = {}
    for before, gap, after in _gaps(old, became):
        start = at[became[before]] + 1 if before else 0
        end = at[became[after]] if after else len(new)
        there = [eid for eid in new[start:end] if eid not in found]
        if gap == there:
            out |= {eid: eid for eid in gap}
            continue
        enough = LIKE_ALONE if len(gap) == len(there) == 1 else LIKE_IN_PLACE
        scores = sorted(((like(eid, was), eid, was) for eid in there for was in gap), reverse=True)
        for score, eid, was in scores:
            if score >= enough and eid not in out and was not in out.values():
                out[eid] = was
    return out


def _gaps(old: list[str], became: dict[str, str]) -> Iterator[tuple[str, list[str], str]]:
    """Runs of clauses that became nothing yet, with what stands before and behind ("": no more)."""
    before, gap = "", list[str]()
    for eid in [*old, ""]:
        if eid and eid not in became:
            gap.append(eid)
            continue
        if gap:
            yield before, gap, eid
        before, gap = eid, []


def _like(left: _Unit, right: _Unit) -> float:
    return likeness(left.words, right.words)


def _grams(words: str) -> Counter[str]:
    plain = "".join(words.split()).casefold()
    return Counter(plain[at : at + 2] for at in range(len(plain) - 1))


def _kept(old: _Unit, new: _Unit) -> Succession:
    is_same_number = old.clause.eid == new.clause.eid
    if old.words == new.words:
        fate = Fate.SAME if is_same_number else Fate.RENUMBERED
        return Succession(fate, old.clause, new.clause, 1.0, "same words")
    score = likeness(old.words, new.words)
    fate = Fate.CHANGED if is_same_number else Fate.RENUMBERED_AND_CHANGED
    similar = "similar words" if score >= LIKE_ENOUGH else "same place"
    basis = "same number" if is_same_number else similar
    return Succession(fate, old.clause, new.clause, score, basis)


def _in_order(
    present: list[Succession],
    dropped: list[Succession],
    old_order: list[str],
    became: dict[str, str],
) -> tuple[Succession, ...]:
    """What was dropped comes behind what its neighbour in the old text became."""
    places = {it.new.eid: it.new.ordinal for it in present if it.new}
    at, last = {}, -1
    for eid in old_order:
        last = places.get(became.get(eid, ""), last)
        at[eid] = last
    keyed = [((it.new.ordinal, 0, 0), it) for it in present if it.new]
    keyed += [((at[it.old.eid], 1, it.old.ordinal), it) for it in dropped if it.old]
    return tuple(it for _, it in sorted(keyed, key=lambda pair: pair[0]))
