"""Opening a folder, also one that cannot be written to."""

import errno
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from tantivy import Index, Schema, TextAnalyzerBuilder, Tokenizer

from kb.adapters.tantivy_index.fields import ANALYZER
from kb.adapters.tantivy_index.space import META, Space
from kb.errors import DataDirectoryError

_READ_ONLY = ("PermissionDenied", "ReadOnlyFilesystem")
"""How Tantivy says that it could not make the lock file which it needs even to read."""


def open_space(schema: Schema, folder: Path | None) -> Space:
    if folder is None:
        return Space(_index(schema, None), None)
    try:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            return Space(_index(schema, folder), folder)
        except (ValueError, OSError) as error:
            if not _is_read_only(error) or not (folder / META).exists():
                raise
            view = _view_of(folder)
            return Space(_index(schema, Path(view.name)), folder, view)
    except (ValueError, OSError) as error:
        denied = _is_read_only(error)
        raise DataDirectoryError(
            f"The search index in {folder} cannot be opened: {error}",
            f"Make {folder} writable." if denied else "Build it again: touchstone rebuild",
        ) from error


def _index(schema: Schema, folder: Path | None) -> Index:
    index = Index(schema, path=str(folder)) if folder else Index(schema)
    # Only a commit of ours or a look at meta.json reloads: no watcher thread is needed.
    index.config_reader("manual")
    index.register_tokenizer(ANALYZER, TextAnalyzerBuilder(Tokenizer.whitespace()).build())
    return index


def _is_read_only(error: Exception) -> bool:
    if isinstance(error, OSError) and error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return True
    return any(word in str(error) for word in _READ_ONLY)


def _view_of(folder: Path) -> TemporaryDirectory[str]:
    """A folder of links to the segments, where Tantivy can make its lock.

    For 45,000 passages in two languages links take 3 ms and copies 7, and a copy of a large base
    would fill the disk at every question. The list of segments is copied, since links would
    follow a later commit to segments that are not here.
    """
    view = TemporaryDirectory(prefix="touchstone-", ignore_cleanup_errors=True)
    for file in folder.iterdir():
        target = Path(view.name) / file.name
        if file.suffix == ".json":
            shutil.copyfile(file, target)
        elif file.suffix != ".lock":
            _link(file.absolute(), target)
    return view


def _link(file: Path, target: Path) -> None:
    try:
        target.symlink_to(file)
    except OSError:
        # Windows lets only some users make links.
        shutil.copyfile(file, target)
