"""The folder that holds all of one base."""

from pathlib import Path

from kb.errors import DataDirectoryError


def make_data_dir(data_dir: Path) -> None:
    """Makes it where it is missing. Raises DataDirectoryError."""
    try:
        # What people put into the base is theirs alone, also on a machine that others use.
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        problem = f"{data_dir} cannot be made: {error.strerror}."
        raise DataDirectoryError(problem, "Choose another with --data-dir.") from error
