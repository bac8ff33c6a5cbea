import pytest

from tests.kb.legal.norms.reading import listed, norms_of, said


def english(sentence):
    return said(sentence, "en")


@pytest.mark.parametrize(
    ("sentence", "norm"),
    [
        ("Each manufacturer shall keep files.", ("duty", "shall", "Each manufacturer", "business")),
        ("An importer must not sell it.", ("prohibition", "must not", "An importer", "business")),
        ("The agency may inspect the toys.", ("permission", "may", "The agency", "office")),
        ("No person shall sell the toy.", ("prohibition", "shall", "No person", "anyone")),
        ("The label shall be legible.", ("duty", "shall", "", "unstated")),
        ("Labels shall be attached.", ("duty", "shall", "", "unstated")),
        ("Toys shall be tested by the seller.", ("duty", "shall", "the seller", "business")),
        ("The State shall encourage research.", ("encouragement", "shall", "The State", "state")),
        ("The agency will publish a list.", ("office_task", "will", "The agency", "office")),
        ("Toys should be stored dry.", ("recommendation", "should", "", "unstated")),
        ("Importers need not register.", ("permission", "need not", "Importers", "business")),
        ("Anyone selling it is fined.", ("legal_effect", "is fined", "Anyone", "anyone")),
        ("It is unlawful for any person.", ("prohibition", "is unlawful", "any person", "anyone")),
        ("The agency, in urgent cases, may act.", ("permission", "may", "The agency", "office")),
        ("The agency shall notify the owner.", ("duty", "shall", "The agency", "office")),
    ],
)  # fmt: skip
def test_a_sentence_says_what_binds_and_whom(sentence, norm):
    assert english(sentence) == [norm]


@pytest.mark.parametrize(
    "sentence",
    [
        "The term toy shall mean a thing to play with.",
        "This part shall apply to toys.",
        "The list shall enter into force in May 2031.",
        "The toy may cause harm.",
        "Such a toy shall be deemed unsafe.",
        "Reports are due by 1 May 2031.",
        "Nothing in this part shall prohibit a sale.",
        "The owner is not encouraged to do so.",
    ],
)
def test_words_of_duty_that_bind_nobody_are_no_norm(sentence):
    assert english(sentence) == []


def test_a_verb_in_a_condition_gives_way_to_the_main_one():
    norm = english("If a seller may have erred, the agency shall investigate.")
    assert norm == [("duty", "shall", "the agency", "office")]


def test_a_relative_clause_in_the_subject_does_not_hide_the_verb():
    norms = english("Manufacturers who believe that a toy is unsafe shall inform the agency.")
    assert norms == [("duty", "shall", "Manufacturers", "business")]


def test_it_and_they_point_back_to_the_subject_before():
    norms = english("The agency shall keep a list. It shall publish the list.")
    assert norms[1] == ("duty", "shall", "The agency", "office")


def test_items_below_a_duty_carry_it_and_items_of_a_condition_do_not():
    duty = listed("The seller shall record:", "(a) the name;", language="en")
    assert duty[1] == ("para_1__item_1", "duty", "The seller", "business")
    cases = listed("The agency may refuse if:", "(a) the file is empty;", language="en")
    assert [eid for eid, *_ in cases] == ["para_1"]


def test_the_party_that_must_not_be_charged_is_protected():
    norm = norms_of("The agency shall not charge the inspected party any fee.", "en")[0]
    assert norm.protects == "the inspected party"


@pytest.mark.parametrize(
    ("sentence", "kind", "bearer_kind"),
    [
        ("Local departments should hold training.", "office_task", "office"),
        ("We must strengthen supervision.", "office_task", "unstated"),
        ("Standards will be improved.", "office_task", "unstated"),
        ("Strengthen the supervision of toys.", "office_task", "unstated"),
        ("Encourage shops to train their staff.", "encouragement", "unstated"),
        ("Enterprises must keep records.", "duty", "business"),
        ("By 2031, the pass rate will exceed 97%.", "target", "unstated"),
    ],
)
def test_a_translated_paper_tasks_offices_unless_a_firm_is_the_subject(sentence, kind, bearer_kind):
    norms = said(sentence, "en", translated_paper=True)
    assert [(norm[0], norm[3]) for norm in norms] == [(kind, bearer_kind)]
