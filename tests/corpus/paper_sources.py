"""Which lines of which source text each digest of a policy paper was written from."""

from tests.corpus.shared_data import SEEDS, require

_INTERPRETATION = "001_df78ed9392b147e4.txt"
_NOTICE_2024 = "002_4a1871514f592d9d.txt"
_ARTICLE_2021 = "003_e6f72ceccc00cace.txt"
_RESEARCH_PAPER = "004_b70fe2eebc4d9f70.txt"

LINES: dict[str, tuple[str, tuple[int, ...]]] = {
    "preface": (_INTERPRETATION, (4,)),
    "h1_2__p_3": (_INTERPRETATION, (13,)),
    "h1_2__p_4": (_INTERPRETATION, (14,)),
    "h1_3": (_INTERPRETATION, (16,)),
    "h1_3__h2_1": (_INTERPRETATION, (16, 17)),
    "h1_3__h2_1__p_3": (_INTERPRETATION, (18,)),
    "h1_3__h2_2": (_INTERPRETATION, (20, 21)),
    "h1_3__h2_3": (_INTERPRETATION, (24, 25)),
    "h1_3__h2_3__p_3": (_INTERPRETATION, (26,)),
    "h1_3__h2_4": (_INTERPRETATION, (28, 29, 30, 31, 32)),
    "h1_4": (_INTERPRETATION, (34, 35, 36, 37)),
    "y1978__preface": (_ARTICLE_2021, (3, 5)),
    "y2021__theme": (_ARTICLE_2021, (7, 29)),
    "y2024__preface": (_NOTICE_2024, (5, 7)),
    "y2024__h1_1": (_NOTICE_2024, (1, 9, 11)),
    "y2024__h1_2": (_NOTICE_2024, (13, 15, 17, 19, 21, 23)),
    "y2024__h1_2__h2_1": (_NOTICE_2024, (1, 15)),
    "y2024__h1_3__h2_1": (_NOTICE_2024, (1, 27)),
    "y2024__h1_3__h2_2": (_NOTICE_2024, (29,)),
    "y2024__h1_3__h2_6": (_NOTICE_2024, (37,)),
    "y2024__h1_3__h2_7": (_NOTICE_2024, (39,)),
    "y2024__h1_4": (_NOTICE_2024, (45, 47, 49)),
    "second_award": (_RESEARCH_PAPER, (9,)),
}


def source(eid: str) -> str:
    """The lines behind one digest; KeyError where they are not stated here."""
    name, numbers = LINES[eid]
    lines = require(SEEDS / name).read_text(encoding="utf-8").split("\n")
    return "\n".join(lines[number - 1] for number in numbers)
