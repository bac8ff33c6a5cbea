"""What was found in two languages, as one list."""

from dataclasses import replace

from kb.retrieval.merging import merge, without_twins
from tests.kb.retrieval.candidates import candidate


class View:
    """Every edition belongs to the instrument before its dot."""

    def instrument_of(self, edition_id):
        return edition_id.split(".")[0]


def found(edition, eid, language, relevance):
    one = candidate(f"{edition}~{eid}", 0.5)
    passage = replace(one.passage, edition_id=edition, eid=eid, language=language)
    return replace(one, passage=passage, relevance=relevance)


def test_a_clause_in_the_other_language_is_left_out_where_its_own_is_there():
    own, twin = found("law.zh", "art_1", "zh", 0.4), found("law.en", "art_1", "en", 0.9)
    other = found("act.en", "s_1", "en", 0.3)
    kept, twins = without_twins([twin, own, other], "zh", View())
    assert kept == [own, other]
    assert [it.passage for it in twins] == [twin.passage]
    assert "language of the question" in twins[0].reason


def test_the_most_relevant_head_comes_first_and_each_language_keeps_its_order():
    zh = [found("a.zh", str(n), "zh", r) for n, r in enumerate((0.5, 0.9))]
    en = [found("b.en", str(n), "en", r) for n, r in enumerate((0.7, 0.6))]
    assert merge([zh, en], "en") == [en[0], en[1], zh[0], zh[1]]
