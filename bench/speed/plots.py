"""How questions, memory and disk grow with the passages, as pictures for the report."""

from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[2] / "docs" / "benchmarks"
QUERIES, SIZES = FOLDER / "query-growth.png", FOLDER / "size-growth.png"
TARGETS = ((13_000, 12), (1_000_000, 60))
"""Passages, and the milliseconds that half of the questions must stay below."""
_NAMES = {"en": "English", "zh": "Chinese"}
_PEERS = {"bm25s": "bm25s", "langchain": "LangChain: Chroma + BM25"}


def draw(queries: dict[str, Any], peers: dict[str, Any]) -> None:
    """Both pictures from what was measured; ``peers`` by name and size."""
    import matplotlib as mpl

    mpl.use("agg")
    FOLDER.mkdir(parents=True, exist_ok=True)
    found = sorted(queries.values(), key=_passages)
    _draw_queries(found, peers)
    _draw_sizes(found)


def _passages(found: dict[str, Any]) -> int:
    return int(sum(found["passages"].values()))


def _axes(title: str, unit: str) -> tuple[Any, Any]:
    from matplotlib import pyplot as plt

    figure, axes = plt.subplots(figsize=(10, 4.5), dpi=110, layout="constrained")
    axes.set(title=title, xlabel="passages", ylabel=unit, xscale="log", yscale="log")
    axes.grid(visible=True, which="both", alpha=0.25)
    return figure, axes


def _save(figure: Any, axes: Any, path: Path) -> None:
    from matplotlib import pyplot as plt
    from matplotlib.ticker import FuncFormatter

    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.10g}"))
    axes.legend(fontsize=8, loc="upper left", bbox_to_anchor=(1, 1))
    figure.savefig(path, metadata={"Software": None})
    plt.close(figure)


def _draw_queries(found: list[dict[str, Any]], peers: dict[str, Any]) -> None:
    figure, axes = _axes("A question to a warm process", "milliseconds")
    for language, marker in (("en", "o"), ("zh", "s")):
        for share, style in (("p50", "-"), ("p95", ":")):
            label = f"Touchstone, {_NAMES[language]}, {share}"
            asked = [one for one in found if language in one]
            across = [_passages(one) for one in asked]
            up = [one[language]["all"][share] for one in asked]
            axes.plot(across, up, style, marker=marker, label=label)
    for name, label in _PEERS.items():
        held = sorted(peers.get(name, {}).values(), key=lambda one: one["passages"])
        if held:
            across = [one["passages"] for one in held]
            up = [one["en"]["p50"] for one in held]
            axes.plot(across, up, "--", marker="^", label=f"{label}, p50")
    axes.plot(*zip(*TARGETS, strict=True), "k*", label="the most that p50 may be")
    _save(figure, axes, QUERIES)


def _draw_sizes(found: list[dict[str, Any]]) -> None:
    figure, axes = _axes("Memory and disk", "megabytes")
    across = [_passages(one) for one in found]
    axes.plot(across, [one["resident MB"] for one in found], "o-", label="resident memory")
    axes.plot(across, [one["own MB"] for one in found], "o:", label="of it not mapped from files")
    for part in found[0]["disk"] if found else ():
        axes.plot(across, [one["disk"][part] for one in found], "s--", label=f"disk: {part}")
    _save(figure, axes, SIZES)
