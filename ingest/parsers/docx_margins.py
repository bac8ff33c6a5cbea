"""Headers and footers of a DOCX: left out of the text, but not unsaid."""

import re
from collections import Counter

from ingest.parsers.clean import clean
from ingest.parsers.docx_inline import InlineReader
from ingest.parsers.docx_story import Story
from ingest.parsers.layout import squeeze
from ingest.parsers.xml_parts import descendants, tree

_QUOTED = 5
_LONGEST_QUOTE = 80
_PAGE_ONLY = re.compile(
    r"[\s\d\-–—/|·.]*(?:第|共|页|頁|page|of|[ivxlc]+|[\s\d\-–—/|·.])*", re.IGNORECASE
)


def margin_remarks(story: Story) -> list[str]:
    """What headers and footers say beside page numbers, each wording once."""
    texts: dict[str, None] = {}
    for relation in story.package.relations:
        if relation.kind not in ("header", "footer"):
            continue
        if not story.package.parts.has(relation.target):
            continue
        root = tree(story.package.parts.read(relation.target), relation.target)
        reader = InlineReader(story.styles, story.marks, Counter())
        for paragraph in descendants(root, "w:p"):
            text = squeeze(clean(reader.read(paragraph, "").text))
            if any(map(str.isalpha, text)) and not _PAGE_ONLY.fullmatch(text):
                texts[text] = None
    if not texts:
        return []
    quoted = [f"“{text[:_LONGEST_QUOTE]}”" for text in list(texts)[:_QUOTED]]
    more = f" and {len(texts) - _QUOTED} more" if len(texts) > _QUOTED else ""
    return [f"headers and footers left out: {', '.join(quoted)}{more}"]
