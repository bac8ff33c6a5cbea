"""Which number format each cell style of a workbook has."""

from ingest.parsers.number_formats import format_code
from ingest.parsers.xml_parts import whole
from ingest.parsers.zip_package import Package, local


def number_codes(package: Package, part: str) -> list[str]:
    """Format codes by the number of a cell's style; [] where a workbook has no styles."""
    if not part or not package.has(part):
        return []
    root = package.xml(part)
    own = {
        number: element.get("formatCode") or ""
        for element in root.iter("{*}numFmt")
        if (number := whole(element.get("numFmtId") or "")) is not None
        and local(element.getparent()) == "numFmts"
    }
    used = (xf for xfs in root if local(xfs) == "cellXfs" for xf in xfs if local(xf) == "xf")
    return [format_code(whole(xf.get("numFmtId") or "") or 0, own) for xf in used]
