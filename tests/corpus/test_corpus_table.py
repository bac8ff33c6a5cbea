"""docs/corpus.md says of the corpus what its files say."""

from ingest.catalogue.vocabulary import allowed_words
from tests.corpus.catalogue_files import entries
from tests.corpus.corpus_table import made, written


def test_the_table_is_the_one_that_the_files_give() -> None:
    assert written() == made(), "type: python -m tests.corpus.corpus_table"


def test_every_instrument_has_a_row_and_a_note() -> None:
    lines = written().splitlines()
    assert sum(line.endswith(" |") and "zh, en" in line for line in lines) == len(entries())
    assert sum(line.startswith("- **") for line in lines) == len(entries())


def test_the_grades_are_those_that_the_page_explains() -> None:
    grades = {entry.proof for entry in entries().values()}
    assert grades <= set(allowed_words("proof_grades")) - {"M"}
