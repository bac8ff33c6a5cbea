"""The source texts that digests are checked against."""

from pathlib import Path

from tests.conftest import CHECKOUT, real_documents

__all__ = ["CHECKOUT", "LAW", "SEEDS", "require"]

LAW = Path("laws-cn/economic/product-quality-law/README.md")
SEEDS = Path("seeds")


def require(relative: Path) -> Path:
    """The path below the folder of real documents; skips or fails as ``real_documents`` does."""
    return real_documents() / relative
