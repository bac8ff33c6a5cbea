"""Phrases that the plain text and the terminal share: one line about one thing."""

import re
from collections.abc import Iterable, Sequence

from kb.domain.answers import Answer
from kb.domain.clauses import Clause
from kb.domain.instruments import Edition, Instrument
from kb.domain.places import Place, PlaceUnit
from kb.domain.retrieval import Candidate
from kb.domain.shown import EditionOverview
from kb.domain.status import Status
from kb.domain.tables import CELLS, TableRow
from kb.domain.vocabulary import OutcomeCode, Rendition
from kb.rendering.summaries import EditionSummary
from kb.rendering.words import LEVELS, OUTCOMES, RENDITIONS, STANDINGS, STATUSES, UNITS, Words

SURE_ENOUGH = 0.9
"""Of a recognition; below it one character in ten may be wrong, and a reader is told to look."""
# Words of documents and file names reach a terminal: an escape sequence in them must not.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def clean(text: str) -> str:
    """The text without the control characters that a terminal would obey."""
    return _CONTROL.sub("", text)


def marks(numbers: Iterable[int]) -> str:
    return "".join(f"[{n}]" for n in numbers)


def title_line(instrument: Instrument, edition: Edition, clause: Clause) -> str:
    other = instrument.title_zh if edition.language == "en" else instrument.title_en
    title = edition.title or instrument.title
    name = f"{title} ({other})" if other and other != title else title
    return " · ".join(part for part in (name, instrument.number, clause.label) if part)


def path_line(clause: Clause) -> str:
    """The headings around the clause, without one that only repeats its label."""
    path = (*clause.headings, clause.heading)
    return " > ".join(heading for heading in path if heading not in ("", clause.label))


def status_line(status: Status) -> str:
    """``in force 有效 (from 2018-12-29)``; a date that is not known is not shown."""
    details = [
        f"from {status.valid_from}" if status.valid_from else "",
        f"to {status.valid_to}" if status.valid_to else "",
        f"first in force {status.instrument_from}" if status.instrument_from else "",
    ]
    known = "; ".join(detail for detail in details if detail)
    return STATUSES[status.code].both + (f" ({known})" if known else "")


def note_lines(status: Status) -> list[str]:
    """Why it has this status, in English and in Chinese."""
    return [note for note in dict.fromkeys((status.note, status.note_zh)) if note]


def kind_line(instrument: Instrument, edition: Edition) -> str:
    """``law 法律 · official text 官方文本 · full text 全文``.

    A digest is never official itself: it is one *of* an official text. A catalogue entry is of
    no text at all.
    """
    level, standing = LEVELS[instrument.level].both, STANDINGS[edition.standing].both
    rendition = RENDITIONS[edition.rendition].both
    if edition.is_record:
        return f"{level} · {standing}"
    if edition.rendition is Rendition.DIGEST:
        return f"{level} · {rendition} (of: {standing})"
    return f"{level} · {standing} · {rendition}"


def place_line(places: Sequence[Place]) -> str:
    """``pages 12-13 第12-13页``; "" where only lines of the file are known, which nobody sees."""
    told = [place for place in places if place.unit is not PlaceUnit.LINE]
    english, chinese = map(_place_in_english, told), map(_place_in_chinese, told)
    return " ".join(filter(None, ("; ".join(english), "；".join(chinese))))


def place_lines(places: Sequence[Place]) -> list[str]:
    """Where it stands, and how it was read, a line each; nothing where neither is known."""
    read = recognition(places)
    return [line for line in (place_line(places), read.both if read else "") if line]


def _place_in_english(place: Place) -> str:
    unit = UNITS[place.unit].en
    numbers = f"{unit}s {place.first}-{place.last}" if _spans(place) else f"{unit} {place.first}"
    part = f"sheet {place.part}" if place.unit is PlaceUnit.ROW else place.part
    return f"{part}, {numbers}" if place.part else numbers


def _place_in_chinese(place: Place) -> str:
    unit = UNITS[place.unit].zh
    numbers = f"{place.first}-{place.last}" if _spans(place) else f"{place.first}"
    part = f"工作表{place.part}" if place.unit is PlaceUnit.ROW else place.part
    return f"{part}，第{numbers}{unit}" if place.part else f"第{numbers}{unit}"


def _spans(place: Place) -> bool:
    return place.last > place.first


def recognition(places: Sequence[Place]) -> Words | None:
    """That characters were recognised in a picture, and how surely; None where none were."""
    sure = [place.confidence for place in places if place.confidence is not None]
    if not sure:
        return None
    least = min(sure)
    percent = int(least * 100 + 0.5)
    english = f"read by character recognition, {percent} % sure"
    chinese = f"文字由光学识别得到，把握 {percent} %"
    if least >= SURE_ENOUGH:
        return Words(english, chinese)
    return Words(f"{english}; compare it with the original", f"{chinese}，请核对原件")


def pair_lines(row: TableRow | None) -> list[str]:
    """``head: cell`` for each cell of a row."""
    if row is None or not row.heads:
        return []
    return [f"{head}: {cell}" if head else cell for head, cell in row.pairs]


def heads_line(row: TableRow | None) -> str:
    """The heads of the columns of a row that is quoted."""
    return f"columns 列: {CELLS.join(row.heads)}" if row and any(row.heads) else ""


def coverage_line(answer: Answer) -> str:
    verified, total = answer.coverage.verified, answer.coverage.sentences
    return f"{verified} of {total} sentences verified · as of {answer.question.as_of}"


def score_line(candidate: Candidate) -> str:
    """``0.812, relevance 0.64 by lexical, dense (words 0.90, meaning 0.71, sentence 0.78)``."""
    parts = {
        "words": candidate.lexical,
        "meaning": candidate.dense,
        "best sentence": candidate.sentence,
        "of the instrument named": candidate.exact or None,
        "cross-encoder": candidate.reranked,
        "of the question covered": candidate.coverage,
    }
    scores = ", ".join(f"{name} {score:.2f}" for name, score in parts.items() if score is not None)
    by = f" by {', '.join(candidate.matched_by)}" if candidate.matched_by else ""
    sure = f", relevance {candidate.relevance:.2f}" if candidate.relevance is not None else ""
    return f"{candidate.score:.3f}{sure}{by}" + (f" ({scores})" if scores else "")


def edition_line(overview: EditionOverview) -> str:
    edition = overview.edition
    return (
        f"{edition.id}  {status_line(overview.status)}  {RENDITIONS[edition.rendition].both}  "
        f"{overview.articles} articles, {overview.clauses} clauses, {overview.passages} passages"
    )


def summary_line(summary: EditionSummary) -> str:
    """As ``edition_line``; a text that is held in parts says in how many."""
    parts = f"in {summary.parts} parts, " if summary.parts > 1 else ""
    rendition = RENDITIONS[summary.first.edition.rendition].both
    return (
        f"{summary.id}  {status_line(summary.first.status)}  {rendition}  {parts}"
        f"{summary.articles} articles, {summary.clauses} clauses, {summary.passages} passages"
    )


def names_of(instrument: Instrument) -> str:
    names = dict.fromkeys((instrument.title, instrument.title_zh, instrument.title_en))
    return " / ".join(name for name in names if name)


def instrument_line(instrument: Instrument) -> str:
    return f"{instrument.id}  {names_of(instrument)}  {LEVELS[instrument.level].both}"


def verdict_lines(answer: Answer) -> list[str]:
    """Why there is no plain answer and what to do next; nothing where there is one."""
    if answer.outcome is OutcomeCode.ANSWERED and answer.sentences:
        return []
    verdict = f"{OUTCOMES[answer.outcome].both}: {answer.message}"
    return [verdict, answer.next_step] if answer.next_step else [verdict]
