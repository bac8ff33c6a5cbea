"""Real files with bytes flipped, cut, doubled, spliced; and lists of blocks that mix all marks."""

from hypothesis import strategies as st

from ingest.blocks import Block, BlockKind
from ingest.parsers.clean import clean

_LONGEST = 60_000
"""Bytes: builders and checks take time that grows with the text."""
_EDITS = 12


@st.composite
def mutated(draw: st.DrawFn, files: list[bytes]) -> bytes:
    """One file, edited some times; in one of ten cases any bytes at all."""
    if draw(st.integers(0, 9)) == 0:
        return draw(st.binary(max_size=500))
    data = draw(st.sampled_from(files))
    for _ in range(draw(st.integers(1, _EDITS))):
        data = draw(st.sampled_from((_flip, _cut, _double, _splice, _insert)))(draw, data, files)
    return data[:_LONGEST]


def _span(draw: st.DrawFn, data: bytes) -> tuple[int, int]:
    start = draw(st.integers(0, len(data)))
    return start, min(len(data), start + draw(st.sampled_from((1, 2, 8, 64, 512, 8192))))


def _flip(draw: st.DrawFn, data: bytes, _files: list[bytes]) -> bytes:
    start, _ = _span(draw, data)
    return data[:start] + bytes([draw(st.integers(0, 255))]) + data[start + 1 :]


def _cut(draw: st.DrawFn, data: bytes, _files: list[bytes]) -> bytes:
    start, end = _span(draw, data)
    return data[:start] + (b"" if draw(st.integers(0, 4)) == 0 else data[end:])


def _double(draw: st.DrawFn, data: bytes, _files: list[bytes]) -> bytes:
    start, end = _span(draw, data)
    times = draw(st.sampled_from((2, 3, 50, 1000)))
    return (data[:start] + data[start:end] * times + data[end:])[:_LONGEST]


def _splice(draw: st.DrawFn, data: bytes, files: list[bytes]) -> bytes:
    other = draw(st.sampled_from(files))
    start, end = _span(draw, other)
    at, _ = _span(draw, data)
    return data[:at] + other[start:end] + data[at:]


def _insert(draw: st.DrawFn, data: bytes, _files: list[bytes]) -> bytes:
    at, _ = _span(draw, data)
    # What parsers trip over: ends of lines and texts, large numbers, marks of formats.
    odd = (b"\0", b"\r\n", b"\xff\xfe", b"\xef\xbb\xbf", b"<", b"]]>", b"&#x110000;", b"\x1a")
    more = (b"999999999999", b"-1", b"\xed\xa0\x80", b"---\n", b"|", b'"', b"`" * 40, b">" * 200)
    return data[:at] + draw(st.sampled_from(odd + more)) + data[at:]


_MARKS = (
    "第一条 第二条 第二条之一 第十条 第一章　总则 第一编 第一节 （一） （二） （十） 一、 二、 "
    "1. 2. １． (1) （1） ① 附则 附件 前款 第三款 目录 《条例》 Article&1 Article&2 Article&10A "
    "Article&2.&Scope CHAPTER&I Chapter&1 Section&1 §&820.1 §&820.3&Scope. Subpart&A (a) (b) "
    "(1) (i) (ii) 1.1 1.1.1 I. II. Part&I Annex&A Table&1 2001年1月1日通过 | · - * # ** “ ” … 。 ；"
).split()
_TEXT = st.text(alphabet="甲乙产品质量ab cd1２。，.,()（）|§“”\u3000\u2009", max_size=20)
_LINE = st.builds(
    lambda marks, text, space: space.join([*(mark.replace("&", " ") for mark in marks), text]),
    st.lists(st.sampled_from(_MARKS), max_size=3),
    _TEXT,
    st.sampled_from(("", " ", "\u3000")),
)


@st.composite
def block_lists(draw: st.DrawFn) -> tuple[Block, ...]:
    """Blocks as parsers give them: no empty ones, line feeds only between rows of a table."""
    kinds = draw(st.lists(st.sampled_from((*BlockKind, *[BlockKind.PARAGRAPH] * 4)), max_size=25))
    blocks = []
    for kind in kinds:
        rows = draw(st.lists(_LINE, min_size=1, max_size=4 if kind is BlockKind.TABLE else 1))
        lines = [clean(row).strip() for row in rows]
        if text := "\n".join(line for line in lines if line):
            level = draw(st.integers(1, 6)) if kind is BlockKind.HEADING else 0
            blocks.append(Block(kind, text, len(blocks) + 1, len(blocks) + 1, level))
    return tuple(blocks)
