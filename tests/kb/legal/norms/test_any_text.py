"""What holds for the norms of every text, whatever is in it."""

from hypothesis import given
from hypothesis import strategies as st

from kb.domain.vocabulary import ClauseKind
from kb.legal.norms.find import find_norms
from tests.kb.legal.norms.reading import clause

WORDS = (
    "应当 不得 可以 必须 禁止 由 责令 罚款 国家 鼓励 生产者 任何单位和个人 市场监督管理部门 "
    "违反规定的 下列 条件 之一的 ， 。 ； ： （一） “ ” 《 》 的 要 被检查人 \n "
    "shall must may not should will be by 2031 the manufacturer agency if that who "
    ', . ; : ( ) " — It No person fined 1. (a) To encourage'
).split(" ")
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(WORDS)).map(" ".join),
                  st.lists(st.sampled_from(WORDS)).map("".join))  # fmt: skip


@given(st.lists(TEXTS, min_size=1, max_size=4), st.sampled_from(("zh", "en")), st.booleans())
def test_norms_lie_in_their_clause_and_quote_the_text(parts, language, translated_paper):
    text = "\n".join(parts)
    clauses, at = [clause("h1_1", 0, len(text))], len(parts[0]) + 1
    for n, part in enumerate(parts[1:], 1):
        span = (f"h1_1__item_{n}", at, at + len(part))
        clauses.append(clause(*span, kind=ClauseKind.ITEM, parent="h1_1", ordinal=n))
        at += len(part) + 1
    by_eid = {it.eid: it for it in clauses}
    for norm in find_norms(text, clauses, language, translated_paper=translated_paper):
        around, sentence = by_eid[norm.eid], text[norm.start : norm.end]
        assert around.start <= norm.start < norm.end <= around.end
        assert norm.verb
        # An item may carry the verb and the bearer of the words that open its list.
        assert norm.verb in (sentence if norm.eid == "h1_1" else text)
        assert norm.bearer in text
        assert norm.protects in text


def test_a_text_without_stops_takes_no_longer_than_its_length():
    text = "生产者应当依法，" * 20_000
    assert len(find_norms(text, [clause("p_1", 0, len(text))], "zh")) == 1
