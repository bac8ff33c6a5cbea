"""How fast each format is read and with what memory, and what a second worker brings.

Each file is parsed in a process of its own that has loaded the parser before the clock starts.
"""

import json
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

from bench.measure import seconds, shared_data, spread
from ingest.bootstrap import open_ingestion
from kb.settings import Settings

MEGABYTE = 1_000_000
TIMES = 3
CHECKOUT = Path(__file__).parents[1]
WORK = """
import json, sys
from pathlib import Path
from typing import Any
from bench.measure import peak_kilobytes, repeat
from ingest.parsers.registry import parser_for
path, times = Path(sys.argv[1]), int(sys.argv[2])
data, parse = path.read_bytes(), parser_for(path.suffix)
before = peak_kilobytes()
seconds = repeat(lambda: parse(data), times)
print(json.dumps({"seconds": seconds, "bytes": len(data), "peak_kb": peak_kilobytes(),
                  "before_kb": before, "blocks": len(parse(data).blocks) if times > 1 else 0}))
"""
# Pages are those that the file prints; other formats have none.
FILES: dict[str, tuple[str, int]] = {
    "Markdown": ("laws-formats/*/*.md", 0),
    "DOCX of laws (MHT inside)": ("laws-formats/*/*.docx", 0),
    "DOCX of 872 pages": ("awkward/handbook-872p.docx", 872),
    "PDF of laws": ("laws-formats/*/*.pdf", 0),
    "PDF of 619 pages, one of them a picture": ("awkward/DA-619p.pdf", 619),
    "PDF in columns": ("awkward/multi-column.pdf", 13),
    "XLSX": ("awkward/sheet.xlsx", 0),
    "PPTX": ("awkward/slides.pptx", 0),
    "TSV": ("parallel/*.tsv", 0),
    "scanned PDF (recognition)": ("awkward/scanned-minutes.pdf", 1),
}
FOLDERS = {
    "seven laws as MD, DOCX and PDF": ("laws-formats", TIMES),
    "awkward files": ("awkward", 1),
}
_LARGE = 20 * MEGABYTE
_MANY_PAGES = 100


def measure() -> dict[str, object]:
    """Megabytes (and pages) a second, and peak memory with the interpreter and its libraries."""
    figures: dict[str, object] = {}
    for name, (pattern, pages) in FILES.items():
        paths = sorted(it for it in shared_data().glob(pattern) if it.stat().st_size < _LARGE)
        runs = [_parsed(path, 1 if pages >= _MANY_PAGES else TIMES) for path in paths[:7]]
        if not runs:
            continue
        size = sum(run["bytes"] for run in runs) / MEGABYTE
        rounds = list(zip(*(run["seconds"] for run in runs), strict=True))
        figures[f"{name} MB/s"] = spread([size / sum(seconds) for seconds in rounds])
        if pages:
            figures[f"{name} pages/s"] = spread([pages / sum(seconds) for seconds in rounds])
        figures[f"{name} peak MB"] = f"{max(run['peak_kb'] for run in runs) / 1000:.0f}"
    return figures | _workers()


def _parsed(path: Path, times: int) -> dict[str, Any]:
    command = [sys.executable, "-c", WORK, str(path), str(times)]
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _workers() -> dict[str, object]:
    """``add`` over a new base, models loaded before the clock starts, with one and two workers."""
    figures: dict[str, object] = {}
    for name, (folder, times) in FOLDERS.items():
        source, walls = shared_data() / folder, {}
        for count in (1, 2):
            runs = [_added(source, count) for _ in range(times)]
            walls[count] = spread(runs).median
            figures[f"add {name}, {count} worker{'s' if count > 1 else ''}, s"] = spread(runs)
        figures[f"add {name}, two workers, times as fast as one"] = walls[1] / walls[2]
    return figures


def _added(source: Path, workers: int) -> float:
    with tempfile.TemporaryDirectory() as folder:
        work = open_ingestion(Settings(data_dir=Path(folder), parse_workers=workers))
        with closing(work):
            work.warm_up()
            return seconds(lambda: work.add([str(source)]))
