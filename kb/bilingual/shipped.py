"""The files beside this module, each known by its digest: a cut or foreign one is told at once."""

from importlib.resources import files

from kb.errors import DataDirectoryError
from kb.identifiers import sha256_bytes


def checked(name: str, sha256: str) -> bytes:
    """The content of a file. Raises DataDirectoryError where it is missing or another."""
    path = files("kb.bilingual").joinpath(name)
    try:
        content = path.read_bytes()
    except OSError:
        content = b""
    if sha256_bytes(content) != sha256:
        what = f"{len(content)} bytes that are not its own" if content else "missing"
        raise DataDirectoryError(
            f"{path} is not the file that Touchstone came with: it is {what}.",
            "Install it again with: pip install --force-reinstall --no-deps touchstone",
        )
    return content
