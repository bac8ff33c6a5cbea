"""All that was read of a document, its dates where sources agree or not, and the facts to keep."""

from dataclasses import dataclass

from ingest.identity.information import Information
from ingest.identity.organs import Made
from ingest.identity.own_numbers import OwnNumbers
from ingest.identity.registry import Match
from ingest.identity.standard_cover import Cover
from ingest.identity.subject import Subject
from ingest.identity.wording import Wording
from ingest.sources.versions import StatedDates
from kb.domain.instruments import UNKNOWN_DATE, DatedFact, Instrument
from kb.domain.relations import ReadFact
from kb.domain.vocabulary import Standing


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates of the edition, each from the source that states it best."""

    day: DatedFact = UNKNOWN_DATE
    adopted: DatedFact = UNKNOWN_DATE
    published: DatedFact = UNKNOWN_DATE
    effective_from: DatedFact = UNKNOWN_DATE
    effective_to: DatedFact = UNKNOWN_DATE


@dataclass(frozen=True, slots=True)
class Evidence:
    """``excerpt`` says what shows that wording is missing; "" for a whole text.

    ``remark`` says of what day the wording is, where it is not the latest or not the only one.
    """

    subject: Subject
    made: Made
    numbers: OwnNumbers
    match: Match | None
    cover: Cover | None
    wording: Wording
    listed: StatedDates
    beside: Information
    standing: tuple[Standing, str]
    excerpt: str
    language: str
    remark: str = ""

    @property
    def dates(self) -> Dates:
        """A list of versions goes before the text, which goes before any other list."""
        wording, listed, beside = self.wording, self.listed, self.beside
        issued = self.cover.issued if self.cover else UNKNOWN_DATE
        implemented = self.cover.implemented if self.cover else UNKNOWN_DATE
        return Dates(
            day=_first(listed.adopted, issued, wording.day, beside.enacted),
            adopted=wording.adopted,
            published=_first(issued, wording.published),
            effective_from=_first(
                listed.effective_from, implemented, wording.effective_from, self._beside_effective
            ),
            effective_to=_first(listed.effective_to, wording.ended),
        )

    @property
    def _beside_effective(self) -> DatedFact:
        """A list of another wording than this one dates this one not."""
        day, enacted = self.wording.day.value, self.beside.enacted.value
        is_same = day is None or enacted is None or day == enacted
        return self.beside.effective_from if is_same else UNKNOWN_DATE

    @property
    def note(self) -> str:
        day, part = self.dates.day, self.subject.part
        said = [f"part: {part.label}"] if part else []
        if day.value:
            change = f", {self.wording.change.value}" if self.wording.change.value else ""
            said.append(f"wording of {day.value} ({day.basis}){change}")
        return "; ".join(said)

    def warnings(self, instrument: Instrument) -> tuple[str, ...]:
        """What disagrees, and what shows that the text is not whole or not the latest."""
        found = [*self.wording.warnings]
        if self.excerpt:
            found.append(f"an excerpt: the text {self.excerpt}")
        if self.remark:
            found.append(self.remark)
        day, effective = self.wording.day, self.wording.effective_from
        found += _disagree("wording", day, self.listed.adopted)
        found += _disagree("wording", day, self.beside.enacted)
        found += _disagree("effective date", effective, self.listed.effective_from)
        found += _disagree("effective date", effective, self._beside_effective)
        read = self.made.issuer
        if read and instrument.issuer and not _same_organ(read, instrument.issuer):
            found.append(
                f"issuer: {read} ({self.made.issuer_basis}), {instrument.issuer} (registry)"
            )
        return tuple(dict.fromkeys(found))


def read_facts(instrument: Instrument, evidence: Evidence) -> tuple[ReadFact, ...]:
    """One fact for each thing that was read; nothing for what was not."""
    subject, dates = evidence.subject, evidence.dates
    registered = evidence.match.basis if evidence.match else ""
    title_basis = "front matter" if subject.title.whole else subject.basis
    facts = [
        ReadFact("instrument", instrument.id, registered or subject.basis),
        ReadFact("title", subject.title.text, title_basis),
        ReadFact("part", subject.part.label if subject.part else "", title_basis),
        ReadFact("level", instrument.level.value, _level_basis(evidence, registered)),
        ReadFact("issuer", instrument.issuer or "", _issuer_basis(evidence, instrument)),
        ReadFact("number", _own_number(evidence), evidence.numbers.basis),
        *(ReadFact("order", number, basis) for number, basis in evidence.numbers.orders),
        ReadFact("order", evidence.beside.number, "information.json"),
        ReadFact("draft", subject.plain.draft, "title"),
        ReadFact("standing", evidence.standing[0].value, evidence.standing[1]),
        ReadFact("change", evidence.wording.change.value, evidence.wording.change_basis),
        _dated("adopted", dates.adopted),
        _dated("published", dates.published),
        _dated("wording", dates.day),
        _dated("first_effective", instrument.effective_from),
        _dated("effective_from", dates.effective_from),
        _dated("effective_to", dates.effective_to),
        ReadFact("replaces", evidence.cover.replaces if evidence.cover else "", "cover"),
        ReadFact("in_force", evidence.beside.force, "information.json, without a date"),
        ReadFact("rendition", "excerpt" if evidence.excerpt else "", evidence.excerpt),
        ReadFact("language", evidence.language, "script of the text"),
    ]
    return tuple(fact for fact in facts if fact.value and fact.basis)


def _dated(field: str, fact: DatedFact) -> ReadFact:
    return ReadFact(field, fact.value.isoformat() if fact.value else "", fact.basis)


def _own_number(evidence: Evidence) -> str:
    return evidence.numbers.own.text if evidence.numbers.own else ""


def _level_basis(evidence: Evidence, registered: str) -> str:
    if registered:
        return registered
    if evidence.cover:
        return evidence.cover.basis
    return "front matter" if evidence.subject.title.level else evidence.made.level_basis


def _issuer_basis(evidence: Evidence, instrument: Instrument) -> str:
    """The document's own word goes before the registry's where they agree."""
    if evidence.made.issuer and _same_organ(evidence.made.issuer, instrument.issuer or ""):
        above = evidence.subject.above
        origin = f"{above.origin}, " if above and above.origin else ""
        return f"{origin}{evidence.made.issuer_basis}"
    if evidence.match and evidence.match.entry.issuer:
        return evidence.match.basis
    return "cover" if evidence.cover else evidence.made.issuer_basis


def _same_organ(one: str, other: str) -> bool:
    return one in other or other in one


def _first(*facts: DatedFact) -> DatedFact:
    return next((fact for fact in facts if fact.value), UNKNOWN_DATE)


def _disagree(what: str, read: DatedFact, listed: DatedFact) -> list[str]:
    if not (read.value and listed.value) or read.value == listed.value:
        return []
    return [f"{what}: {read.value} ({read.basis}), {listed.value} ({listed.basis})"]
