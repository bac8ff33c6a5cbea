"""How well the shipped table does by vectors alone: translations of sentences, XQuAD, constitution."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kb.adapters.openvino_minilm.embedder import OpenVinoMiniLM
from train.plan import Plan

Rows = NDArray[np.float32]

_ARTICLE = re.compile(r"第[一二三四五六七八九十百零]+条\s*")
_ENGLISH_ARTICLE = re.compile(r"^\s*Article \d+\s*")
_CHAPTER = re.compile(r"第[一二三四五六七八九十]+[章节]")


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
    yield "constitution", *articles(folder / "constitution_zh_en.tsv")


def articles(path: Path) -> tuple[list[str], list[str]]:
    """The articles of the constitution, each with all its paragraphs and without its number."""
    zh: list[str] = []
    en: list[str] = []
    for row in _lines(path):
        left, right, *_ = row.split("\t")
        if found := _ARTICLE.match(left.strip()):
            zh.append(left.strip()[found.end() :])
            en.append(_ENGLISH_ARTICLE.sub("", right))
        elif zh and not _CHAPTER.match(left.strip()):
            zh[-1] += left
            en[-1] += f" {right}"
    return zh, en


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
