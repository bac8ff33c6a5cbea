"""Entries of a table of contents: they repeat headings, with pages that this text has not."""

import re

from ingest.parsers.docx_line import Inline

_ENDS_WITH_PAGE = re.compile(r"(?:[\s.…·]|^)(?:\d{1,4}|[ivxlc]{1,7})\s*$", re.IGNORECASE)


def is_contents_entry(inline: Inline, *, has_style: bool, is_open: bool) -> bool:
    """Whether a paragraph is an entry: it takes two of three signs.

    A table of contents is open around it, it has a style of entries, it ends with a page number.
    A field that is never closed thus swallows nothing.
    """
    ends_with_page = inline.names_page or _ENDS_WITH_PAGE.search(inline.text) is not None
    return has_style + is_open + ends_with_page > 1
