"""What a question loads: nothing heavy that it does not need."""

import subprocess
import sys

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


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", RUN, *arguments]
    return subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    "question",
    ["What must a producer answer for?", "谁对产品质量负责？", "Product Quality Law Art. 49"],
)
def test_a_question_is_answered_without_torch_langchain_or_chromadb(question: str) -> None:
    assert run("init", "--quiet").returncode == 0
    asked = run("ask", question)
    assert asked.returncode == 0, asked.stderr
    loaded = set(asked.stderr.splitlines()[-1].split())
    assert loaded.isdisjoint(HEAVY), loaded & set(HEAVY)
    assert "tantivy" in loaded


def test_taking_in_needs_no_torch_either() -> None:
    loaded = set(run("init", "--quiet").stderr.splitlines()[-1].split())
    assert loaded.isdisjoint({"torch", "transformers", "sentence_transformers", "langchain"})
    assert {"chromadb", "openvino"} <= loaded
