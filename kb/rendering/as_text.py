"""Plain text without colours: what a pipe gets, and what chat channels can start from."""

from collections.abc import Callable, Sequence

from kb.domain.answers import Answer, Citation
from kb.domain.retrieval import SearchResult
from kb.domain.shown import EditionOverview, InstrumentOverview, ShownClause
from kb.rendering.content import content_lines, read_lines
from kb.rendering.phrases import (
    clean,
    coverage_line,
    edition_line,
    heads_line,
    instrument_line,
    kind_line,
    marks,
    note_lines,
    pair_lines,
    path_line,
    place_lines,
    score_line,
    status_line,
    summary_line,
    title_line,
    verdict_lines,
)
from kb.rendering.summaries import summaries
from kb.rendering.words import STRUCTURES


def answer_lines(answer: Answer) -> list[str]:
    """Sentences with their marks, then the numbered sources; without an answer, why and what next.

    The message stands first wherever the answer is not a plain one.
    """
    lines = verdict_lines(answer)
    lines += [""] if lines and answer.sentences else []
    lines += [f"{s.text} {marks(s.citations)}".rstrip() for s in answer.sentences]
    for citation in answer.citations:
        lines += ["", *_citation_lines(citation)]
    lines += ["", coverage_line(answer)] if answer.sentences else []
    return [clean(line) for line in lines]


def _citation_lines(citation: Citation) -> list[str]:
    return [
        f"[{citation.n}] {title_line(citation.instrument, citation.edition, citation.clause)}",
        *_indented(
            path_line(citation.clause),
            status_line(citation.status),
            *note_lines(citation.status),
            kind_line(citation.instrument, citation.edition),
            *place_lines(citation.places),
            heads_line(citation.row),
            *f'"{citation.quote}"'.split("\n"),
            citation.clause.id,
        ),
    ]


def shown_lines(shown: ShownClause) -> list[str]:
    lines = [
        title_line(shown.instrument, shown.edition, shown.clause),
        *_indented(
            path_line(shown.clause),
            status_line(shown.status),
            *note_lines(shown.status),
            kind_line(shown.instrument, shown.edition),
            *place_lines(shown.places),
            shown.clause.id,
        ),
        "",
        *shown.text.split("\n"),
        *_indented(*pair_lines(shown.row)),
        *_indented(*content_lines(shown.content)),
    ]
    return [clean(line) for line in lines]


def search_lines(result: SearchResult, describe: Callable[[str], ShownClause]) -> list[str]:
    """The clauses that the query names, then passages with scores and why they matched."""
    lines: list[str] = []
    for clause in result.clauses:
        shown = describe(clause.id)
        heading = title_line(shown.instrument, shown.edition, shown.clause)
        lines += [f"= {heading}", *_indented(clause.id, *shown.text.split("\n")), ""]
    for rank, candidate in enumerate(result.kept, start=1):
        shown = describe(candidate.passage.clause_id)
        heading = title_line(shown.instrument, shown.edition, shown.clause)
        lines += [f"{rank}. {heading}"]
        lines += _indented(score_line(candidate), *place_lines(candidate.places))
        lines += _indented(candidate.passage.clause_id)
        lines += [*_indented(*candidate.passage.text.split("\n")), ""]
    return [clean(line) for line in lines[:-1]]


def overview_lines(overviews: Sequence[InstrumentOverview], *, detailed: bool = False) -> list[str]:
    """Instruments with their editions, the parts of one as one.

    Detailed with each part, kind of text, source and warnings.
    """
    lines: list[str] = []
    for overview in overviews:
        lines += [instrument_line(overview.instrument)]
        if not detailed:
            lines += _indented(*map(summary_line, summaries(overview.editions)))
            continue
        for edition in overview.editions:
            lines += _indented(edition_line(edition), *_edition_details(overview, edition))
    return [clean(line) for line in lines]


def _edition_details(overview: InstrumentOverview, edition: EditionOverview) -> list[str]:
    details = [
        kind_line(overview.instrument, edition.edition),
        f"read as {STRUCTURES[edition.edition.structure].both}",
        f"source {edition.source.name} (SHA-256 {edition.source.sha256})",
        *read_lines(edition.content),
        *note_lines(edition.status),
        edition.edition.stated_status.note if edition.edition.stated_status else "",
        edition.edition.note,
        *(f"warning: {warning}" for warning in edition.edition.warnings),
    ]
    return _indented(*details)


def _indented(*lines: str) -> list[str]:
    return [f"    {line}" for line in lines if line]
