"""Articles and paragraphs of the law as printed in its Markdown transcription."""

import hashlib
import re
from dataclasses import dataclass

from tests.corpus.numerals import chinese_number

_LABEL = re.compile(r"第([零一二三四五六七八九十百千]+)条[\u3000 ]")
_ITEM = re.compile(r"[（(][一二三四五六七八九十]+[）)]")
_EID = re.compile(r"art_(\d+)(?:__para_(\d+))?(?:__item_(\d+))?")


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its text with the label, and its paragraphs (款) with their items."""

    text: str
    paragraphs: tuple[str, ...]

    def digest(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()[:16]


def read_articles(markdown: str) -> dict[int, Article]:
    """Article number -> article; headings end an article.

    Where labels are bold, a plain 第…条 at the start of a line is a reference, not a label.
    """
    mark = "**" if "\n**第" in markdown else ""
    articles: dict[int, list[str]] = {}
    current: list[str] | None = None
    for raw in markdown.splitlines():
        line = raw.replace("**", "").strip()
        if line.startswith("#"):
            current = None
        elif raw.startswith(mark) and (label := _LABEL.match(line)):
            current = articles.setdefault(chinese_number(label[1]), [line])
        elif line and current is not None:
            current.append(line)
    return {number: _article(lines) for number, lines in articles.items()}


def clause_text(articles: dict[int, Article], eid: str) -> str | None:
    """What an eId points to, without the article label; None where there is no such clause."""
    match = _EID.fullmatch(eid)
    article = articles.get(int(match[1])) if match else None
    if match is None or article is None or match[3]:
        return None
    if match[2] is None:
        return "\n".join(article.paragraphs)
    index = int(match[2]) - 1
    return article.paragraphs[index] if index < len(article.paragraphs) else None


def _article(lines: list[str]) -> Article:
    paragraphs: list[str] = []
    for line in [_LABEL.sub("", lines[0]), *lines[1:]]:
        if _ITEM.match(line):
            paragraphs[-1] += "\n" + line
        else:
            paragraphs.append(line)
    return Article("\n".join(lines), tuple(paragraphs))
