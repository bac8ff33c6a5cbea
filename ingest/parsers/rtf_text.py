"""Bytes and code units of an RTF file as text, by the fonts that are in force."""

from collections import Counter

from ingest.parsers.docx_symbols import symbol
from ingest.parsers.rtf_charsets import decoded
from ingest.parsers.rtf_state import Destination, Fonts, Group

UNREADABLE = "\ufffd"
_UNITS = 65536


class RtfText:
    """Gathers what stands between two control words.

    ``to_skip`` counts the bytes that repeat a code unit for readers without Unicode.
    """

    def __init__(self, fonts: Fonts, tally: Counter[str]) -> None:
        self.to_skip = 0
        self._fonts, self._tally = fonts, tally
        self._bytes = bytearray()
        self._units: list[int] = []

    def skips(self) -> bool:
        """Whether a control word or symbol here is such a repetition; it counts as one byte."""
        if self.to_skip > 0:
            self.to_skip -= 1
            return True
        return False

    def add_unicode(self, number: int, group: Group) -> str:
        """Adds a code unit; gives the text that the bytes before it made."""
        before = self._from_bytes(group)
        self._units.append(number % _UNITS)
        self.to_skip = group.skip_bytes
        return before

    def add_bytes(self, data: bytes, group: Group) -> str:
        """Adds bytes; gives the text that the code units before them made."""
        skipped = min(self.to_skip, len(data))
        self.to_skip -= skipped
        before = self._from_units(group) if len(data) > skipped else ""
        self._bytes += data[skipped:]
        return before

    def flush(self, group: Group, *, keep_units: bool = False) -> str:
        """The text of what was gathered; half a character may wait for its other half."""
        return self._from_bytes(group) + ("" if keep_units else self._from_units(group))

    def _from_bytes(self, group: Group) -> str:
        if not self._bytes:
            return ""
        data, self._bytes = bytes(self._bytes), bytearray()
        if self._fonts.is_symbol(self._fonts.of(group)):
            return "".join(self._symbol(group, code) for code in data)
        return decoded(data, self._fonts.codecs(group))

    def _from_units(self, group: Group) -> str:
        if not self._units:
            return ""
        units, self._units = self._units, []
        data = b"".join(unit.to_bytes(2, "little") for unit in units)
        return "".join(
            self._symbol(group, ord(char)) if "\uf000" <= char <= "\uf0ff" else char
            for char in data.decode("utf-16-le", "replace")
        )

    def _symbol(self, group: Group, code: int) -> str:
        known = symbol(self._fonts.names.get(self._fonts.of(group), ""), code)
        is_text = group.destination not in (Destination.NUMBER, Destination.SKIPPED)
        self._tally["unknown symbols"] += known is None and is_text
        return UNREADABLE if known is None else known
