"""Opens and searches a Chroma folder in a process of its own: ``python -m ... FOLDER``.

Ends with 0 where every collection can be read; an index that was broken by a kill may end the
process that opens it, and must not end one that people talk to.
"""

import sys

import chromadb
from chromadb.config import Settings


def probe(folder: str) -> None:
    """Raises, or crashes, where the folder cannot be read."""
    settings = Settings(anonymized_telemetry=False)
    client = chromadb.PersistentClient(path=folder, settings=settings)
    for collection in client.list_collections():
        held = collection.get(limit=1, include=["embeddings"])["embeddings"]
        if held is not None and len(held):
            collection.query(query_embeddings=held, n_results=1, include=["distances"])
        collection.count()


if __name__ == "__main__":
    probe(sys.argv[1])
