"""The command line with hashes for an embedder, which knows Chinese: ``python -m ... ask ...``.

Vectors of Chinese texts fill the index of vectors, and no model takes the time of a kill.
"""

import sys

import cli
import ingest.bootstrap
import kb.bootstrap
from kb.settings import Settings
from tests.adapters.fake_embedder import FakeEmbedder


def install() -> None:
    """Both composition roots take the fake from now on."""

    def opened(_settings: Settings) -> FakeEmbedder:
        return FakeEmbedder(languages=frozenset({"zh", "en"}))

    kb.bootstrap.open_embedder = opened
    ingest.bootstrap.open_embedder = opened


if __name__ == "__main__":
    install()
    sys.exit(cli.main())
