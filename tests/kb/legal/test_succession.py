"""Which clause of one edition became which of the next."""

from hypothesis import given
from hypothesis import strategies as st

from kb.domain.differences import Fate, PieceKind
from kb.language.fold import unify
from kb.legal.pieces import MOST_TOKENS, pieces
from kb.legal.succession import successions
from tests.articles import text_of


def fates(before: list[str], after: list[str]) -> list[tuple[str, str, str]]:
    return [
        (it.fate.value, it.old.label if it.old else "", it.new.label if it.new else "")
        for it in successions(text_of(*before), text_of(*after))
    ]


DUTY = "茶叶生产者应当对其生产的茶叶质量负责，并保存检验记录三年。"
LONGER = "茶叶生产者应当对其生产的茶叶质量负责，并保存检验记录五年。"
OTHER = "监督管理部门可以进入现场检查，查阅有关合同、票据和账簿。"


def test_an_article_that_moved_down_and_was_changed_is_followed_by_its_words():
    assert fates([DUTY, OTHER], ["为了促进茶叶产业发展，制定本法。", LONGER, OTHER]) == [
        ("added", "", "第1条"),
        ("renumbered_and_changed", "第1条", "第2条"),
        ("renumbered", "第2条", "第3条"),
    ]


def test_brackets_of_another_width_are_no_change():
    assert fates(["符合下列要求：（一）标明产地；"], ["符合下列要求：(一)标明产地;"]) == [
        ("same", "第1条", "第1条")
    ]


def test_what_was_dropped_stands_between_its_former_neighbours():
    dropped = "本条规定的出口茶叶许可证由省级部门颁发并每年检查一次。"
    assert fates([DUTY, dropped, OTHER], [DUTY, OTHER]) == [
        ("same", "第1条", "第1条"),
        ("dropped", "第2条", ""),
        ("renumbered", "第3条", "第2条"),
    ]


def test_a_rewritten_article_of_the_same_number_is_known_by_its_number():
    (found,) = successions(text_of(DUTY), text_of(OTHER))
    assert (found.fate, found.basis) == (Fate.CHANGED, "same number")


words = st.lists(st.sampled_from((DUTY, LONGER, OTHER, "略。", "另行规定。")), max_size=5)


@given(words, words)
def test_every_clause_of_both_texts_is_told_of_once(before: list[str], after: list[str]):
    found = successions(text_of(*before), text_of(*after))
    old = [it.old.eid for it in found if it.old]
    new = [it.new.eid for it in found if it.new]
    assert sorted(old) == sorted(f"art_{n + 1}" for n in range(len(before)))
    assert new == [f"art_{n + 1}" for n in range(len(after))]


text = st.text(alphabet="生产者应当，。 a1（(\n", max_size=30)


@given(text, text)
def test_the_pieces_give_both_wordings_back(old: str, new: str):
    way = pieces(old, new)
    put = "".join(it.text for it in way if it.kind is not PieceKind.TAKEN_OUT)
    assert put == " ".join(new.split())
    out = "".join(it.text for it in way if it.kind is not PieceKind.PUT_IN)
    assert unify(out) == unify(" ".join(old.split()))


def test_a_change_is_shown_whole_and_not_in_crumbs():
    assert [(it.kind.value, it.text) for it in pieces("保存三年以上。", "保存五年以下。")] == [
        ("kept", "保存"),
        ("taken_out", "三"),
        ("put_in", "五"),
        ("kept", "年以"),
        ("taken_out", "上"),
        ("put_in", "下"),
        ("kept", "。"),
    ]
    crumbs = pieces("保存三年上。", "保存五年下。")
    assert [it.text for it in crumbs] == ["保存", "三年上", "五年下", "。"]


def test_a_very_long_clause_is_compared_by_sentences():
    sentence = "生产者应当保存记录。"
    long = sentence * (MOST_TOKENS // len(sentence) + 10)
    way = pieces(long, long + "销售者也应当保存记录。")
    assert [it.kind for it in way] == [PieceKind.KEPT, PieceKind.PUT_IN]


FIRST, SECOND, THIRD = (
    "为了促进茶叶产业发展，制定本法。",
    "鼓励茶农组成合作社。",
    "本法自公布之日起施行。",
)
ONE = "县级农业部门负责茶叶生产的宏观指导、综合协调和监督检查。"


def test_the_same_number_proves_nothing_where_other_clauses_were_put_in_before_it():
    after = [
        FIRST,
        OTHER,
        f"{ONE}并会同市场监督管理部门公布检查的结果和处理的情况。",
        SECOND,
        THIRD,
    ]
    assert fates([FIRST, ONE, SECOND, THIRD], after)[1:3] == [
        ("added", "", "第2条"),
        ("renumbered_and_changed", "第2条", "第3条"),
    ]
    assert fates([FIRST, DUTY, SECOND], [SECOND, OTHER, FIRST])[1:] == [
        ("added", "", "第2条"),
        ("renumbered", "第1条", "第3条"),
        ("dropped", "第2条", ""),
    ]


def test_a_clause_alone_between_the_same_neighbours_was_rewritten_there():
    found = fates([FIRST, DUTY, SECOND], [OTHER, FIRST, "茶叶应当符合卫生标准。", SECOND])
    assert sorted(found[2:4]) == [("added", "", "第3条"), ("dropped", "第2条", "")]
    rewritten = "茶叶经营者也应当对其质量负责。"
    found = fates([FIRST, DUTY, SECOND], [OTHER, FIRST, rewritten, SECOND])
    assert found[2] == ("renumbered_and_changed", "第2条", "第3条")
