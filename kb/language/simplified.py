"""Traditional script as simplified, for indexes and questions. Stored texts are never converted."""

import re
from collections.abc import Callable
from functools import cache

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]+")
_IN_BOTH_SETS = re.compile("[後於夥徵麽菸]")
"""Traditional in a text of today, though GB 2312 has them."""


def simplified(text: str) -> str:
    """``text`` with traditional characters as simplified ones, by OpenCC; all others as they are.

    OpenCC takes 40 ms to load, so it is asked only where a run of Han characters is outside GB
    2312, the set that simplified texts are written in.
    """
    return _HAN.sub(_converted, text) if _is_traditional("".join(_HAN.findall(text))) else text


def _is_traditional(han: str) -> bool:
    try:
        han.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return _IN_BOTH_SETS.search(han) is not None


def _converted(run: re.Match[str]) -> str:
    return _converter()(run[0]) if _is_traditional(run[0]) else run[0]


@cache
def _converter() -> Callable[[str], str]:
    from opencc import OpenCC

    convert: Callable[[str], str] = OpenCC("t2s").convert
    return convert
