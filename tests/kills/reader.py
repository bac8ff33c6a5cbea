"""A process that asks without end while others write and die: ``python -m ... DATA_DIR LOG``.

One line of JSON for each answer: how long it took, and what was wrong with it.
"""

import json
import sys
import time
from pathlib import Path

from kb.bootstrap import open_knowledge_base
from kb.knowledge_base import KnowledgeBase
from kb.settings import Settings
from tests.kills.driver import install

QUESTIONS = (
    "生产者对产品质量负有什么责任？",
    "谁应当召回缺陷产品？",
    "用人单位什么时候支付劳动报酬？",
    "商标注册的有效期是多久？",
    "Who must recall a defective product?",
)
PAUSE = 0.05
"""Seconds between two questions: two cores have others to serve."""


def faults_of(base: KnowledgeBase, question: str) -> str:
    """What is wrong with the answer; "" where nothing is.

    An edition that goes between the answer and this look at its text proves nothing.
    """
    answer = base.ask(question)
    held = {row.edition.id for it in base.overview() for row in it.editions}
    for citation in answer.citations:
        if citation.edition.id in held:
            text = base.text(citation.edition.id)
            if text[citation.start : citation.end] != citation.quote:
                return f"{citation.clause.id}: the quote is not in the text"
    return "" if answer.coverage.sentences == answer.coverage.verified else "not verified"


def main(data_dir: str, log: str) -> None:
    install()
    base = open_knowledge_base(Settings(data_dir=Path(data_dir)))
    with Path(log).open("a", encoding="utf-8", buffering=1) as lines:
        number = 0
        while True:
            question = QUESTIONS[number % len(QUESTIONS)]
            started = time.perf_counter()
            try:
                fault = faults_of(base, question)
            except Exception as error:  # noqa: BLE001 - whatever it is, it must not happen
                fault = f"{type(error).__name__}: {error}"
            seconds = round(time.perf_counter() - started, 4)
            lines.write(json.dumps({"seconds": seconds, "fault": fault}) + "\n")
            number += 1
            time.sleep(PAUSE)


if __name__ == "__main__":
    main(*sys.argv[1:])
