"""What a document would fetch from elsewhere if it were opened: pictures, frames, scripts."""

import re
from collections.abc import Iterator

from ingest.sanitation.remarks import Finding

_MARKUP = frozenset({".html", ".htm", ".xhtml", ".md", ".markdown", ".mhtml", ".mht"})
"""Types whose bytes are the markup itself; parsers of the others say so in their warnings."""
_FETCHED = re.compile(
    rb"<(?:img|iframe|frame|script|embed|video|audio|source|link|object)\b[^<>]{0,2000}?"
    rb"\b(?:src|href|data|srcset)\s{0,9}=\s{0,9}[\"']?\s{0,9}(?:https?:)?//([\w.-]{1,255})"
    rb"|!\[[^\]\n]{0,500}\]\(\s{0,9}<?https?://([\w.-]{1,255})",
    re.IGNORECASE,
)


def remote_content(suffix: str, data: bytes) -> Iterator[Finding]:
    """One for each, with its host. Nothing is ever fetched, whatever a document asks for."""
    if suffix.lower() not in _MARKUP:
        return
    for match in _FETCHED.finditer(data):
        yield Finding("", (match[1] or match[2]).decode("ascii", "replace"))
