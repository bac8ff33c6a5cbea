"""Every adapter of the two index ports by name, as a function from a folder to an index."""

from collections.abc import Callable
from pathlib import Path

from kb.adapters.chroma_index import ChromaIndex
from kb.adapters.exact_scan import ExactScan
from kb.adapters.mapped_scan import MappedScan
from kb.adapters.mirrored_index import MirroredIndex
from kb.adapters.tantivy_index import TantivyIndex
from kb.ports import DenseIndex, LexicalIndex
from tests.adapters.fake_dense import FakeDense
from tests.adapters.fake_lexical import FakeLexical

KEY = "0123456789abcdef"


def open_chroma(folder: Path) -> ChromaIndex:
    return ChromaIndex(folder, KEY)


def open_mirrored(folder: Path) -> MirroredIndex:
    return MirroredIndex(open_chroma(folder), MappedScan(folder / "mapped", create=True))


LEXICAL: dict[str, Callable[[Path], LexicalIndex]] = {
    "tantivy on disk": TantivyIndex,
    "tantivy in memory": lambda _: TantivyIndex(None),
    "fake": lambda _: FakeLexical(),
}

DENSE: dict[str, Callable[[Path], DenseIndex]] = {
    "chroma": open_chroma,
    "exact scan": lambda _: ExactScan(),
    "mapped scan": lambda folder: MappedScan(folder, create=True),
    "chroma and a mapped scan": open_mirrored,
    "fake": lambda _: FakeDense(),
}
