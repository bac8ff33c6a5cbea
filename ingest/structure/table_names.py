"""What a table is called: by the number printed right above it, else by its place in the text."""

import re
from dataclasses import dataclass

from ingest.blocks import Block, BlockKind
from kb.language.script import language_of

_LONGEST_CAPTION = 80
_SAMPLE = 4000
_CHINESE = re.compile(
    r"(?P<name>[\u4e00-\u9fff、]{0,16}(?<![代发如见按照由在与和及])表)\s*"
    r"(?P<no>[A-Z]?[.．]?\d+(?:[.．\-–—]\d+)*(?![\d.%％])(?!\s*[个条项名人年月日])"
    r"|[一二三四五六七八九十]{1,3}(?=$|[\s:：.．、，（(【—]))"
    r"(?P<rest>[\s:：.．、，—]*(?P<words>.*))"
)
_ENGLISH = re.compile(
    r"(?P<name>Table|TABLE)\s+"
    r"(?P<no>(?:[A-Z][.\-–]?)?\d+(?:[.\-–]\d+)*[a-z]?|[IVXL]+|[A-Z])(?![\w%])"
    r"(?P<rest>[\s:.—–-]*(?P<words>.*))"
)
_GOES_ON = re.compile(r"\s+[a-z]")
"""Table 1 lists …: the beginning of a sentence and no caption."""
_ENDS = ("。", "；", ";", "：", ":")
_UNIT = re.compile(r"\s*[（(]?\s*(?:单位|计量单位|[Uu]nits?\b|Dimensions in\b|In [a-z]+$).{0,40}")


@dataclass(frozen=True, slots=True)
class TableName:
    """``label`` names the table; ``row`` is the form of its rows' labels, for one number.

    ``heading`` holds the caption's words, where it is no heading of the text that a path tells.
    """

    label: str
    row: str
    heading: str = ""


def table_names(blocks: tuple[Block, ...]) -> dict[int, TableName]:
    """By position among the blocks: the name of each table.

    Where some tables print a number, the others are called by their place, in words that nobody
    takes for a printed number.
    """
    tables = [at for at, block in enumerate(blocks) if block.kind is BlockKind.TABLE]
    captions = {at: found for at in tables if (found := _caption(blocks, at))}
    chinese = language_of("\n".join(block.text for block in blocks)[:_SAMPLE]) == "zh"
    return {
        at: _printed(*captions[at])
        if at in captions
        else _counted(n, chinese=chinese, beside_printed=bool(captions))
        for n, at in enumerate(tables, start=1)
    }


def _caption(blocks: tuple[Block, ...], at: int) -> tuple[re.Match[str], Block] | None:
    """The line right above, or above the one that tells the unit of measure."""
    above = at - 1
    if above > 0 and _UNIT.fullmatch(blocks[above].text):
        above -= 1
    if above < 0 or len(blocks[above].text) > _LONGEST_CAPTION:
        return None
    text = blocks[above].text
    found = _CHINESE.fullmatch(text) or _ENGLISH.fullmatch(text)
    if found is None or text.rstrip().endswith(_ENDS) or _GOES_ON.match(found["rest"]):
        return None
    return found, blocks[above]


def _printed(found: re.Match[str], block: Block) -> TableName:
    chinese = found.re is _CHINESE
    name = found["name"] if chinese else f"{found['name']} "
    label = f"{name}{found['no']}"
    row = f"{label} 第{{}}行" if chinese else f"{label}, row {{}}"
    heading = "" if block.kind is BlockKind.HEADING else found["words"].strip()
    return TableName(label, row, heading)


def _counted(n: int, *, chinese: bool, beside_printed: bool) -> TableName:
    if chinese:
        label = f"表（文中第{n}个）" if beside_printed else f"表{n}"
        return TableName(label, f"{label} 第{{}}行")
    label = f"Table (no. {n} in the text)" if beside_printed else f"Table {n}"
    return TableName(label, f"{label}, row {{}}")
