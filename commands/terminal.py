"""Answers and lists for a terminal; the only renderer that imports rich, and only when needed."""

from collections.abc import Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from commands.wrapping import MixedText
from kb.domain.answers import Answer, Citation
from kb.domain.shown import InstrumentOverview
from kb.domain.status import Status
from kb.domain.vocabulary import StatusCode
from kb.rendering.phrases import (
    clean,
    coverage_line,
    heads_line,
    kind_line,
    marks,
    names_of,
    note_lines,
    path_line,
    place_lines,
    status_line,
    title_line,
    verdict_lines,
)
from kb.rendering.summaries import summaries
from kb.rendering.words import LEVELS, STATUSES

_COLOURS = {StatusCode.IN_FORCE: "green", StatusCode.UNKNOWN: "yellow"}
_DOES_NOT_HOLD = "red"


def print_answer(answer: Answer, console: Console | None = None) -> None:
    """The answer, then its numbered sources."""
    console = console or Console()
    for line in verdict_lines(answer):
        _print(_text(line, "bold yellow"), console)
    for sentence in answer.sentences:
        _print(
            _joined((sentence.text, ""), (f" {marks(sentence.citations)}", "bold cyan")), console
        )
    for citation in answer.citations:
        console.print()
        _print_citation(citation, console)
    if answer.sentences:
        console.print()
        _print(_text(coverage_line(answer), "dim"), console)


def _print_citation(citation: Citation, console: Console) -> None:
    title = title_line(citation.instrument, citation.edition, citation.clause)
    _print(_joined((f"[{citation.n}] ", "bold cyan"), (title, "bold")), console)
    details = [
        _text(path_line(citation.clause)),
        _text(status_line(citation.status), _colour(citation.status)),
        *(_text(line, "dim") for line in note_lines(citation.status)),
        _text(kind_line(citation.instrument, citation.edition)),
        *(_text(line) for line in place_lines(citation.places)),
        _text(heads_line(citation.row), "dim"),
        _text(f'"{citation.quote}"', "italic"),
        _text(citation.clause.id, "dim"),
    ]
    for detail in details:
        if detail:
            _print(detail, console, indent=4)


def print_overview(overviews: Sequence[InstrumentOverview], console: Console | None = None) -> None:
    """A row with the title of each instrument, and below it one for each edition."""
    table = Table(box=None, pad_edge=False)
    table.add_column("edition", overflow="fold", ratio=1)
    table.add_column("status", max_width=14)
    table.add_column("articles", justify="right", no_wrap=True)
    table.add_column("clauses", justify="right", no_wrap=True)
    for overview in overviews:
        instrument = overview.instrument
        table.add_row(_text(f"{names_of(instrument)} · {LEVELS[instrument.level].both}", "bold"))
        for row in summaries(overview.editions):
            held = row.first.status
            status = _text(STATUSES[held.code].both, _colour(held))
            numbers = (_text(str(row.articles)), _text(str(row.clauses)))
            name = f"{row.id} ({row.parts} parts)" if row.parts > 1 else row.id
            table.add_row(_text(name), status, *numbers)
    (console or Console()).print(table)


def _colour(status: Status) -> str:
    return _COLOURS.get(status.code, _DOES_NOT_HOLD)


def _text(words: str, style: str = "") -> Text:
    """Never markup: square brackets in a law are the law's."""
    return MixedText(clean(words), style=style)


def _joined(*parts: tuple[str, str]) -> Text:
    text = MixedText()
    for words, style in parts:
        text.append(clean(words), style)
    return text


def _print(text: Text, console: Console, indent: int = 0) -> None:
    """Padding keeps our text as it is; printed bare, rich would copy it into one of its own."""
    console.print(Padding(text, (0, 0, 0, indent)))
