"""What English texts say that they do to others: "is repealed", "amending", "supersedes"."""

import re
from collections.abc import Iterator

from kb.domain.relations import Relation, RelationKind
from kb.language.sentences import sentence_spans
from kb.legal.pointers.chinese_names import Name
from kb.legal.pointers.dates import effect_date
from kb.legal.pointers.english_names import find_english_names
from kb.legal.pointers.english_other import other_targets
from kb.legal.pointers.english_pointers import Pointer, find_english_pointers
from kb.legal.pointers.quotes import Quotes
from kb.legal.pointers.tree import Tree

_HAS = re.compile(
    r"repeal|supersed|replac|amend|abrogat|annul|formulated|translation|implementing|enacted",
    re.IGNORECASE,
)
"""Words without which a sentence says nothing of the kind."""
_GAP = r"(?:,|\s|and|or|as well as|both|the|Council|Commission)*"
_IS_REPEALED = re.compile(
    r"^(?:,? (?:as amended|adopted|of|on)\b[^.;]{0,160}?)?,?\s(?:is|are|shall be|will be)\s"
    r"(?:hereby\s|thereby\s)?(?:repealed|abrogated|annulled)\b"
)
_THOSE = re.compile(
    r"\b(?:those|that|the said|both)\s(?:Directive|Regulation|Decision|Act|Law|Measure)s?\s"
    r"(?:is|are|shall be)\s(?:hereby\s)?(?:repealed|annulled)\b"
)
_IS_AMENDED = re.compile(r"^,?\s(?:(?:is|are|shall be)\s)(?:hereby\s)?amended\b")
_LONGEST_VERB = 240
_NEAR = 200
"""Characters before a name in which its verb stands."""
_MOST_NAMES = 200
"""Of one sentence; a list of more names is no clause of a statute."""
_IS_PUT_IN = re.compile(
    r"^,(?:[^.;\n]|[.](?=\d|\s(?:is|are)\b)){0,160}?\s(?:is|are|shall be)\s(?:hereby\s)?"
    r"(?:added|inserted|deleted|replaced by the following)\b"
)
_VERBS = (
    (RelationKind.REPEALS, re.compile(r"\brepealing\s" + _GAP + "$")),
    (RelationKind.AMENDS, re.compile(r"\bamending\s" + _GAP + "$")),
    (
        RelationKind.REPLACES,
        re.compile(
            r"\b(?:This|this|These|these|It)\s[^.;\n]{1,60}?\b(?:supersedes?|replaces?)\s"
            + _GAP
            + "$"
        ),
    ),
    (RelationKind.IMPLEMENTS, re.compile(r"\bimplementing\s" + _GAP + "$")),
    (RelationKind.TRANSLATES, re.compile(r"\b[Tt]ranslation\sof\s" + _GAP + "$")),
)
_PARTICIPLE = re.compile(r"\b(?:amending|repealing|implementing)\b")
_NO_SUBJECT = re.compile(
    r"\b(?:of|under|to|with|in|by|for|implementing|from)\s(?:the\s)?(?:Council\s|Commission\s)?$"
)
_MADE = re.compile(r"\b(?:formulated|enacted|made|adopted|stipulated)\b")
_BASED = re.compile(
    r"\b(?:[Ii]n accordance with|[Pp]ursuant to|[Oo]n the basis of|[Uu]nder|[Aa]ccording to)\s"
    r"(?:the\s)?$"
)
_THESE = re.compile(
    r"\b(?:these|this)\s(?:Measures|Provisions|Regulations?|Rules|Law)\b", re.IGNORECASE
)
_LIST = re.compile(
    r"^(?:\s?,\s?|\s(?:and|or)\s|,\s(?:and|or)\s|\s\([^()]{1,80}\)|and|or|Council|Commission|the|\s)*$"
)


def english_relations(_: str, even: str, tree: Tree, quotes: Quotes) -> Iterator[Relation]:
    """By sentence, unordered."""
    names = sorted(find_english_names(even), key=lambda it: (it.start, -it.end))
    names = [it for it in names if not quotes.around(it.start)]
    pointers = [
        it for it in find_english_pointers(even) if it.instrument and not quotes.around(it.start)
    ]
    n = m = 0
    for start, end in sentence_spans(even):
        inside: list[Name] = []
        while n < len(names) and names[n].start < end:
            if start <= names[n].start and names[n].end <= end and not _nested(inside, names[n]):
                inside.append(names[n])
            n += 1
        targets: list[Pointer] = []
        while m < len(pointers) and pointers[m].start < end:
            targets += [pointers[m]] if start <= pointers[m].start else []
            m += 1
        if inside and (targets or _HAS.search(even, start, end)):
            said = _Sentence(even, tree, start, end)
            yield from said.relations(inside[:_MOST_NAMES], targets)


def _nested(kept: list[Name], name: Name) -> bool:
    return bool(kept) and name.start < kept[-1].end


class _Sentence:
    def __init__(self, text: str, tree: Tree, start: int, end: int) -> None:
        self.text, self.tree, self.start, self.end = text, tree, start, end

    def relations(self, names: list[Name], pointers: list[Pointer]) -> Iterator[Relation]:
        yield from self._repealed(names)
        yield from self._verbs(names)
        yield from self._made(names)
        for pointer in pointers:
            # The stop of a section's number, 3.2., may have ended the sentence too early.
            behind = self.text[pointer.end : pointer.end + _LONGEST_VERB].partition("\n")[0]
            if _IS_PUT_IN.match(behind) or _IS_AMENDED.match(behind):
                clauses = other_targets(pointer.chain)
                yield from self._relation(
                    RelationKind.AMENDS, pointer.instrument, pointer.start, clauses
                )

    def _repealed(self, names: list[Name]) -> Iterator[Relation]:
        those = _THOSE.search(self.text, self.start, self.end)
        for n, name in enumerate(names):
            listed = self._list_end(names, n)
            first = self._list_start(names, n)
            is_subject = not _NO_SUBJECT.search(self.text[max(self.start, first - _NEAR) : first])
            if (is_subject and _IS_REPEALED.match(self.text[listed : self.end])) or (
                those and name.end <= those.start() and self._is_last_list(names, n, those.start())
            ):
                yield from self._relation(RelationKind.REPEALS, name.text, name.start)

    def _is_last_list(self, names: list[Name], n: int, limit: int) -> bool:
        before = [name for name in names if name.end <= limit]
        return self._list_end(before, n) == before[-1].end

    def _list_start(self, names: list[Name], n: int) -> int:
        start = names[n].start
        for name in names[:n][::-1]:
            if not _LIST.match(self.text[name.end : start]):
                break
            start = name.start
        return start

    def _list_end(self, names: list[Name], n: int) -> int:
        """Where the list ends that this name is a member of."""
        end = names[n].end
        for name in names[n + 1 :]:
            if not _LIST.match(self.text[end : name.start]):
                break
            end = name.end
        return end

    def _verbs(self, names: list[Name]) -> Iterator[Relation]:
        # Behind the name of another act, "amending" is a part of that act's title.
        first = _PARTICIPLE.search(self.text, self.start, self.end)
        in_title = first is not None and names[0].end <= first.start()
        for kind, verb in () if in_title else _VERBS:
            is_listed, end = False, 0
            for name in names:
                before = self.text[max(self.start, name.start - _NEAR) : name.start]
                goes_on = is_listed and bool(_LIST.match(self.text[end : name.start]))
                is_listed, end = goes_on or bool(verb.search(before)), name.end
                if is_listed:
                    yield from self._relation(kind, name.text, name.start)

    def _made(self, names: list[Name]) -> Iterator[Relation]:
        sentence = self.text[self.start : self.end]
        if not (_MADE.search(sentence) and _THESE.search(sentence)):
            return
        for name in names:
            if _BASED.search(self.text[max(self.start, name.start - _NEAR) : name.start]):
                yield from self._relation(RelationKind.IMPLEMENTS, name.text, name.start)

    def _relation(
        self, kind: RelationKind, target: str, at: int, clauses: tuple[str, ...] = ()
    ) -> Iterator[Relation]:
        here = self.tree.at(at, at + 1)
        if here:
            start, end = max(self.start, here.start), min(self.end, here.end)
            since = effect_date(self.text, self.start, self.end)
            dated = (
                since if kind in (RelationKind.REPEALS, RelationKind.REPLACES) else type(since)()
            )
            yield Relation(kind, _singular(target), here.eid, start, end, clauses, dated)


def _singular(name: str) -> str:
    """Directives 90/385/EEC, as the first of a list is written, is one directive."""
    return re.sub(r"\b(Regulation|Directive|Decision|Recommendation)s\b", r"\1", name)
