"""A text that begins in the middle or breaks off is an excerpt, and the report says why."""

import pytest

from ingest.blocks import stored_text
from ingest.identity.completeness import second_wording, why_an_excerpt
from ingest.parsers.markdown import parse_markdown
from ingest.structure.detect import build_structure

ARTICLES = "第一条　为了茶叶，制定本条例。\n\n第二条　茶农平等。\n\n第三条　茶叶应当登记。\n\n"
BROKEN = "第四条　茶叶的生产者应当保存记录，并且在每年的春季向所在地的茶叶主管部门"
LAST = "第四条　本条例自2020年1月1日起施行。\n"


def why(text: str) -> str:
    document = parse_markdown(text)
    return why_an_excerpt(build_structure(document), stored_text(document.blocks))


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (f"## 第一章　总则\n\n{ARTICLES}", "breaks off after 第三条"),
        (ARTICLES.replace("第一条", "第二十六条").replace("第二条", "第二十七条"), "begins with"),
        (f"{ARTICLES}{BROKEN}\n", "in the middle"),
    ],
)
def test_what_is_missing_is_named(body: str, reason: str) -> None:
    assert reason in why(f"# 茶叶条例\n\n{body}")


@pytest.mark.parametrize(
    "body",
    [
        f"{ARTICLES}{LAST}",
        f"## 第一章　总则\n\n{ARTICLES}## 第二章　附则\n\n{LAST}",
        f"## 第一章　总则\n\n{ARTICLES}{LAST}",
        f"{ARTICLES}{LAST}\n## 附录\n\n1．茶杯\n\n2．茶壶\n",
    ],
)
def test_a_whole_text_is_no_excerpt(body: str) -> None:
    assert why(f"# 茶叶条例\n\n{body}") == ""


def test_prose_is_never_an_excerpt() -> None:
    assert why("# Tea\n\nGrowers keep a record of what they do and") == ""


def test_a_part_that_is_printed_twice_is_told() -> None:
    note = (
        "At 89 FR 1, Feb. 2, 2024, part 9 was revised, effective Feb. 2, 2026. For the convenience "
        "of the user, the new part 9 follows the text of this part."
    )
    assert "from Feb. 2, 2026" in second_wording(note)
    assert second_wording("One part.") == ""
