"""Phrases that the plain text and the terminal share: one line about one thing."""

import re
from collections.abc import Iterable

from kb.domain.answers import Answer
from kb.domain.clauses import Clause
from kb.domain.instruments import Edition, Instrument
from kb.domain.retrieval import Candidate
from kb.domain.shown import EditionOverview
from kb.domain.status import Status
from kb.domain.vocabulary import OutcomeCode, Rendition
from kb.rendering.words import LEVELS, OUTCOMES, RENDITIONS, STANDINGS, STATUSES

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


def kind_line(instrument: Instrument, edition: Edition) -> str:
    """``law 法律 · official text 官方文本 · full text 全文``.

    A digest is never official itself: it is one *of* an official text.
    """
    level, standing = LEVELS[instrument.level].both, STANDINGS[edition.standing].both
    rendition = RENDITIONS[edition.rendition].both
    if edition.rendition is Rendition.DIGEST:
        return f"{level} · {rendition} (of: {standing})"
    return f"{level} · {standing} · {rendition}"


def coverage_line(answer: Answer) -> str:
    verified, total = answer.coverage.verified, answer.coverage.sentences
    return f"{verified} of {total} sentences verified · as of {answer.question.as_of}"


def score_line(candidate: Candidate) -> str:
    """``0.812 by lexical, dense (words 0.90, meaning 0.71)``."""
    parts = {"words": candidate.lexical, "meaning": candidate.dense}
    scores = ", ".join(f"{name} {score:.2f}" for name, score in parts.items() if score is not None)
    by = f" by {', '.join(candidate.matched_by)}" if candidate.matched_by else ""
    return f"{candidate.score:.3f}{by}" + (f" ({scores})" if scores else "")


def edition_line(overview: EditionOverview) -> str:
    edition = overview.edition
    return (
        f"{edition.id}  {status_line(overview.status)}  {RENDITIONS[edition.rendition].both}  "
        f"{overview.articles} articles, {overview.clauses} clauses, {overview.passages} passages"
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
