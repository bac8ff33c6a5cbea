"""Do the derived indexes hold what the truth holds, no more and no less?"""

from kb.errors import DataDirectoryError
from kb.identifiers import indexed_digest
from kb.indexing import CLEAN, DENSE, LEXICAL, usable
from kb.ports import DenseIndex, Embedder, Indexes, LexicalIndex, StoreReader


def index_faults(store: StoreReader, indexes: Indexes, embedder: Embedder) -> list[str]:
    """Why vectors and indexes must be built again; nothing where all is well."""
    languages = sorted({edition.language for edition in store.editions()})
    key = embedder.identity.key
    faults = [
        f"{missing} passages in {language} have no vector, or none of their sentences"
        for language in languages
        if language in embedder.languages
        and (missing := _without_vector(store, embedder, language))
    ]
    expected = {language: store.count_passages(language) for language in languages}
    faults += _faults(store, indexes, LEXICAL, key, expected)
    expected = {language: store.count_vectors(key, language) for language in languages}
    return faults + _faults(store, indexes, DENSE, key, expected)


def _without_vector(store: StoreReader, embedder: Embedder, language: str) -> int:
    """Passages whose vector is missing or was cut short, or their sentences'; by edition."""
    key, shape = embedder.identity.key, (embedder.identity.dimension,)
    missing = 0
    for edition in store.editions():
        if edition.language == language:
            digests = [indexed_digest(it) for it in store.edition_passages(edition.id)]
            rows = store.vectors_of(key, digests)
            whole = {digest for digest, row in rows.items() if row.shape == shape}
            whole &= store.with_sentences(key, digests)
            missing += sum(digest not in whole for digest in digests)
    return missing


def _faults(
    store: StoreReader, indexes: Indexes, kind: str, key: str, expected: dict[str, int]
) -> list[str]:
    current = store.generation(kind)
    if current is not None and current.state != CLEAN:
        return [f"the {kind} index was left unfinished"]
    generation = usable(store, indexes, kind, key)
    if generation is None:
        return [f"the {kind} index is missing or of no use"] if any(expected.values()) else []
    try:
        index = (
            indexes.dense(generation.name) if kind == DENSE else indexes.lexical(generation.name)
        )
    except DataDirectoryError as error:
        return [f"the {kind} index cannot be opened: {error.problem}"]
    try:
        return [fault for item in expected.items() if (fault := _count_fault(index, kind, *item))]
    except DataDirectoryError as error:
        return [f"the {kind} index cannot be read: {error.problem}"]
    finally:
        index.close()


def _count_fault(index: DenseIndex | LexicalIndex, kind: str, language: str, expected: int) -> str:
    held = index.count(language)
    return f"the {kind} index holds {held} of {expected} in {language}" if held != expected else ""
