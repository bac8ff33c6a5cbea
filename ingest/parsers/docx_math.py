"""Formulas (OMML, ISO/IEC 29500-1, 22.1) as one line of text, as they are typed in Word."""

from ingest.parsers.xml_parts import Element, attribute, child, name

_PROPERTIES_END = "Pr"
_SIMPLE = 1


def math_text(element: Element) -> str:
    """A formula's text: (a+b)/2, x^2, a_i, √(x), ∑_(i=1)^n x."""
    tag = name(element)
    if tag in ("m:t", "w:t"):
        return element.text or ""
    if tag.startswith("m:") and tag.endswith(_PROPERTIES_END):
        return ""
    if tag in ("w:rPr", "w:del", "w:moveFrom"):
        return ""
    form = _FORMS.get(tag)
    return form(element) if form else _inner(element)


def _inner(element: Element | None) -> str:
    return "" if element is None else "".join(math_text(inner) for inner in element)


def _part(element: Element, wanted: str) -> str:
    return _inner(child(element, wanted)).strip()


def _grouped(text: str) -> str:
    """In brackets unless it is one sign, a number or a word."""
    return text if len(text) <= _SIMPLE or text.isalnum() else f"({text})"


def _property(element: Element, holder: str, wanted: str, otherwise: str) -> str:
    found = child(element, holder, wanted)
    return otherwise if found is None else attribute(found, "m:val")


def _fraction(element: Element) -> str:
    top, bottom = _part(element, "m:num"), _part(element, "m:den")
    return f"{_grouped(top)}/{_grouped(bottom)}"


def _superscript(element: Element) -> str:
    return f"{_part(element, 'm:e')}^{_grouped(_part(element, 'm:sup'))}"


def _subscript(element: Element) -> str:
    return f"{_part(element, 'm:e')}_{_grouped(_part(element, 'm:sub'))}"


def _limits(element: Element) -> str:
    below, above = _part(element, "m:sub"), _part(element, "m:sup")
    return (f"_{_grouped(below)}" if below else "") + (f"^{_grouped(above)}" if above else "")


def _both(element: Element) -> str:
    return _part(element, "m:e") + _limits(element)


def _before(element: Element) -> str:
    return f"{_limits(element)} {_part(element, 'm:e')}"


def _root(element: Element) -> str:
    degree, inner = _part(element, "m:deg"), _part(element, "m:e")
    return (
        f"{'∛' if degree == '3' else '√'}{_grouped(inner)}"
        if degree in ("", "2", "3")
        else (f"√({degree}&{inner})")
    )


def _many(element: Element) -> str:
    sign = _property(element, "m:naryPr", "m:chr", "∫")
    return f"{sign}{_limits(element)} {_part(element, 'm:e')}"


def _delimited(element: Element) -> str:
    left = _property(element, "m:dPr", "m:begChr", "(")
    right = _property(element, "m:dPr", "m:endChr", ")")
    between = _property(element, "m:dPr", "m:sepChr", "|")
    return left + between.join(_inner(e) for e in element if name(e) == "m:e") + right


def _function(element: Element) -> str:
    inner = _grouped(_part(element, "m:e"))
    return f"{_part(element, 'm:fName')}{'' if inner.startswith('(') else ' '}{inner}"


def _matrix(element: Element) -> str:
    rows = [
        "&".join(_inner(e) for e in row if name(e) == "m:e")
        for row in element
        if name(row) == "m:mr"
    ]
    return "@".join(rows)


def _rows(element: Element) -> str:
    return "; ".join(_inner(e) for e in element if name(e) == "m:e")


def _accent(element: Element) -> str:
    return _part(element, "m:e") + _property(element, "m:accPr", "m:chr", "\u0302")


def _limit(element: Element) -> str:
    sign = "_" if name(element) == "m:limLow" else "^"
    return f"{_part(element, 'm:e')}{sign}{_grouped(_part(element, 'm:lim'))}"


_FORMS = {
    "m:f": _fraction,
    "m:sSup": _superscript,
    "m:sSub": _subscript,
    "m:sSubSup": _both,
    "m:sPre": _before,
    "m:rad": _root,
    "m:nary": _many,
    "m:d": _delimited,
    "m:func": _function,
    "m:m": _matrix,
    "m:eqArr": _rows,
    "m:acc": _accent,
    "m:limLow": _limit,
    "m:limUpp": _limit,
}
