"""Instrument, edition, clause, status and source, as answers and clauses carry them."""

from datetime import date

from pydantic import BaseModel, ConfigDict, Field

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


class SourceModel(BaseModel):
    """Where the edition was read from."""

    name: str
    sha256: str
    url: str | None
