"""National laws as web pages give the clauses that their Markdown gives."""

import pytest

from ingest.blocks import BlockKind, stored_text
from ingest.parsers.html import parse_html
from ingest.parsers.markdown import parse_markdown
from ingest.structure.detect import build_structure
from tests.ingest.parsers.html_templates import TEMPLATES

# The templates set headings as plain lines, as sites do, and the Markdown has these as headings
# that only their mark tells. Laws with tables, which the templates cannot set, are left out.
_OTHER_FORM = ("income-tax-law",)


def clauses(document):
    text = stored_text(document.blocks)
    structure = build_structure(document)
    found = [(unit.eid, unit.label, text[unit.start : unit.end]) for unit in structure.units]
    return structure.kind, structure.title, structure.header, found


@pytest.fixture(scope="module")
def laws(shared_data):
    """(title, paragraphs, clauses) of the economic and the social laws."""
    found = []
    for folder in ("economic", "social"):
        for path in sorted((shared_data / "laws-cn" / folder).glob("*/README.md")):
            if path.parent.name.endswith(_OTHER_FORM):
                continue
            document = parse_markdown(path.read_text("utf-8"))
            if any(block.kind is BlockKind.TABLE for block in document.blocks):
                continue
            texts = [block.text for block in document.blocks]
            found.append((build_structure(document).title, texts, clauses(document)))
    return found


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_law_as_a_web_page_has_the_clauses_of_its_markdown(laws, template):
    assert len(laws) > 100
    differing = [
        title
        for title, texts, expected in laws
        if clauses(parse_html(TEMPLATES[template](title, texts))) != expected
    ]
    assert differing == []
