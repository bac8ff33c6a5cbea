"""Instrument, edition, clause, status and source, as answers and clauses carry them."""

from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from kb.domain.places import PlaceUnit
from kb.domain.vocabulary import Level, Rendition, Standing, StatusCode


class InstrumentModel(BaseModel):
    """One law, rule, standard, paper or notice."""

    id: str = Field(examples=["cn:product-quality-law"])
    title: str
    title_zh: str | None
    title_en: str | None
    level: Level
    issuer: str | None
    number: str | None


class EditionModel(BaseModel):
    """One text of an instrument in one language."""

    id: str = Field(examples=["cn:product-quality-law@2018-12-29.zh"])
    date: date | None
    language: str
    rendition: Rendition
    standing: Standing
    text_sha256: str
    note: str


class ClauseModel(BaseModel):
    """A numbered or headed unit of an edition."""

    id: str = Field(examples=["cn:product-quality-law@2018-12-29.zh~art_26__para_1"])
    label: str = Field(examples=["第二十六条第一款"])
    headings: list[str]


class StatusModel(BaseModel):
    """Whether the edition holds on the day asked for; null dates are unknown, never open."""

    model_config = ConfigDict(serialize_by_alias=True)

    code: StatusCode
    valid_from: date | None = Field(alias="from")
    valid_to: date | None = Field(alias="to")
    instrument_from: date | None
    note: str
    note_zh: str
    other: str | None


class BoxModel(BaseModel):
    """A rectangle on a page: points (1/72 inch) from its left and upper edges."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


class PlaceModel(BaseModel):
    """From one page, slide, paragraph, row or line of the source to another, counted from 1."""

    unit: PlaceUnit
    first: int
    last: int
    part: str = Field(description="What is counted in: a sheet, a file within an archive.")
    boxes: list[BoxModel]
    confidence: float | None = Field(description="Of a character recognition, from 0 to 1.")


class LocatedModel(BaseModel):
    """Where words stand in their source; null where the source tells no places."""

    page: int | None = Field(description="The page or slide on which the words begin.")
    place: PlaceModel | None
    more_places: list[PlaceModel] = Field(description="Where the words stand in several places.")
    notices: list[str] = Field(description="How the words were read, where that leaves doubt.")


class RowModel(BaseModel):
    """The cells of a table's row and the heads of their columns; null for any other clause."""

    heads: list[str] | None
    cells: list[str] | None


class SourceModel(BaseModel):
    """Where the edition was read from."""

    name: str
    sha256: str
    url: str | None
