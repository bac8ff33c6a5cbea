"""Progress bars on the error stream."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

console = Console(stderr=True)


@contextmanager
def bar(name: str) -> Iterator[Callable[[int, int, str], None]]:
    """A bar that is told how much of how much is done, and a word on it."""
    columns = (
        TextColumn(name),
        BarColumn(),
        TextColumn("{task.completed:,.0f}/{task.total:,.0f} {task.fields[note]}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console) as progress:
        task = progress.add_task(name, total=1, note="")
        yield lambda done, total, note: progress.update(
            task, completed=done, total=total, note=note
        )
