"""What a base holds, looked at without any command: is anything lost, doubled, or half there?"""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from kb.bootstrap import open_store
from kb.directory_indexes import DirectoryIndexes
from kb.identifiers import indexed_digest, sha256_text
from kb.indexing import CLEAN, DENSE, LEXICAL
from kb.ports import Store
from kb.settings import Settings
from tests.adapters.fake_embedder import FakeEmbedder

KEY = FakeEmbedder().identity.key


@dataclass(frozen=True)
class Whole:
    """One edition with all it consists of, as digests."""

    text: str
    clauses: str
    passages: str
    vectors: int
    source: str


def editions_of(data_dir: Path) -> dict[str, Whole]:
    """Every visible edition by id."""
    with closing(open_store(Settings(data_dir=data_dir))) as store, store.snapshot():
        return {edition.id: _whole(store, edition.id) for edition in store.editions()}


def _whole(store: Store, edition_id: str) -> Whole:
    text, passages = store.text(edition_id), store.edition_passages(edition_id)
    source = store.source(edition_id)
    content = store.original(source.sha256) if source else None
    digests = [indexed_digest(passage) for passage in passages]
    return Whole(
        text=sha256_text(text.text) if text else "",
        clauses=sha256_text(repr(store.clauses(edition_id))),
        passages=sha256_text(repr(passages)),
        vectors=len(store.vectors_of(KEY, digests)),
        source=f"{source.sha256} {len(content)}" if source and content else "",
    )


def unfinished(data_dir: Path) -> list[str]:
    """What a command that ended well must not leave."""
    settings = Settings(data_dir=data_dir)
    with closing(open_store(settings)) as store:
        left = [f"intents: {store.intents()}"] if any(vars_of(store.intents())) else []
        left += [f"retired: {name}" for name in store.retired()]
        left += [f"damage: {line}" for line in store.damage()]
        names = []
        for kind in (DENSE, LEXICAL):
            generation = store.generation(kind)
            if generation is None or generation.state != CLEAN:
                left.append(f"{kind}: {generation}")
            else:
                names.append(generation.name)
                left += _miscounted(settings, store, kind, generation.name)
        folders = {it.name for it in (data_dir / "indexes").iterdir() if it.suffix != ".users"}
        left += [f"folders: {folders ^ set(names)}"] if folders != set(names) else []
        files = {it.name for it in (data_dir / "originals").rglob("*") if it.is_file()}
        left += [f"originals: {files ^ set(store.originals())}"] * (files != set(store.originals()))
    return left


def vars_of(intents: object) -> list[object]:
    return [getattr(intents, name) for name in ("index", "erase")]


def _miscounted(settings: Settings, store: Store, kind: str, name: str) -> list[str]:
    indexes = DirectoryIndexes(settings, store, KEY)
    with closing(indexes.dense(name) if kind == DENSE else indexes.lexical(name)) as index:
        wrong = []
        for language in ("zh", "en"):
            wanted = store.count_passages(language)
            if index.count(language) != wanted:
                wrong.append(f"{kind} {language}: {index.count(language)} of {wanted}")
        return wrong
