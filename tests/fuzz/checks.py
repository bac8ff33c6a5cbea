"""What holds for any input: a document or a refusal, within the limits, with exact spans."""

import json

from ingest.blocks import Block, BlockKind, block_origins, block_spans, stored_text
from ingest.isolation.answers import encode, rebuild
from ingest.isolation.parsing import ParserFailed, Parsing
from ingest.limits import Limits
from ingest.parsers.clean import clean
from ingest.structure.detect import build_structure
from kb.errors import InputRefused
from tests.fuzz.targets import Builder
from tests.ingest.structure.tree_checks import check_tree

LIMITS = Limits(seconds=20, memory_mb=2048)


def check_parser(parsing: Parsing, suffix: str, data: bytes) -> None:
    """A worker parses it, so that a crash is a failure of this input and not the end of all."""
    try:
        document = parsing.parse(suffix, data)
    except ParserFailed:
        raise
    except InputRefused as refusal:
        if "\n" in str(refusal) or not refusal.problem.strip():
            raise AssertionError("a refusal is one line of words") from refusal
        return
    check_blocks(document.blocks)
    assert rebuild(json.loads(encode(document)), LIMITS) == document
    check_tree(document.blocks, build_structure(document))


def check_blocks(blocks: tuple[Block, ...]) -> None:
    text = stored_text(blocks)
    for (start, end), block in zip(block_spans(blocks), blocks, strict=True):
        assert text[start:end] == block.text
        assert block.text.strip()
        assert clean(block.text) == block.text
        assert block.kind is BlockKind.TABLE or "\n" not in block.text
        assert block.first_line <= block.last_line
    assert all(origin.start < origin.end for origin in block_origins(blocks))


def check_builder(build: Builder, blocks: tuple[Block, ...]) -> None:
    """A builder of articles is asked where there are some: without any it has nothing to build."""
    structure = build(blocks) if blocks else None
    if structure is not None and structure.units:
        check_tree(blocks, structure)
