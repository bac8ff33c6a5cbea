"""The source of an HTML page made ready for the tree builder, which tells no positions.

Each start tag gets its line as an attribute. Formatting elements get names that HTML does not
know (b becomes x-b): by the standard an unclosed one is opened again in every later paragraph,
which fills the memory on pages where thousands are unclosed, and no text depends on it.
"""

import html
import re
from dataclasses import dataclass

LINE = "data-touchstone-line"
RENAMED = "x-"
_FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
# What a template holds is no part of the tree, also where it is never closed.
_WITH_OTHER_NAMES = _FORMATTING | {"template"}
_RAW = frozenset("script style title textarea xmp iframe noembed noframes".split())
_VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr frame".split()
)
_CLOSED_BY_OTHERS = frozenset(
    "html head body p li dt dd option optgroup tr td th tbody thead tfoot colgroup caption".split()
)
_WITHIN_LINES = frozenset("span label sup sub ins del mark abbr cite q var kbd samp".split())
_DEEPEST = 10_000
"""Open elements: the tree builder looks through all of them again for each paragraph."""
_MARKUP = re.compile(r"<(?:(!--)|(!\[CDATA\[)|(/?)([A-Za-z][^\s/>]*))")
_END_WITHOUT_SCRIPT = re.compile(r"</noscript[^>]*>", re.IGNORECASE)
_TO_ITS_END = re.compile(r"[^<>]*?/>")


@dataclass(frozen=True, slots=True)
class Source:
    """Markup to build a tree from, and what was odd in the source."""

    markup: str
    remarks: tuple[str, ...] = ()


def prepare(text: str) -> Source:
    """Mark up the start tags of a clean page (LF); in XHTML, write out what only XML has."""
    return _Preparation(text).run()


class _Preparation:
    """One pass over the source, from tag to tag."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._is_xml = text.lstrip().startswith("<?xml")
        self._out: list[str] = []
        self._at = 0
        self._line, self._counted = 1, 0
        self._depth = 0
        self._remarks: list[str] = []

    def run(self) -> Source:
        while found := _MARKUP.search(self._text, self._at):
            self._copy(found.start())
            comment, cdata, closing, name = found.groups()
            if comment:
                self._copy_past("-->", found.start() + 2, "a comment")
            elif cdata:
                self._cdata(found.end())
            elif closing:
                self._end_tag(found, name.lower())
            elif name.lower() == "noscript":
                self._without_script(found.end())
            else:
                self._start_tag(found, name.lower())
        self._copy(len(self._text))
        return Source("".join(self._out), tuple(dict.fromkeys(self._remarks)))

    def _copy(self, end: int) -> None:
        self._out.append(self._text[self._at : end])
        self._at = end

    def _copy_past(self, close: str, start: int, what: str) -> None:
        """An unclosed one swallows the rest of the page in every browser, so it is named."""
        end = self._text.find(close, start)
        if end < 0:
            rest = len(self._text) - start
            self._remarks.append(
                f"{what} that begins in line {self._line_at(start)} is never closed; "
                f"{rest} characters after it are not read"
            )
            end = len(self._text) - len(close)
        self._copy(max(end + len(close), self._at))

    def _line_at(self, position: int) -> int:
        self._line += self._text.count("\n", self._counted, position)
        self._counted = position
        return self._line

    def _cdata(self, start: int) -> None:
        if not self._is_xml:
            self._copy(start)
            return
        end = self._text.find("]]>", start)
        end = len(self._text) if end < 0 else end
        self._out.append(html.escape(self._text[start:end]))
        self._at = min(end + len("]]>"), len(self._text))

    def _without_script(self, start: int) -> None:
        """To a browser that runs scripts this is no markup: a tag left open in it closes nothing.

        An empty script stands for it, so that a page of nothing else is known for what it is.
        """
        end = _END_WITHOUT_SCRIPT.search(self._text, start)
        self._out.append("<script></script>")
        if end is None:
            self._copy_past("</noscript>", start, "the tag <noscript>")
            self._out.pop()
        else:
            self._at = end.end()

    def _start_tag(self, found: re.Match[str], name: str) -> None:
        line, self._at = self._line_at(found.start()), found.end()
        written = f"{RENAMED}{name}" if name in _WITH_OTHER_NAMES else name
        closed = _TO_ITS_END.match(self._text, self._at) if self._is_xml else None
        if name in _VOID or name in _CLOSED_BY_OTHERS or closed or self._deeper():
            self._out.append(f'<{written} {LINE}="{line}"')
        else:
            self._leave_out(name)
        if closed and name not in _VOID:
            self._copy(closed.end() - len("/>"))
            self._out.append(f"></{written}>")
            self._at = closed.end()
        elif name in _RAW:
            self._raw(name)

    def _deeper(self) -> bool:
        self._depth += 1
        return self._depth <= _DEEPEST

    def _end_tag(self, found: re.Match[str], name: str) -> None:
        self._at = found.end()
        if name not in _VOID and name not in _CLOSED_BY_OTHERS:
            self._depth = max(0, self._depth - 1)
            if self._depth >= _DEEPEST:
                self._leave_out(name)
                return
        self._out.append(f"</{RENAMED}{name}" if name in _WITH_OTHER_NAMES else f"</{name}")

    def _leave_out(self, name: str) -> None:
        """What is nested deeper still is text of the element around it, line by line."""
        self._remarks.append(f"tags are nested deeper than {_DEEPEST}; read as lines from there")
        inline = name in _FORMATTING or name in _WITHIN_LINES
        self._out.append("<wbr" if inline else "<br")

    def _raw(self, name: str) -> None:
        close = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
        end = close.search(self._text, self._at)
        if end is None:
            self._copy_past(f"</{name}>", self._at, f"the tag <{name}>")
        else:
            self._copy(end.start())
