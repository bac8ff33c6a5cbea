"""Everything that is fuzzed, found by itself: what is registered tomorrow is fuzzed tomorrow."""

import inspect
import pkgutil
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import ingest.structure
from ingest.blocks import Block, ParsedDocument
from ingest.parsers.registry import PARSERS
from ingest.structure.tree import Structure
from tests.conftest import CHECKOUT, real_documents

SEEDS = Path(__file__).parent / "seeds"
_LARGEST = 40_000
"""Bytes of a real file: small ones have all that a format has, and are parsed a thousand times."""
_MOST = 40

Builder = Callable[[tuple[Block, ...]], Structure]


def parsers() -> dict[str, str]:
    """A suffix of each registered parser, by its short name."""
    found: dict[str, str] = {}
    for suffix, name in PARSERS.items():
        found.setdefault(name.partition(":")[2].removeprefix("parse_"), suffix)
    return found


def builders() -> dict[str, Builder]:
    """Every public ``build_...`` that takes blocks alone, or a whole document."""
    found: dict[str, Builder] = {}
    for module in pkgutil.iter_modules(ingest.structure.__path__, "ingest.structure."):
        for name, it in vars(import_module(module.name)).items():
            if name.startswith("build_") and it.__module__ == module.name:
                given = list(inspect.signature(it).parameters)
                if given == ["blocks"]:
                    found[name] = it
                elif given == ["document"]:
                    found[name] = of_document(it)
    return found


def of_document(build: Callable[[ParsedDocument], Structure]) -> Builder:
    return lambda blocks: build(ParsedDocument(blocks, "fuzz/1"))


def kept(name: str) -> list[Path]:
    """Inputs that failed once."""
    return sorted(path for path in (SEEDS / name).glob("*") if path.is_file())


def seeds(name: str, suffix: str) -> list[bytes]:
    """Small real files of a type: kept ones, those of the tests, those of the real documents."""
    suffixes = {it for it, parser in PARSERS.items() if parser == PARSERS[suffix]}
    files = [*kept(name), *_below(CHECKOUT / "tests" / "ingest", suffixes)]
    files += _below(_real(), suffixes)
    return [path.read_bytes() for path in files[:_MOST]] or [b""]


def _below(folder: Path | None, suffixes: set[str]) -> Iterator[Path]:
    if folder is None:
        return
    of_type = [it for it in sorted(folder.rglob("*")) if it.suffix.lower() in suffixes]
    small = [it for it in of_type if it.stat().st_size <= _LARGEST]
    # Spread over the folders: hundreds of laws in one of them are all alike.
    yield from small[:: max(1, len(small) // _MOST)]


def _real() -> Path | None:
    try:
        return real_documents()
    except BaseException as absent:
        if type(absent).__name__ != "Skipped":
            raise
        return None
