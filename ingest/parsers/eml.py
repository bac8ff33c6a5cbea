"""E-mail messages (RFC 5322, MIME): headers as a line of preface, the body, messages within."""

import email.errors
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from email import message_from_bytes, policy
from email.message import Message

from ingest.blocks import Block, BlockKind, ParsedDocument
from ingest.parsers.clean import clean
from ingest.parsers.eml_body import body_of, is_attached, is_text, part_name
from ingest.parsers.eml_headers import header
from kb.domain.places import Place, PlaceUnit
from kb.errors import EmptyInput, InputRefused

PARSER = "eml/1"
MOST_PARTS = 2_000
"""Of one message, those of messages within it included."""
DEEPEST = 20
"""Messages and multiparts within one another; mail programs stop far before."""
_PREFACE = ("From", "To", "Cc", "Date")
_KNOWN = ("from", "to", "subject", "date", "received", "message-id", "mime-version", "return-path")
_HINT = 2
"""A plain form of less than half the HTML form's words only points at it."""
_NAMED = 10
_WIDE = (
    ("utf-16-le", re.compile(rb"(?:\xff\xfe)?(?:[!-~]\x00){4}")),
    ("utf-16-be", re.compile(rb"(?:\xfe\xff)?(?:\x00[!-~]){4}")),
)
_LOCKED = ("application/pkcs7-mime", "application/x-pkcs7-mime", "multipart/encrypted")


def parse_eml(data: bytes) -> ParsedDocument:
    """Blocks of a message: its subject as a heading, From, To, Cc and Date on a line, its body.

    Of a body in several forms one is read; messages within it follow with headings of their own;
    attachments are named in a warning. Places count blocks as paragraphs, with ``part`` for a
    message within. Raises InputRefused for what is no message or is encrypted, EmptyInput for one
    without text.
    """
    try:
        message = message_from_bytes(_in_bytes(data), policy=policy.compat32)
    except (email.errors.MessageError, ValueError, LookupError, RecursionError):
        raise _no_message() from None
    if not any(name in message for name in _KNOWN):
        raise _no_message()
    reading = _Reading()
    reading.message(message, 1, "")
    if not reading.has_body:
        if reading.locked:
            problem = "This message is encrypted."
            raise InputRefused(problem, "Open it in your mail program, and save its text.")
        raise EmptyInput("There is no text in this message.", _advice(reading.attached))
    subject = header(message, "Subject")
    stated: dict[str, object] = {"title": subject} if subject else {}
    return ParsedDocument(tuple(reading.blocks), PARSER, stated, tuple(reading.warnings()))


def _in_bytes(data: bytes) -> bytes:
    """A message whose file is UTF-16, as some programs save it, in UTF-8."""
    for codec, form in _WIDE:
        if form.match(data):
            return data.decode(codec, "replace").removeprefix("\ufeff").encode("utf-8")
    return data


def _no_message() -> InputRefused:
    return InputRefused("This is no e-mail message.", "Save it from the mail program as .eml.")


def _advice(attached: list[str]) -> str:
    return f"Save and add what is attached: {', '.join(attached[:_NAMED])}." if attached else (
        "Add one that has text."
    )  # fmt: skip


@dataclass(slots=True)
class _Reading:
    """The blocks so far, and what was found beside text."""

    blocks: list[Block] = field(default_factory=list)
    attached: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    has_body: bool = False
    locked: bool = False
    _parts: int = 0
    _within: int = 0

    def message(self, message: Message, depth: int, part: str) -> None:
        """Headers and body of a message; ``part`` names one that another encloses."""
        subject = header(message, "Subject")
        if subject:
            self._add(BlockKind.HEADING, subject, part, 1 if not part else 2)
        said = ((name, header(message, name)) for name in _PREFACE)
        if preface := "; ".join(f"{name}: {text}" for name, text in said if text):
            self._add(BlockKind.PARAGRAPH, preface, part)
        self._entity(message, depth, part)

    def warnings(self) -> Iterator[str]:
        """What was odd, and what was left out."""
        yield from dict.fromkeys(self.remarks)
        if self.attached:
            count = len(self.attached)
            more = f" and {count - _NAMED} more" if count > _NAMED else ""
            names = ", ".join(self.attached[:_NAMED])
            yield f"{count} attachment{'' if count == 1 else 's'} left out: {names}{more}"

    def _entity(self, entity: Message, depth: int, part: str) -> None:
        self._parts += 1
        if self._parts > MOST_PARTS or depth > DEEPEST:
            problem = "This message has too many parts, or parts too deep within one another."
            raise InputRefused(problem, "Save the text that you need as .txt or .html.")
        kind = entity.get_content_type()
        if kind in _LOCKED:
            self.locked = True
            self.attached.append(part_name(entity))
        elif kind == "message/rfc822":
            self._enclosed(entity, depth)
        elif kind == "multipart/alternative":
            self._alternative(entity, depth, part)
        elif entity.is_multipart():
            for child in _children(entity):
                self._entity(child, depth + 1, part)
        elif is_attached(entity) or not is_text(entity):
            if not _is_signature(entity):
                self.attached.append(part_name(entity))
        else:
            self._body(entity, part)

    def _enclosed(self, entity: Message, depth: int) -> None:
        for child in _children(entity):
            self._within += 1
            self.message(child, depth + 1, f"message {self._within}")

    def _alternative(self, entity: Message, depth: int, part: str) -> None:
        """The plain form, unless it is a mere hint at the other one."""
        leaves = [(form, _leaf(form)) for form in _children(entity)]
        plain = next((leaf for _, leaf in leaves if _has_type(leaf, "text/plain")), None)
        rich = next((leaf for _, leaf in leaves if _has_type(leaf, "text/html")), None)
        chosen = plain if plain is not None else rich
        if plain is not None and rich is not None:
            words, shown = _size(body_of(plain)[0]), _size(body_of(rich)[0])
            chosen = plain if words * _HINT >= shown else rich
        for form, leaf in leaves:
            if leaf is chosen or leaf is None:
                self._entity(form, depth + 1, part)

    def _body(self, entity: Message, part: str) -> None:
        blocks, remarks = body_of(entity)
        self.remarks += remarks
        for block in blocks:
            self._add(block.kind, block.text, part, block.level, block)
            self.has_body = True

    def _add(
        self, kind: BlockKind, text: str, part: str, level: int = 0, like: Block | None = None
    ) -> None:
        number = len(self.blocks) + 1
        at = Place(PlaceUnit.PARAGRAPH, number, number, part)
        rows = (at,) * (text.count("\n") + 1) if kind is BlockKind.TABLE else ()
        block = Block(kind, text, number, number, level, at, rows)
        self.blocks.append(replace(block, head_rows=like.head_rows) if like else block)


def _children(entity: Message) -> list[Message]:
    payload = entity.get_payload()
    return [one for one in payload if isinstance(one, Message)] if isinstance(payload, list) else []


def _leaf(entity: Message) -> Message | None:
    """The first part with text below an entity, which may be a page with its pictures."""
    if not entity.is_multipart():
        return entity if is_text(entity) else None
    return next((part for part in entity.walk() if is_text(part) and not is_attached(part)), None)


def _has_type(entity: Message | None, kind: str) -> bool:
    return entity is not None and entity.get_content_type() == kind


def _size(blocks: list[Block]) -> int:
    return sum(len(clean(block.text)) for block in blocks)


def _is_signature(entity: Message) -> bool:
    return entity.get_content_type() in (
        "application/pgp-signature", "application/pkcs7-signature",
        "application/x-pkcs7-signature",
    )  # fmt: skip
