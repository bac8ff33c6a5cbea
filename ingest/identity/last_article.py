"""The clause from which a text says that it holds: 本法自2018年1月1日起施行."""

import re
from dataclasses import dataclass
from datetime import date

from ingest.identity.days import days_in
from ingest.structure.tree import Structure
from kb.domain.vocabulary import ClauseKind
from kb.language.fold import unify

_SELF = r"本(?:法典?|条例|办法|规定|细则|实施细则|规则|决定|规范|通则|意见|通知|命令|标准|纲要)"
_BEGINS = re.compile(
    rf"{_SELF}(?:\([^()]{{1,60}}\))?(?:由[^，。]{{2,40}}通过[，,]\s*)?(?:自|从|于)(?P<when>[^。；;]{{1,30}}?)"
    r"(?:起|开始)?(?:施行|实施|生效|执行)"
)
_ON_PUBLICATION = re.compile(r"(?:公布|发布|颁布|印发)(?:之日|日)|即日")
_ENGLISH = re.compile(
    r"\b(?:law|act|regulations?|provisions|measures|rules|code|decision) (?:shall |will )?"
    r"(?:(?:come|go|enter|be|become|take)s? )?(?:into|effective|implemented|effect)\b"
    r"(?P<when>[^.;]{0,80})",
    re.IGNORECASE,
)
_ENGLISH_PUBLICATION = re.compile(
    r"date of (?:its )?(?:promulgation|publication|issu)", re.IGNORECASE
)
_ARTICLES = (ClauseKind.ARTICLE, ClauseKind.SECTION)
_LAST_UNITS = 3
"""The clause stands in the last article, or just before transitional ones."""


@dataclass(frozen=True, slots=True)
class BeginClause:
    """``day`` where the clause prints one; ``on_publication`` where it names that day instead."""

    basis: str
    day: date | None = None
    on_publication: bool = False


def last_article(structure: Structure, text: str, *, chinese: bool) -> BeginClause | None:
    """The clause in one of the last articles; None where there is none."""
    articles = [unit for unit in structure.units if unit.kind in _ARTICLES]
    for unit in articles[: -_LAST_UNITS - 1 : -1]:
        number = unit.number if chinese else unit.label
        if clause := begin_clause(text[unit.start : unit.end], number or unit.label):
            return clause
    return None


def begin_clause(words: str, basis: str) -> BeginClause | None:
    """The clause as ``words`` have it; ``basis`` says whose words they are."""
    unified = " ".join(unify(words).split())
    match = _BEGINS.search(unified) or _ENGLISH.search(unified)
    if match is None:
        return None
    when = match["when"]
    if days := days_in(when):
        return BeginClause(basis, day=days[0].day)
    names = _ON_PUBLICATION.search(when) or _ENGLISH_PUBLICATION.search(when)
    return BeginClause(basis, on_publication=True) if names else None
