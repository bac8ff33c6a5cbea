"""Words for what went wrong: what happened and what to type next, on stderr.

With ``--json`` the same as one object, ``{"error": {"title", "problem", "cure"}}``, still on
stderr, so that stdout holds either a whole document or nothing.
"""

import json
import os
import sys
import traceback

import typer

from commands import exit_codes
from commands.output import ReaderLeft
from kb.errors import TouchstoneError, UsageError
from kb.rendering.phrases import clean

REPORT_IT = (
    "This is an error of ours. Set TOUCHSTONE_DEBUG=1, run the command again and report what "
    "it prints, with the command and the output of 'touchstone --version'."
)


def report(error: BaseException, *, as_json: bool = False) -> int:
    """Prints the error for people (or programs) and returns the exit code."""
    if isinstance(error, KeyboardInterrupt | typer.Abort):
        return _stopped()
    if isinstance(error, ReaderLeft):
        return exit_codes.DONE
    if os.environ.get("TOUCHSTONE_DEBUG") == "1":
        traceback.print_exception(error)
    advice = _advice(error)
    _print(advice, as_json=as_json)
    return advice.exit_code


def _advice(error: BaseException) -> TouchstoneError:
    if isinstance(error, TouchstoneError):
        return error
    if isinstance(error, typer.TyperException) and error.exit_code == exit_codes.USAGE:
        return _usage(error)
    return TouchstoneError(f"{type(error).__name__}: {error}", REPORT_IT)


def _usage(error: typer.TyperException) -> UsageError:
    message = error.format_message().replace("\n", " ").replace("\t", "")
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "touchstone"
    if "--data-dir" in message and path != "touchstone":
        return UsageError(message, "Write --data-dir before the command.")
    if message.startswith("No such option"):
        cure = f"Type '{path} --help'; words that begin with a dash come behind '--'."
        return UsageError(message, cure)
    return UsageError(message, f"Type '{path} --help'.")


def _print(advice: TouchstoneError, *, as_json: bool) -> None:
    if as_json:
        error = {"title": advice.title, "problem": advice.problem, "cure": advice.cure}
        sys.stderr.write(json.dumps({"error": error}, ensure_ascii=False) + "\n")
        return
    cure = f"\n  {advice.cure}" if advice.cure else ""
    sys.stderr.write(clean(f"touchstone: {advice.problem}{cure}") + "\n")


def _stopped() -> int:
    sys.stderr.write("touchstone: stopped\n")
    return exit_codes.INTERRUPTED
