"""What a base holds, by the folder that it came from, as a table in docs/ingestion.md.

``python -m bench.ingested FOLDER`` counts the base in FOLDER; where there is none, it fills one
with the starter corpus and all the real documents first.
"""

import sys
from collections import Counter, defaultdict
from pathlib import Path

from bench import obliqa
from bench.measure import shared_data
from ingest.bootstrap import open_ingestion
from kb.adapters.sqlite.store import SqliteStore
from kb.domain.clauses import Clause
from kb.domain.references import Reference, ReferenceKind
from kb.domain.vocabulary import ClauseKind
from kb.legal.aliases import AliasIndex
from kb.legal.pointers.instruments import resolve_instrument
from kb.ports import StoreReader
from kb.settings import Settings

FOLDERS = ("seeds", "laws-cn", "rules-cn", "regs-en", "obliqa")
CORPUS = "starter corpus"
DOCUMENT = Path(__file__).parents[1] / "docs" / "ingestion.md"
BEGIN, END = "<!-- bench.ingested -->", "<!-- end -->"
ROWS = (
    "files",
    "editions",
    "instruments",
    "articles or sections",
    "clauses",
    "deepest tree",
    "passages",
    "norms",
    "references to a clause of the same text",
    "references to an instrument that is held",
    "references to one that is not",
    "references that the text leaves open",
    "definitions",
    "relations",
)


def fill(folder: Path) -> None:
    """The base of the acceptance tests."""
    converted = folder / "obliqa"
    obliqa.convert(shared_data() / obliqa.FOLDER, converted)
    work = open_ingestion(Settings(data_dir=folder))
    work.init()
    work.add([*(str(shared_data() / name) for name in FOLDERS[:-1]), str(converted)])
    work.close()


def count(store: StoreReader) -> dict[str, Counter[str]]:
    """By folder, and over all: the figures called as in ``ROWS``."""
    aliases = AliasIndex(store.instruments())
    held: dict[str, bool] = {}
    figures: dict[str, Counter[str]] = defaultdict(Counter)
    instruments: dict[str, set[str]] = defaultdict(set)
    for _, name in store.sources():
        figures[_folder(name)]["files"] += 1
    for edition in store.editions():
        source = store.source(edition.id)
        folder = _folder(source.name if source else "")
        clauses, content = store.clauses(edition.id), store.content(edition.id)
        instruments[folder].add(edition.instrument_id)
        found = figures[folder]
        found["editions"] += 1
        kinds = Counter(clause.kind for clause in clauses)
        found["articles or sections"] += kinds[ClauseKind.ARTICLE] or kinds[ClauseKind.SECTION]
        found["clauses"] += len(clauses)
        found["passages"] += len(store.edition_passages(edition.id))
        found["deepest tree"] = max(found["deepest tree"], _depth(clauses))
        found["norms"] += len(content.norms)
        found["definitions"] += len(content.definitions)
        found["relations"] += len(content.relations)
        for it in content.references:
            found[_goal(it, aliases, held)] += 1
    for folder, ids in instruments.items():
        figures[folder]["instruments"] = len(ids)
    deepest = max(it["deepest tree"] for it in figures.values())
    figures["all"] = sum(figures.values(), Counter())
    figures["all"]["instruments"] = len(set().union(*instruments.values()))
    figures["all"]["deepest tree"] = deepest
    return figures


def table(figures: dict[str, Counter[str]]) -> str:
    columns = [name for name in (*FOLDERS, CORPUS, "all") if name in figures]
    lines = ["| | " + " | ".join(columns) + " |", "|---" * (len(columns) + 1) + "|"]
    for row in ROWS:
        cells = " | ".join(f"{figures[name][row]:,}" for name in columns)
        lines.append(f"| {row} | {cells} |")
    return "\n".join(lines)


def _folder(name: str) -> str:
    first = name.split("/", 1)[0]
    return first if first in FOLDERS else CORPUS


def _depth(clauses: tuple[Clause, ...]) -> int:
    depths: dict[str | None, int] = {None: 0}
    for clause in clauses:
        depths[clause.eid] = depths[clause.parent] + 1
    return max(depths.values())


def _goal(it: Reference, aliases: AliasIndex, held: dict[str, bool]) -> str:
    if it.kind is not ReferenceKind.OTHER:
        return ROWS[8] if it.kind is ReferenceKind.OWN else ROWS[11]
    if it.instrument not in held:
        held[it.instrument] = bool(resolve_instrument(it.instrument, aliases))
    return ROWS[9] if held[it.instrument] else ROWS[10]


def main(folder: Path) -> None:
    if not (folder / "touchstone.sqlite3").exists():
        fill(folder)
    store = SqliteStore(folder)
    found = table(count(store))
    store.close()
    text = DOCUMENT.read_text(encoding="utf-8")
    head, rest = text.split(BEGIN)
    tail = rest.split(END, 1)[1]
    DOCUMENT.write_text(f"{head}{BEGIN}\n{found}\n{END}{tail}", encoding="utf-8")
    print(found)


if __name__ == "__main__":
    if len(sys.argv) != 2:  # noqa: PLR2004 - the program and its one argument
        raise SystemExit("Type: python -m bench.ingested FOLDER")
    main(Path(sys.argv[1]))
