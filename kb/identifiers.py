"""Ids and digests. Ids are derived from content, so the same input always gets the same id."""

import hashlib
import re
import secrets
import time
from datetime import date

from kb.domain.clauses import Clause, Passage
from kb.domain.vocabulary import Rendition, Standing
from kb.language.fold import fold, unify

PASSAGE_SCHEME = "1"
_SHORTEST_WORDING = 12
_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_PART = "part-"
_ORDER = (("title",), ("preamble",), ("recitals",), (), ("supplementary",), ("annex",))
"""How parts begin that have their place before or behind the numbered ones."""
_NUMBERED = _ORDER.index(())
_UNPRINTED_STANDINGS = (Standing.OFFICIAL, Standing.UNSTATED)


def sha256_text(text: str) -> str:
    """Hex SHA-256 of the UTF-8 form."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def sha256_bytes(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def slugify(title: str, limit: int = 60) -> str:
    """Lower-case words joined by hyphens; Han characters stay; "" where nothing is left."""
    folded = fold(title).replace("'", "").replace("\u2019", "")
    words = re.findall(r"[a-z0-9]+|[\u3400-\u9fff]+", folded)
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word
        if len(longer) > limit:
            break
        slug = longer
    return slug or (words[0][:limit] if words else "")


def edition_id(
    instrument_id: str,
    adopted: date | None,
    language: str,
    rendition: Rendition = Rendition.FULL_TEXT,
    standing: Standing = Standing.OFFICIAL,
    part: str = "",
) -> str:
    """``cn:slug@2018-12-29.zh[.part-7][.digest][.standing]``; ``with_digest`` for a taken slot."""
    parts = [f"{instrument_id}@{adopted.isoformat() if adopted else 'undated'}", language]
    if part:
        parts.append(f"{_PART}{part}")
    if rendition is not Rendition.FULL_TEXT:
        parts.append(rendition.value)
    if standing not in _UNPRINTED_STANDINGS:
        parts.append(standing.value)
    return ".".join(parts)


def part_of(edition: str) -> str:
    """``7`` of ``cn:civil-code@2020-05-28.zh.part-7``; "" for the id of a whole text."""
    words = edition.partition("@")[2].split(".")
    return next((word.removeprefix(_PART) for word in words if word.startswith(_PART)), "")


def whole_of(edition: str) -> str:
    """The id without its part: what all parts of one text in one language share."""
    part = part_of(edition)
    return edition.replace(f".{_PART}{part}", "", 1) if part else edition


def part_order(edition: str) -> tuple[int, tuple[tuple[int, str], ...]]:
    """Sorts parts as they are read: title page, preamble, parts by number, annexes."""
    part = part_of(edition)
    rank = next((n for n, names in enumerate(_ORDER) if part.startswith(names)), _NUMBERED)
    words = re.findall(r"\d+|\D+", part)
    return rank, tuple((int(word), "") if word.isdigit() else (0, word) for word in words)


def with_digest(edition: str, text_sha256: str) -> str:
    """The id for a second text that wants the same slot: eight hex digits of its digest more."""
    return f"{edition}.{text_sha256[:8]}"


def passage_id(edition: str, eid: str, window: int, indexed_text: str) -> str:
    """32 hex digits over everything that makes the passage what it is."""
    text_digest = sha256_text(indexed_text)
    material = "\x1f".join((PASSAGE_SCHEME, edition, eid, str(window), text_digest))
    return hashlib.sha256(material.encode()).hexdigest()[:32]


def indexed_digest(passage: Passage) -> str:
    """The key of the passage's vector: SHA-256 of the text as it is indexed."""
    return sha256_text(passage.indexed_text)


def wording_digest(clause: Clause, text: str) -> str:
    """16 hex digits of the clause's words without its number and layout; "" for a few words.

    Short wordings ("Repealed.", 本条删去) are alike by chance and prove nothing.
    """
    words = unify("".join(text[clause.start : clause.end].removeprefix(clause.label).split()))
    return sha256_text(words)[:16] if len(words) >= _SHORTEST_WORDING else ""


def new_record_id() -> str:
    """A ULID: 48 bits of milliseconds, 80 random bits, Crockford base 32 (sorts by time)."""
    number = (time.time_ns() // 1_000_000) << 80 | secrets.randbits(80)
    return "".join(_CROCKFORD[number >> shift & 31] for shift in range(125, -1, -5))
