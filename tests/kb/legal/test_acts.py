"""Who ends an instrument, by the names that texts write."""

from dataclasses import replace
from datetime import date

from kb.domain.instruments import DatedFact, Edition, Instrument
from kb.domain.relations import Relation, RelationKind
from kb.domain.vocabulary import Rendition, Standing, StructureKind
from kb.legal.acts import acts_by_target
from kb.legal.aliases import AliasIndex

OLD = Instrument("cn:old", "茶叶管理条例")
NEW = Instrument("cn:new", "茶叶发展条例")
DECISION = Instrument("cn:decision", "关于废止部分行政法规的决定")
EDITION = Edition(
    id="cn:new@2022-10-01.zh",
    instrument_id="cn:new",
    language="zh",
    title=NEW.title,
    rendition=Rendition.FULL_TEXT,
    standing=Standing.OFFICIAL,
    structure=StructureKind.CHINESE_LAW,
    text_sha256="0" * 64,
    date=date(2022, 10, 1),
    effective_from=DatedFact(date(2022, 11, 1), "Article 38"),
)
REPEAL = Relation(RelationKind.REPEALS, "《茶叶管理条例》", "art_38", 0, 9)


def acts(relation=REPEAL, edition=EDITION):
    instruments = {it.id: it for it in (OLD, NEW, DECISION)}
    names = AliasIndex(instruments.values())
    return acts_by_target([(edition.id, relation)], {edition.id: edition}, instruments, names)


def test_a_repeal_takes_effect_with_the_text_that_says_it():
    (act,) = acts()["cn:old"]
    assert (act.instrument_id, act.since, act.takes_place) == ("cn:new", date(2022, 11, 1), True)


def test_a_day_that_the_sentence_itself_names_goes_before_that_of_the_text():
    dated = replace(REPEAL, since=DatedFact(date(2023, 1, 1), "Article 38"))
    assert acts(dated)["cn:old"][0].since == date(2023, 1, 1)


def test_a_decision_that_repeals_does_not_take_the_place():
    edition = replace(EDITION, id="cn:decision@2022-10-01.zh", instrument_id="cn:decision")
    assert not acts(REPEAL, edition)["cn:old"][0].takes_place


def test_a_text_that_repeals_its_own_former_edition_ends_nothing():
    assert acts(replace(REPEAL, target="《茶叶发展条例》")) == {}


def test_drafts_single_clauses_and_weaker_verbs_end_nothing():
    assert acts(REPEAL, replace(EDITION, standing=Standing.DRAFT)) == {}
    assert acts(replace(REPEAL, clauses=("art_3",))) == {}
    assert acts(replace(REPEAL, kind=RelationKind.IMPLEMENTS)) == {}


def test_a_name_that_nothing_held_has_ends_nothing():
    assert acts(replace(REPEAL, target="《咖啡管理条例》")) == {}
