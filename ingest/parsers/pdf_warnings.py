"""What a reader of a PDF's text has to know of what is not in it, as short sentences."""

from dataclasses import dataclass, field

from ingest.parsers.links import link_remarks
from ingest.parsers.pdf_page import Page
from ingest.parsers.pdf_running import without_numbers

_MOST_NAMED = 12
"""Pages or names in one warning; of more, the count is told."""
_MOST_RUNNING, _LONGEST_NAMED = 5, 100
"""Running lines in a warning, and characters of each."""
_LARGE = 0.05
"""Of a page: smaller pictures are emblems and ornaments."""


@dataclass(slots=True)
class Findings:
    damage: str = ""
    attachments: list[str] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)
    empty: list[int] = field(default_factory=list)
    pictured: list[int] = field(default_factory=list)
    running: list[str] = field(default_factory=list)
    is_dynamic_form: bool = False
    pages: list[Page] = field(default_factory=list)


def warnings_of(found: Findings) -> tuple[str, ...]:
    pages = found.pages
    pictured = [number for number in found.pictured if number not in found.empty]
    pictures = [
        page.number
        for page in pages
        if page.pictured >= _LARGE and not page.is_scan and page.number not in found.pictured
    ]
    unmapped = [page.number for page in pages if page.unmapped]
    misread = [page.number for page in pages if page.misread]
    hidden = [page.number for page in pages if page.hidden]
    remarks = [page.number for page in pages if page.remarks]
    scans = [page.number for page in pages if page.is_scan]
    sentences = [
        found.damage,
        _about(found.unread, "{pages} cannot be read"),
        _about(found.empty, "{pages} without text"),
        _about(pictured, "{pages} with few words but those in pictures"),
        _about(pictures, "pictures, whose text, if any, is not read, on {pages}"),
        _about(scans, "{pages} scanned: the text that a recognition left in the file was taken"),
        _about(
            unmapped,
            f"{_count(sum(page.unmapped for page in pages), 'character')} that the file does not"
            " tell, written as \ufffd, on {pages}",
        ),
        _about(
            misread,
            f"{_count(sum(page.misread for page in pages), 'sign')} inside words, perhaps told"
            " wrongly by the file, on {pages}",
        ),
        _about(
            hidden,
            f"{_count(sum(page.hidden for page in pages), 'character')} that a reader does not see"
            " left out, on {pages}",
        ),
        _about(
            remarks,
            f"{_count(sum(page.remarks for page in pages), 'comment')} of readers left out, on"
            " {pages}",
        ),
        _about(
            [page.number for page in pages if page.line_numbers],
            f"{_count(sum(page.line_numbers for page in pages), 'line number')} in the margin taken"
            " off, on {pages}",
        ),
        _about(
            [page.number for page in pages if page.stamps],
            f"{_count(sum(page.stamps for page in pages), 'stamp')} laid on the page not read, on"
            " {pages}",
        ),
        *link_remarks(link for page in pages for link in page.links),
        _running(found.running),
        _carried(found.attachments),
        "a dynamic form: its pages may show only a notice" if found.is_dynamic_form else "",
    ]
    return tuple(sentence for sentence in sentences if sentence)


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" + ("s" if number > 1 else "")


def _about(numbers: list[int], sentence: str) -> str:
    return sentence.format(pages=_pages(numbers)) if numbers else ""


def _pages(numbers: list[int]) -> str:
    """As "page 3" or "4 pages: 4-6, 9"; runs are drawn together."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    names = ["-".join(map(str, run)) for run in runs]
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    listed = ", ".join(names[:_MOST_NAMED]) + more
    return f"page {listed}" if len(numbers) == 1 else f"{len(numbers)} pages ({listed})"


def _running(lines: list[str]) -> str:
    """How many were taken off, and what they said, each once."""
    if not lines:
        return ""
    said: dict[str, str] = {}
    for line in lines:
        if words := without_numbers(line):
            said.setdefault(words, line[:_LONGEST_NAMED])
    counted = f"{_count(len(lines), 'running head or foot line')} taken off"
    named = ", ".join(f"“{words}”" for words in list(said.values())[:_MOST_RUNNING])
    more = f" and {len(said) - _MOST_RUNNING} more" if len(said) > _MOST_RUNNING else ""
    return f"{counted}: {named}{more}" if named else counted


def _carried(names: list[str]) -> str:
    if not names:
        return ""
    listed = ", ".join(names[:_MOST_NAMED])
    return f"{_count(len(names), 'attached file')} not read: {listed}; add them by themselves"
