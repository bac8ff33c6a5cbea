"""Which paragraph each piece of a page's text belongs to, where the file is tagged.

ISO 32000-1, 14.7 and 14.8: marked content is numbered on its page, and the structure tree says
which paragraph, list item or cell holds which numbers.
"""

import ctypes
from typing import Any

import pypdfium2.raw as c

_INLINE = frozenset(
    "Span Link Quote Reference Code Em Strong Annot Sub BibEntry Lbl Private "
    "Ruby RB RT RP Warichu WT WP".split()
)
"""Parts of a paragraph; what holds them is one (ISO 32000-1, tables 338 and 340).

"NonStruct" is none of them: browsers write it for the text between two line breaks.
"""
_MOST, _DEEPEST = 20_000, 60
"""Elements of one page: of more, the rest counts as not tagged."""
UNTAGGED = -1


def paragraph_tags(page: Any) -> dict[int, int]:
    """By number of marked content, a number for the paragraph that it is part of."""
    tree = c.FPDF_StructTree_GetForPage(page)
    if not tree:
        return {}
    found: dict[int, int] = {}
    try:
        pending = [
            (c.FPDF_StructTree_GetChildAtIndex(tree, at), 0, UNTAGGED)
            for at in range(min(c.FPDF_StructTree_CountChildren(tree), _MOST))
        ]
        seen = 0
        while pending and seen < _MOST:
            element, depth, holder = pending.pop()
            seen += 1
            if not element:
                continue
            own = holder if holder != UNTAGGED and _type(element) in _INLINE else seen
            for at in range(min(c.FPDF_StructElement_GetMarkedContentIdCount(element), _MOST)):
                found[c.FPDF_StructElement_GetMarkedContentIdAtIndex(element, at)] = own
            if depth < _DEEPEST:
                pending += [
                    (c.FPDF_StructElement_GetChildAtIndex(element, at), depth + 1, own)
                    for at in range(min(c.FPDF_StructElement_CountChildren(element), _MOST))
                ]
    finally:
        c.FPDF_StructTree_Close(tree)
    found.pop(-1, None)
    return found


def _type(element: Any) -> str:
    size = c.FPDF_StructElement_GetType(element, None, 0)
    buffer = ctypes.create_string_buffer(max(size, 2))
    c.FPDF_StructElement_GetType(element, buffer, size)
    return buffer.raw[:size].decode("utf-16-le", "replace").rstrip("\0")
