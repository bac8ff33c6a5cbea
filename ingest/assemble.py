"""From a draft to the bundle that the store takes: identity, ids, clauses, passages."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

from ingest.draft import Draft
from ingest.identity.joining import completed
from ingest.known import Known
from ingest.legal_content import read_content
from ingest.passages import EditionText, make_passages
from ingest.structure.tree import Unit
from ingest.windows import Measure
from kb.domain.clauses import Passage
from kb.domain.instruments import Edition, Instrument, StoredText
from kb.domain.relations import ReadFact
from kb.identifiers import edition_id, sha256_text, with_digest
from kb.ports import EditionBundle, Embedder

HELD = "title of an instrument in the base"


@dataclass(frozen=True, slots=True)
class Joined:
    """The instrument of an edition; ``basis`` says why it is not the one that was read."""

    instrument: Instrument
    basis: str = ""


def assemble(
    draft: Draft, known: Known, embedder: Embedder, instrument_id: str | None = None
) -> EditionBundle:
    """The bundle without vectors. ``instrument_id`` overrides the identity that was read."""
    joined = _instrument(draft, known, instrument_id)
    edition, units = _edition(draft, joined, known), draft.structure.units
    clauses = tuple(unit.in_edition(edition.id, n) for n, unit in enumerate(units))
    facts = _facts(draft, joined)
    return EditionBundle(
        instrument=joined.instrument,
        edition=edition,
        text=StoredText(
            text=draft.text,
            sha256=edition.text_sha256,
            source_sha256=draft.source.sha256,
            parser=draft.parser,
            origins=draft.origins,
        ),
        clauses=clauses,
        passages=passages_of(edition, draft.text, units, embedder),
        source=draft.source,
        original=draft.original,
        content=read_content(draft.text, clauses, edition, joined.instrument, facts),
    )


def passages_of(
    edition: Edition, text: str, units: Sequence[Unit], embedder: Embedder
) -> tuple[Passage, ...]:
    """The passages of an edition as this embedder wants them windowed."""
    measure = Measure.for_language(embedder, edition.language)
    return make_passages(
        EditionText(edition.id, edition.title, edition.language, text), units, measure
    )


def _instrument(draft: Draft, known: Known, wanted: str | None) -> Joined:
    """The instrument of the base that the draft is a text of, so that a second edition joins it."""
    read = draft.instrument
    if draft.is_catalogued:
        return Joined(read)
    if wanted is not None:
        return Joined(
            known.instrument(wanted) or replace(read, id=wanted), "the call or a former run"
        )
    if draft.is_registered and (held := known.instrument(read.id)):
        return Joined(completed(held, read))
    if held := known.by_title(read):
        return Joined(completed(held, read), "" if held.id == read.id else HELD)
    if known.instrument(read.id) is None:
        return Joined(read)
    return Joined(replace(read, id=f"{read.id}-{sha256_text(read.title)[:8]}"))


def _edition(draft: Draft, joined: Joined, known: Known) -> Edition:
    facts, digest = draft.facts, sha256_text(draft.text)
    # The part is in the id alone.
    kept = {field.name for field in fields(Edition)}
    return Edition(
        id=_slot(draft, joined.instrument.id, digest, known),
        instrument_id=joined.instrument.id,
        structure=draft.structure.kind,
        text_sha256=digest,
        warnings=draft.warnings,
        **{it.name: getattr(facts, it.name) for it in fields(facts) if it.name in kept},
    )


def _facts(draft: Draft, joined: Joined) -> tuple[ReadFact, ...]:
    """As the document tells them; the instrument is the one that it joined, and why."""
    return tuple(
        replace(fact, value=joined.instrument.id, basis=joined.basis or fact.basis)
        if fact.field == "instrument"
        else fact
        for fact in draft.facts.facts
    )


def _slot(draft: Draft, instrument_id: str, digest: str, known: Known) -> str:
    """The edition's id; where another text holds the slot, eight digits of the digest more.

    A file that changed keeps the slot of its former text, unless another file still has that.
    """
    facts = draft.facts
    wanted = edition_id(
        instrument_id, facts.date, facts.language, facts.rendition, facts.standing, facts.part
    )
    holder = known.editions.get(wanted)
    before = known.source(draft.source.origin)
    alone = known.origins_of(wanted) == {draft.source.origin}
    if holder is None or holder.text_sha256 == digest or (before and alone):
        return wanted
    return with_digest(wanted, digest)
