"""Tables of the starter corpus: in each language an edition, one for each year that targets end in.

A row tells its proof and where it was seen in a column of its own, so that no quote loses them.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from ingest.blocks import Block, BlockKind, block_origins, stored_text
from ingest.catalogue.body import LANGUAGES
from ingest.catalogue.entry import BilingualText
from ingest.catalogue.phrases import PROOFS
from ingest.catalogue.tables import CatalogueTable, TableRecord, read_table
from ingest.draft import Draft, EditionFacts
from ingest.structure.tables import with_tables
from ingest.structure.tree import Structure
from kb.domain.instruments import DatedFact, Instrument, Source, StatedStatus
from kb.domain.places import Place, PlaceUnit
from kb.domain.relations import ReadFact
from kb.domain.tables import CELLS
from kb.domain.vocabulary import Level, Rendition, Standing, StatusCode, StructureKind
from kb.identifiers import sha256_bytes

PARSER = "catalogue-table-1"
STANDING = Standing.COMMENTARY
"""What pages say about texts that were not at hand; see corpus/README.md."""
_PROOF = BilingualText("依据", "Proof")
_SEEN = BilingualText("；来源：", "; source: ")
_NOT_FOUND = BilingualText("查过，没有找到", "looked for and not found")


def table_drafts(path: Path, name: str) -> Iterator[Draft]:
    """The editions of one table; ``name`` is its source's. Raises CatalogueError."""
    table, content = read_table(path), path.read_bytes()
    for language in LANGUAGES:
        for end, rows in table.by_end().items():
            part = f"to-{end}" if end else "rows"
            origin = f"corpus:{table.id}:{language}:{part}"
            source = Source(name, sha256_bytes(content), origin)
            block = _block(table, rows, language)
            yield Draft(
                instrument=_instrument(table),
                facts=_facts(table, language, end, part),
                text=stored_text((block,)),
                structure=with_tables(
                    Structure(StructureKind.DIGEST, _in(table.title, language), ()), (block,)
                ),
                origins=block_origins((block,)),
                parser=PARSER,
                source=source,
                original=content,
                is_catalogued=True,
                is_registered=True,
            )


def _block(table: CatalogueTable, rows: Sequence[TableRecord], language: str) -> Block:
    heads = [_in(head, language) for head in (*table.columns, _PROOF)]
    lines = [heads, *([*row.cells[language], _basis(row, language)] for row in rows)]
    places = [Place(PlaceUnit.LINE, n, n) for n in (rows[0].line, *(row.line for row in rows))]
    text = "\n".join(CELLS.join(line) for line in lines)
    first, last = rows[0].line, rows[-1].line
    return Block(BlockKind.TABLE, text, first, last, rows=tuple(places), head_rows=1)


def _basis(row: TableRecord, language: str) -> str:
    """How surely it is known, in the words of the records, and where it was read."""
    if row.proof is None:
        return _in(_NOT_FOUND, language)
    said = _in(PROOFS[row.proof], language).strip(" （）()")
    return f"{row.proof}{f' {said}' if said else ''}{_in(_SEEN, language)}{row.seen}"


def _instrument(table: CatalogueTable) -> Instrument:
    return Instrument(
        id=table.id,
        title=table.title.zh,
        title_zh=table.title.zh,
        title_en=table.title.en,
        level=Level(table.level),
        jurisdiction=table.jurisdiction,
        aliases=table.aliases,
    )


def _facts(table: CatalogueTable, language: str, end: int | None, part: str) -> EditionFacts:
    basis = f"table of the catalogue, as of {table.seen_at}"
    stated = (
        ("instrument", table.id),
        ("level", table.level),
        ("standing", STANDING.value),
        ("rendition", Rendition.DIGEST.value),
    )
    over = date(end + 1, 1, 1) if end else None
    why = f"its target year is {end}"
    status = StatedStatus(StatusCode.PERIOD_ENDED, over, why) if end else None
    return EditionFacts(
        title=_in(table.title, language),
        language=language,
        rendition=Rendition.DIGEST,
        standing=STANDING,
        effective_to=DatedFact(over, why) if end else DatedFact(),
        stated_status=status,
        note=_in(table.note, language),
        part=part,
        facts=tuple(ReadFact(field, value, basis) for field, value in stated),
    )


def _in(text: BilingualText, language: str) -> str:
    return text.zh if language == "zh" else text.en
