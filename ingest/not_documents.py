"""Files that are text but no documents: lists and notes that lie beside documents."""

import re

from ingest.sources.files import FoundFile
from ingest.sources.versions import FILE_NAME

_FIELD = re.compile(r"^[A-Za-z][\w \-/]{0,40}:\s")
_SMALL = 4_000


def why_not_a_document(file: FoundFile) -> str:
    """The reason to pass a file by, "" where it may be a document."""
    if file.path.name == FILE_NAME:
        return "a list of editions, read beside the documents that it lists"
    if file.path.suffix == ".txt" and file.size <= _SMALL and _only_fields(file.read()):
        return "only fields such as 'name: value', no text"
    return ""


def _only_fields(content: bytes) -> bool:
    """A note on a data set; what is not UTF-8 is left to the parser to refuse."""
    try:
        lines = [line for line in content.decode("utf-8").splitlines() if line.strip()]
    except UnicodeDecodeError:
        return False
    return bool(lines) and all(_FIELD.match(line) for line in lines)
