"""Paragraph styles of an RTF file: they tell headings and entries of a table of contents."""

from ingest.parsers.docx_styles import Style, Styles
from ingest.parsers.rtf_state import Group

_MOST_LEVELS = 9


class RtfStyles:
    """Styles by number; groups say which is in force."""

    def __init__(self) -> None:
        self._styles = Styles({})
        self._defined, self._name = 0, ""

    def begin(self, number: int | None) -> None:
        """A definition says its number; without one it is 0."""
        self._defined = number or 0

    def name(self, part: str) -> None:
        self._name += part

    def end(self) -> None:
        """The group of a definition is closed."""
        name, key = self._name.strip().rstrip(";"), str(self._defined)
        if name:
            self._styles.by_id.setdefault(key, Style(key, name, "", None, None, None, None))
        self._defined, self._name = 0, ""

    def level(self, group: Group) -> int:
        """That of a heading, 0 for any other paragraph."""
        if 0 <= group.outline < _MOST_LEVELS:
            return group.outline + 1
        return self._styles.heading_level(str(group.style))

    def is_contents(self, group: Group, text: str) -> bool:
        """Whether a paragraph with this text is an entry: by its style, and a page at its end."""
        return text.rstrip()[-1:].isdecimal() and self._styles.is_contents(str(group.style))
