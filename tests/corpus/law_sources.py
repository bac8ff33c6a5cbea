"""Which text the digests of each law or regulation were written from."""

from pathlib import Path
from typing import NamedTuple

from tests.corpus.shared_data import LAW


class LawSource(NamedTuple):
    """The text, and how many articles it has."""

    path: Path
    articles: int


_ECONOMIC = Path("laws-cn/economic")

LAWS = {
    "cn:product-quality-law": LawSource(LAW, 74),
    "cn:standardization-law": LawSource(_ECONOMIC / "standardization-law/README.md", 45),
}
