"""The ``touchstone`` command: a registry whose commands are imported only when they are called."""

import sys
from collections.abc import Sequence
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

COMMANDS = {
    "init": "Make the data directory and load the starter corpus.",
    "add": "Take in files and folders of laws, rules, standards and notices.",
    "ask": "Answer one question with exact quotes from the sources.",
    "search": "List passages with scores and why they matched.",
    "show": "Print a clause by any of its names.",
    "diff": "Compare two editions clause by clause.",
    "docs": "List what is in the base; 'docs show ID' and 'docs topics' tell more.",
    "text": "Print the stored text of an edition, byte for byte.",
    "serve": "Answer over HTTP on this machine.",
    "remove": "Take texts out of the base, and prove that they are gone.",
    "rebuild": "Make vectors and indexes again from the stored texts.",
    "catalogue": "Check the files of the starter corpus: 'catalogue check'.",
    "doctor": "Look at everything, mend it, and tell the settings in force.",
}

EPILOG = "Piped questions work: echo '...' | touchstone ask -"


class LazyGroup(TyperGroup):
    """Lists commands from the table above; imports ``commands/<name>.py`` to run one."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - click passes it
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in COMMANDS:
            close = get_close_matches(cmd_name, COMMANDS, n=1)
            hint = f" Did you mean '{close[0]}'?" if close else ""
            ctx.fail(f"There is no command '{cmd_name}'.{hint}")
        command = typer.main.get_command(import_module(f"commands.{cmd_name}").app)
        command.name = cmd_name
        return command

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - click passes it
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


app = typer.Typer(cls=LazyGroup, add_completion=False, rich_markup_mode=None)


def _print_version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it so
    if wanted:
        from importlib.metadata import PackageNotFoundError, version

        try:
            number = version("touchstone")
        except PackageNotFoundError:
            number = "(not installed: run from its folder)"
        typer.echo(f"touchstone {number}")
        raise typer.Exit


DATA_DIR = typer.Option(help="Where the base is kept; also TOUCHSTONE_DATA_DIR.", metavar="DIR")
VERSION = typer.Option("--version", callback=_print_version, is_eager=True, help="Print it, end.")


@app.callback(epilog=EPILOG)
def touchstone(
    ctx: typer.Context,
    *,
    data_dir: Annotated[Path | None, DATA_DIR] = None,
    version: Annotated[bool, VERSION] = False,  # noqa: ARG001 - its callback acts on it
) -> None:
    """Questions about quality policy, answered only with what the sources prove."""
    ctx.obj = data_dir


def _speak_utf8() -> None:
    """Chinese must leave and come in whole, whatever the locale or the code page is."""
    for stream in (sys.stdin, sys.stdout):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="surrogateescape")
    if hasattr(sys.stderr, "reconfigure"):
        sys.stderr.reconfigure(encoding="utf-8", errors="backslashreplace")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code; commands/failures.py words what went wrong."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    _speak_utf8()
    command = typer.main.get_command(app)
    try:
        code = command.main(given or ["--help"], prog_name="touchstone", standalone_mode=False)
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - all become advice
        from commands.failures import report

        return report(error, as_json="--json" in given)
    return int(code or 0)


if __name__ == "__main__":
    sys.exit(main())
