"""Looks at catalogue files one by one and beside one another; every finding is advice."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from ingest.catalogue.entry import CatalogueEntry
from ingest.catalogue.errors import CatalogueError
from ingest.catalogue.reader import read_entry
from kb.legal.aliases import fold_name

MEMORY = "M"
_AHEAD = ("effective", "period_start", "period_end")
"""Kinds of date that may lie behind the day on which the source was read."""
_WHEN_IT_BECAME = ("adopted", "published")

Held = dict[Path, CatalogueEntry]


def check_catalogue(
    files: Sequence[Path], beside: Sequence[Path] = ()
) -> tuple[tuple[CatalogueEntry, ...], tuple[CatalogueError, ...]]:
    """The entries that were read, and what is wrong, in the order of the files.

    ``beside`` are files that these may point to, and may not share a name with: the installed
    corpus, of which a file of the same id is an older state. What is wrong in those is not told.
    """
    held, found = _read(files)
    mine = {entry.id for entry in held.values()}
    other = {path: entry for path, entry in _read(beside)[0].items() if entry.id not in mine}
    everything = held | other
    for path, entry in held.items():
        found += _alone(path, entry)
        found += _among(path, entry, everything)
    found += [error for error in _shared_names(everything) if error.path in held]
    order = {path: n for n, path in enumerate(files)}
    return tuple(held.values()), tuple(sorted(found, key=lambda error: order[error.path]))


def _read(files: Sequence[Path]) -> tuple[Held, list[CatalogueError]]:
    held: Held = {}
    found = []
    for path in files:
        try:
            held[path] = read_entry(path)
        except CatalogueError as error:
            found.append(error)
    return held, found


def _alone(path: Path, entry: CatalogueEntry) -> Iterator[CatalogueError]:
    def wrong(field: str, problem: str, cure: str) -> CatalogueError:
        return CatalogueError(path, f"field {field}: {problem}", cure)

    jurisdiction, _, slug = entry.id.partition(":")
    if (path.parent.name, path.stem) != (jurisdiction, slug):
        cure = f"call the file {jurisdiction}/{slug}.md, or correct the id"
        yield wrong("id", f"{entry.id} is not what the file is called", cure)
    yield from _days(entry, wrong)
    yield from _memory(entry, wrong)


def _days(
    entry: CatalogueEntry, wrong: Callable[[str, str, str], CatalogueError]
) -> Iterator[CatalogueError]:
    if entry.status.as_of > entry.seen_at:
        cure = "write the last day for which the source tells it"
        yield wrong("status.as_of", f"{entry.status.as_of} is after seen_at", cure)
    for n, day in enumerate(entry.dates):
        if day.kind not in _AHEAD and day.value and day.value > entry.seen_at:
            cure = "correct one of the two"
            yield wrong(f"dates.{n}.value", f"{day.written} is after seen_at", cure)
    began = [day.value for day in entry.dates if day.kind in _WHEN_IT_BECAME and day.value]
    for n, day in enumerate(entry.dates):
        if day.kind == "effective" and day.value and began and day.value < min(began):
            problem = f"{day.written} is before {min(began)}, when it was adopted or published"
            yield wrong(f"dates.{n}.value", problem, "correct one of the two")
    starts = [day.value for day in entry.dates if day.kind == "effective" and day.value]
    if entry.status.code == "not_yet_in_force" and max(starts, default=entry.status.as_of) <= (
        entry.status.as_of
    ):
        cure = "give the effective date, or another status"
        yield wrong("status.code", "not_yet_in_force, without a later effective date", cure)
    if entry.status.code == "draft" and starts:
        yield wrong("status.code", "a draft with an effective date", "correct one of the two")


def _memory(
    entry: CatalogueEntry, wrong: Callable[[str, str, str], CatalogueError]
) -> Iterator[CatalogueError]:
    """Whoever writes something down from memory says so beside it, in both languages."""
    if entry.proof == MEMORY:
        cure = "leave the file out until one page has been read"
        yield wrong("proof", "all of it is from memory", cure)
    graded = [(f"dates.{n}", day.proof, day.note) for n, day in enumerate(entry.dates)]
    graded.append(("status", entry.status.proof, entry.status.note))
    for field, proof, note in graded:
        if proof == MEMORY and not (note and "未核实" in note.zh and "unverified" in note.en):
            cure = "add a note that says 未核实 and unverified, or leave it out"
            yield wrong(field, "from memory, and no note says so", cure)


def _among(path: Path, entry: CatalogueEntry, everything: Held) -> Iterator[CatalogueError]:
    ids = {other.id: other for other in everything.values()}
    twin = next((p for p, it in everything.items() if it.id == entry.id and p != path), None)
    if twin is not None:
        yield CatalogueError(path, f"field id: {entry.id} is taken by {twin}", "choose another id")
    if entry.successor is not None and entry.successor not in set(ids) - {entry.id}:
        problem = f"field successor: there is no other entry {entry.successor}"
        yield CatalogueError(path, problem, "write its file first, or name it in status.note")
    if entry.edition_of is not None:
        whole = ids.get(entry.edition_of)
        if whole is None or whole.edition_of is not None:
            problem = f"field edition_of: there is no instrument {entry.edition_of}"
            yield CatalogueError(path, problem, "write the id of the instrument's own file")


def _shared_names(everything: Held) -> Iterator[CatalogueError]:
    """A name that two instruments have finds neither of them for sure."""
    owners: dict[str, dict[str, Path]] = defaultdict(dict)
    for path, entry in everything.items():
        given = (entry.title_zh, entry.title_en, *entry.aliases_zh, *entry.aliases_en)
        for name in (*given, *entry.numbers):
            owners[fold_name(name)].setdefault(entry.instrument_id, path)
    for name, holders in owners.items():
        for instrument_id, path in list(holders.items())[1:]:
            first = next(iter(holders))
            problem = f"'{name}' is a name of {instrument_id} and of {first}"
            yield CatalogueError(path, problem, "leave it to the one that people mean")
