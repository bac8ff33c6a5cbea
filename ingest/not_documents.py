"""Files that are text but no documents: lists and notes that lie beside documents."""

import re

from ingest.sources.files import FoundFile
from ingest.sources.versions import FILE_NAME

_FIELD = re.compile(r"^[A-Za-z][\w \-/]{0,40}:\s")
_SMALL = 4_000


def why_not_a_document(file: FoundFile, content: bytes) -> str:
    """The reason to pass a file by, "" where it is a document of a known type."""
    if file.path.name == FILE_NAME:
        return "a list of editions, read beside the documents that it lists"
    if len(content) <= _SMALL and _only_fields(content):
        return "only fields such as 'name: value', no text"
    return ""


def _only_fields(content: bytes) -> bool:
    """A note on a data set; front matter does not count, since a text follows it."""
    try:
        lines = [line for line in content.decode("utf-8-sig").splitlines() if line.strip()]
    except UnicodeDecodeError:
        return False
    fields = sum(bool(_FIELD.match(line)) for line in lines)
    return bool(lines) and not lines[0].startswith("---") and fields == len(lines)
