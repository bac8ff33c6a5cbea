"""What a reading went without, and whether this machine has it by now.

A parser's name carries it (``pdf/1+lacks-ocr``), so that the next ``add`` reads such a file again.
"""

import re

from ingest.limits import Limits
from ingest.parsers import ocr
from ingest.parsers.ocr_recognition import LACKS
from ingest.parsers.registry import is_picture
from ingest.sources.files import FoundFile

_LACKED = re.compile(rf"\+{LACKS}(ocr|pages|seconds)(?:-(\d+(?:\.\d+)?))?")


def gained(parser: str, limits: Limits) -> str:
    """Why reading it again gives more than this parser read; "" where it does not."""
    lacked = _LACKED.search(parser)
    if lacked is None:
        return ""
    what, former = lacked[1], float(lacked[2] or 0)
    if what == "ocr":
        here = ocr.unavailable_because(limits) is None
        return "read again, as text in pictures is recognised now" if here else ""
    now = limits.ocr_max_pages if what == "pages" else limits.ocr_page_seconds
    return "read again, as the limit for its scanned pages was raised" if now > former else ""


def misses_pages(parser: str) -> bool:
    """Whether a limit left out pages that have text, or may have it."""
    lacked = _LACKED.search(parser)
    return lacked is not None and lacked[1] != "ocr"


def unread_picture(file: FoundFile, limits: Limits) -> str:
    """Why a picture in a folder is passed by, with what to do; "" where it is read.

    The same words for each, so that a folder of photographs is one line in the report.
    """
    if file.explicit or not is_picture(file.path.suffix):
        return ""
    cure = ocr.unavailable_because(limits)
    return f"pictures, and text in pictures is not read. {cure}" if cure else ""


def without_text(said: str, limits: Limits) -> str:
    """Why a document in a folder without text is passed by, ``said`` being its refusal."""
    cure = ocr.unavailable_because(limits)
    if cure and cure in said:
        return f"there is no text in it, but pages that are pictures. {cure}"
    return "there is no text in it"
