"""What lies on top of a page: the values of form fields and text boxes, which are text of it."""

import ctypes
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as c

from ingest.parsers.pdf_frames import Frame
from ingest.parsers.pdf_glyphs import Glyph

_REMARKS = frozenset(
    (
        c.FPDF_ANNOT_TEXT,
        c.FPDF_ANNOT_HIGHLIGHT,
        c.FPDF_ANNOT_UNDERLINE,
        c.FPDF_ANNOT_SQUIGGLY,
        c.FPDF_ANNOT_STRIKEOUT,
    )
)
_UNSEEN_FLAGS = c.FPDF_ANNOT_FLAG_HIDDEN | c.FPDF_ANNOT_FLAG_NOVIEW
_TICKED = frozenset((c.FPDF_FORMFIELD_CHECKBOX, c.FPDF_FORMFIELD_RADIOBUTTON))
_WRITTEN = frozenset((b"Tx", b"Ch"))
_SIZE = 10.0
"""Points: the type of a field is often chosen by the viewer; this is its usual size."""
_MOST = 5_000


@dataclass(slots=True)
class Annotations:
    """``texts`` with their quarter turns; ``remarks`` counts comments that readers left."""

    texts: list[tuple[int, Glyph]] = field(default_factory=list)
    remarks: int = 0
    stamps: int = 0


def annotations_of(page: Any, frame: Frame) -> Annotations:
    """Values of text fields and lists, and free text; each as one wide character."""
    found = Annotations()
    for at in range(min(c.FPDFPage_GetAnnotCount(page.raw), _MOST)):
        handle = c.FPDFPage_GetAnnot(page.raw, at)
        if not handle:
            continue
        try:
            _read(page, handle, frame, found)
        finally:
            c.FPDFPage_CloseAnnot(handle)
    return found


def _read(page: Any, handle: Any, frame: Frame, found: Annotations) -> None:
    kind = c.FPDFAnnot_GetSubtype(handle)
    if c.FPDFAnnot_GetFlags(handle) & _UNSEEN_FLAGS:
        return
    if kind == c.FPDF_ANNOT_WIDGET:
        text = _field_value(page, handle)
    elif kind == c.FPDF_ANNOT_FREETEXT:
        text = _string(handle, b"Contents")
    else:
        found.stamps += kind == c.FPDF_ANNOT_STAMP
        found.remarks += kind in _REMARKS and bool(_string(handle, b"Contents").strip())
        return
    text = " ".join(text.split())
    if text:
        found.texts.append((0, _glyph(handle, text, frame)))


def _field_value(page: Any, handle: Any) -> str:
    """What a field says, ticked or not; inherited values are known to the form alone."""
    forms = page.formenv
    if forms is None:
        return _string(handle, b"V") if _string(handle, b"FT").encode() in _WRITTEN else ""
    kind = c.FPDFAnnot_GetFormFieldType(forms.raw, handle)
    if kind in _TICKED:
        return "☑" if c.FPDFAnnot_IsChecked(forms.raw, handle) else "☐"
    if kind not in {
        c.FPDF_FORMFIELD_TEXTFIELD,
        c.FPDF_FORMFIELD_COMBOBOX,
        c.FPDF_FORMFIELD_LISTBOX,
    }:
        return ""
    size = c.FPDFAnnot_GetFormFieldValue(forms.raw, handle, None, 0)
    buffer = (c.FPDF_WCHAR * (size // 2 + 1))()
    c.FPDFAnnot_GetFormFieldValue(forms.raw, handle, buffer, size)
    return bytes(buffer)[:size].decode("utf-16-le", "replace").rstrip("\0")


def _string(handle: Any, key: bytes) -> str:
    size = c.FPDFAnnot_GetStringValue(handle, key, None, 0)
    buffer = (c.FPDF_WCHAR * (size // 2 + 1))()
    c.FPDFAnnot_GetStringValue(handle, key, buffer, size)
    return bytes(buffer)[:size].decode("utf-16-le", "replace").rstrip("\0")


def _glyph(handle: Any, text: str, frame: Frame) -> Glyph:
    rectangle = c.FS_RECTF()
    c.FPDFAnnot_GetRect(handle, ctypes.byref(rectangle))
    left, right = sorted((rectangle.left, rectangle.right))
    bottom, top = sorted((rectangle.bottom, rectangle.top))
    box = frame.box(left, bottom, right, top)
    size = min(_SIZE, max(box[3] - box[1], 1.0))
    return Glyph(text, *box, (box[1] + box[3]) / 2 + size / 3, size, bold=False, gap=" ")
