"""The headings that every standard has: GB/T 1.1-2020 clauses 6 and 8, ISO/IEC Directives 2."""

import re

from ingest.structure.chinese_marks import tidy

_TERMS = re.compile(
    r"术语|定义(?:和|$)|符号和|terms?\b.*\bdefinitions?|definitions?$|vocabulary$|terminology$",
    re.IGNORECASE,
)
_KNOWN = re.compile(
    r"(?:范围|规范性引用文件|引用标准|引用文件|术语[和与、]定义|术语、定义和缩略语|总则"
    r"|scope(?: and field of application)?|normative references?|terms(?:,| and) definitions.*)"
    r"(?:\s+[A-Za-z ,]+)?",
    re.IGNORECASE,
)


def is_terms_heading(heading: str) -> bool:
    """术语和定义, Terms and definitions."""
    return _TERMS.search(tidy(heading)) is not None


def is_known_clause(heading: str) -> bool:
    """A heading of the first clauses, the same in every standard."""
    return _KNOWN.fullmatch(tidy(heading)) is not None
