"""Reading an edition again from the source file that the base keeps."""

from pathlib import Path

from ingest.assemble import passages_of
from ingest.documents import read_draft
from ingest.draft import Draft
from ingest.embedding import vectors_for
from ingest.isolation.parsing import Parsing
from ingest.legal_content import read_content
from ingest.sources.corpus import corpus_files, drafts_of, table_files
from ingest.sources.files import FoundFile
from kb.domain.instruments import Edition, Source, StoredText
from kb.errors import InputRefused
from kb.identifiers import sha256_text
from kb.ports import EditionBundle, Embedder, Store


def reread(
    edition: Edition, store: Store, embedder: Embedder, parsing: Parsing
) -> EditionBundle | None:
    """The edition whole, as it was; None where its source gives another text now, or none."""
    source, instrument = store.source(edition.id), store.instrument(edition.instrument_id)
    content = store.original(source.sha256) if source else None
    if source is None or instrument is None or content is None:
        return None
    draft = _draft(source, content, parsing)
    if draft is None or sha256_text(draft.text) != edition.text_sha256:
        return None
    units = draft.structure.units
    passages = passages_of(edition, draft.text, units, embedder)
    found = vectors_for(passages, store, embedder)
    clauses = tuple(unit.in_edition(edition.id, n) for n, unit in enumerate(units))
    facts = store.content(edition.id).facts or draft.facts.facts
    text = StoredText(draft.text, edition.text_sha256, source.sha256, draft.parser, draft.origins)
    return EditionBundle(
        instrument=instrument,
        edition=edition,
        text=text,
        clauses=clauses,
        passages=passages,
        source=source,
        original=content,
        embedder_key=embedder.identity.key,
        vectors=found.vectors,
        sentences=found.sentences,
        content=read_content(draft.text, clauses, edition, instrument, facts),
    )


def _draft(source: Source, content: bytes, parsing: Parsing) -> Draft | None:
    if source.origin.startswith("corpus:"):
        files = [*corpus_files(), *table_files()]
        drafts = (draft for path in files for draft in drafts_of(path))
        return next((draft for draft in drafts if draft.source.origin == source.origin), None)
    try:
        file = FoundFile(Path(source.origin), source.name, explicit=False)
        return read_draft(file, content, parsing)
    except (InputRefused, OSError):
        return None
