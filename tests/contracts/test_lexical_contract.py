"""What every lexical index does with segmented text."""

import pytest

from kb.adapters.tantivy_index import TantivyIndex
from kb.errors import DataDirectoryError
from kb.ports import LexicalEntry

A, B = "cn:a@undated.zh", "cn:b@undated.zh"


def entry(passage_id: str, text: str, heading: str = "", edition_id: str = A) -> LexicalEntry:
    return LexicalEntry(passage_id, edition_id, tuple(text.split()), tuple(heading.split()))


def fill(index, *entries, language="zh"):
    index.add(language, entries)
    index.commit()


def found(index, *tokens, language="zh", limit=10):
    return [hit.passage_id for hit in index.search(language, dict.fromkeys(tokens, 1.0), limit)]


def test_an_empty_index_finds_nothing(lexical):
    assert lexical.search("zh", {"质量": 1.0}, 10) == []
    assert lexical.count("zh") == 0
    assert lexical.frequencies("zh", ["质量"]) == {"质量": 0}
    lexical.commit()
    lexical.remove_edition(A)


def test_passages_with_a_token_are_found(lexical):
    fill(lexical, entry("p1", "产品 质量 责任"), entry("p2", "标准 编号"))
    assert found(lexical, "质量") == ["p1"]
    assert sorted(found(lexical, "质量", "编号", "没有")) == ["p1", "p2"]
    assert found(lexical, "没有") == []
    assert lexical.count("zh") == 2


def test_what_matches_more_and_rarer_tokens_comes_first(lexical):
    fill(
        lexical,
        entry("both", "recall defect notice"),
        entry("rare", "recall label notice"),
        entry("common", "other label notice"),
        entry("more", "plain label notice"),
    )
    assert found(lexical, "recall", "defect", "notice") == ["both", "rare", "common", "more"]


def test_scores_fall_and_are_positive(lexical):
    fill(lexical, entry("p1", "a b c"), entry("p2", "a x y"))
    scores = [hit.score for hit in lexical.search("zh", {"a": 1.0, "b": 1.0}, 10)]
    assert scores == sorted(scores, reverse=True)
    assert min(scores) > 0


def test_a_heavier_token_counts_more(lexical):
    fill(lexical, entry("p1", "red one"), entry("p2", "blue two"))
    assert lexical.search("zh", {"red": 1.0, "blue": 3.0}, 1)[0].passage_id == "p2"
    assert lexical.search("zh", {"red": 3.0, "blue": 1.0}, 1)[0].passage_id == "p1"
    assert lexical.search("zh", {"red": 0.0}, 10) == []


def test_a_heading_helps_but_the_words_of_the_clause_help_more(lexical):
    fill(
        lexical,
        entry("heading", "one two three four", heading="recall of goods now"),
        entry("body", "recall of goods now", heading="one two three four"),
        entry("neither", "five six seven eight", heading="nine ten"),
    )
    assert found(lexical, "recall") == ["body", "heading"]


def test_equal_scores_are_in_the_order_of_ids(lexical):
    fill(lexical, entry("p3", "a b"), entry("p1", "a b"), entry("p2", "a b"))
    assert found(lexical, "a") == ["p1", "p2", "p3"]


def test_no_more_than_asked_for_are_given(lexical):
    fill(lexical, *(entry(f"p{number}", "a") for number in range(20)))
    assert len(found(lexical, "a", limit=7)) == 7
    assert found(lexical, "a", limit=0) == []


def test_languages_are_searched_apart(lexical):
    fill(lexical, entry("zh1", "iso 9001"))
    fill(lexical, entry("en1", "iso 9001"), language="en")
    assert found(lexical, "iso") == ["zh1"]
    assert found(lexical, "iso", language="en") == ["en1"]
    assert found(lexical, "iso", language="fr") == []
    assert (lexical.count("zh"), lexical.count("en"), lexical.count("fr")) == (1, 1, 0)


def test_nothing_shows_before_the_commit(lexical):
    lexical.add("zh", [entry("p1", "a")])
    assert found(lexical, "a") == []
    lexical.commit()
    assert found(lexical, "a") == ["p1"]
    lexical.remove_edition(A)
    assert found(lexical, "a") == ["p1"]
    lexical.commit()
    assert found(lexical, "a") == []


def test_removing_an_edition_takes_its_passages_in_all_languages_and_no_others(lexical):
    fill(lexical, entry("p1", "a"), entry("p2", "a", edition_id=B))
    fill(lexical, entry("p3", "a"), language="en")
    lexical.remove_edition(A)
    lexical.commit()
    assert (found(lexical, "a"), found(lexical, "a", language="en")) == (["p2"], [])
    assert (lexical.count("zh"), lexical.count("en")) == (1, 0)


def test_an_edition_is_replaced_in_one_commit(lexical):
    fill(lexical, entry("p1", "old"), entry("p2", "same"))
    lexical.remove_edition(A)
    lexical.add("zh", [entry("p2", "same"), entry("p3", "new")])
    lexical.commit()
    assert (found(lexical, "old"), found(lexical, "same")) == ([], ["p2"])
    assert found(lexical, "new") == ["p3"]
    assert lexical.count("zh") == 2


def test_frequencies_count_passages_once_and_forget_removed_ones(lexical):
    fill(
        lexical,
        entry("p1", "a a b", heading="a"),
        entry("p2", "c", heading="a"),
        entry("p3", "a", edition_id=B),
    )
    assert lexical.frequencies("zh", ["a", "b", "z"]) == {"a": 3, "b": 1, "z": 0}
    lexical.remove_edition(B)
    lexical.commit()
    assert lexical.frequencies("zh", ["a"]) == {"a": 2}


def test_frequencies_of_bodies_leave_headings_out(lexical):
    assert lexical.body_frequencies("zh", ["a"]) == {"a": 0}
    fill(lexical, entry("p1", "a a b", heading="c"), entry("p2", "c a"))
    assert lexical.body_frequencies("zh", ["a", "b", "c", "z"]) == {"a": 2, "b": 1, "c": 1, "z": 0}


@pytest.mark.parametrize(
    "token",
    [
        "AND",
        "body:a",
        '"',
        "(",
        "*",
        "~2",
        "\\",
        "^",
        "-a",
        "质量",
        "𝔸",
        "c++",
        "GB/T",
        "\u200b",
        "\0",
    ],
)
def test_a_token_is_never_read_as_a_query(lexical, token):
    fill(lexical, entry("p1", f"x {token} y"), entry("p2", "a b c d"))
    assert found(lexical, token) == ["p1"]


@pytest.mark.parametrize("token", ["", "a b", " a", "a\u3000b", "a\u00a0b", "a\nb", "\t"])
def test_a_token_with_white_space_is_refused(lexical, token):
    with pytest.raises(ValueError, match="white space"):
        lexical.add("zh", [LexicalEntry("p1", A, ("x", token))])
    with pytest.raises(ValueError, match="white space"):
        lexical.add("zh", [LexicalEntry("p1", A, ("x",), (token,))])
    lexical.commit()
    assert lexical.count("zh") == 0


def test_a_passage_may_have_no_tokens(lexical):
    fill(lexical, LexicalEntry("p1", A, ()), entry("p2", "a"))
    assert found(lexical, "a") == ["p2"]
    assert lexical.count("zh") == 2


def test_reopening_finds_the_same(tmp_path):
    first = TantivyIndex(tmp_path)
    fill(first, entry("p1", "a b"), entry("p2", "a c c"))
    first.add("zh", [entry("p3", "a")])
    before = first.search("zh", {"a": 1.0, "c": 2.0}, 10)
    first.close()
    first.close()
    second = TantivyIndex(tmp_path)
    assert second.search("zh", {"a": 1.0, "c": 2.0}, 10) == before
    assert second.count("zh") == 2, "what was not committed is dropped"
    second.remove_edition(A)
    second.commit()
    assert second.count("zh") == 0
    second.close()


def test_another_reader_sees_a_commit_without_opening_again(tmp_path):
    reader, writer = TantivyIndex(tmp_path), TantivyIndex(tmp_path)
    assert found(reader, "a") == []
    for number in range(3):
        fill(writer, entry(f"p{number}", "a"))
        assert reader.count("zh") == number + 1
        assert len(found(reader, "a")) == number + 1
    writer.close()
    reader.close()


def test_a_second_writer_is_told_to_wait(tmp_path):
    one, other = TantivyIndex(tmp_path), TantivyIndex(tmp_path)
    fill(one, entry("p1", "a"))
    with pytest.raises(DataDirectoryError, match="other process"):
        other.add("zh", [entry("p2", "a")])
    one.close()
    fill(other, entry("p2", "a"))
    other.close()


def test_a_damaged_index_asks_to_be_rebuilt(tmp_path):
    index = TantivyIndex(tmp_path)
    fill(index, entry("p1", "a"))
    index.close()
    (tmp_path / "zh" / "meta.json").write_text("{", encoding="utf-8")
    with pytest.raises(DataDirectoryError, match="rebuild"):
        TantivyIndex(tmp_path).search("zh", {"a": 1.0}, 10)
