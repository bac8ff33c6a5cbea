"""What holds for every text: targets exist, spans lie in their clauses, nothing crashes."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kb.domain.references import ReferenceKind
from kb.legal.pointers import find_definitions, find_pointers, find_relations
from tests.kb.legal.texts_with_clauses import read

_PIECES = [
    *"第一条 第二条 第三条 第二款 第一项 （一） （二） 至 、 和 。 ， ： “ ” 本法 本章".split(),
    *"前款 前两款 前条 前项 下列 附件1 《甲法》 《 》 刑法 公司法 的规定 同时废止 修改为".split(),
    *"是指 （以下简称甲） 制定本法 自2022年11月1日起施行 \n\n第二条　 \n\n（一）".split(" "),
    *"Article 1 2(1) (a) (i) and to of paragraph point this § 12.1 section subpart B".split(),
    *"part Annex IX the thereof Directive 2001/83/EC 21 CFR means repealed amending ‘ ’".split(),
    *("the first subparagraph", "\n\n", "\n\n## Article 2\n\n"),
]
_TEXTS = st.lists(st.sampled_from(_PIECES) | st.text(max_size=4), max_size=40).map(" ".join)
_HEADS = st.sampled_from(
    [
        "# 甲法\n\n第一条 ",
        "# Act\n\n## Article 1\n\n1. ",
        "# PART 12\n\n## § 12.1 Scope.\n\n(a) ",
        "",
    ]
)


@settings(max_examples=150)
@given(_HEADS, _TEXTS, st.sampled_from(["zh", "en"]))
def test_targets_exist_and_spans_lie_in_their_clauses(head, body, language):
    text = read(head + body) if (head + body).strip() else read("甲")
    eids = {clause.eid for clause in text.clauses}
    found = find_pointers(text.text, text.clauses, language, ["甲法"])
    assert [it.start for it in found] == sorted(it.start for it in found)
    for reference in found:
        clause = text.clause(reference.eid)
        assert clause.start <= reference.start < reference.end <= clause.end
        assert reference.kind is not ReferenceKind.OWN or set(reference.targets) <= eids
        assert reference.kind is not ReferenceKind.UNRESOLVED or not reference.targets
        assert bool(reference.instrument) == (reference.kind is ReferenceKind.OTHER)
    said = find_relations(text.text, text.clauses, language, ["甲法"])
    for it in (*find_definitions(text.text, text.clauses, language), *said):
        clause = text.clause(it.eid)
        assert clause.start <= it.start < it.end <= clause.end


@settings(max_examples=150)
@given(st.text(max_size=300), st.sampled_from(["zh", "en", ""]))
def test_a_text_without_clauses_has_no_pointers(text, language):
    assert find_pointers(text, (), language) == ()
    assert find_definitions(text, (), language) == ()
    assert find_relations(text, (), language) == ()
