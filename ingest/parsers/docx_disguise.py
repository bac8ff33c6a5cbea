"""Files that are called .docx and are something else: what they are, and what to do."""

from kb.errors import EmptyInput, InputRefused

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_OLD_WORD = "WordDocument".encode("utf-16-le")
_START = 400
_SIGNS = (
    (b"%PDF", "a PDF document", ".pdf"),
    (b"{\\rtf", "an RTF document", ".rtf"),
    (b"Rar!", "a RAR archive", ""),
    (b"7z\xbc\xaf", "a 7z archive", ""),
    (b"\x89PNG", "a PNG image", ".png"),
    (b"\xff\xd8\xff", "a JPEG image", ".jpg"),
)


def refuse_disguise(data: bytes) -> None:
    """Raises InputRefused for anything that is no ZIP file, saying what it seems to be."""
    if not data.strip(b"\x00 \t\r\n"):
        raise EmptyInput("The file is empty.", "Add a file that has text in it.")
    if data.startswith(_OLE):
        raise _ole(data)
    if data.startswith(b"PK"):
        return
    for sign, what, suffix in _SIGNS:
        if data.startswith(sign):
            cure = f"Name it {suffix}, or save it as .docx." if suffix else "Unpack it first."
            raise InputRefused(f"This is {what}, not a Word document.", cure)
    start = data[:_START].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if b"mso-application" in start or b"<pkg:package" in start:
        raise InputRefused(
            "This is a Word document as flat XML.", "Open it in Word, and save it as .docx."
        )
    if start.startswith((b"<!doctype html", b"<html")):
        raise InputRefused("This is an HTML page, not a Word document.", "Name it .html.")
    if start.startswith(b"mime-version:"):
        raise InputRefused("This is an MHTML page, not a Word document.", "Name it .mht.")
    raise InputRefused(
        "This is no Word document: it is not a ZIP file.", "Save it as .docx, then add it again."
    )


def _ole(data: bytes) -> InputRefused:
    if _LOCKED in data:
        return InputRefused(
            "This Word document is locked with a password.",
            "Open it in Word, save it without a password, and add that.",
        )
    what = "a Word document" if _OLD_WORD in data else "an Office document"
    return InputRefused(f"This is {what} of before 2007.", "Open it in Word, and save it as .docx.")
