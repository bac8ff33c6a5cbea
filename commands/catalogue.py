"""``touchstone catalogue``: the files of the starter corpus, as those who write them need it."""

from pathlib import Path
from typing import Annotated

import typer

from commands import exit_codes
from commands.options import JsonFlag, QuietFlag, new_app
from commands.output import note, print_json, print_lines
from kb.errors import InputRefused, UsageError
from kb.rendering.phrases import clean

app = new_app()

Folder = Annotated[
    Path | None,
    typer.Argument(metavar="FOLDER", help="A folder of catalogue files; else the installed ones."),
]


@app.callback()
def catalogue(
    ctx: typer.Context,
    *,
    as_json: JsonFlag = False,  # noqa: ARG001 - 'check' reads it from the context
    quiet: QuietFlag = False,  # noqa: ARG001 - as above
) -> None:
    """Check the files of the starter corpus: 'catalogue check'."""
    assert ctx.invoked_subcommand


@app.command()
def check(
    ctx: typer.Context,
    *,
    folder: Folder = None,
    as_json: JsonFlag = False,
    quiet: QuietFlag = False,
) -> int:
    """Look at every catalogue file: fields, words, dates, successors, names, proof; and tables."""
    from ingest.catalogue.check import check_catalogue
    from ingest.catalogue.tables import check_tables
    from ingest.sources.corpus import corpus_files, table_files

    given = ctx.parent.params if ctx.parent else {}
    as_json, quiet = as_json or given["as_json"], quiet or given["quiet"]
    files = corpus_files() if folder is None else _files(folder)
    tables = table_files() if folder is None else []
    entries, wrong = check_catalogue(files, corpus_files())
    wrong = (*wrong, *check_tables(tables, entries))
    if as_json:
        found = [{"file": str(it.path), "problem": it.problem, "cure": it.cure} for it in wrong]
        print_json({"files": len(files), "tables": len(tables), "findings": found})
    else:
        print_lines(clean(str(it)) for it in wrong)
    digested = sum(1 for entry in entries if entry.digests["zh"])
    counts = f"{len(files)} files, {digested} with digests; {len(tables)} tables"
    told = f"{counts}; {len(wrong)} findings"
    note((told,), quiet=quiet)
    return InputRefused.exit_code if wrong else exit_codes.DONE


def _files(folder: Path) -> list[Path]:
    found = sorted(folder.rglob("*.md")) if folder.is_dir() else []
    if not found:
        problem = f"{folder} has no catalogue files."
        raise UsageError(problem, "Name a folder with <jurisdiction>/<slug>.md in it.")
    return found
