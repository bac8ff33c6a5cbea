"""A progress bar on stderr."""

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from kb.rendering.phrases import clean

_NAME_WIDTH = 40


def expectation(passages: int, seconds: float) -> str:
    """One line; rounded, because it is an estimate."""
    minutes = round(seconds / 60)
    unit = "minute" if minutes == 1 else "minutes"
    about = f"about {minutes} {unit}" if minutes else f"about {max(1, round(seconds))} s"
    return f"{passages:,} passages to embed: {about} on this machine."


class Bar:
    """Fulfils ingest.report.Progress; the bar vanishes at the end, the report stays."""

    def __init__(self) -> None:
        self._progress = Progress(
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            TextColumn("{task.description}"),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self._progress.add_task("", total=None)

    def start(self, total: int) -> None:
        self._progress.reset(self._task, total=total)
        self._progress.start()

    def expect(self, passages: int, seconds: float) -> None:
        self._progress.console.print(expectation(passages, seconds), highlight=False)

    def advance(self, name: str) -> None:
        self._progress.update(self._task, advance=1, description=escape(clean(name)[-_NAME_WIDTH:]))

    def page(self, name: str, count: int, of: int) -> None:
        shown = escape(clean(name)[-_NAME_WIDTH:])
        self._progress.update(self._task, description=f"{shown}: page {count} of {of}")

    def finish(self) -> None:
        self._progress.stop()
