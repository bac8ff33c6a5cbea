"""ObliQA's documents as Markdown files, and where each of their passages stands.

Its questions name passages by (DocumentID, PassageID), so whoever measures retrieval over stored
texts has to know which words of a text a passage is: ``passages.jsonl`` gives the lines of the
file, and ``spans`` the characters of the text that was stored from it. A number is printed as the
data has it ("1.2.1.Guidance.3."), a passage without words as its number alone.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.measure import shared_data
from kb.domain.instruments import BlockOrigin

FOLDER = "obliqa/StructuredRegulatoryDocuments"
MAP = "passages.jsonl"
# CommonMark takes a backslash before any of these for the sign itself.
_SIGNS = re.compile(r"([\\`*_\[\]<>#|~&])")
_LIST_MARK = re.compile(r"^(\d{1,9})([.)])(?=\s|$)|^([-+=])")
_TITLE = re.compile(r"[A-Z]{2,}(?: [A-Z]+){2,} \d{4}")
"""Four documents give their title for the number of their first passage."""
_LINE_END = re.compile("\r\n?|[\n\u0085\u2028\u2029\x0b\x0c]")


@dataclass(frozen=True, slots=True)
class Placed:
    """One passage: lines ``first`` to ``last`` of ``file``, both included and counted from 1.

    ``occurrence`` counts passages with the same key, from 1. ``has_text`` is False where nothing
    but the number stands there.
    """

    document: int
    passage: str
    occurrence: int
    file: str
    first: int
    last: int
    has_text: bool


def convert(source: Path, into: Path, most_bytes: int | None = None) -> tuple[Placed, ...]:
    """Writes a file for each document, and the map; gives the map, in reading order.

    ``most_bytes`` leaves out documents whose data are larger.
    """
    into.mkdir(parents=True, exist_ok=True)
    paths = sorted(source.glob("*.json"), key=lambda path: int(path.stem))
    if most_bytes is not None:
        paths = [path for path in paths if path.stat().st_size <= most_bytes]
    placed = [it for path in paths for it in _converted(path, into)]
    rows = "".join(json.dumps(asdict(it), ensure_ascii=False) + "\n" for it in placed)
    (into / MAP).write_text(rows, encoding="utf-8")
    return tuple(placed)


def read_map(folder: Path) -> tuple[Placed, ...]:
    lines = (folder / MAP).read_text(encoding="utf-8").splitlines()
    return tuple(Placed(**json.loads(line)) for line in lines)


def spans(placed: Iterable[Placed], origins: Sequence[BlockOrigin]) -> Iterator[tuple[int, int]]:
    """The characters [start, end) of each passage in the stored text of its file."""
    at_line = {origin.place.first: origin for origin in origins}
    for it in placed:
        held = [at_line[line] for line in range(it.first, it.last + 1) if line in at_line]
        yield (held[0].start, held[-1].end) if held else (0, 0)


def _converted(path: Path, into: Path) -> Iterator[Placed]:
    passages = json.loads(path.read_text(encoding="utf-8"))
    name = f"obliqa-{int(path.stem):02}.md"
    lines: list[str] = []
    seen: Counter[str] = Counter()
    for passage in passages:
        number, words = passage["PassageID"], passage["Passage"]
        seen[number] += 1
        held = list(_lines(number, words, is_title=not lines))
        first = len(lines) + 1
        for line in held:
            lines += [line, ""]
        has_text = bool(words.strip())
        document = int(passage["DocumentID"])
        yield Placed(document, number, seen[number], name, first, len(lines) - 1, has_text)
    (into / name).write_text("\n".join(lines), encoding="utf-8")


def _lines(number: str, words: str, *, is_title: bool) -> Iterator[str]:
    """Each a paragraph; a first passage that no number names is headed by the document's title."""
    parts = [" ".join(part.split()) for part in _LINE_END.split(words)]
    texts = [part for part in parts if part]
    if is_title and _TITLE.fullmatch(number):
        yield f"# {_SIGNS.sub(_ESCAPED, number)}"
    else:
        texts = [f"{number} {texts[0]}" if texts else number, *texts[1:]]
    yield from map(_as_paragraph, texts)


_ESCAPED = r"\\\1"


def _as_paragraph(text: str) -> str:
    plain = _SIGNS.sub(_ESCAPED, text)
    return _LIST_MARK.sub(lambda at: f"{at[1]}\\{at[2]}" if at[1] else f"\\{at[3]}", plain)


if __name__ == "__main__":
    if len(sys.argv) != 2:  # noqa: PLR2004 - the program and its one argument
        raise SystemExit("Type: python -m bench.obliqa FOLDER")
    found = convert(shared_data() / FOLDER, Path(sys.argv[1]))
    print(f"{len(found)} passages in {len({it.file for it in found})} files, and {MAP}")
