"""Source files as they came, under their SHA-256: ``originals/ab/<sha256>``."""

import secrets
from pathlib import Path

from kb.data_dir import write_failed


class Originals:
    """A folder of immutable files. A file is there wholly or not at all."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def path(self, sha256: str) -> Path:
        return self._root / sha256[:2] / sha256

    def save(self, sha256: str, content: bytes) -> None:
        """Raises DataDirectoryError where it cannot be written."""
        target = self.path(sha256)
        if target.exists():
            return
        partial = target.with_name(f"{sha256}.{secrets.token_hex(4)}.partial")
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            partial.write_bytes(content)
            partial.replace(target)
        except OSError as error:
            raise write_failed(self._root, error, "Check its permissions.") from error
        finally:
            partial.unlink(missing_ok=True)

    def drop(self, sha256: str) -> None:
        """Removes the file, what a save that was cut short left of it, and an empty folder."""
        target = self.path(sha256)
        target.unlink(missing_ok=True)
        for partial in target.parent.glob(f"{sha256}.*.partial"):
            partial.unlink(missing_ok=True)
        if target.parent.is_dir() and not any(target.parent.iterdir()):
            target.parent.rmdir()
