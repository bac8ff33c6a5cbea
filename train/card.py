"""The model card: what was learned from, how long it took, how good it is."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from kb.bilingual.identity import PIECES_FILE, ROWS_FILE, TRANSLATIONS_FILE
from train.pairs import Pair
from train.plan import Plan

SOURCES = Path(__file__).with_name("sources.toml")
_BEGIN, _END = "<!-- made by python -m train card -->", "<!-- end -->"


def put_card(path: Path, pairs: Iterable[Pair], figures: Sequence[str], plan: Plan) -> None:
    """Writes the made part between its marks; the words around it stay."""
    before, _, rest = path.read_text(encoding="utf-8").partition(_BEGIN)
    after = rest.partition(_END)[2]
    made = "\n\n".join((_sizes(path.parent), _sources(pairs), _figures(figures), _numbers(plan)))
    path.write_text(f"{before}{_BEGIN}\n\n{made}\n\n{_END}{after}", encoding="utf-8")


def _sizes(folder: Path) -> str:
    names = (ROWS_FILE, TRANSLATIONS_FILE, PIECES_FILE)
    told = (f"| `{it}` | {(folder / it).stat().st_size / 1e6:.2f} MB |" for it in names)
    return "\n".join(("| file | size |", "|---|---|", *told))


def _sources(pairs: Iterable[Pair]) -> str:
    counts = Counter(pair.source for pair in pairs)
    rows = ["| learned from | pairs | source | version | licence |", "|---|---|---|---|---|"]
    for name, told in tomllib.loads(SOURCES.read_text(encoding="utf-8")).items():
        count = f"{counts[name]:,}" if counts[name] else "frequencies"
        cells = (told["title"], count, told["source"], told["version"], told["licence"])
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows)


def _figures(lines: Sequence[str]) -> str:
    rows = ["| by vectors alone | R@1 | R@10 | of |", "|---|---|---|---|"]
    for line in lines:
        name, _, told = line.partition(": ")
        _, first, _, tenth, of = told.split()
        rows.append(f"| {name} | {first} | {tenth} | {of.strip('()')} |")
    return "\n".join(rows)


def _numbers(plan: Plan) -> str:
    return (
        f"Seed {plan.seed}; {plan.epochs:g} epochs, batches of {plan.batch_tokens:,} tokens, "
        f"learning rate {plan.learning_rate:g} falling to 0, temperature {plan.temperature:g}."
    )
