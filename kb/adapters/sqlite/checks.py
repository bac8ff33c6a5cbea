"""What must hold of a bundle before it becomes truth: ``verify`` rests on it later."""

from collections.abc import Sequence

from kb.domain.clauses import Passage
from kb.domain.instruments import Source
from kb.identifiers import sha256_bytes, sha256_text
from kb.ports import EditionBundle


def check_bundle(bundle: EditionBundle) -> None:
    """Raises ValueError where ids or digests disagree."""
    edition, text = bundle.edition, bundle.text
    check_original(bundle.source, bundle.original)
    check_passages(edition.id, bundle.passages)
    eids = {clause.eid for clause in bundle.clauses}
    facts = {
        "the edition belongs to another instrument": edition.instrument_id == bundle.instrument.id,
        "a clause belongs to another edition": all(
            clause.edition_id == edition.id for clause in bundle.clauses
        ),
        "two clauses have one eid": len(eids) == len(bundle.clauses),
        "the edition's text digest is off": edition.text_sha256 == text.sha256,
        "the text's digest is off": text.sha256 == sha256_text(text.text),
        "what was read in it points outside of it": _within(bundle, eids),
        "the text came from another source": text.source_sha256 == bundle.source.sha256,
    }
    for complaint, holds in facts.items():
        if not holds:
            raise ValueError(f"{edition.id}: {complaint}")


def _within(bundle: EditionBundle, eids: set[str]) -> bool:
    """Every span of what was read lies in the text, in a clause that there is."""
    content, length = bundle.content, len(bundle.text.text)
    spans = [(it.eid, it.start, it.end) for it in content.norms]
    spans += [(it.eid, it.start, it.end) for it in content.references]
    spans += [(it.eid, it.start, it.end) for it in content.definitions]
    spans += [(it.eid, it.start, it.end) for it in content.relations if it.eid]
    return all(eid in eids and 0 <= start < end <= length for eid, start, end in spans)


def check_original(source: Source, original: bytes) -> None:
    """Raises ValueError where the source has not the original's digest."""
    if source.sha256 != sha256_bytes(original):
        raise ValueError(f"{source.name}: the original's digest is off")


def check_passages(edition_id: str, passages: Sequence[Passage]) -> None:
    """Raises ValueError where one belongs to another edition, or two have one id."""
    if any(passage.edition_id != edition_id for passage in passages):
        raise ValueError(f"{edition_id}: a passage belongs to another edition")
    if len({passage.id for passage in passages}) < len(passages):
        raise ValueError(f"{edition_id}: two passages have one id")
