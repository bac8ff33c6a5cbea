"""What instruments do to one another: repeal and replacement, by the names that texts write."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from kb.domain.instruments import Edition, Instrument
from kb.domain.relations import Relation, RelationKind
from kb.domain.vocabulary import Standing
from kb.legal.aliases import AliasIndex
from kb.legal.pointers.instruments import resolve_instrument
from kb.legal.time import Act

_ENDS = (RelationKind.REPEALS, RelationKind.REPLACES)
_ONLY_REPEALS = re.compile(r"废止|失效|\brepeal", re.IGNORECASE)
"""A decision that ends others regulates nothing in their place."""
_TEXTS = (Standing.OFFICIAL, Standing.UNSTATED, Standing.OFFICIAL_TRANSLATION)


def acts_by_target(
    relations: Iterable[tuple[str, Relation]],
    editions: Mapping[str, Edition],
    instruments: Mapping[str, Instrument],
    names: AliasIndex,
) -> dict[str, tuple[Act, ...]]:
    """By instrument id: who ends the instrument as a whole.

    A text that repeals its own former edition, or several that could be meant, ends nothing. Of
    the editions of one instrument that say the same, each counts once.
    """
    found: dict[str, list[Act]] = defaultdict(list)
    for edition_id, relation in relations:
        edition = editions.get(edition_id)
        if edition is None or not _counts(edition, relation):
            continue
        targets = resolve_instrument(relation.target, names)
        if len(targets) != 1 or targets[0] == edition.instrument_id:
            continue
        act = _act(instruments[edition.instrument_id], edition, relation)
        if act not in found[targets[0]]:
            found[targets[0]].append(act)
    return {target: tuple(acts) for target, acts in found.items()}


def _counts(edition: Edition, relation: Relation) -> bool:
    return relation.kind in _ENDS and not relation.clauses and edition.standing in _TEXTS


def _act(instrument: Instrument, edition: Edition, relation: Relation) -> Act:
    only_repeals = _ONLY_REPEALS.search(instrument.title) is not None
    return Act(
        instrument_id=instrument.id,
        title=instrument.title,
        since=relation.since.value or edition.effective_from.value,
        takes_place=relation.kind is RelationKind.REPLACES or not only_repeals,
    )
