"""How well the shipped table does by vectors alone: translations, XQuAD, the constitution."""

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.retrieval.sets import constitution
from kb.adapters.openvino_minilm.embedder import OpenVinoMiniLM
from train.plan import Plan

Rows = NDArray[np.float32]


def measured(plan: Plan) -> Iterator[str]:
    """Lines: the set, recall at 1 and 10, how many questions."""
    embedder = OpenVinoMiniLM(plan.file("models"))
    for name, zh, en in _translations(plan.shared / "parallel"):
        own, other = embedder.embed(zh), embedder.embed(en)
        gold = np.arange(len(zh))
        yield _line(f"{name} zh to en", own @ other.T, gold)
        yield _line(f"{name} en to zh", other @ own.T, gold)
    yield from _xquad(plan.shared / "xquad", embedder)


def _line(name: str, scores: Rows, gold: NDArray[np.int64]) -> str:
    own = scores[np.arange(len(gold)), gold]
    before = (scores > own[:, None]).sum(axis=1)
    return f"{name}: R@1 {(before < 1).mean():.3f}  R@10 {(before < 10).mean():.3f}  ({len(gold)})"  # noqa: PLR2004


def _translations(folder: Path) -> Iterator[tuple[str, list[str], list[str]]]:
    rows = [row.split("\t") for row in _lines(folder / "pud_zh_en.tsv")]
    yield "PUD", [row[1] for row in rows], [row[2] for row in rows]
    wmt = folder / "wmt23"
    yield (
        "WMT23",
        _lines(wmt / "references/generaltest2023.en-zh.ref.refA.zh"),
        _lines(wmt / "sources/generaltest2023.en-zh.src.en"),
    )
    articles = constitution.articles(folder.parent)
    yield "constitution", articles["zh"], articles["en"]


def _xquad(folder: Path, embedder: OpenVinoMiniLM) -> Iterator[str]:
    read = {it: _paragraphs(folder / f"xquad.{it}.json") for it in ("zh", "en")}
    rows = {
        it: (embedder.embed(paragraphs), embedder.embed(questions))
        for it, (paragraphs, questions, _) in read.items()
    }
    gold = np.array(read["en"][2])
    for asked, held in (("zh", "en"), ("en", "zh"), ("zh", "zh"), ("en", "en")):
        scores = rows[asked][1] @ rows[held][0].T
        yield _line(f"XQuAD {asked} to {held}", scores, gold)


def _paragraphs(path: Path) -> tuple[list[str], list[str], list[int]]:
    paragraphs: list[str] = []
    questions: list[str] = []
    gold: list[int] = []
    for article in json.loads(path.read_text(encoding="utf-8"))["data"]:
        for paragraph in article["paragraphs"]:
            for asked in paragraph["qas"]:
                questions.append(asked["question"])
                gold.append(len(paragraphs))
            paragraphs.append(paragraph["context"])
    return paragraphs, questions, gold


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").strip("\n").split("\n")
