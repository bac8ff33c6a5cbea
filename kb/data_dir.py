"""The folder that holds all of one base."""

import errno
import shutil
from pathlib import Path

from kb.errors import DataDirectoryError

_ENOUGH = 1 << 20
"""Bytes: SQLite and the indexes write in pieces that are larger than what is left below this."""


def make_data_dir(data_dir: Path) -> None:
    """Makes it where it is missing. Raises DataDirectoryError."""
    try:
        # What people put into the base is theirs alone, also on a machine that others use.
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        problem = f"{data_dir} cannot be made: {error.strerror}."
        raise DataDirectoryError(problem, "Choose another with --data-dir.") from error


def disk_is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < _ENOUGH
    except OSError:
        return False


def full_disk(folder: Path) -> tuple[str, str]:
    """What happened, and what to do."""
    cure = "Free some space and run the command again: what was committed is kept."
    return f"The disk that holds {folder} is full.", cure


def write_failed(folder: Path, error: Exception, cure: str) -> DataDirectoryError:
    """Advice for a write below ``folder`` that a library or the system refused."""
    if disk_is_full(folder) or getattr(error, "errno", None) == errno.ENOSPC:
        return DataDirectoryError(*full_disk(folder))
    return DataDirectoryError(f"{folder} cannot be written to: {error}.", cure)
