"""From a call to the knowledge base: settings, and both composition roots, imported lazily."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from commands.output import note
from kb.errors import UsageError

if TYPE_CHECKING:
    from ingest.bootstrap import Ingestion
    from kb.knowledge_base import KnowledgeBase
    from kb.settings import Settings


def settings_of(ctx: typer.Context, **changes: object) -> "Settings":
    """The settings in force, with what the command line says on top."""
    from pydantic import ValidationError

    from kb.settings import Settings

    if ctx.obj is not None:
        changes["data_dir"] = ctx.obj
    try:
        return Settings.model_validate(changes)
    except ValidationError as error:
        first = error.errors()[0]
        name = "TOUCHSTONE_" + "_".join(str(part) for part in first["loc"]).upper()
        problem = f"The setting {name} cannot be used: {first['msg']}."
        raise UsageError(problem, "Change it in the environment or touchstone.toml.") from None
    except ValueError as error:
        raise UsageError(f"touchstone.toml cannot be read: {error}.", "Mend the file.") from None


@contextmanager
def knowledge_base(ctx: typer.Context) -> "Iterator[KnowledgeBase]":
    """The base for one command."""
    from kb.bootstrap import open_knowledge_base

    base = open_knowledge_base(settings_of(ctx), one_shot=True)
    try:
        yield base
    finally:
        base.close()


@contextmanager
def ingestion(ctx: typer.Context, *, silent: bool, create: bool = True) -> "Iterator[Ingestion]":
    """The way into the base, with a progress bar where somebody can see it."""
    from ingest.bootstrap import open_ingestion

    progress = None
    if sys.stderr.isatty() and not silent:
        from commands.progress import Bar

        progress = Bar()
    work = open_ingestion(
        settings_of(ctx),
        progress,
        create=create,
        command=ctx.info_name or "",
        waiting=lambda words: note([words], quiet=silent),
    )
    try:
        yield work
    finally:
        work.close()
