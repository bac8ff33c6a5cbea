"""Small PDF files for tests, written by hand: what is on a page is known to the point."""

from dataclasses import dataclass, field


@dataclass
class PdfPage:
    """Content in the file's axes; ``show`` counts from the left upper edge of an unturned page."""

    width: float = 400
    height: float = 600
    rotate: int = 0
    crop: tuple[float, float, float, float] | None = None
    extra: str = ""
    content: list[bytes] = field(default_factory=list)

    def show(self, x, y, text, *, size=10.0, bold=False, mode=0, colour="0 g", turn="1 0 0 1"):
        if text.isascii():
            font, shown = ("F2" if bold else "F1"), _latin(text)
        else:
            font, shown = "F3", f"<{text.encode('utf-16-be').hex()}>".encode()
        place = f"{turn} {x} {self.height - y}"
        start = f"q BT {colour} /{font} {size} Tf {mode} Tr {place} Tm ".encode()
        self.content.append(start + shown + b" Tj ET Q")
        return self

    def draw(self, operators):
        self.content.append(f"q {operators} Q".encode())
        return self

    def rule(self, x0, y0, x1, y1):
        return self.draw(f"0.5 w {x0} {self.height - y0} m {x1} {self.height - y1} l S")

    def lines(self, x, y, texts, *, pitch=12.0, **style):
        for number, text in enumerate(texts):
            self.show(x, y + number * pitch, text, **style)
        return self


def _latin(text):
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"({escaped})".encode("latin-1")


def pdf(*pages, catalog="", objects=()):
    """The bytes of a file; ``objects`` are numbered from 20 on, for what ``catalog`` points at."""
    found = {
        3: b"<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>",
        4: b"<</Type/Font/Subtype/Type1/BaseFont/Courier-Bold/Encoding/WinAnsiEncoding>>",
        5: b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H"
        b"/DescendantFonts[6 0 R]>>",
        6: b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000/FontDescriptor 7 0 R"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>",
        7: b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 -200 1000 900]"
        b"/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 80>>",
    }
    for number, body in enumerate(objects, 20):
        found[number] = body.encode() if isinstance(body, str) else body
    first = 100
    for at, page in enumerate(pages):
        crop = f"/CropBox[{' '.join(map(str, page.crop))}]" if page.crop else ""
        found[first + 2 * at] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {page.width} {page.height}]{crop}"
            f"/Rotate {page.rotate}/Resources<</Font<</F1 3 0 R/F2 4 0 R/F3 5 0 R>>>>"
            f"/Contents {first + 2 * at + 1} 0 R{page.extra}>>"
        ).encode()
        stream = b"\n".join(page.content)
        found[first + 2 * at + 1] = b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream)
    kids = " ".join(f"{first + 2 * at} 0 R" for at in range(len(pages)))
    found[1] = f"<</Type/Catalog/Pages 2 0 R{catalog}>>".encode()
    found[2] = f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>".encode()
    return _file(found)


def _file(objects):
    data, places = bytearray(b"%PDF-1.7\n"), {}
    for number in sorted(objects):
        places[number] = len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, objects[number])
    table = len(data)
    size = max(objects) + 1
    data += b"xref\n0 %d\n" % size
    for number in range(size):
        data += b"%010d %05d %s \n" % (
            (places[number], 0, b"n") if number in places else (0, 65535, b"f")
        )
    data += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, table)
    return bytes(data)
