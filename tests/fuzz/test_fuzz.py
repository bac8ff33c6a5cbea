"""Every registered parser and every structure builder, with inputs that nobody wrote."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import strategies as st

from ingest.blocks import Block, ParsedDocument
from ingest.isolation.answers import encode, rebuild
from ingest.isolation.parsing import Parsing
from tests.fuzz.checks import LIMITS, check_builder, check_parser
from tests.fuzz.engine import SHARE, fuzz, keep
from tests.fuzz.inputs import block_lists, mutated
from tests.fuzz.targets import builders, kept, parsers, seeds

BLOCKS = "blocks"
PARSERS, BUILDERS = parsers(), builders()
pytestmark = pytest.mark.timeout(SHARE + 300)


@pytest.fixture(scope="module")
def parsing() -> Iterator[Parsing]:
    one = Parsing(LIMITS, here=frozenset())
    yield one
    one.close()


@pytest.mark.parametrize("name", PARSERS)
def test_a_parser_gives_a_document_or_a_refusal_for_any_bytes(parsing, name) -> None:
    suffix = PARSERS[name]
    tried = fuzz(
        mutated(seeds(name, suffix)),
        lambda data: check_parser(parsing, suffix, data),
        lambda data: keep(name, data),
    )
    print(f"{name}: {tried} inputs")


@pytest.mark.parametrize("name", BUILDERS)
def test_a_builder_makes_a_whole_tree_of_any_blocks(name) -> None:
    tried = fuzz(
        block_lists(),
        lambda blocks: check_builder(BUILDERS[name], blocks),
        lambda blocks: keep(BLOCKS, encode(ParsedDocument(blocks, "fuzz/1"))),
    )
    print(f"{name}: {tried} inputs")


@pytest.mark.parametrize(
    ("name", "path"),
    [(name, path) for name in PARSERS for path in kept(name)],
    ids=lambda it: it.name if isinstance(it, Path) else it,
)
def test_bytes_that_failed_once_are_a_document_or_a_refusal(parsing, name, path) -> None:
    check_parser(parsing, PARSERS[name], path.read_bytes())


@pytest.mark.parametrize("path", kept(BLOCKS), ids=lambda path: path.name)
@pytest.mark.parametrize("name", BUILDERS)
def test_blocks_that_failed_once_are_a_whole_tree(name, path) -> None:
    check_builder(BUILDERS[name], blocks_in(path))


def blocks_in(path: Path) -> tuple[Block, ...]:
    return rebuild(json.loads(path.read_bytes()), LIMITS).blocks


def test_all_parsers_and_builders_are_found() -> None:
    assert {"markdown_file", "text_file", "html"} <= set(PARSERS)
    assert {"build_structure", "build_chinese_law", "build_cfr", "build_prose"} <= set(BUILDERS)


def test_an_input_that_fails_is_kept_and_named(tmp_path) -> None:
    def check(number: int) -> None:
        assert number < 500

    def keep_it(number: int) -> Path:
        path = tmp_path / str(number)
        path.touch()
        return path

    with pytest.raises(AssertionError) as failed:
        fuzz(st.integers(0, 1000), check, keep_it)
    kept_paths = list(tmp_path.iterdir())
    assert all(int(path.name) >= 500 for path in kept_paths)
    assert any(str(path) in note for path in kept_paths for note in failed.value.__notes__)
