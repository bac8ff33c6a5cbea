"""HTML pages: the document that a page shows, without the page around it."""

import re

from ingest.blocks import ParsedDocument
from ingest.parsers.clean import clean
from ingest.parsers.decoding import decode
from ingest.parsers.html_display import has_no_words
from ingest.parsers.html_furniture import begins_article
from ingest.parsers.html_lines import page_lines
from ingest.parsers.html_main import HIDDEN, Choice, choose
from ingest.parsers.html_title import names_of, squashed, with_title
from ingest.parsers.html_tree import Page, links_of, read_page
from ingest.parsers.links import link_remarks
from kb.errors import EmptyInput, InputRefused

PARSER = "html/1"
_LABEL = re.compile(
    rb"""<meta\b[^>]{0,200}?\bcharset\s*=\s*["']?\s*([\w.:-]{2,40})"""
    rb"""|<\?xml\b[^>]{0,100}?\bencoding\s*=\s*["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_LABEL_WITHIN = 4096
"""Bytes: the standard has browsers look into the first 1,024; old templates begin with more."""
_DATA_SCRIPT = 1_000
"""Characters of data in a script beside which a page without words is not empty but unbuilt."""
_FEW_WORDS = 60
_SAVE = "Open the page in a browser, wait until it shows, and save its text as .txt."


def parse_html(data: bytes, label: str = "") -> ParsedDocument:
    """Blocks of an HTML page, with warnings that count what was left out.

    Line numbers are those of the decoded file. ``label`` is the encoding that whoever sent the
    page names; the page's own word goes first. Raises InputRefused for a frameset, for a page
    whose text is data of a script, and for an encoding in doubt; EmptyInput for a page without
    text.
    """
    named = _LABEL.search(data[:_LABEL_WITHIN])
    decoded = decode(data, (named[1] or named[2]).decode("ascii") if named else label)
    page = read_page(clean(decoded.text))
    _refuse_frames(page)
    lines = page_lines(page.steps)
    names = names_of(page.titles)
    choice = choose(lines, frozenset(map(squashed, names)))
    _refuse_unbuilt(page, choice)
    kept = with_title(choice.kept, names)
    warnings = (*decoded.remarks, *page.remarks, *_remarks(page, choice))
    return ParsedDocument(tuple(line.block for line in kept), PARSER, warnings=warnings)


def _remarks(page: Page, choice: Choice) -> list[str]:
    remarks = []
    if choice.left_out:
        parts = (
            f"{why} ({_lines(count)}, {size} characters)" for why, count, size in choice.left_out
        )
        remarks.append(f"left out as parts of the page, not of its text: {', '.join(parts)}")
    if count := choice.hidden_articles:
        begin = "line that begins" if count == 1 else "lines that begin"
        remarks.append(f"{count} {begin} with an article number left out: hidden on the page")
    if count := _articles_in_comments(page):
        comments = "comment that holds" if count == 1 else "comments that hold"
        remarks.append(f"{count} {comments} articles left out")
    if count := sum(_is_unread(page, at) for at, step in enumerate(page.steps) if step.opens):
        drawings = "drawing or frame" if count == 1 else "drawings or frames"
        remarks.append(f"{count} {drawings} within the page with words of their own left out")
    return [*remarks, *link_remarks(links_of(page.steps))]


def _is_unread(page: Page, at: int) -> bool:
    """A drawing with labels, or a page that is written into an attribute."""
    element = page.steps[at].element
    if element.tag == "iframe":
        return bool(element.attribute("srcdoc").strip())
    inner = page.steps[element.start : element.end] if element.tag == "svg" else []
    return any(step.text.strip() for step in inner if step.element.tag in ("text", "tspan"))


def _lines(count: int) -> str:
    return f"{count} line" if count == 1 else f"{count} lines"


def _articles_in_comments(page: Page) -> int:
    words = (re.sub(r"<[^<>]*>", "\n", step.text) for step in page.steps if step.is_comment)
    return sum(any(map(begins_article, text.split("\n"))) for text in words)


def _refuse_frames(page: Page) -> None:
    frames = [step.element for step in page.steps if step.opens and step.element.tag == "frame"]
    if any(step.element.tag == "frameset" for step in page.steps):
        named = ", ".join(filter(None, (frame.attribute("src") for frame in frames)))
        raise InputRefused(
            f"This page only frames others: {named or 'unnamed'}.", "Add the page with the text."
        )


def _refuse_unbuilt(page: Page, choice: Choice) -> None:
    size = sum(len(line.text) for line in choice.kept)
    if size > _FEW_WORDS:
        return
    scripts = [step.text for step in page.steps if step.element.tag == "script" and step.text]
    if any(_holds_data(script) for script in scripts):
        raise InputRefused("This page holds its text as data of a script.", _SAVE)
    if choice.kept:
        return
    if page.remarks:
        raise EmptyInput(f"There is no text on this page: {page.remarks[0]}.", "Mend the page.")
    if any(why == HIDDEN for why, _, _ in choice.left_out):
        raise EmptyInput("This page hides all of its text.", _SAVE)
    if scripts or any(has_no_words(s.element) and s.element.tag != "head" for s in page.steps):
        raise EmptyInput("This page has no text of its own; scripts or images make it.", _SAVE)
    raise EmptyInput("There is no text on this page.", "Add a page that has text.")


def _holds_data(script: str) -> bool:
    """Prose within a JSON object, as frameworks put it beside an empty page."""
    if not re.search(r"""[{\[]\s*["']""", script[:_DATA_SCRIPT]) and '":"' not in script:
        return False
    strings = re.findall(r'"((?:[^"\\]|\\.)*)"', script)
    return sum(len(text) for text in strings if _is_prose(text)) >= _DATA_SCRIPT


def _is_prose(text: str) -> bool:
    return (
        len(text) > _FEW_WORDS and re.search(r"[。，]|\\u3002|[a-z] [a-z]+ [a-z]", text) is not None
    )
