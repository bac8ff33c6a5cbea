"""What is read in an edition's text beyond its tree: norms, pointers, terms, relations, facts."""

from collections.abc import Sequence

from kb.domain.clauses import Clause
from kb.domain.instruments import Edition, Instrument
from kb.domain.legal_content import LegalContent
from kb.domain.relations import ReadFact
from kb.domain.vocabulary import Rendition, Standing, StructureKind
from kb.legal.aliases import names_of
from kb.legal.norms.find import find_norms
from kb.legal.pointers.definitions import find_definitions
from kb.legal.pointers.find import find_pointers
from kb.legal.pointers.relations import find_relations

_PAPERS = (StructureKind.POLICY_PAPER, StructureKind.PROSE)
_TRANSLATIONS = (Standing.UNOFFICIAL_TRANSLATION, Standing.OFFICIAL_TRANSLATION)


def read_content(
    text: str,
    clauses: Sequence[Clause],
    edition: Edition,
    instrument: Instrument,
    facts: tuple[ReadFact, ...],
) -> LegalContent:
    """All of it; ``clauses`` are those of the edition, ``facts`` what was read of its identity.

    A digest is ours: what it says of the law's pointers and repeals is not read from the law.
    """
    translated = _is_translated(edition, instrument)
    norms = find_norms(text, clauses, edition.language, translated_paper=translated)
    if edition.rendition is Rendition.DIGEST:
        return LegalContent(norms=norms, facts=facts)
    names = names_of(instrument)
    return LegalContent(
        references=find_pointers(text, clauses, edition.language, names),
        definitions=find_definitions(text, clauses, edition.language),
        norms=norms,
        relations=find_relations(text, clauses, edition.language, names),
        facts=facts,
    )


def _is_translated(edition: Edition, instrument: Instrument) -> bool:
    """Where should and must are the translator's choice, and no terms of law."""
    if edition.language != "en" or edition.structure not in _PAPERS:
        return False
    return instrument.jurisdiction == "cn" or edition.standing in _TRANSLATIONS
