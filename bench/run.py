"""All benchmarks, and the report in docs/benchmarks.md."""

import os
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from bench import asking, embedding, formats, growth, ingestion, refusal
from bench.measure import machine

REPORT = Path(__file__).parents[1] / "docs" / "benchmarks.md"
FORMATS, GROWTH, KILLS = "\n## Formats", "\n## Growth", "\n## Kills"
HEAD = """# Benchmarks

Written by `make bench`; bench/README.md says what each part does. Median (least to greatest).

Machine: {machine}. Measured on {day}.
"""


def table(title: str, figures: dict[str, object]) -> str:
    rows = "\n".join(f"| {name} | {_cell(value)} |" for name, value in figures.items())
    return f"\n## {title}\n\n| figure | value |\n|---|---|\n{rows}\n"


def _cell(value: object) -> str:
    return f"{value:.4g}" if isinstance(value, float) else str(value)


def _kept(*titles: str) -> str:
    """Sections that other commands wrote, as they stand in the report."""
    former = REPORT.read_text(encoding="utf-8") if REPORT.exists() else ""
    kept = ""
    for title in titles:
        if title in former:
            start = former.index(title)
            end = former.find("\n## ", start + 1)
            kept += former[start : end if end >= 0 else len(former)]
    return kept


def measure_formats() -> None:
    """Its section alone, behind the others."""
    section = table("Formats", formats.measure())
    _write(section + _kept(GROWTH, KILLS))
    print(section)


def measure_growth() -> None:
    told = f"{machine()}; load {os.getloadavg()[0]:.1f} as it began; {datetime.now(UTC).date()}."
    section = f"{GROWTH}\n\n{told}\n\n{growth.measure()}"
    _write(_kept(FORMATS) + section + _kept(KILLS))
    print(section)


def _write(tail: str) -> None:
    former = REPORT.read_text(encoding="utf-8")
    ends = [former.find(title) for title in (FORMATS, GROWTH, KILLS) if title in former]
    REPORT.write_text(former[: min(ends, default=len(former))] + tail, encoding="utf-8")


def main() -> None:
    parts = [HEAD.format(machine=machine(), day=datetime.now(UTC).date())]
    parts.append(table("Embedding, against sentence-transformers", embedding.measure()))
    parts.append(table("Ingestion, against LangChain's default", ingestion.measure()))
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder) / "base"
        parts.append(table("Asking, over seeds, laws-cn and regs-en", asking.measure(base)))
        parts.append(table("Refusal", refusal.measure(base)))
    parts.append(_kept(FORMATS, GROWTH, KILLS))
    REPORT.write_text("".join(parts), encoding="utf-8")
    print("".join(parts))


if __name__ == "__main__":
    parts = {"formats": measure_formats, "growth": measure_growth}
    for work in [parts[name] for name in sys.argv[1:]] or [main]:
        work()
