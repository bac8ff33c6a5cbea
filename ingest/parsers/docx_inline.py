"""The text inside a paragraph of a DOCX: runs, fields, links, formulas, marks of notes."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import ClassVar

from ingest.parsers.docx_fields import Field, text_without_result
from ingest.parsers.docx_line import Inline
from ingest.parsers.docx_math import math_text
from ingest.parsers.docx_note_marks import NoteMarks, note_sign
from ingest.parsers.docx_styles import Styles
from ingest.parsers.docx_symbols import symbol
from ingest.parsers.html_display import raised
from ingest.parsers.links import Link
from ingest.parsers.xml_parts import Element, attribute, child, descendants, is_on, name, value

UNREADABLE = "\ufffd"
_LAYOUT = " \t\r\n"
_CHARACTERS = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}
_WITH_WORDS = ("w:t", "w:txbxContent", "a:t", "v:textpath", "m:t", "dgm:relIds")
_WITHOUT_TEXT = frozenset(
    "w:pPr w:rPr w:sdtPr w:sdtEndPr w:delText w:delInstrText w:customXmlPr"
    " w:smartTagPr w:rubyPr".split()
)


class InlineReader:
    """Reads the paragraphs of one story in order; fields go on from one to the next.

    ``tally`` counts what was met that is no text; ``links`` are those met, with the ids of their
    relations where they do not name the address themselves.
    """

    def __init__(self, styles: Styles, marks: NoteMarks, tally: Counter[str]) -> None:
        self._styles, self._marks, self._tally = styles, marks, tally
        self._fields: list[Field] = []
        self._withheld: list[str] = []
        self._out = Inline()
        self._style = self._font = ""
        self._hidden = self._raised = False
        self._own_mark = ""
        self.links: list[tuple[str, Link]] = []

    def read(self, paragraph: Element, style_id: str, own_mark: str = "") -> Inline:
        """The content of a paragraph; ``own_mark`` is that of the note it belongs to."""
        self._out, self._style, self._own_mark = Inline(), style_id, own_mark
        self._out.in_contents = self._in_contents()
        self._inside(paragraph)
        self._out.in_contents |= self._in_contents()
        if self._withheld:
            self._release()
        return self._out

    def _in_code(self) -> bool:
        return any(not one.has_result for one in self._fields)

    @contextmanager
    def apart(self) -> Iterator[None]:
        """For the paragraphs of a text box: fields that are open around it stay as they are."""
        held, self._fields = self._fields, []
        yield
        self._fields = held

    def _in_contents(self) -> bool:
        return any(one.is_contents and one.has_result for one in self._fields)

    def _release(self) -> None:
        """A code that does not end in its paragraph is none: what it kept back is text."""
        self._tally["broken fields"] += 1
        self._fields.clear()
        self._out.pieces.extend(self._withheld)
        self._withheld.clear()

    def _inside(self, element: Element) -> None:
        for inner in element:
            self._take(inner)

    def _take(self, element: Element) -> None:
        tag = name(element)
        if tag in _WITHOUT_TEXT or not tag:
            return
        if tag in _CHARACTERS:
            self._emit(_CHARACTERS[tag])
        elif read := self._readers.get(tag):
            read(self, element)
        else:
            self._inside(element)

    def _emit(self, text: str) -> None:
        if self._hidden:
            self._tally["hidden characters"] += len("".join(text.split()))
        elif self._in_code():
            self._withheld.append(text)
        else:
            self._out.pieces.append(raised(text) if self._raised else text)

    def _run(self, element: Element) -> None:
        around = self._hidden, self._raised, self._font
        properties = child(element, "w:rPr")
        style_id = value(properties, "w:rStyle")
        direct = child(properties, "w:vanish")
        styles = [one for one in (style_id, self._style) if one]
        self._hidden = self._styles.is_hidden(*styles) if direct is None else is_on(direct)
        align = value(properties, "w:vertAlign")
        self._raised = align == "superscript" if align else self._styles.is_raised(style_id)
        fonts = child(properties, "w:rFonts")
        self._font = "" if fonts is None else attribute(fonts, "w:ascii")
        self._inside(element)
        self._hidden, self._raised, self._font = around

    def _text(self, element: Element) -> None:
        text = element.text or ""
        if text != text.strip(_LAYOUT) and "\n" in text:
            text = text.strip(_LAYOUT)
        if any("\uf000" <= c <= "\uf0ff" for c in text):
            text = "".join(self._symbol(self._font, ord(c)) if c >= "\uf000" else c for c in text)
        self._emit(text)

    def _symbol(self, font: str, code: int) -> str:
        known = symbol(font, code)
        if known is None:
            self._tally["unknown symbols"] += not self._hidden
            return UNREADABLE
        return known

    def _sym(self, element: Element) -> None:
        code = attribute(element, "w:char")
        try:
            number = int(code, 16)
        except ValueError:
            number = 0
        self._emit(self._symbol(attribute(element, "w:font"), number))

    def _field_char(self, element: Element) -> None:
        kind = attribute(element, "w:fldCharType")
        if kind == "begin":
            self._fields.append(Field())
            if (box := child(element, "w:ffData", "w:checkBox")) is not None:
                checked = child(box, "w:checked")
                is_checked = is_on(child(box, "w:default") if checked is None else checked)
                self._fields.pop()
                self._emit("☒" if is_checked else "☐")
                self._fields.append(Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].has_result = True
            self._fields[-1].first = len(self._out.pieces)
            if not self._in_code():
                self._withheld.clear()
            self._out.in_contents |= self._fields[-1].is_contents
        elif kind == "end" and self._fields:
            self._end_field(self._fields.pop())

    def _end_field(self, ended: Field) -> None:
        if self._in_code():
            return
        self._withheld.clear()
        self._out.names_page |= ended.name == "PAGEREF"
        if ended.address:
            self.links.append(("", Link("".join(self._out.pieces[ended.first :]), ended.address)))
        if ended.has_result:
            return
        text = text_without_result(ended)
        if text is None or ended.counts_by_itself:
            self._tally["fields without result"] += 1
        elif text:
            self._emit(text)

    def _code(self, element: Element) -> None:
        if self._fields:
            self._fields[-1].code += element.text or ""

    def _simple_field(self, element: Element) -> None:
        made = Field(attribute(element, "w:instr"), has_result=True)
        self._fields.append(made)
        before = made.first = len(self._out.pieces)
        self._inside(element)
        if self._fields and self._fields[-1] is made:
            self._fields.pop()
        made.has_result = len(self._out.pieces) > before
        self._end_field(made)

    def _link(self, element: Element) -> None:
        before = len(self._out.pieces)
        self._inside(element)
        shown = "".join(self._out.pieces[before:])
        self.links.append((attribute(element, "r:id"), Link(shown, "")))

    def _note(self, element: Element) -> None:
        kind = name(element).removesuffix("Reference").removeprefix("w:")
        note_id = attribute(element, "w:id")
        follows = attribute(element, "w:customMarkFollows") in ("1", "true", "on")
        if self._hidden:
            return
        mark = "" if follows else self._marks.next_mark(kind, note_id)
        self._out.notes.append((kind, note_id))
        self._raised = False
        self._emit(note_sign(mark))

    def _own_reference(self, _: Element) -> None:
        self._raised = False
        self._emit(self._own_mark)

    def _alternate(self, element: Element) -> None:
        """One drawing in two forms: for a new Word, and for one that does not know it."""
        choices = [inner for inner in element if name(inner) == "mc:Choice"]
        fallback = child(element, "mc:Fallback")
        chosen = next(filter(_has_words, choices), None)
        if chosen is None:
            chosen = fallback if fallback is not None and _has_words(fallback) else None
        if chosen is None:
            chosen = choices[0] if choices else fallback
        if chosen is not None:
            self._inside(chosen)

    def _ruby(self, element: Element) -> None:
        base, reading = child(element, "w:rubyBase"), child(element, "w:rt")
        if base is not None:
            self._inside(base)
        if reading is not None and any((t.text or "").strip() for t in descendants(reading, "w:t")):
            self._emit("(")
            self._inside(reading)
            self._emit(")")

    def _object(self, element: Element) -> None:
        self._tally["objects"] += 1
        for box in descendants(element, "w:txbxContent"):
            self._box(box)

    def _box(self, element: Element) -> None:
        if not self._hidden:
            self._out.boxes.append(element)

    def _diagram(self, element: Element) -> None:
        self._out.diagrams.append(attribute(element, "r:dm"))

    def _image(self, element: Element) -> None:
        self._tally["images"] += 1
        self._inside(element)

    def _chart(self, _: Element) -> None:
        self._tally["charts"] += 1

    def _insertion(self, element: Element) -> None:
        self._tally["insertions" if name(element) == "w:ins" else "moves"] += 1
        self._inside(element)

    def _deletion(self, element: Element) -> None:
        self._tally["deletions"] += name(element) == "w:del"

    def _formula(self, element: Element) -> None:
        self._emit(math_text(element))

    _readers: ClassVar[dict[str, Callable[["InlineReader", Element], None]]] = {
        "w:r": _run,
        "w:t": _text,
        "w:sym": _sym,
        "w:fldChar": _field_char,
        "w:instrText": _code,
        "w:hyperlink": _link,
        "w:fldSimple": _simple_field,
        "w:footnoteReference": _note,
        "w:endnoteReference": _note,
        "w:footnoteRef": _own_reference,
        "w:endnoteRef": _own_reference,
        "w:ins": _insertion,
        "w:moveTo": _insertion,
        "w:del": _deletion,
        "w:moveFrom": _deletion,
        "mc:AlternateContent": _alternate,
        "w:ruby": _ruby,
        "w:object": _object,
        "w:txbxContent": _box,
        "a:p": _box,
        "v:textpath": _box,
        "dgm:relIds": _diagram,
        "pic:pic": _image,
        "v:imagedata": _image,
        "c:chart": _chart,
        "m:oMath": _formula,
    }


def _has_words(element: Element) -> bool:
    return any(next(descendants(element, tag), None) is not None for tag in _WITH_WORDS)
