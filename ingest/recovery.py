"""Completes or undoes what a process that died left under way."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.erasure import erase
from kb.errors import DataDirectoryError
from kb.indexing import CLEAN, DENSE, DIRTY, LEXICAL, add_words, drop_retired, usable
from kb.ports import Indexes, Store


def recover(store: Store, indexes: Indexes, embedder_key: str) -> list[str]:
    """What was done about it, a sentence each; nothing where the last run ended well.

    Only the owner calls it. Each step can itself be cut short and is then taken again. A dirty
    index of vectors is left to the end of the run, so that it is built once. Raises
    DataDirectoryError where a reader is in the way of an erasure.
    """
    done = []
    drop_retired(store, indexes)
    store.sweep()
    intents = store.intents()
    if intents.index:
        _reindex(store, indexes, intents.index, embedder_key)
        done.append(f"Completed the index entries of {_editions(len(intents.index))}.")
    if intents.erase:
        erase(store, indexes, intents.erase, embedder_key)
        done.append(f"Completed the erasure of {_editions(len(intents.erase))}.")
    return done


def _reindex(store: Store, indexes: Indexes, edition_ids: Sequence[str], embedder_key: str) -> None:
    """The words of these editions again, as the truth has them now; vectors are built later."""
    dense = store.generation(DENSE)
    unsure = [replace(dense, state=DIRTY)] if dense else []
    generation = usable(store, indexes, LEXICAL, embedder_key)
    if generation is not None:
        try:
            _rewrite(store, indexes, generation.name, edition_ids)
            unsure.append(replace(generation, state=CLEAN))
        except DataDirectoryError:
            # It cannot be opened, so the end of the run builds another.
            unsure.append(replace(generation, state=DIRTY))
    store.finish(unsure)


def _rewrite(store: Store, indexes: Indexes, name: str, edition_ids: Sequence[str]) -> None:
    lexical = indexes.lexical(name)
    try:
        for edition_id in edition_ids:
            lexical.remove_edition(edition_id)
            add_words(lexical, store.edition_passages(edition_id))
        lexical.commit()
    finally:
        lexical.close()


def _editions(count: int) -> str:
    return "1 edition" if count == 1 else f"{count} editions"
