"""The front matter of a catalogue file, checked at the edge."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
)
from pydantic.fields import FieldInfo

from ingest.catalogue.errors import CatalogueError
from ingest.catalogue.vocabulary import allowed_words


def _member_of(group: str) -> Callable[[str], str]:
    def check(word: str) -> str:
        if word not in allowed_words(group):
            raise ValueError(f"'{word}' is not one of {', '.join(allowed_words(group))}")
        return word

    return check


def _tag(group: str) -> FieldInfo:
    tagged: FieldInfo = Field(json_schema_extra={"vocabulary": group})
    return tagged


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
InstrumentId = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,}:[a-z0-9]+(-[a-z0-9]+)*$")]
HexDigest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]
Address = Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]
PartOfDate = Annotated[str, StringConstraints(pattern=r"^[12]\d{3}(-(0[1-9]|1[0-2]))?$")]
Level = Annotated[str, AfterValidator(_member_of("levels")), _tag("levels")]
Status = Annotated[str, AfterValidator(_member_of("status_codes")), _tag("status_codes")]
Rendition = Annotated[str, AfterValidator(_member_of("renditions")), _tag("renditions")]
Standing = Annotated[str, AfterValidator(_member_of("standings")), _tag("standings")]
Proof = Annotated[str, AfterValidator(_member_of("proof_grades")), _tag("proof_grades")]
DateKind = Annotated[str, AfterValidator(_member_of("date_kinds")), _tag("date_kinds")]
Topic = Annotated[str, AfterValidator(_member_of("topics")), _tag("topics")]


_Day = date | None
"""For a field that is called ``date`` itself."""


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class BilingualModel(_Model):
    """A statement in both languages."""

    zh: Text
    en: Text


class DateModel(_Model):
    """One entry of `dates`; of some days only the year, or year and month, were read."""

    kind: DateKind
    value: date | PartOfDate
    proof: Proof
    seen: Text
    note: BilingualModel | None = None


class FactModel(_Model):
    """One entry of `facts`."""

    zh: Text
    en: Text
    proof: Proof
    seen: Text


class StatusModel(_Model):
    """The `status` group."""

    code: Status
    as_of: date
    proof: Proof
    seen: Text
    note: BilingualModel | None = None


class DigestOfModel(_Model):
    """The `digest_of` group."""

    date: _Day = None
    basis: BilingualModel


class FrontMatter(_Model):
    """All fields of a catalogue file; corpus/fields.yml describes each."""

    id: InstrumentId
    edition_of: InstrumentId | None = None
    title_zh: Text
    title_en: Text
    aliases_zh: list[Text]
    aliases_en: list[Text]
    jurisdiction: Text
    level: Level
    issuer_zh: Text
    issuer_en: Text
    numbers: list[Text]
    topics: list[Topic]
    dates: Annotated[list[DateModel], Field(min_length=1)]
    status: StatusModel
    successor: InstrumentId | None = None
    facts: list[FactModel] = []
    official_url: Address | None = None
    proof: Proof
    seen_at: date
    rendition: Rendition
    standing: Standing
    clause_standing: dict[str, Standing] = {}
    digest_of: DigestOfModel
    verified_note: BilingualModel
    source_digests: dict[str, HexDigest] = {}


def check_front_matter(path: Path, fields: object) -> FrontMatter:
    """Validate the parsed YAML of one file; CatalogueError names the first field at fault."""
    if not isinstance(fields, dict):
        raise CatalogueError(path, "the front matter is not a list of fields", _SEE_FIELDS)
    try:
        return FrontMatter.model_validate(fields)
    except ValidationError as error:
        raise _as_catalogue_error(path, error) from None


_SEE_FIELDS = "see corpus/fields.yml for the fields and their types"
_CURES = {
    "missing": "add it",
    "extra_forbidden": "remove it or correct its name",
    "value_error": "write one of the words of corpus/vocabulary.yml",
}


def _as_catalogue_error(path: Path, error: ValidationError) -> CatalogueError:
    first, *others = error.errors(include_url=False)
    parts = [str(part) for part in first["loc"]]
    # Behind the field stands which of its types was tried.
    parts = parts[: parts.index("value") + 1] if "value" in parts else parts
    field = ".".join(parts)
    problem = f"field {field}: {first['msg'].removeprefix('Value error, ')}"
    if others:
        problem += f" (and {len(others)} more)"
    return CatalogueError(path, problem, _CURES.get(first["type"], _SEE_FIELDS))
