"""Reading the files of data sets; trouble is told in one sentence."""

import gzip
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kb.errors import InputRefused


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError:
        raise InputRefused(
            f"There is no {path.name} in {path.parent}.", "Fetch it first."
        ) from None
    except (ValueError, EOFError, OSError) as error:
        reason = f"{path} cannot be read, it may be cut off: {error}."
        raise InputRefused(reason, "Fetch it again.") from None


def read_json(path: Path) -> Any:
    """Raises InputRefused."""
    with _told(path):
        return json.loads(path.read_text(encoding="utf-8"))


def read_json_lines(path: Path) -> list[Any]:
    """One value a line, packed by gzip or not. Raises InputRefused."""
    with _told(path):
        content = path.read_bytes()
        text = (gzip.decompress(content) if path.suffix == ".gz" else content).decode()
        return [json.loads(line) for line in text.splitlines() if line.strip()]


def read_rows(path: Path, columns: int) -> list[list[str]]:
    """Rows of a table with tabs, each at least so wide. Raises InputRefused."""
    with _told(path):
        lines = path.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line.strip()]
    for number, row in enumerate(rows, 1):
        if len(row) < columns:
            raise InputRefused(f"{path}: row {number} is cut off.", "Fetch it again.")
    return rows
