"""``python -m bench.speed [part...]``: measures, keeps the figures, writes the report anew."""

import json
import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from bench import ingestion
from bench.measure import machine
from bench.speed import base, cold, embedding, peers, plots, query, report

RESULTS = base.FOLDER / "results.json"


def _queries() -> dict[str, Any]:
    return {size: _told(f"questions at {size}", query.measure, size) for size in _sizes()}


def _peers() -> dict[str, Any]:
    return {
        peer: {
            size: _told(f"{peer} at {size}", peers.measure, peer, size)
            for size in sizes
            if size in _sizes()
        }
        for peer, sizes in peers.SIZES.items()
    }


def _cold() -> dict[str, Any]:
    sizes = [size for size in cold.SIZES if size in _sizes()]
    return {size: _told(f"cold at {size}", cold.measure, size) for size in sizes}


def _fill() -> dict[str, Any]:
    return {size: base.make(size) for size in _sizes()}


def _sizes() -> list[str]:
    """All, or those that TOUCHSTONE_SPEED_SIZES names: ``13k 55k``."""
    stated = os.environ.get("TOUCHSTONE_SPEED_SIZES", "").replace(",", " ").split()
    return [size for size in base.SIZES if not stated or size in stated]


PARTS: dict[str, Callable[[], dict[str, Any]]] = {
    "embedding": embedding.measure,
    "ingestion": ingestion.measure,
    "fill": _fill,
    "query": _queries,
    "peers": _peers,
    "cold": _cold,
}


def main(wanted: list[str]) -> None:
    unknown = set(wanted) - set(PARTS)
    if unknown:
        raise SystemExit(f"No part {', '.join(sorted(unknown))}; there are: {', '.join(PARTS)}")
    base.FOLDER.mkdir(parents=True, exist_ok=True)
    results = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    for name in wanted or PARTS:
        before = os.getloadavg()[0]
        figures = PARTS[name]()
        results[name] = {
            "figures": figures,
            "machine": machine(),
            "load": f"{before:.1f} as it began, {os.getloadavg()[0]:.1f} at its end",
            "day": str(datetime.now(UTC).date()),
        }
        RESULTS.write_text(json.dumps(results, indent=1, default=str), encoding="utf-8")
    results = json.loads(RESULTS.read_text(encoding="utf-8"))
    if "query" in results:
        plots.draw(results["query"]["figures"], results.get("peers", {}).get("figures", {}))
    print(report.write(results))


def _told(what: str, work: Callable[..., dict[str, Any]], *given: str) -> dict[str, Any]:
    print(f"{what} ...", file=sys.stderr, flush=True)
    return work(*given)


if __name__ == "__main__":
    main(sys.argv[1:])
