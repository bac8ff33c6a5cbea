"""The mechanisms of quality policy that people ask about: corpus/topics, in both languages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from ingest.catalogue.entry import BilingualText
from ingest.catalogue.errors import CatalogueError
from kb.language.fold import bare, fold
from kb.language.simplified import simplified

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SHAPE = "see 'Topics' in corpus/README.md"

Clauses = Mapping[str, tuple[str, ...]]
"""By instrument id: eIds of its clauses."""


@dataclass(frozen=True, slots=True)
class FalseFriend:
    """Words that mislead, often a machine's, and what they stand for."""

    said: str
    means: BilingualText


@dataclass(frozen=True, slots=True)
class Topic:
    """One mechanism.

    ``clauses`` are those of the starter corpus that carry it, ``anchors`` those of the five papers
    that the list of mechanisms was drawn from, which are no part of the corpus.
    """

    id: str
    slug: str
    group: BilingualText
    name: BilingualText
    definition: BilingualText
    synonyms: Mapping[str, tuple[str, ...]]
    false_friends: tuple[FalseFriend, ...]
    clauses: Clauses
    anchors: Clauses
    note: BilingualText | None

    @property
    def names(self) -> tuple[str, ...]:
        """Whatever it may be called by: id, slug, names and synonyms in both languages."""
        others = (name for language in ("zh", "en") for name in self.synonyms[language])
        return (self.id, self.slug, self.name.zh, self.name.en, *others)


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Number = Annotated[str, StringConstraints(pattern=r"^T\d\d$")]
Eids = Annotated[list[Text], Field(min_length=1)]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class _Both(_Model):
    zh: Text
    en: Text

    @property
    def text(self) -> BilingualText:
        return BilingualText(self.zh, self.en)


class _Synonyms(_Model):
    zh: list[Text]
    en: list[Text]


class _FalseFriend(_Both):
    said: Text


class _Topic(_Both):
    id: Number
    slug: Slug
    definition: _Both
    synonyms: _Synonyms
    false_friends: list[_FalseFriend] = []
    anchors: dict[str, Eids]
    clauses: dict[str, Eids]
    note: _Both | None = None


class _Group(_Both):
    group: Slug
    topics: list[_Topic]


@cache
def topics() -> tuple[Topic, ...]:
    """Those of the installed corpus, by id."""
    return read_topics(Path(str(files("corpus").joinpath("topics"))))


def read_topics(folder: Path) -> tuple[Topic, ...]:
    """Every topic of the folder's files, by id.

    CatalogueError names file and field, and a name that two topics share: it means neither.
    """
    owners: dict[str, Topic] = {}
    found = []
    for path in sorted(folder.glob("*.yml")):
        for topic in _of_file(path):
            for name in map(folded, topic.names):
                if (owner := owners.setdefault(name, topic)) is not topic:
                    problem = f"{topic.id}: '{name}' is a name of {owner.slug} too"
                    raise CatalogueError(path, problem, "leave it to the one that people mean")
            found.append(topic)
    return tuple(sorted(found, key=lambda topic: topic.id))


def folded(name: str) -> str:
    """A name without spaces, marks, case, width and traditional forms."""
    return bare(fold(simplified(name)))


def _of_file(path: Path) -> Iterator[Topic]:
    try:
        parsed = yaml.load(path.read_text("utf-8"), Loader=_LOADER)  # noqa: S506 - a safe loader
        group = _Group.model_validate(parsed)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise CatalogueError(path, f"it is not YAML in UTF-8: {error}", "correct it") from None
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(map(str, first["loc"]))
        raise CatalogueError(path, f"field {place}: {first['msg']}", _SHAPE) from None
    for raw in group.topics:
        if not raw.clauses and raw.note is None:
            cure = "say in a note that no clause carries it"
            raise CatalogueError(path, f"{raw.id}: it has no clauses", cure)
        yield _topic(raw, group)


def _topic(raw: _Topic, group: _Group) -> Topic:
    return Topic(
        id=raw.id,
        slug=raw.slug,
        group=group.text,
        name=raw.text,
        definition=raw.definition.text,
        synonyms={"zh": tuple(raw.synonyms.zh), "en": tuple(raw.synonyms.en)},
        false_friends=tuple(FalseFriend(it.said, it.text) for it in raw.false_friends),
        clauses={instrument: tuple(eids) for instrument, eids in raw.clauses.items()},
        anchors={instrument: tuple(eids) for instrument, eids in raw.anchors.items()},
        note=raw.note.text if raw.note else None,
    )
