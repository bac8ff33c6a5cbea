"""The events that the header of a law tells: adopted, published, revised, amended, in force.

Grammar of the lines: <day> <organ or meeting> [《decision》] <act>; a line that begins with 根据
names the decisions that amended the text in place.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ingest.identity.days import FoundDay, days_in
from kb.language.fold import unify


class Act(StrEnum):
    """What happened to a text on a day."""

    ADOPTED = "adopted"
    PUBLISHED = "published"
    REVISED = "revised"
    AMENDED = "amended"
    EFFECTIVE = "effective"
    REPEALED = "repealed"


@dataclass(frozen=True, slots=True)
class Event:
    """One act on one day; ``line`` counts the header's lines from 1."""

    day: date
    act: Act
    line: int


@dataclass(frozen=True, slots=True)
class Header:
    """What the header lines tell, and what of them could not be read.

    ``is_whole`` is False where an act may be missing from the events.
    """

    events: tuple[Event, ...] = ()
    warnings: tuple[str, ...] = ()
    is_whole: bool = True


_QUOTED = re.compile(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》|“[^”]*”|\"[^\"]*\"")
_DECISION = re.compile(r"决定|修正案|decision", re.IGNORECASE)
_BEGINS = re.compile(r"\s*(?:起|开始)?\s*(?:施行|实施|生效)")
_CHANGES = ((Act.AMENDED, re.compile(r"修正|修改")), (Act.REVISED, re.compile(r"修订")))
_ACTS = (
    (Act.REPEALED, re.compile(r"废止|失效")),
    (Act.PUBLISHED, re.compile(r"公布|发布|颁布|印发|公告")),
    (Act.ADOPTED, re.compile(r"通过|批准|制定|决定")),
    (Act.EFFECTIVE, re.compile(r"施行|实施|生效")),
)
_ENGLISH_ACTS = (
    (Act.REPEALED, re.compile(r"\b(?:repealed|abolished)\b")),
    (Act.AMENDED, re.compile(r"\bamend(?:ed|ment)\b")),
    (Act.REVISED, re.compile(r"\brevis(?:ed|ion)\b")),
    (Act.EFFECTIVE, re.compile(r"\b(?:effective|into (?:force|effect)|in force|implemented)\b")),
    (Act.PUBLISHED, re.compile(r"\b(?:promulgated|published|issued|announced)\b")),
    (Act.ADOPTED, re.compile(r"\b(?:adopted|passed|approved|enacted)\b")),
)
_ENGLISH_CLAUSES = re.compile(r"[;()]|(?<=\d{4}),|(?<=\d{4})\.?\s+and\s+(?=[a-z]+ed\b)")
_BASED_ON = re.compile(r"(?=(?:^|(?<=\s)|(?<=[)）;；,，]))根据)")
_BRACKETS = "()"
_STRAY = "has a stray bracket"


def read_header(lines: tuple[str, ...]) -> Header:
    """The events of ``lines`` in their order, and a warning for each line that breaks off."""
    events: list[Event] = []
    warnings: list[str] = []
    is_whole = True
    for number, line in _joined([unify(line) for line in lines]):
        found = [Event(day, act, number) for day, act in _of_line(line)]
        events += found
        if trouble := _trouble(line, found):
            warnings.append(f"header line {number} {trouble}: “{line[-24:]}”")
            is_whole = is_whole and trouble == _STRAY
    return Header(tuple(events), tuple(warnings), is_whole)


def _joined(lines: list[str]) -> list[tuple[int, str]]:
    """A line without a day goes on with the one before it, where that has no act yet."""
    joined: list[tuple[int, str]] = []
    for number, line in enumerate(lines, 1):
        before = joined[-1][1] if joined else ""
        open_ended = days_in(before) and not _of_line(before)
        if joined and open_ended and not days_in(line):
            joined[-1] = (joined[-1][0], f"{before} {line}")
        else:
            joined.append((number, line))
    return joined


def _of_line(line: str) -> list[tuple[date, Act]]:
    if not days_in(line):
        return []
    if not re.search(r"[\u4e00-\u9fff]", line):
        return _english(line)
    found: list[tuple[date, Act]] = []
    for segment in _BASED_ON.split(line):
        found += _segment(segment)
    return found


def _segment(segment: str) -> list[tuple[date, Act]]:
    """根据 names what is amended by all its days; elsewhere each day has the act behind it."""
    days = days_in(segment)
    change = _change(segment)
    if segment.lstrip().startswith("根据") and change:
        return [
            (it.day, Act.EFFECTIVE if _BEGINS.match(segment, it.end) else change) for it in days
        ]
    found: list[tuple[date, Act]] = []
    act: Act | None = None
    for at in range(len(days) - 1, -1, -1):
        stop = days[at + 1].start if at + 1 < len(days) else len(segment)
        mine = _acts_of(segment[days[at].start : stop], segment, days[at])
        act = mine[0] if mine else act
        found[:0] = [(days[at].day, one) for one in (mine or ([act] if act else []))]
    return found


def _acts_of(clause: str, segment: str, day: FoundDay) -> list[Act]:
    """The acts of one day's clause: 公布施行 has two; a decision in title marks amends in place."""
    if _BEGINS.match(segment, day.end):
        return [Act.EFFECTIVE]
    if change := _change(clause):
        return [change]
    plain = _QUOTED.sub(" ", clause)
    acts = [act for act, words in _ACTS if words.search(plain)]
    main = next((act for act in acts if act is not Act.EFFECTIVE), None)
    return [act for act in (main, Act.EFFECTIVE) if act and act in acts]


def _change(clause: str) -> Act | None:
    """修订 by a decision on single articles is what laws call 修正: nothing is renumbered."""
    plain = _QUOTED.sub(" ", clause)
    act = next((act for act, words in _CHANGES if words.search(plain)), None)
    quotes_decision = any(_DECISION.search(quoted) for quoted in _QUOTED.findall(clause))
    return Act.AMENDED if act is Act.REVISED and quotes_decision else act


def _english(line: str) -> list[tuple[date, Act]]:
    found: list[tuple[date, Act]] = []
    act: Act | None = None
    for clause in _ENGLISH_CLAUSES.split(line):
        own = next((act for act, words in _ENGLISH_ACTS if words.search(clause.lower())), None)
        act = own or act
        found += [(it.day, act) for it in days_in(clause) if act]
    return found


def _trouble(line: str, found: list[Event]) -> str:
    """Why a line is not whole; "" where it is."""
    if line.rstrip().endswith(("根据", "《", "的", "、")):
        return "breaks off, so that later changes may be missing from it"
    if days_in(line) and not found:
        return "has a day and does not say what happened on it"
    opened, closed = (line.count(bracket) for bracket in _BRACKETS)
    return _STRAY if opened != closed and found else ""
