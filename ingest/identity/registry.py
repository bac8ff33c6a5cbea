"""The instruments that are known by name before a text of them is read.

``corpus/registry.yml`` describes those of the domain, ``corpus/national_laws.tsv`` names the other
national laws: id and title. Read once, when the first document is annotated; no question reads it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from ingest.identity.numbers import number_key
from ingest.identity.titles import STATE, english_key, is_about, name_key
from kb.domain.instruments import Instrument
from kb.domain.vocabulary import Level
from kb.language.script import language_of

_DESCRIBED, _NAMED = "registry.yml", "national_laws.tsv"
_STATE = " of the People's Republic of China"
_READ_IN_FULL = "F"
_LOOKED_AT = 20_000
"""Characters of a text in which it has to name its state, where its title does not."""
_CHINA = re.compile(r"China\b|Chinese|\bPRC\b|People's Congress|State Council")
_ELSEWHERE = re.compile(r"中[華华]民[國国]|[臺台][灣湾]")
_OPENING = 300


@dataclass(frozen=True, slots=True)
class Known:
    """One entry; ``proof`` is its grade (see corpus/README.md), ``en`` "" where none was read."""

    id: str
    zh: str
    en: str
    names: tuple[str, ...]
    level: Level
    issuer: str | None
    numbers: tuple[str, ...]
    proof: str

    @property
    def english(self) -> tuple[str, ...]:
        """English names to match; the words of the id where no name was read."""
        names = tuple(name for name in (self.en, *self.names) if name and language_of(name) == "en")
        return names or (self.id.partition(":")[2].replace("-", " "),)

    @property
    def _short_name(self) -> tuple[str, ...]:
        """Civil Code, for the Civil Code of the People's Republic of China."""
        short = self.en.replace(_STATE, "")
        return (short,) if short != self.en else ()

    def instrument(self) -> Instrument:
        """The entry as an instrument of which nothing has been read yet."""
        return Instrument(
            id=self.id,
            title=self.zh,
            title_zh=self.zh,
            title_en=self.en or None,
            level=self.level,
            issuer=self.issuer,
            number=next(iter(self.numbers), None),
            jurisdiction=self.id.partition(":")[0],
            aliases=(*self._short_name, *self.names, *self.numbers[1:]),
        )


@dataclass(frozen=True, slots=True)
class Match:
    """An entry and by what it was found: ``basis`` goes into the edition's facts."""

    entry: Known
    basis: str


class Registry:
    """Entries by name and by number. A name that two entries have finds neither."""

    def __init__(self, entries: Iterable[Known]) -> None:
        self.entries = tuple(entries)
        names = [(name, it) for it in self.entries for name in (it.zh, it.en, *it.names) if name]
        self._by_name = _unique((name_key(name), it) for name, it in names)
        english = [(name, it) for it in self.entries for name in it.english]
        self._by_words = _unique((english_key(name), it) for name, it in english)
        self._by_number = _unique(
            (number_key(number), it) for it in self.entries for number in it.numbers
        )

    def find(self, name: str, number: str | None = None, text: str = "") -> Match | None:
        """By the whole name, else by the words of an English one, else by its own number.

        What is only about an instrument (an interpretation, an amending decision) is not it. Other
        states have a Civil Code too: title or ``text`` must name this one.
        """
        if is_about(name):
            return None
        if is_of_this_state(name, text):
            if entry := self._by_name.get(name_key(name)):
                return Match(entry, self._basis(entry, f"the name “{name}”"))
            if language_of(name) == "en" and (entry := self._by_words.get(english_key(name))):
                return Match(entry, self._basis(entry, f"the words of “{name}”"))
        if number and (entry := self._by_number.get(number_key(number))):
            return Match(entry, self._basis(entry, f"the number {number}"))
        return None

    def by_id(self, instrument_id: str, number: str) -> Match | None:
        """A standard by its id, which is its number without the year."""
        entry = next((it for it in self.entries if it.id == instrument_id), None)
        return Match(entry, self._basis(entry, f"the number {number}")) if entry else None

    def _basis(self, entry: Known, by: str) -> str:
        return f"registry of known instruments, by {by} (proof {entry.proof})"


@cache
def registry() -> Registry:
    """The registry of the installed corpus."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    described = yaml.load(_file(_DESCRIBED), Loader=loader)  # noqa: S506 - the safe loader in C
    return Registry((*map(_entry, described), *map(_law, _file(_NAMED).splitlines())))


def is_of_this_state(name: str, text: str) -> bool:
    """False for an English title whose state nothing names, and for a text of another place."""
    if language_of(name) == "en":
        return _CHINA.search(f"{name}\n{text[:_LOOKED_AT]}") is not None
    return name.startswith(STATE) or _ELSEWHERE.search(text[:_OPENING]) is None


def _file(name: str) -> str:
    return (resources.files("corpus") / name).read_text(encoding="utf-8")


def _law(line: str) -> Known:
    instrument_id, title = line.split("\t")
    return Known(instrument_id, title, "", (), Level.LAW, None, (), _READ_IN_FULL)


def _entry(fields: dict[str, object]) -> Known:
    def words(name: str) -> tuple[str, ...]:
        value = fields[name]
        assert isinstance(value, list)
        return tuple(str(word) for word in value)

    issuer = fields.get("issuer")
    return Known(
        id=str(fields["id"]),
        zh=str(fields["zh"]),
        en=str(fields["en"]),
        names=words("names"),
        level=Level(str(fields["level"])),
        issuer=str(issuer) if issuer else None,
        numbers=words("numbers"),
        proof=str(fields["proof"]),
    )


def _unique(pairs: Iterable[tuple[str, Known]]) -> dict[str, Known]:
    owners: dict[str, dict[str, Known]] = defaultdict(dict)
    for key, entry in pairs:
        owners[key][entry.id] = entry
    return {key: next(iter(own.values())) for key, own in owners.items() if len(own) == 1}
