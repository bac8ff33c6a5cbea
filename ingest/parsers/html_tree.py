"""The tree of an HTML page as a browser builds it, as a flat list of steps through it.

Built by lexbor (through selectolax), which follows the HTML standard on broken pages and loses
nothing however deep it stands; libxml2 drops, without a word, what is nested deeper than 2,048.
Flat, because recursion would fail where tags are never closed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.parsers.html_source import LINE, RENAMED, prepare
from ingest.parsers.links import Link

TEXT, COMMENT = "-text", "-comment"


@dataclass(slots=True, eq=False)
class Element:
    """An element with the steps [``start``, ``end``] between which all it holds stands."""

    tag: str
    attributes: dict[str, str]
    parent: "Element | None"
    line: int
    start: int
    end: int = -1

    def attribute(self, name: str) -> str:
        return self.attributes.get(name, "")


@dataclass(frozen=True, slots=True)
class Step:
    """``element`` opens or closes; or ``text`` (or a comment's, ``is_comment``) stands in it."""

    element: Element
    opens: bool = False
    closes: bool = False
    text: str = ""
    is_comment: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """``steps`` through the whole document; ``titles`` that its head names, best first."""

    steps: list[Step]
    titles: tuple[str, ...] = ()
    remarks: tuple[str, ...] = field(default=())


def read_page(text: str) -> Page:
    """The steps through a clean page (LF line ends). Never raises."""
    source = prepare(text)
    tree = LexborHTMLParser(source.markup)
    return Page(list(_steps(tree)), _titles(tree), source.remarks)


def _steps(tree: LexborHTMLParser) -> Iterator[Step]:
    node, at, inside = tree.root, 0, None
    while node is not None:
        if node.tag in (TEXT, COMMENT):
            if inside is not None:
                comment = node.tag == COMMENT
                words = (node.comment_content if comment else node.text_content) or ""
                yield Step(inside, text=words, is_comment=comment)
                at += 1
        else:
            inside = _element(node, inside, at)
            yield Step(inside, opens=True)
            at += 1
            if node.child is not None:
                node = node.child
                continue
            yield _closed(inside, at)
            inside, at = inside.parent, at + 1
        while node is not None and node.next is None:
            node = node.parent
            if node is None or inside is None:
                return
            yield _closed(inside, at)
            inside, at = inside.parent, at + 1
        node = node.next if node is not None else None


def _closed(element: Element, at: int) -> Step:
    element.end = at
    return Step(element, closes=True)


def _element(node: LexborNode, parent: Element | None, at: int) -> Element:
    attributes = {name.lower(): value or "" for name, value in node.attributes.items()}
    stated = attributes.pop(LINE, "")
    line = int(stated) if stated.isdecimal() else 0
    tag = (node.tag or "").lower().removeprefix(RENAMED)
    return Element(tag, attributes, parent, line, at)


def links_of(steps: list[Step]) -> Iterator[Link]:
    """The links of a page with the words of each; those of one within another are its own."""
    words: list[tuple[Element, list[str]]] = []
    for step in steps:
        is_link = step.element.tag in ("a", "area")
        if step.opens and is_link:
            words.append((step.element, []))
        elif step.closes and is_link and words:
            element, parts = words.pop()
            yield Link("".join(parts).strip(), element.attribute("href"))
        elif words and step.text and not step.is_comment:
            words[-1][1].append(step.text)


def _titles(tree: LexborHTMLParser) -> tuple[str, ...]:
    """What the head calls the page, from the words of the document to those of the site."""
    found: dict[str, None] = {}
    stated = {
        (node.attributes.get("name") or node.attributes.get("property") or "").lower(): (
            node.attributes.get("content") or ""
        )
        for node in tree.css("meta")
    }
    for name in ("articletitle", "og:title", "dc.title"):
        found[" ".join(stated.get(name, "").split())] = None
    for node in tree.css("head title")[:1]:
        found[" ".join(node.text().split())] = None
    return tuple(title for title in found if title)
