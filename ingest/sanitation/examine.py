"""All remarks on one document. Pure: it changes nothing, and drops nothing."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePath

from ingest.blocks import Block, ParsedDocument
from ingest.sanitation.instructions import instructions, may_instruct
from ingest.sanitation.personal import may_identify, personal_numbers
from ingest.sanitation.remarks import Finding, RemarkKind, SanitationRemark
from ingest.sanitation.remote import remote_content

# Private use: U+E000 to U+F8FF and the last two planes (The Unicode Standard, 23.5).
_UNREADABLE = {
    "characters that could not be read (U+FFFD)": re.compile("\ufffd"),
    "characters of private use, which only one font can show": re.compile(
        "[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]"
    ),
}
# Letters and digits in another dress: full width, enclosed, mathematical. Normalising costs more
# than all the rest, and hardly any text has them.
_DISGUISED = re.compile(
    "[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u2460-\u24ff\U0001d400-\U0001d7ff\U0001f100-\U0001f189]"
)
_LAYOUT = "soft hyphens"
"""Taken out like the others, but every typesetter puts them in."""
# Parsers say in their warnings what they left out; these are the words that they use.
_STATED = {
    RemarkKind.HIDDEN_TEXT: re.compile(r"\bhidden\b|does not see|invisible text", re.IGNORECASE),
    RemarkKind.MACROS: re.compile(r"\bmacros?\b", re.IGNORECASE),
    RemarkKind.REMOTE_CONTENT: re.compile(r"\bremote\b|from elsewhere", re.IGNORECASE),
    RemarkKind.PERSONAL_DATA: re.compile(r"\blinks? leads? to an e-mail address"),
    RemarkKind.DISGUISED_LINKS: re.compile(r"\blinks? leads? to another address"),
    RemarkKind.EMPTY_PAGES: re.compile(r"\b(?:page|slide|sheet)s?\b.* without text", re.IGNORECASE),
}
_COUNT = re.compile(r"\d+")


def examine(document: ParsedDocument, path: PurePath, data: bytes) -> tuple[SanitationRemark, ...]:
    """What there is to say of a document that was read from ``data``."""
    texts = [block.text for block in document.blocks]
    whole = "\n".join(texts)
    if _DISGUISED.search(whole):
        texts = [unicodedata.normalize("NFKC", text) for text in texts]
        whole = "\n".join(texts)
    held = list(zip(document.blocks, texts, strict=True))
    speaking = held if may_instruct(whole) else []
    numbered = held if may_identify(whole) else []
    return (
        *_stated(document.warnings),
        *_found(speaking, RemarkKind.INSTRUCTIONS, instructions, _instruction),
        *_remote(path, data),
        *_found(numbered, RemarkKind.PERSONAL_DATA, personal_numbers, _personal),
        *_characters(document, whole),
    )


def with_remarks(warnings: Iterable[str], remarks: Iterable[SanitationRemark]) -> tuple[str, ...]:
    """The warnings, and behind them what they do not say yet."""
    return tuple(dict.fromkeys((*warnings, *(remark.sentence for remark in remarks))))


def _stated(warnings: Iterable[str]) -> Iterator[SanitationRemark]:
    for warning in warnings:
        for kind, words in _STATED.items():
            if words.search(warning):
                number = _COUNT.search(warning)
                yield SanitationRemark(kind, int(number[0]) if number else 1, "", "", warning)


def _found(
    held: Iterable[tuple[Block, str]],
    kind: RemarkKind,
    find: Callable[[str], Iterable[Finding]],
    sentence: Callable[[int, str, str, str], str],
) -> Iterator[SanitationRemark]:
    """One remark for each name, in the order of the first occurrences."""
    found: dict[str, tuple[int, str, str]] = {}
    for block, text in held:
        for it in find(text):
            count, where, example = found.get(it.name, (0, _where(block), it.example))
            found[it.name] = (count + 1, where, example)
    for name, (count, where, example) in found.items():
        yield SanitationRemark(kind, count, where, example, sentence(count, name, where, example))


def _instruction(count: int, name: str, where: str, _example: str) -> str:
    return (
        f"{_times(count, 'place')} with text that speaks to a language model ({name}), first at "
        f"{where}; it is kept as text and never followed"
    )


def _personal(count: int, name: str, where: str, example: str) -> str:
    return f"{_times(count, name)}, first at {where}: {example}"


def _remote(path: PurePath, data: bytes) -> Iterator[SanitationRemark]:
    hosts = [finding.example for finding in remote_content(path.suffix, data)]
    if hosts:
        what = "picture, frame or script" if len(hosts) == 1 else "pictures, frames or scripts"
        sentence = f"{len(hosts)} {what} from elsewhere, first from {hosts[0]}; nothing was fetched"
        yield SanitationRemark(RemarkKind.REMOTE_CONTENT, len(hosts), "", hosts[0], sentence)


def _characters(document: ParsedDocument, whole: str) -> Iterator[SanitationRemark]:
    for name, pattern in _UNREADABLE.items():
        if not pattern.search(whole):
            continue
        counts = [(len(pattern.findall(block.text)), block) for block in document.blocks]
        if held := [(count, block) for count, block in counts if count]:
            count, where = sum(count for count, _ in held), _where(held[0][1])
            sentence = f"{count} {name}, first at {where}"
            yield SanitationRemark(RemarkKind.CHARACTERS, count, where, "", sentence)
    for name, count in document.removed:
        if name != _LAYOUT:
            what = name.removesuffix("s") if count == 1 else name
            sentence = f"{count} {what} taken out"
            yield SanitationRemark(RemarkKind.CHARACTERS, count, "", "", sentence)


def _where(block: Block) -> str:
    place = block.place
    part = f"{place.part}, " if place.part else ""
    return f"{part}{place.unit.value} {place.first}"


def _times(count: int, name: str) -> str:
    return f"{count} {name}" if count == 1 else f"{count} {name}s"
