"""Where the wording of a clause begins."""

from kb.legal.headings import after_heading


def start(text: str, *own: str) -> str:
    return text[after_heading(text, 0, len(text), *own) :]


def test_a_heading_line_is_left_behind() -> None:
    text = "§\u2009820.30 Design controls.\n\n(a) General."
    assert start(text, "§ 820.30", "Design controls.") == "(a) General."


def test_a_label_in_the_line_of_the_wording_stays() -> None:
    text = "第四条　生产者承担责任。\n\n第二款。"
    assert start(text, "第四条", "") == text


def test_one_line_is_wording() -> None:
    assert start("Article 49", "Article 49") == "Article 49"


def test_a_number_and_its_title_on_two_lines_are_both_left_behind() -> None:
    text = "Article 10\n\nGeneral obligations\n\n1. Manufacturers act."
    assert start(text, "Article 10", "General obligations") == "1. Manufacturers act."
    assert start(text, "Article 10", "") == "General obligations\n\n1. Manufacturers act."
