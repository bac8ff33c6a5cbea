"""Passages of a data set as editions of a base: one edition a document, one clause a passage.

Only the parsing is left out. Passages are cut, embedded, indexed and committed by the product.
"""

from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass

from bench.retrieval.saying import progress
from ingest.assemble import passages_of
from ingest.changes import Changes
from ingest.embedding import with_vectors
from ingest.index_writer import IndexWriter
from ingest.known import Known
from ingest.parsers.clean import clean
from ingest.rebuild import remember
from ingest.structure.tree import Unit
from kb.bootstrap import open_embedder, open_store, own
from kb.directory_indexes import DirectoryIndexes
from kb.domain.clauses import Clause
from kb.domain.instruments import Edition, Instrument, Source, StoredText
from kb.domain.vocabulary import ClauseKind, Rendition, Standing, StructureKind
from kb.identifiers import edition_id, sha256_bytes, sha256_text
from kb.ports import EditionBundle, Embedder
from kb.settings import Settings

_BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class Entry:
    """One passage of a data set; ``id`` is what gold names. ``label`` is its printed number."""

    id: str
    words: str
    label: str = ""
    headings: tuple[str, ...] = ()
    kind: ClauseKind = ClauseKind.CLAUSE


@dataclass(frozen=True, slots=True)
class Text:
    """One document of a data set; ``slug`` is unique among them."""

    slug: str
    title: str
    language: str
    entries: Sequence[Entry]


def fill(texts: Iterable[Text], settings: Settings) -> dict[str, str]:
    """Commits every text; gives entry ids by clause id. Entries without words are not indexed."""
    documents: dict[str, str] = {}
    with (
        own(settings, "bench", lambda _: None),
        closing(open_store(settings, create=True)) as store,
    ):
        embedder = open_embedder(settings)
        indexes = DirectoryIndexes(settings, store, embedder.identity.key)
        remember(store, embedder)
        writer = IndexWriter(store, indexes, embedder.identity.key)
        with closing(Changes(store, writer, Known(store))) as changes:
            for number, text in enumerate(texts, 1):
                entries = [entry for entry in text.entries if clean(entry.words).strip()]
                made = _bundle(text, entries, embedder)
                documents |= {
                    clause.id: entry.id for clause, entry in zip(made.clauses, entries, strict=True)
                }
                changes.add(with_vectors(made, store, embedder)[0])
                progress(f"{number} documents, {len(documents)} passages")
            changes.finish()
    progress()
    return documents


def _bundle(text: Text, entries: Sequence[Entry], embedder: Embedder) -> EditionBundle:
    """Without vectors."""
    words = [clean(entry.words).strip() for entry in entries]
    whole = _BETWEEN.join(words)
    units, start = [], 0
    for number, (entry, own_words) in enumerate(zip(entries, words, strict=True), 1):
        end = start + len(own_words)
        units.append(_unit(entry, number, (start, end)))
        start = end + len(_BETWEEN)
    instrument = Instrument(f"local:{text.slug}", text.title)
    source, edition = _source(text, whole), _edition(text, instrument, whole)
    return EditionBundle(
        instrument=instrument,
        edition=edition,
        text=StoredText(whole, edition.text_sha256, source.sha256, "bench/1"),
        clauses=_clauses(units, edition),
        passages=passages_of(edition, whole, units, embedder),
        source=source,
        original=whole.encode(),
    )


def _unit(entry: Entry, number: int, span: tuple[int, int]) -> Unit:
    return Unit(
        eid=f"p_{number}",
        kind=entry.kind,
        label=entry.label or str(number),
        start=span[0],
        end=span[1],
        number=entry.label,
        headings=entry.headings,
    )


def _clauses(units: Sequence[Unit], edition: Edition) -> tuple[Clause, ...]:
    return tuple(unit.in_edition(edition.id, number) for number, unit in enumerate(units))


def _source(text: Text, whole: str) -> Source:
    return Source(f"{text.slug}.txt", sha256_bytes(whole.encode()), f"bench:{text.slug}")


def _edition(text: Text, instrument: Instrument, whole: str) -> Edition:
    return Edition(
        id=edition_id(instrument.id, None, text.language),
        instrument_id=instrument.id,
        language=text.language,
        title=text.title,
        rendition=Rendition.FULL_TEXT,
        standing=Standing.UNSTATED,
        structure=StructureKind.PROSE,
        text_sha256=sha256_text(whole),
    )
