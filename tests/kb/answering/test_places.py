"""Clauses named by what a policy paper or an English statute prints."""

from pathlib import Path

import pytest

from kb.domain.vocabulary import OutcomeCode
from kb.errors import NotFound

PAPER = """市场机关关于推进茶叶工作的指导意见

为推进茶叶工作，提出如下意见。

一、总体要求

（一）指导思想。坚持质量第一。

（二）主要目标。到2025年更好。

二、重点任务

（三）加强培育。建立制度。

（五）完善服务。降低费用。

三、保障措施

加强领导。
"""
ENGLISH = """Guiding Opinions on Growing Tea

I. Aims

1. Guiding ideology. Tea is good.

2. Goals. More tea is grown.

II. Tasks

3. Supply. Growers plant tea.

(1) Green tea;

(2) Black tea.

III. Safeguards

(1) Offices lead.

4. Money. Growers are paid.
"""
RESTARTING = """Notice on Selling Tea

1. Aims

(1) Sell tea. It sells.

(2) Sell more. It sells better.

2. Tasks

(1) Weigh tea. It is weighed.

(3) Pack tea. It is packed.
"""
ACT = """# Tea Trade Act

## Article 1

### Scope

1. This Act covers:

(a) leaves;

(b) bags;

(c) tins;

(d) pots;

(e) cups;

(f) spoons;

(g) cloths;

(h) boxes;

(i) labels.

2. It covers importers:

(i) of leaves;

(ii) of bags.

## Article 1a

### Exemptions

Gifts are exempt.
"""


@pytest.fixture
def places(fill, tmp_path: Path):
    texts = {"a.txt": PAPER, "b.txt": ENGLISH, "c.txt": RESTARTING, "d.md": ACT}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return fill(*(tmp_path / name for name in texts))


def labels(base, reference: str) -> list[str]:
    return [shown.clause.label for shown in base.show(reference)]


@pytest.mark.parametrize(
    ("reference", "label"),
    [
        ("《关于推进茶叶工作的指导意见》第二部分第（三）项", "二、（三）"),
        ("关于推进茶叶工作的指导意见二、（五）", "二、（五）"),
        ("市场机关关于推进茶叶工作的指导意见第三部分", "三、"),
        ("Guiding Opinions on Growing Tea, Part II, point 3", "II. 3."),
        ("point 4 of the Guiding Opinions on Growing Tea", "III. 4."),
        ("Guiding Opinions on Growing Tea, part 3", "III."),
        ("Notice on Selling Tea, Part 2 (3)", "2. (3)"),
    ],
)
def test_a_place_is_found_by_the_numbers_that_the_paper_prints(places, reference, label) -> None:
    assert labels(places, reference) == [label]


def test_a_point_that_each_part_counts_anew_is_shown_of_each(places) -> None:
    assert labels(places, "point 1 of the Notice on Selling Tea") == ["1. (1)", "2. (1)"]


def test_a_number_that_the_paper_leaves_out_is_not_the_one_in_its_place(places) -> None:
    with pytest.raises(NotFound, match="not in the knowledge base"):
        places.show("关于推进茶叶工作的指导意见二、（四）")
    with pytest.raises(NotFound, match="not in the knowledge base"):
        places.show("Notice on Selling Tea, Part 2 (2)")


@pytest.mark.parametrize(
    ("reference", "numbers"),
    [
        ("Article 3 of the Guiding Opinions on Growing Tea", r"I\. to III\."),
        ("关于推进茶叶工作的指导意见第三条", "一、 to 三、"),
    ],
)
def test_an_article_of_a_paper_that_has_none_is_a_false_premise(places, reference, numbers) -> None:
    with pytest.raises(NotFound, match=f"a policy paper without articles.*{numbers}"):
        places.show(reference)


def test_a_question_for_an_article_of_a_paper_is_not_answered_with_a_point(places) -> None:
    answer = places.ask("What does Article 3 of the Guiding Opinions on Growing Tea say?")
    assert answer.outcome is OutcomeCode.NOT_IN_SOURCES
    assert "Article 3" in answer.message


def test_a_letter_means_what_the_list_prints(places) -> None:
    assert labels(places, "Tea Trade Act Article 1(1)(i)") == ["Article 1(1)(i)"]
    assert labels(places, "Tea Trade Act Article 1(1)(c)") == ["Article 1(1)(c)"]
    (ninth,) = places.show("Tea Trade Act Article 1(1)(i)")
    (first,) = places.show("Tea Trade Act Article 1(2)(i)")
    assert (ninth.text, first.text) == ("(i) labels.", "(i) of leaves;")


def test_a_letter_that_the_paragraph_does_not_print_shows_the_paragraph(places) -> None:
    assert labels(places, "Tea Trade Act Article 1(2)(a)") == ["Article 1(2)"]


def test_an_inserted_article_is_shown_by_its_letter(places) -> None:
    (shown,) = places.show("Tea Trade Act Article 1a")
    assert shown.text.endswith("Gifts are exempt.")
