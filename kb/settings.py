"""Settings from ``TOUCHSTONE_*`` variables, ``.env`` and ``touchstone.toml``, in that order."""

from pathlib import Path
from typing import Literal

import platformdirs
from pydantic import Field
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)


def default_data_dir() -> Path:
    return Path(platformdirs.user_data_dir("touchstone", appauthor=False))


class Settings(BaseSettings):
    """Every number that steers Touchstone, with a word on why."""

    model_config = SettingsConfigDict(
        env_prefix="TOUCHSTONE_", env_file=".env", toml_file="touchstone.toml", extra="ignore"
    )

    data_dir: Path = Field(default_factory=default_data_dir)
    model_dir: Path | None = None
    """Where converted models are kept; ``models`` in the data directory unless set. One folder
    may serve several data directories: a converted model is 90 MB."""
    embedder: str = "default"
    """``default`` (MiniLM with Chinese rows) or any sentence-transformers model or folder."""
    embedder_languages: str = "zh, en"
    """What a model of one's own knows; the default embedder knows Chinese and English anyway."""
    embedder_download: bool = False
    """Whether a model that is not on this machine, embedder or reranker, may be fetched from its
    hub: the one thing for which Touchstone ever uses a network, so that it takes a word of the
    user."""
    reranker: str = ""
    """The folder or name of a cross-encoder that looks again at the best passages; none unless
    set, because it reads each of them anew with every question."""
    reranker_candidates: int = Field(default=30, ge=1, le=1000)
    """How many of the best passages it looks at: each is a run of the model."""
    dense: str = "auto"
    """``chroma``, ``exact`` or ``auto``: one-shot commands compare with every mapped vector, as
    importing chromadb (0.5 s) takes longer; the service uses Chroma. The limit is for a base whose
    index has no mapped vectors yet: below it those in SQLite are compared."""
    exact_scan_limit: int = 60_000
    max_file_mb: int = 64
    """Larger text files are refused: no law is that long, and structure needs it all in memory."""
    parse_workers: int | None = Field(default=None, ge=1, le=64)
    """How many documents are parsed at once, ahead of the one that is taken in. Unset, one for
    each processor, as far as the memory goes round at half of ``parse_memory_mb`` each; with 1
    each document is parsed at its turn."""
    parse_seconds: float = Field(default=300, gt=0)
    """How long one document may take its parser, and after each page that is recognised the next
    one: the longest real texts take seconds; a parser that never ends must not hold up a folder."""
    parse_memory_mb: int = Field(default=4096, ge=64)
    """Memory of the process that parses: a small file can unpack to more than a machine has,
    and the recognition of a scan takes two thousand."""
    parse_pages: int = Field(default=5000, gt=0)
    """More pages or slides than a law, standard or report has: no document, or made to harm."""
    parse_text_mb: int = Field(default=64, gt=0)
    """Text that one document may give; its structure needs it all in memory, several times."""
    archive_entries: int = Field(default=20_000, gt=0)
    """Files in one archive, those of archives within it included."""
    archive_total_mb: int = Field(default=1024, gt=0)
    """What one archive may unpack to in all; a bomb of 42 kB unpacks to petabytes."""
    archive_ratio: int = Field(default=200, gt=1)
    """How many times its packed size a member may have: text packs to a tenth, at most to a
    hundredth, and only what repeats itself without end packs better."""
    archive_depth: int = Field(default=3, gt=0)
    """Archives within archives: people nest two, bombs more."""
    ocr: Literal["auto", "off"] = "auto"
    """``auto`` recognises scanned pages and pictures where the extra ``ocr`` is installed."""
    ocr_dpi: int = Field(default=200, ge=72, le=400)
    """Pages of scanned PDFs are drawn at this resolution: no page of laws was read better at 300,
    and footnotes are lost below 100. Another one may give another text."""
    ocr_page_seconds: float = Field(default=60, gt=0)
    """Where pages take longer on average, no more of the file are read, and the report names
    them; a page takes 3 s on two cores."""
    ocr_max_pages: int = Field(default=500, ge=1)
    """More scanned pages of one file are left out, and named: 500 take half an hour."""
    candidates: int = 60
    """How many hits each index gives before fusion; more cost time and change no top 10."""
    dense_weight: float = Field(default=0.1, ge=0, le=1)
    """Share of the passage's cosine in an English score; words have what the two shares leave."""
    sentence_weight: float = Field(default=0.5, ge=0, le=1)
    """Share of the best sentence's cosine."""
    chinese_dense_weight: float = Field(default=0.2, ge=0, le=1)
    """The same two shares for Chinese questions and passages (chosen on STARD dev)."""
    chinese_sentence_weight: float = Field(default=0.5, ge=0, le=1)
    across_dense_weight: float = Field(default=0.3, ge=0, le=1)
    """The same two shares where question and passage are in different languages: words are then
    translated one by one, and say less."""
    across_sentence_weight: float = Field(default=0.5, ge=0, le=1)
    sentence_candidates: int = Field(default=50, ge=0)
    """Passages whose sentences are looked at: their vectors are read at question time."""
    lock_wait_seconds: float = Field(default=10, ge=0)
    """How long a command that changes the base waits for another one; then it names it."""
    host: str = "127.0.0.1"
    port: int = 8321

    @property
    def models(self) -> Path:
        return self.model_dir or self.data_dir / "models"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        toml = TomlConfigSettingsSource(settings_cls)
        return (init_settings, env_settings, dotenv_settings, toml)
