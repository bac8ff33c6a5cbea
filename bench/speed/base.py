"""Bases of five sizes, each grown from the one before, kept for the next run.

The first three hold real texts, taken in as users take them in: some of ObliQA's documents; then
the others and regs-en; then laws-cn, rules-cn and as much of STARD's statutes, an article a
passage, as makes 100,000. Beyond that texts are invented, three English passages to each Chinese
one, through the way that ``add`` goes from a bundle on: the index writer and the store.
"""

import gzip
import json
import shutil
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path

import numpy as np

from bench import obliqa
from bench.growth import timed
from bench.measure import shared_data
from bench.speed.synthetic import Inventor, Pool, bundle_of
from ingest import index_writer
from ingest.bootstrap import open_ingestion
from ingest.index_writer import IndexWriter
from ingest.rebuild import remember
from kb.adapters.chroma_index import ChromaIndex
from kb.adapters.sqlite.store import SqliteStore
from kb.adapters.tantivy_index import TantivyIndex
from kb.bootstrap import open_embedder, open_store, own
from kb.directory_indexes import DirectoryIndexes
from kb.domain.retrieval import Filters
from kb.ports import EditionBundle, Store
from kb.settings import Settings

FOLDER = Path(__file__).parents[2] / ".bench" / "speed"
SIZES = {"13k": 13_000, "55k": 55_000, "100k": 100_000, "400k": 400_000, "1M": 1_000_000}
FIRST_DOCUMENTS = slice(1, 12)
"""Of ObliQA's forty: those that come to about 13,000 passages."""
EDITION = 130
"""Passages of an invented edition: as many as a file of the real ones has clauses."""
TOGETHER = 20
"""Editions that reach the indexes at once, as with documents of many parts."""
CLEAN_AFTER = 50_000
"""Passages after which all is clean, so that little is lost where the filling is cut short."""
CHINESE_EACH = 4
"""One invented edition of so many is Chinese."""
PHASES = (
    ("vectors", ChromaIndex, "add"),
    ("words", index_writer, "add_words"),
    ("words' commits", TantivyIndex, "commit"),
    ("truth", SqliteStore, "commit_edition"),
    ("clean", IndexWriter, "finish"),
)
"""Of filling, by processor time. The last one is what making all clean takes."""
_MADE = "made.json"


def settings(size: str) -> Settings:
    """Of the base of one size; the converted model serves all."""
    return Settings(data_dir=FOLDER / size, model_dir=FOLDER / "models", lock_wait_seconds=60)


def is_made(size: str) -> bool:
    return (FOLDER / size / _MADE).exists()


def make(size: str) -> dict[str, object]:
    """Fills the base of a size where there is none yet; gives how long which part of it took."""
    base = FOLDER / size
    if not is_made(size):
        names = list(SIZES)
        former = names[names.index(size) - 1] if size != names[0] else ""
        if former:
            make(former)
            _copied(FOLDER / former, base)
        steps = _grow(size)
        (base / _MADE).write_text(json.dumps(steps, indent=1), encoding="utf-8")
    found: dict[str, object] = json.loads((base / _MADE).read_text(encoding="utf-8"))
    return found


def counts(store: Store) -> dict[str, int]:
    return {language: store.count_passages(language) for language in ("en", "zh")}


def _copied(former: Path, base: Path) -> None:
    """What was cut short while it grew goes on; a copy that was cut short is made again."""
    if base.exists():
        return
    partial = base.with_name(f"{base.name}.partial")
    shutil.rmtree(partial, ignore_errors=True)
    shutil.copytree(former, partial, ignore=shutil.ignore_patterns(_MADE, "*.users"))
    partial.rename(base)


def _grow(size: str) -> dict[str, object]:
    started = time.perf_counter()
    match size:
        case "13k":
            steps = [_added(size, _documents()[FIRST_DOCUMENTS])]
        case "55k":
            steps = [_added(size, [*_documents(), shared_data() / "regs-en"])]
        case "100k":
            chinese = [shared_data() / "laws-cn", shared_data() / "rules-cn"]
            steps = [_added(size, chinese), *_written(size, _statutes())]
        case _:
            steps = list(_written(size, _invented(size)))
    return {"seconds": time.perf_counter() - started, "steps": steps}


def _documents() -> list[Path]:
    folder = FOLDER / "obliqa"
    obliqa.convert(shared_data() / obliqa.FOLDER, folder)
    return sorted(folder.glob("*.md"))


def _added(size: str, sources: list[Path]) -> dict[str, object]:
    with timed(PHASES) as spent, closing(open_ingestion(settings(size))) as work:
        work.warm_up()
        report = work.add([str(path) for path in sources])
    passages = sum(file.passages for file in report.files)
    _tell(f"{size}: {passages} passages of {len(report.files)} files in {report.seconds:.0f} s")
    return {"passages": passages, "seconds": report.seconds, "phases": dict(spent)}


def _written(size: str, bundles: Iterable[EditionBundle]) -> Iterator[dict[str, object]]:
    """Bundles into the base until it has its size; a step each ``CLEAN_AFTER`` passages."""
    given = settings(size)
    key = open_embedder(given).identity.key
    with own(given, "bench", _tell), closing(open_store(given)) as store:
        remember(store, open_embedder(given))
        indexes = DirectoryIndexes(given, store, key)
        rest, held = iter(bundles), sum(counts(store).values())
        while held < SIZES[size]:
            started = time.perf_counter()
            with timed(PHASES) as spent, closing(IndexWriter(store, indexes, key)) as writer:
                before = held
                while held - before < CLEAN_AFTER and held < SIZES[size]:
                    part = list(islice(rest, TOGETHER))
                    if not part:
                        return
                    writer.begin([bundle.edition.id for bundle in part])
                    writer.add(part, frozenset())
                    for bundle in part:
                        store.commit_edition(bundle)
                    held += sum(len(bundle.passages) for bundle in part)
                writer.finish()
            seconds, new = time.perf_counter() - started, held - before
            _tell(f"{size}: {held} passages; {new / seconds:.0f} a second; {_ms(spent, new)}")
            yield {"passages": new, "seconds": seconds, "phases": dict(spent)}


def _statutes() -> Iterator[EditionBundle]:
    """STARD's articles, an edition for each statute."""
    by_law: dict[str, list[str]] = defaultdict(list)
    with gzip.open(shared_data() / "stard" / "corpus.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            by_law[row["law"]].append(" ".join(f"{row['article']} {row['text']}".split()))
    for number, (law, articles) in enumerate(by_law.items()):
        for start in range(0, len(articles), EDITION):
            name = f"local:stard-{number:04}-{start // EDITION}-{law[:40]}"
            name = "".join(sign for sign in name if sign not in " /#~@?%")
            yield bundle_of(name, list(dict.fromkeys(articles[start : start + EDITION])), "zh")


def _invented(size: str) -> Iterator[EditionBundle]:
    """From the real base; numbers go on behind those that are held."""
    given = settings(size)
    key = open_embedder(given).identity.key
    with closing(open_store(settings("100k"))) as real:
        inventors = {
            language: Inventor(_pool(real, key, language), key, EDITION)
            for language in ("en", "zh")
        }
    with closing(open_store(given)) as store:
        number = sum(":invented-" in edition.id for edition in store.editions())
    while True:
        number += 1
        yield inventors["en" if number % CHINESE_EACH else "zh"].edition(number)


def _pool(store: Store, key: str, language: str) -> Pool:
    ids, vectors = store.vectors(key, language)
    if not ids:
        editions = [it.id for it in store.editions() if it.language == language]
        found = [p for edition in editions for p in store.edition_passages(edition)]
        return Pool(language, [passage.text for passage in found])
    held = store.passages(ids, Filters())
    return Pool(language, [held[one].text for one in ids], np.array(vectors))


def _ms(spent: dict[str, float], passages: int) -> str:
    told = ((name, 1000 * spent.get(name, 0.0) / passages) for name, _, _ in PHASES)
    return ", ".join(f"{name} {value:.2f} ms" for name, value in told if value)


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    for wanted in sys.argv[1:] or SIZES:
        print(wanted, json.dumps(make(wanted))[:300])
