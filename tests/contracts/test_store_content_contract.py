"""What every store does with what was read in a text: norms, references, relations, facts."""

from dataclasses import replace
from datetime import date

import pytest

from kb.domain.instruments import DatedFact
from kb.domain.legal_content import NO_CONTENT, LegalContent
from kb.domain.norms import BearerKind, Norm, NormKind
from kb.domain.references import Definition, Reference, ReferenceKind
from kb.domain.relations import ReadFact, Relation, RelationKind
from kb.domain.retrieval import Filters
from tests.contracts.bundles import make_bundle

LAW = "cn:law@2018-12-29.zh"
NEXT = "cn:law@2023-01-01.zh"
LINES = ("第一条 生产者应当对其生产的产品质量负责。", "第二条 销售者不得销售国家明令淘汰的产品。")
CONTENT = LegalContent(
    references=(
        Reference("art_1", ReferenceKind.OWN, 0, 3, ("art_2",)),
        Reference("art_2", ReferenceKind.OTHER, 24, 27, ("art_9",), "《标准化法》"),
    ),
    definitions=(Definition("art_1", "生产者", 4, 22),),
    norms=(
        Norm("art_1", NormKind.DUTY, 4, 22, "应当", "生产者", BearerKind.BUSINESS, "消费者"),
        Norm("art_2", NormKind.PROHIBITION, 27, 42, "不得"),
    ),
    relations=(
        Relation(
            RelationKind.REPEALS,
            "《旧法》",
            "art_2",
            27,
            42,
            ("art_3",),
            DatedFact(date(2019, 1, 1), "Article 2"),
        ),
        Relation(RelationKind.DIGESTS, "cn:other"),
    ),
    facts=(ReadFact("issuer", "国务院", "header line 2"), ReadFact("level", "law", "title")),
)


@pytest.fixture
def bundle():
    return replace(make_bundle(*LINES), content=CONTENT)


def test_what_was_read_in_a_text_comes_back_as_it_was_given(store, bundle):
    store.commit_edition(bundle)
    assert store.content(LAW) == CONTENT
    assert store.content("cn:law@1900-01-01.zh") == NO_CONTENT


def test_passages_are_limited_to_those_with_such_a_norm_and_such_a_bearer(store, bundle):
    store.commit_edition(bundle)
    ids = [passage.id for passage in bundle.passages]

    def found(**limits: tuple[str, ...]) -> list[str]:
        return list(store.passages(ids, Filters(**limits)))

    assert found(norms=("duty",)) == found(bearers=("business",)) == ids[:1]
    assert found(norms=("duty", "prohibition")) == ids
    assert found(norms=("prohibition",), bearers=("business",)) == []


def test_reading_a_text_again_replaces_what_was_read_before(store, bundle):
    store.commit_edition(bundle)
    again = LegalContent(facts=(ReadFact("issuer", "全国人民代表大会", "header line 1"),))
    store.commit_edition(replace(bundle, content=again))
    assert store.content(LAW) == again
    assert store.relations() == store.references_to(["《标准化法》"]) == ()


def test_what_was_read_goes_with_its_edition(store, bundle):
    store.commit_edition(bundle)
    store.remove_editions([LAW])
    assert store.content(LAW) == NO_CONTENT
    assert store.relations() == store.names_referred_to() == ()


def test_relations_and_references_are_found_across_editions(store, bundle):
    store.commit_edition(bundle)
    other = replace(make_bundle(*LINES, edition_id=NEXT, name="next.md"), content=CONTENT)
    store.commit_edition(other)
    assert [key for key, _ in store.relations()] == [LAW, LAW, NEXT, NEXT]
    assert store.names_referred_to() == ("《标准化法》",)
    pointer = CONTENT.references[1]
    assert store.references_to(["《标准化法》", ""]) == ((LAW, pointer), (NEXT, pointer))
    assert store.references_to(["标准化法"]) == store.references_to([""]) == ()


def test_editions_tell_how_many_wordings_they_share(store):
    store.commit_edition(make_bundle(*LINES, "第三条 略。"))
    changed = (LINES[0], "第二条 销售者应当建立并执行进货检查验收制度。", "第三条 略。")
    store.commit_edition(make_bundle(*changed, edition_id=NEXT, name="next.md"))
    assert store.sharing(LAW) == {NEXT: 1}
    assert store.sharing(NEXT) == {LAW: 1}
    assert store.sharing("cn:law@1900-01-01.zh") == {}


def test_a_span_outside_the_text_or_its_clauses_is_refused_and_changes_nothing(store, bundle):
    norm = CONTENT.norms[0]
    for wrong in (replace(norm, end=9999), replace(norm, eid="art_77"), replace(norm, start=22)):
        with pytest.raises(ValueError, match="cn:law"):
            store.commit_edition(replace(bundle, content=LegalContent(norms=(wrong,))))
    assert store.editions() == ()
