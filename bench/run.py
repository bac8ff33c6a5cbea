"""All benchmarks, and the report in docs/benchmarks.md."""

import os
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from bench import asking, embedding, formats, growth, ingestion, refusal
from bench.measure import machine
from bench.sections import put

REPORT = Path(__file__).parents[1] / "docs" / "benchmarks.md"
HEAD = """# Benchmarks

Written by `make bench`; bench/README.md says what each part does. Median (least to greatest).

Machine: {machine}. Measured on {day}.
"""


def table(title: str, figures: dict[str, object]) -> str:
    rows = "\n".join(f"| {name} | {_cell(value)} |" for name, value in figures.items())
    return f"## {title}\n\n| figure | value |\n|---|---|\n{rows}"


def _cell(value: object) -> str:
    return f"{value:.4g}" if isinstance(value, float) else str(value)


def measure_formats() -> None:
    """Its section alone, like the next one's."""
    _write(table("Formats", formats.measure()))


def measure_growth() -> None:
    told = f"{machine()}; load {os.getloadavg()[0]:.1f} as it began; {datetime.now(UTC).date()}."
    _write(f"## Growth\n\n{told}\n\n{growth.measure()}")


def _write(*sections: str, head: str = "") -> None:
    put(REPORT, *sections, head=head)
    print(head, *sections, sep="\n\n")


def main() -> None:
    parts = [table("Embedding, against sentence-transformers", embedding.measure())]
    parts.append(table("Ingestion, against LangChain's default", ingestion.measure()))
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder) / "base"
        parts.append(table("Asking, over seeds, laws-cn and regs-en", asking.measure(base)))
        parts.append(table("Refusal", refusal.measure(base)))
    _write(*parts, head=HEAD.format(machine=machine(), day=datetime.now(UTC).date()))


if __name__ == "__main__":
    parts = {"formats": measure_formats, "growth": measure_growth}
    for work in [parts[name] for name in sys.argv[1:]] or [main]:
        work()
