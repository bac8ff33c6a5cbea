"""What Chinese texts say that they do to others: 同时废止, 代替, 根据…制定, 修改为."""

import re
from collections.abc import Iterator

from kb.domain.instruments import UNKNOWN_DATE, DatedFact
from kb.domain.relations import Relation, RelationKind
from kb.legal.pointers.chinese_other import other_eids
from kb.legal.pointers.chinese_places import Place, find_places
from kb.legal.pointers.chinese_tokens import Anchor, find_tokens
from kb.legal.pointers.dates import effect_date
from kb.legal.pointers.quotes import Quotes
from kb.legal.pointers.tree import Tree

_SENTENCE = re.compile(r"[^。\n]+(?:。|$)?")
# Deciding to repeal something, 修改或者废止, repeals nothing.
_REPEALED = re.compile(
    r"(?<!或者)(?<!修改和)(?<!、)(?:同时|即行|予以|一并|相应|均|即)?"
    r"(?:废止|失效|停止(?:执行|施行|使用))(?=[。,;\n]|$)"
)
_MOST_NAMES = 200
"""Of one sentence; a list of more names is no clause of a statute."""
_TITLES = re.compile("《[^》]*》")
_NOT_REPEALED = re.compile(r"(?:自|根据|依照|按照|依据|与|和本|关于(?:修改|废止))$")
_HELD_BY = re.compile(
    r"^(?:施行|实施|生效|公布|发布)?(?:之日|以前|后|前|不一致|相抵触|中|的?有关|和本|与本|规定的)"
)
_REPLACES = re.compile(
    r"本(?:标准|部分|文件|规范|办法|规定|规程|细则|导则|指南)(?:[^。;,]{0,12})?(?:代替|替代|取代)(?:了)?"
)
_MADE = re.compile(r"(?:特)?制定(?:本|《|[\u4e00-\u9fff]{2,24}(?:办法|规定|条例|细则))")
_BASED = re.compile(r"根据|依据|依照|按照|为(?:了)?(?:贯彻|实施|施行|执行)")
_AMENDED = re.compile(
    r"^(?:的|中的?|以?后|以?前|末尾|之后)?(?:[^,。;:]{0,14})?(?:修改为|增加|删去|改为|作如下(?:补充)?修改|作(?:部分)?修改)"
)
_TRANSLATED = re.compile(
    r"^的?(?:官方|非官方|参考)?(?:中|英|中英)?文?(?:译本|译文|翻译本|英译本|中译本)"
)


def chinese_relations(text: str, even: str, tree: Tree, quotes: Quotes) -> Iterator[Relation]:
    """By sentence, unordered."""
    places = [
        it
        for it in find_places(even, find_tokens(even))
        if it.anchor and it.anchor.anchor is Anchor.NAME and not quotes.around(it.start)
    ]
    n = 0
    for sentence in _SENTENCE.finditer(even):
        while n < len(places) and places[n].start < sentence.start():
            n += 1
        inside = []
        while n < len(places) and places[n].end <= sentence.end():
            inside.append(places[n])
            n += 1
        if inside:
            inside = inside[:_MOST_NAMES]
            yield from _said(_Sentence(text, even, tree, sentence.start(), sentence.end()), inside)


class _Sentence:
    """The sentence ``even[start:end]`` and what it says of the instruments in it."""

    def __init__(self, text: str, even: str, tree: Tree, start: int, end: int) -> None:
        self.text, self.even, self.tree, self.start, self.end = text, even, tree, start, end

    def relation(self, kind: RelationKind, place: Place, since: DatedFact) -> Iterator[Relation]:
        start, end = self.start, self.end
        start += len(self.even[start:end]) - len(self.even[start:end].lstrip())
        here = self.tree.at(place.start, place.end)
        if here is None or place.anchor is None:
            return
        start, end = max(start, here.start), min(end, here.end)
        target = self.text[place.anchor.start : place.anchor.end].strip("《》 ")
        clauses = other_eids(place.numbers, place.until)
        yield Relation(kind, target, here.eid, start, end, clauses, since)


def _said(sentence: _Sentence, places: list[Place]) -> Iterator[Relation]:
    yield from _repeals(sentence, places)
    yield from _replaces(sentence, places)
    yield from _implements(sentence, places)
    for place in places:
        behind = sentence.even[place.end : min(place.end + 40, sentence.end)]
        if _AMENDED.match(behind):
            yield from sentence.relation(RelationKind.AMENDS, place, UNKNOWN_DATE)
        if not place.numbers and _TRANSLATED.match(behind):
            yield from sentence.relation(RelationKind.TRANSLATES, place, UNKNOWN_DATE)


def _repeals(sentence: _Sentence, places: list[Place]) -> Iterator[Relation]:
    even = sentence.even
    titles = [place for place in places if even[place.start] == "《"]
    # Where titles are printed, 令第1号 beside one says who issued it.
    places = titles or places
    verbs = list(_REPEALED.finditer(even, sentence.start, sentence.end))
    for verb in verbs:
        since = _since(sentence, is_same_time=verb.group().startswith("同时"))
        opens = max(sentence.start, even.rfind(";", sentence.start, verb.start()))
        for place in places:
            between = even[place.end : verb.start()]
            before = even[max(opens, place.start - 6) : place.start]
            if place.start < opens or place.end > verb.start():
                continue
            if _NOT_REPEALED.search(before) or _HELD_BY.match(between) or "不" in between:
                continue
            if "规定" in _TITLES.sub("", between) and not place.numbers:
                # Only some rules of it go, and which ones is not said.
                continue
            yield from sentence.relation(RelationKind.REPEALS, place, since)


def _since(sentence: _Sentence, *, is_same_time: bool) -> DatedFact:
    said = effect_date(sentence.even, sentence.start, sentence.end)
    if said.value or not is_same_time:
        return said
    line = sentence.even.rfind("\n", 0, sentence.start) + 1
    return effect_date(sentence.even, line, sentence.end)


def _replaces(sentence: _Sentence, places: list[Place]) -> Iterator[Relation]:
    verb = _REPLACES.search(sentence.even, sentence.start, sentence.end)
    if verb is None:
        return
    limit = sentence.even.find(",", verb.end(), sentence.end)
    last_end = -1
    for place in places:
        follows = place.start >= verb.end() and (limit < 0 or place.start < limit)
        # The number is the name; the title in 《》 right behind it says the same.
        if follows and place.start != last_end:
            yield from sentence.relation(RelationKind.REPLACES, place, UNKNOWN_DATE)
        last_end = place.end


def _implements(sentence: _Sentence, places: list[Place]) -> Iterator[Relation]:
    made = _MADE.search(sentence.even, sentence.start, sentence.end)
    if made is None:
        return
    bases = list(_BASED.finditer(sentence.even, sentence.start, made.start()))
    if not bases:
        return
    for place in places:
        if bases[0].end() <= place.start and place.end <= made.start():
            yield from sentence.relation(RelationKind.IMPLEMENTS, place, UNKNOWN_DATE)
