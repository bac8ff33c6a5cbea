"""``touchstone doctor``: what is in force, what was broken, what was done about it."""

from typing import Any

import typer

from commands.context import ingestion
from commands.options import JsonFlag, QuietFlag, new_app
from commands.output import print_json, print_lines
from ingest.doctor.findings import Diagnosis, Verdict
from kb.rendering.phrases import clean

app = new_app()


@app.command()
def doctor(ctx: typer.Context, *, as_json: JsonFlag = False, quiet: QuietFlag = False) -> int:
    """Look at everything, mend it, and tell the settings in force."""
    with ingestion(ctx, silent=quiet, create=False) as work:
        diagnosis = work.doctor()
    if as_json:
        print_json(diagnosis_document(diagnosis))
    else:
        print_lines(clean(line) for line in diagnosis_lines(diagnosis, quiet=quiet))
    return diagnosis.exit_code


def diagnosis_document(diagnosis: Diagnosis) -> dict[str, Any]:
    return {
        "findings": [
            {"check": it.check, "verdict": it.verdict.value, "detail": it.detail, "cure": it.cure}
            for it in diagnosis.findings
        ],
        "counts": {verdict.value: diagnosis.count(verdict) for verdict in Verdict},
        "facts": dict(diagnosis.facts),
        "settings": dict(diagnosis.settings),
        "exit_code": diagnosis.exit_code,
    }


def diagnosis_lines(diagnosis: Diagnosis, *, quiet: bool = False) -> list[str]:
    """Findings first; ``quiet`` leaves those that are not sound."""
    lines = []
    for it in diagnosis.findings:
        if not quiet or it.verdict is not Verdict.SOUND:
            lines.append(f"{it.verdict.value:<7}  {it.check}: {it.detail}")
        if it.cure:
            lines.append(f"         {it.cure}")
    if not quiet:
        lines += ["", *(f"{name}: {value}" for name, value in diagnosis.facts.items())]
        lines += ["", *(f"{name}={value}" for name, value in diagnosis.settings.items())]
    return lines
