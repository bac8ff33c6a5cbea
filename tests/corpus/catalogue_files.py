"""The catalogue files under test."""

from pathlib import Path

from ingest.catalogue.entry import CatalogueEntry, DigestClause
from ingest.catalogue.reader import read_catalogue
from tests.corpus.shared_data import CHECKOUT

CORPUS = CHECKOUT / "corpus"
INSTRUMENTS = CORPUS / "instruments"
LAW_FILE = INSTRUMENTS / "cn" / "product-quality-law.md"


def entries() -> dict[str, CatalogueEntry]:
    """Every entry of the checkout, by id."""
    return {entry.id: entry for entry in read_catalogue(INSTRUMENTS)}


def pairs(entry: CatalogueEntry) -> list[tuple[DigestClause, DigestClause]]:
    """The Chinese and the English digest of each clause."""
    return list(zip(entry.digests["zh"], entry.digests["en"], strict=True))


def edited(folder: Path, old: str, new: str) -> Path:
    """A copy of the law's file with one change; the old text must be there."""
    text = LAW_FILE.read_text(encoding="utf-8")
    assert old in text, f"nothing to change: {old}"
    path = folder / LAW_FILE.name
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path
