"""The section "Speed" of docs/benchmarks.md, from whatever parts have been measured."""

from collections.abc import Iterator
from typing import Any

from bench.run import REPORT, table
from bench.sections import put
from bench.speed import base, plots

TITLE = "## Speed\n"
ABOUT = """
Written by `make bench-speed`; a part alone by `python -m bench.speed {parts}`. Each part
says when it ran and how busy the machine was: figures of a busy machine are provisional.
"""
BASES = """
Up to 100,000 passages are real (documents of ObliQA, regs-en, laws-cn, rules-cn, STARD), those
beyond are invented from them. English questions search English passages, by words and vectors;
Chinese ones Chinese passages, by words. Milliseconds of whole `search` calls, k = 10, in one warm
process; questions of the dev sets of ObliQA and STARD, each once.
"""
OTHERS = """
Others with the same passages and English questions, without a database of texts: bm25s; and a
service of LangChain's EnsembleRetriever (langchain-classic) over BM25Retriever
(langchain-community) and Chroma (langchain-chroma), with HuggingFaceEmbeddings.
"""


def write(results: dict[str, Any]) -> str:
    """Puts the section in place of the former one, behind all others where there is none."""
    text = "".join(_section(results))
    put(REPORT, text)
    return text


def _section(results: dict[str, Any]) -> Iterator[str]:
    yield TITLE + ABOUT.format(parts="PART ...")
    for name, title in (
        ("embedding", "Embedding, in tokens"),
        ("ingestion", "Ingestion, against LangChain's default"),
    ):
        if name in results:
            yield f"\n#{table(title, results[name]['figures'])}\n"
            yield _when(results[name])
    if "query" in results:
        yield from _queries(results["query"], results.get("peers", {}))
    if "cold" in results:
        yield from _cold(results["cold"])
    if "fill" in results:
        yield from _filling(results["fill"])


def _when(part: dict[str, Any]) -> str:
    return f"\n{part['machine']}; load {part['load']}; {part['day']}.\n"


def _queries(part: dict[str, Any], peers: dict[str, Any]) -> Iterator[str]:
    found = part["figures"]
    yield f"\n### Questions, by passages held\n{BASES}{_when(part)}\n"
    steps = _steps(found)
    head = ["passages", "English", "language", "p50", "p95", "p99", *(f"{s} p50" for s in steps)]
    yield from _rows(head, _query_rows(found, steps))
    theirs = peers.get("figures", {})
    if theirs:
        yield OTHERS + _when(peers) + "\n"
        head = ["who", "passages", "p50", "p95", "p99", "resident MB", "s to be ready"]
        yield from _rows(head, _peer_rows(theirs))
    yield f"\n![Questions]({plots.QUERIES.relative_to(REPORT.parent).as_posix()})\n"
    yield "\nMegabytes of that process, and on the disk:\n\n"
    head = ["passages", "resident", "not mapped from files", *next(iter(found.values()))["disk"]]
    yield from _rows(head, _size_rows(found))
    yield f"\n![Memory and disk]({plots.SIZES.relative_to(REPORT.parent).as_posix()})\n"


def _steps(found: dict[str, Any]) -> list[str]:
    named = [step for one in found.values() for language in _asked(one) for step in one[language]]
    return [step for step in dict.fromkeys(named) if step not in ("all", "search")]


def _asked(one: dict[str, Any]) -> list[str]:
    return [language for language in ("en", "zh") if language in one]


def _query_rows(found: dict[str, Any], steps: list[str]) -> Iterator[list[object]]:
    for one in found.values():
        for language in _asked(one):
            spent, held = one[language], one["passages"]
            each = [_ms(spent["all"][share]) for share in ("p50", "p95", "p99")]
            parts = [_ms(spent[step]["p50"]) if step in spent else "-" for step in steps]
            yield [sum(held.values()), held["en"], language, *each, *parts]


def _peer_rows(theirs: dict[str, Any]) -> Iterator[list[object]]:
    for name, sizes in theirs.items():
        for one in sizes.values():
            each = [_ms(one["en"][share]) for share in ("p50", "p95", "p99")]
            ready = round(one["seconds to be ready"])
            yield [name, one["passages"], *each, round(one["resident MB"]), ready]


def _size_rows(found: dict[str, Any]) -> Iterator[list[object]]:
    for one in found.values():
        memory = [round(one["resident MB"]), round(one["own MB"])]
        yield [sum(one["passages"].values()), *memory, *(round(it) for it in one["disk"].values())]


def _cold(part: dict[str, Any]) -> Iterator[str]:
    yield f"\n### A process for one question\n{_when(part)}\n"
    found = part["figures"]
    head = ["base", *next(iter(found.values()))]
    yield from _rows(head, ([size, *one.values()] for size, one in found.items()))


def _filling(part: dict[str, Any]) -> Iterator[str]:
    yield f"\n### Filling\n{_when(part)}\nMilliseconds of processor time a passage, by step:\n\n"
    phases = [name for name, _, _ in base.PHASES]
    yield from _rows(["base", "passages", "passages/s", *phases], _fill_rows(part, phases))


def _fill_rows(part: dict[str, Any], phases: list[str]) -> Iterator[list[object]]:
    for size, made in part["figures"].items():
        for step in made["steps"]:
            count, spent = step["passages"], step["phases"]
            each = [f"{1e3 * spent.get(name, 0) / max(1, count):.2f}" for name in phases]
            yield [size, count, round(count / max(step["seconds"], 1e-9)), *each]


def _rows(head: list[str], rows: Any) -> Iterator[str]:
    yield "| " + " | ".join(head) + " |\n" + "|---" * len(head) + "|\n"
    for row in rows:
        yield "| " + " | ".join(map(str, row)) + " |\n"


def _ms(value: float) -> str:
    return f"{value:.3g}"
