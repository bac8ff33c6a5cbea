"""All norms of a text, clause by clause."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kb.domain.clauses import Clause
from kb.domain.norms import BearerKind, Norm
from kb.domain.vocabulary import ClauseKind
from kb.legal.norms.chinese import read_chinese
from kb.legal.norms.english import read_english
from kb.legal.norms.lists import NOTHING, Opening, opening_of, opens_list
from kb.legal.norms.papers import read_chinese_paper, read_translated_paper
from kb.legal.norms.reading import NOBODY, Party, Reading
from kb.legal.norms.wording import Wording, wordings

_ITEM_OF_PROSE = re.compile(
    r"[—–•·-]|\d{1,2}\.\s|(?:[(（][^()（）]{1,6}[)）]\s*)?[a-z]|[（(][一二三四五六七八九十]"
)
_LISTED = frozenset((ClauseKind.ITEM, ClauseKind.POINT, ClauseKind.PARAGRAPH, ClauseKind.PROSE))


def find_norms(
    text: str, clauses: Sequence[Clause], language: str, *, translated_paper: bool = False
) -> tuple[Norm, ...]:
    """Every sentence of ``clauses`` that binds, allows, encourages, tasks, aims or punishes.

    ``clauses`` in reading order with spans into ``text``; ``language`` "zh" or "en". In a
    ``translated_paper`` should, must and will are tasks of an office unless a firm is their
    subject, since translators use them at will. Nothing is guessed: a bearer that no sentence
    names stays unstated.
    """
    return tuple(_Finder(text, clauses, language, translated_paper=translated_paper).norms())


class _Finder:
    """Reads wordings in order and remembers what may be carried over."""

    def __init__(
        self, text: str, clauses: Sequence[Clause], language: str, *, translated_paper: bool
    ) -> None:
        self._text = text
        self._clauses = clauses
        self._language = language
        self._translated = translated_paper
        eids = [clause.eid for clause in clauses]
        self._is_paper = any(eid.startswith("h1_") for eid in eids) and not any(
            clause.kind is ClauseKind.ARTICLE for clause in clauses
        )
        self._office: tuple[str, Party] = ("", NOBODY)
        self._openings: dict[str | None, Opening] = {}

    def norms(self) -> Iterator[Norm]:
        for wording in wordings(self._text, self._clauses):
            yield from self._of(wording)

    def _of(self, wording: Wording) -> Iterator[Norm]:
        clause, readings, before = wording.clause, [], NOBODY
        sentence = self._text[slice(*wording.sentences[0])]
        inherited = self._inherited(clause, sentence)
        for nth, (start, end) in enumerate(wording.sentences):
            sentence = self._text[start:end]
            readings = self._read(sentence)
            readings = [it if it.has_subject or not nth else it.borne_by(before) for it in readings]
            readings = [self._inspected(it, clause) for it in readings]
            if nth == 0 and inherited is not NOTHING:
                readings = _with_opening(readings, inherited, sentence)
            for it in readings:
                yield _norm(clause, it, start)
            named = [it.bearer for it in readings if it.names_bearer or not it.has_subject]
            before = named[-1] if named else NOBODY
        self._remember(clause, sentence, readings, inherited)

    def _inspected(self, reading: Reading, clause: Clause) -> Reading:
        """Who must not charge those it inspects is the office that the article has named."""
        article = clause.eid.split("__")[0]
        if reading.bearer.kind is BearerKind.OFFICE:
            self._office = (article, reading.bearer)
        is_inspector = reading.bearer is NOBODY and reading.protects.startswith("被")
        is_known = is_inspector and self._office[0] == article
        return reading.borne_by(self._office[1]) if is_known else reading

    def _inherited(self, clause: Clause, sentence: str) -> Opening:
        """Prose goes on with a list where it begins as an item does: with a dash, in lower case."""
        if clause.kind not in _LISTED:
            return NOTHING
        if clause.kind is ClauseKind.PROSE and not _ITEM_OF_PROSE.match(sentence):
            return NOTHING
        return self._openings.get(clause.parent, NOTHING)

    def _remember(
        self, clause: Clause, sentence: str, readings: list[Reading], inherited: Opening
    ) -> None:
        """The last sentence before a list speaks for its items and for those of its siblings."""
        if not opens_list(sentence):
            if clause.kind in (ClauseKind.PROSE, ClauseKind.PARAGRAPH) and inherited is NOTHING:
                self._openings.pop(clause.parent, None)
            return
        opening = opening_of(sentence, readings, self._language)
        self._openings[clause.eid] = opening
        if clause.kind is ClauseKind.PROSE:
            self._openings[clause.parent] = opening

    def _read(self, sentence: str) -> list[Reading]:
        if self._language == "zh":
            return read_chinese_paper(sentence) if self._is_paper else read_chinese(sentence)
        return read_translated_paper(sentence) if self._translated else read_english(sentence)


def _with_opening(readings: list[Reading], opening: Opening, sentence: str) -> list[Reading]:
    if opening.norm is None:
        return [it.borne_by(opening.bearer) if it.is_open else it for it in readings]
    own = [it for it in readings if it.stands_by_itself]
    if own:
        return [it.borne_by(opening.norm.bearer) if it.is_open else it for it in own]
    return [replace(opening.norm, start=0, end=len(sentence), names_bearer=False)]


def _norm(clause: Clause, reading: Reading, start: int) -> Norm:
    return Norm(
        eid=clause.eid,
        kind=reading.kind,
        start=start + reading.start,
        end=start + reading.end,
        verb=reading.verb,
        bearer=reading.bearer.words,
        bearer_kind=reading.bearer.kind,
        protects=reading.protects,
    )
