"""``touchstone remove``: out of the base, everywhere, with proof."""

import sys
from typing import Annotated, Any

import typer

from commands.context import ingestion
from commands.options import JsonFlag, QuietFlag, new_app
from commands.output import note, print_json, print_lines
from ingest.removal import Removal
from kb.rendering.phrases import clean

app = new_app()

Targets = Annotated[
    list[str],
    typer.Argument(
        metavar="WHAT...", help="Ids of instruments or editions, or files and folders as added."
    ),
]
Erase = Annotated[
    bool, typer.Option("--erase", help="Also wipe the text out of records and deleted files.")
]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask on a terminal.")]


@app.command()
def remove(
    ctx: typer.Context,
    *,
    what: Targets,
    erase: Erase = False,
    yes: Yes = False,
    as_json: JsonFlag = False,
    quiet: QuietFlag = False,
) -> int:
    """Take texts out of the base, and prove that they are gone."""
    if not yes and sys.stdin is not None and sys.stdin.isatty():
        typer.confirm(f"Remove {', '.join(what)}?", abort=True, err=True)
    with ingestion(ctx, silent=quiet, create=False) as work:
        removal = work.remove(what, erase=erase)
    if as_json:
        print_json(removal_document(removal))
    else:
        print_lines(clean(line) for line in removal_lines(removal))
        note(removal.notices, quiet=quiet)
    return removal.exit_code


def removal_document(removal: Removal) -> dict[str, Any]:
    """All counts; ``still_found`` must be 0 everywhere."""
    it, probe = removal.removed, removal.probe
    return {
        "editions": list(removal.editions),
        "removed": {name: getattr(it, name) for name in it.__slots__},
        "probe": {
            "passages": probe.passages,
            "still_found": {
                "by_id": probe.by_id,
                "by_words": probe.by_words,
                "by_meaning": probe.by_meaning,
            },
        },
        "records_redacted": removal.records,
        "notices": list(removal.notices),
        "exit_code": removal.exit_code,
    }


def removal_lines(removal: Removal) -> list[str]:
    """What went, what was looked for afterwards, what was wiped out."""
    it, probe = removal.removed, removal.probe
    counts = ", ".join(f"{getattr(it, name)} {name}" for name in it.__slots__)
    lines = [f"removed: {counts}", *(f"  {edition_id}" for edition_id in removal.editions)]
    lines.append(
        f"looked for {probe.passages} passages afterwards: {probe.by_id} found by id, "
        f"{probe.by_words} by words, {probe.by_meaning} by meaning"
    )
    if removal.records is not None:
        lines.append(
            f"erased: quotes in {removal.records} records, deleted rows, "
            "the write-ahead log, the former indexes"
        )
    return lines
