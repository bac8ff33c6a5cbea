"""Packs as data directories, made once and kept below ``.bench``.

A folder's name covers what its passages and vectors were made of. Where only the code that
indexes them has changed since, the product's own rebuild brings it up to date.
"""

import hashlib
import json
import shutil
import time
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from filelock import FileLock

from bench.retrieval.saying import say
from bench.retrieval.testset import Pack
from ingest.bootstrap import open_ingestion
from ingest.documents import READING
from kb.bootstrap import open_embedder, open_store
from kb.errors import InputRefused
from kb.identifiers import PASSAGE_SCHEME, sha256_text
from kb.language.segment import SEGMENTER_VERSION
from kb.settings import Settings

CHECKOUT = Path(__file__).parents[2]
HOME = CHECKOUT / ".bench"
MARK = "pack.json"
DOCUMENTS = "documents.json"
MACHINERY = (
    "kb/language",
    "kb/legal/headings.py",
    "kb/indexing.py",
    "kb/identifiers.py",
    "kb/adapters/sqlite",
    "kb/adapters/tantivy_index",
    "ingest/embedding.py",
    "ingest/passages.py",
    "ingest/rebuild.py",
    "ingest/windows.py",
)
"""What shapes passages, words and vectors: versions are raised at the end of a change, and packs
are searched in the middle of it."""
_KEY = 12


@dataclass(frozen=True, slots=True)
class Ready:
    """A pack that can be searched; ``documents`` are document ids by clause id.

    ``held`` are those of which there is a passage. ``seconds`` is what the building took.
    """

    folder: Path
    documents: dict[str, str]
    held: frozenset[str]
    passages: int
    seconds: float

    @property
    def data(self) -> Path:
        return self.folder / "data"


def ready(
    pack: Pack, root: Path, overrides: dict[str, Any], *, home: Path = HOME, fresh: bool = False
) -> Ready:
    """The pack as these settings want it, built or rebuilt where that is needed.

    Raises InputRefused where a file of the data set is missing or cut off.
    """
    models = home / "models"
    wanted = {"model_dir": models} | overrides
    identity = open_embedder(Settings(**wanted)).identity
    files = pack.files(root)
    for path in files:
        if not path.is_file():
            raise InputRefused(f"There is no {path.name} in {path.parent}.", "Fetch it first.")
    made_of = (pack.version, PASSAGE_SCHEME, READING, identity.key, _digest(files))
    folder = home / f"{pack.name}-{sha256_text('|'.join(made_of))[:_KEY]}"
    settings = Settings(**wanted | {"data_dir": folder / "data"})
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(f"{folder}.lock"):
        if fresh or not (folder / MARK).exists():
            _build(pack, root, folder, settings)
        state = _read(folder / MARK)
        if state["words"] != _words():
            _rebuild(pack, folder, settings, state["seconds"])
            state = _read(folder / MARK)
    held = frozenset(state["held"])
    return Ready(folder, _read(folder / DOCUMENTS), held, state["passages"], state["seconds"])


def _build(pack: Pack, root: Path, folder: Path, settings: Settings) -> None:
    shutil.rmtree(folder)
    folder.mkdir()
    say(f"{pack.name}: building its base in {folder.name}")
    started = time.perf_counter()
    _write(folder / DOCUMENTS, pack.fill(root, settings))
    _done(folder, settings, time.perf_counter() - started)


def _rebuild(pack: Pack, folder: Path, settings: Settings, seconds: float) -> None:
    say(f"{pack.name}: the code that indexes has changed; rebuilding {folder.name}")
    with closing(open_ingestion(settings, create=False, command="bench")) as work:
        work.rebuild()
    _done(folder, settings, seconds)


def _done(folder: Path, settings: Settings, seconds: float) -> None:
    """Written last: a folder without it is not whole. ``seconds`` are those of the building."""
    documents = _read(folder / DOCUMENTS)
    with closing(open_store(settings)) as store:
        passages = [it for edition in store.editions() for it in store.edition_passages(edition.id)]
    held = sorted({documents.get(it.clause_id, it.clause_id) for it in passages})
    state = {
        "words": _words(),
        "seconds": round(seconds, 1),
        "passages": len(passages),
        "held": held,
    }
    _write(folder / MARK, state)
    say(f"{folder.name}: {len(passages)} passages of {len(held)} documents")


def _words() -> str:
    code = [CHECKOUT / name for name in MACHINERY]
    files = [
        it for path in code for it in (sorted(path.rglob("*.py")) if path.is_dir() else [path])
    ]
    return f"{SEGMENTER_VERSION} {_digest(files)[:_KEY]}"


def _digest(paths: Iterable[Path]) -> str:
    found = hashlib.sha256()
    for path in paths:
        found.update(path.name.encode())
        found.update(path.read_bytes())
    return found.hexdigest()


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _write(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
