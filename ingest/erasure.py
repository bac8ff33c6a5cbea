"""Wiping out: after an erasure no file of the data directory holds a word of the text."""

import time
from collections.abc import Sequence

from kb.errors import DataDirectoryError
from kb.indexing import DENSE, LEXICAL, build, drop_retired
from kb.ports import Indexes, Store
from kb.records import redacted

PATIENCE = 10.0
"""Seconds for which those who still read the old indexes are waited for."""
_PAUSE = 0.1


def erase(store: Store, indexes: Indexes, edition_ids: Sequence[str], embedder_key: str) -> int:
    """Of editions that are removed already: records, indexes, what the database still holds.

    Gives the number of records redacted. Raises DataDirectoryError where a reader is in the way;
    the next command then goes on with it.
    """
    records = _redact(store, edition_ids)
    for kind in (DENSE, LEXICAL):
        build(store, indexes, kind, embedder_key)
    store.finish([])
    store.sweep()
    if not _dropped(store, indexes) or not store.shrink():
        raise DataDirectoryError(
            "Another process still reads what is to be erased.",
            "End it, then finish the erasure: touchstone doctor",
        )
    store.erased()
    store.shrink()
    return records


def _redact(store: Store, edition_ids: Sequence[str]) -> int:
    wanted = frozenset(edition_ids)
    changed = {
        key: content
        for key, content in ((key, redacted(record, wanted)) for key, record in store.records())
        if content is not None
    }
    for key, content in changed.items():
        store.save_record(key, content)
    return len(changed)


def _dropped(store: Store, indexes: Indexes) -> bool:
    until = time.monotonic() + PATIENCE
    while not drop_retired(store, indexes):
        if time.monotonic() > until:
            return False
        time.sleep(_PAUSE)
    return True
