"""What docs/corpus.md says of each instrument, made from the files.

``python -m tests.corpus.corpus_table`` writes the part between the marks anew.
"""

import re

from ingest.catalogue.entry import CatalogueEntry
from ingest.catalogue.vocabulary import vocabulary
from tests.corpus.catalogue_files import entries
from tests.corpus.law_sources import LAWS
from tests.corpus.shared_data import CHECKOUT

DOCUMENT = CHECKOUT / "docs" / "corpus.md"
START, END = "<!-- made from corpus/instruments -->\n", "<!-- end -->\n"
_HEAD = (
    "| instrument | text of | clauses digested | digests | languages | written from | proof "
    "| status, known to | date checked |\n|---|---|---|---|---|---|---|---|---|\n"
)


def made() -> str:
    """The table, and what was not verified for each instrument."""
    found = sorted(entries().values(), key=lambda entry: (entry.title_en, entry.id))
    notes = "".join(f"- **{_name(entry)}**: {entry.verified_note.en.strip()}\n" for entry in found)
    return f"{_HEAD}{''.join(map(_row, found))}\n## Not verified\n\n{notes}"


def written() -> str:
    """The part of the document that stands between the marks."""
    return DOCUMENT.read_text(encoding="utf-8").split(START)[1].split(END)[0]


def _row(entry: CatalogueEntry) -> str:
    clauses = [clause.eid for clause in entry.digests["zh"]]
    standings = dict.fromkeys(entry.standing_of(eid) for eid in clauses)
    cells = (
        f"{_name(entry)} ({entry.title_zh})",
        entry.digest_of.date.isoformat() if entry.digest_of.date else "not read",
        _coverage(entry, clauses),
        str(sum(len(digests) for digests in entry.digests.values())),
        ", ".join(entry.digests),
        ", ".join(vocabulary()["standings"][it]["en"] for it in standings) or "record only",
        entry.proof,
        f"{vocabulary()['status_codes'][entry.status.code]['en']}, {entry.status.as_of}",
        entry.seen_at.isoformat(),
    )
    return f"| {' | '.join(cells)} |\n"


def _coverage(entry: CatalogueEntry, clauses: list[str]) -> str:
    if entry.id not in LAWS or not clauses:
        return str(len(clauses))
    articles = {eid.split("__")[0] for eid in clauses}
    return f"{len(clauses)}, in {len(articles)} of {LAWS[entry.id].articles} articles"


def _name(entry: CatalogueEntry) -> str:
    name = re.sub(r"( of|^) the People's Republic of China( on)?", _mended, entry.title_en).strip()
    day = entry.digest_of.date
    return f"{name}, {day.year} edition" if entry.edition_of and day else name


def _mended(match: re.Match[str]) -> str:
    return match[2] or ""


if __name__ == "__main__":
    text = DOCUMENT.read_text(encoding="utf-8")
    DOCUMENT.write_text(text.replace(written(), made()), encoding="utf-8")
