"""The starter corpus alone, as ``touchstone init`` loads it."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from ingest.bootstrap import open_ingestion
from kb.bootstrap import open_knowledge_base
from kb.knowledge_base import KnowledgeBase
from kb.settings import Settings

DENSE = "exact"
"""A scan: no figure rests on an approximation."""


@contextmanager
def starter_base() -> Iterator[KnowledgeBase]:
    """In a folder that is gone afterwards."""
    with TemporaryDirectory(prefix="touchstone-questions-") as folder:
        settings = Settings(data_dir=Path(folder), dense=DENSE)
        with closing(open_ingestion(settings, command="bench")) as work:
            work.init()
        with closing(open_knowledge_base(settings)) as base:
            yield base
