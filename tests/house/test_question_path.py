"""What a question loads: nothing heavy that it does not need."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import CHECKOUT

HEAVY = (
    "PIL",
    "chromadb",
    "cv2",
    "fastapi",
    "jieba",
    "langchain",
    "langchain_core",
    "lxml",
    "markdown_it",
    "onnxruntime",
    "psutil",
    "pdfminer",
    "pypdf",
    "pypdfium2",
    "rapidocr",
    "selectolax",
    "sentence_transformers",
    "torch",
    "transformers",
    "uvicorn",
    "xlrd",
)
RUN = """
import sys
import cli
code = cli.main(sys.argv[1:])
print(*sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
sys.exit(code)
"""


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", RUN, *arguments]
    environment = {**os.environ, "TOUCHSTONE_DATA_DIR": str(folder)}
    return subprocess.run(
        command, cwd=CHECKOUT, env=environment, capture_output=True, text=True, check=False
    )


def loaded_by(done: subprocess.CompletedProcess[str]) -> set[str]:
    assert done.returncode == 0, done.stderr
    return set(done.stderr.splitlines()[-1].split())


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, set[str]]:
    """A base with the starter corpus, and what its making loaded."""
    folder = tmp_path_factory.mktemp("base")
    return folder, loaded_by(run(folder, "init", "--quiet"))


@pytest.mark.parametrize(
    "question",
    ["What must a producer answer for?", "谁对产品质量负责？", "Product Quality Law Art. 49"],
)
def test_a_question_is_answered_without_torch_langchain_or_chromadb(filled, question) -> None:
    loaded = loaded_by(run(filled[0], "ask", question))
    assert loaded.isdisjoint(HEAVY), loaded & set(HEAVY)
    assert "tantivy" in loaded


def test_taking_in_needs_no_torch_either(filled) -> None:
    loaded = filled[1]
    assert loaded.isdisjoint({"torch", "transformers", "sentence_transformers", "langchain"})
    assert {"chromadb", "openvino"} <= loaded
