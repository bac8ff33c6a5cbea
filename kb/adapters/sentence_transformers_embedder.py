"""Any sentence-transformers model, by name or folder."""

import threading
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np
import torch
from huggingface_hub import snapshot_download
from huggingface_hub.errors import LocalEntryNotFoundError
from sentence_transformers import SentenceTransformer
from transformers.utils.logging import disable_progress_bar

from kb.errors import MissingDependency
from kb.identifiers import sha256_bytes, sha256_text
from kb.ports import EmbedderIdentity, Span, Vector
from kb.vectors import unit

BATCH_TEXTS = 32
_WEIGHTS = ("*.safetensors", "*.bin")


class SentenceTransformersEmbedder:
    """``kb.ports.Embedder`` for a folder or a model of the hub; loads at first use.

    ``languages`` is the user's word for what the model knows. A model that is not on this machine
    is fetched only with ``download``; then ``HF_HUB_OFFLINE`` and ``HF_ENDPOINT`` are honoured.
    Raises MissingDependency where the model cannot be found.
    """

    def __init__(
        self,
        name: str,
        languages: frozenset[str] = frozenset({"zh", "en"}),
        *,
        download: bool = False,
    ) -> None:
        self._name = name
        self._languages = languages
        self._download = download
        self._lock = threading.Lock()

    @cached_property
    def identity(self) -> EmbedderIdentity:
        """Reads the weight files once for their digest."""
        folder = self._folder()
        return EmbedderIdentity(
            name=self._name,
            weights_sha256=_digest(folder, _WEIGHTS),
            tokenizer=f"{_digest(folder, ('tokenizer*', '*.model', 'vocab*'))}/{self.max_tokens}",
            pooling=_digest(folder, ("modules.json", "*_*/config.json")),
            dimension=int(self._model.get_embedding_dimension() or 0),
        )

    @property
    def languages(self) -> frozenset[str]:
        return self._languages

    @property
    def max_tokens(self) -> int:
        length = self._model.max_seq_length or self._tokenizer.model_max_length
        return int(length) - int(self._tokenizer.num_special_tokens_to_add(pair=False))

    def runtime(self) -> str:
        return f"torch {torch.__version__}, {self._model.dtype}".replace(" torch.", " ")

    def tidy(self) -> tuple[str, ...]:
        return ()

    def token_spans(self, text: str) -> Sequence[tuple[int, int]]:
        encoding = self._tokenizer(
            text,
            add_special_tokens=False,
            return_offsets_mapping=True,
            return_attention_mask=False,
            truncation=False,
            verbose=False,
        )
        return [(int(start), int(end)) for start, end in encoding["offset_mapping"]]

    def embed(self, texts: Sequence[str]) -> Vector:
        """A text longer than ``max_tokens`` is embedded in slices.

        Its vector is the mean of theirs, weighted by tokens and made unit length again.
        """
        if not texts:
            return np.zeros((0, self.identity.dimension), np.float32)
        pieces = [self._pieces(text) for text in texts]
        flat = [piece for own in pieces for piece in own]
        with self._lock:
            rows = self._model.encode(
                [text for text, _ in flat],
                batch_size=BATCH_TEXTS,
                convert_to_numpy=True,
                show_progress_bar=False,
            )
        weighted = unit(rows) * np.array([[weight] for _, weight in flat], np.float32)
        firsts = [0, *accumulate(len(own) for own in pieces[:-1])]
        return unit(np.add.reduceat(weighted, firsts, axis=0))

    def embed_parts(
        self, texts: Sequence[str], parts: Sequence[Sequence[Span]]
    ) -> tuple[Vector, list[Vector]]:
        """Each part is embedded by itself: not every model pools the mean of its tokens."""
        whole, spans = self.embed(texts), list(zip(texts, parts, strict=True))
        slices = [text[start:end] for text, own in spans for start, end in own]
        distinct = list(dict.fromkeys(it for it in slices if it.strip()))
        rows = dict(zip(distinct, self.embed(distinct), strict=True))
        made = [
            [rows.get(text[start:end], of_text) for start, end in own]
            for (text, own), of_text in zip(spans, whole, strict=True)
        ]
        dimension = self.identity.dimension
        return whole, [np.array(own, np.float32).reshape(-1, dimension) for own in made]

    def _pieces(self, text: str) -> list[tuple[str, int]]:
        """The text, or slices of it that fit, each with its tokens."""
        spans = self.token_spans(text)
        if len(spans) <= self.max_tokens:
            return [(text, max(1, len(spans)))]
        windows = (spans[at : at + self.max_tokens] for at in range(0, len(spans), self.max_tokens))
        slices = [text[window[0][0] : window[-1][1]] for window in windows]
        # A slice that begins within a word may have more tokens than the same span had.
        return [piece for part in slices for piece in self._pieces(part)]

    @property
    def _tokenizer(self) -> Any:
        return self._model.tokenizer

    @cached_property
    def _model(self) -> SentenceTransformer:
        # Its bar would go to stderr, which belongs to the command that runs.
        disable_progress_bar()  # type: ignore[no-untyped-call]  # transformers does not type it
        try:
            return self._load()
        except Exception as error:
            # A folder that is cut short or of another kind makes its libraries raise anything:
            # SafetensorError, KeyError, RuntimeError, a bare Exception.
            raise self._missing(error) from error

    def _load(self) -> SentenceTransformer:
        """From this machine; what is not here is asked of a hub only where the user wants it."""
        try:
            return SentenceTransformer(self._name, device="cpu", local_files_only=True)
        except (OSError, ValueError, LocalEntryNotFoundError):
            if not self._download:
                raise
            return SentenceTransformer(self._name, device="cpu")

    def _missing(self, error: Exception) -> MissingDependency:
        if self._download or Path(self._name).exists():
            return MissingDependency(
                f"The embedding model {self._name} cannot be loaded: {error}",
                "Name the folder of a model in TOUCHSTONE_EMBEDDER, "
                "or set TOUCHSTONE_EMBEDDER=default.",
            )
        return MissingDependency(
            f"The embedding model {self._name} is not on this machine, and Touchstone fetches "
            "nothing unless told to.",
            "Name its folder in TOUCHSTONE_EMBEDDER, let it be fetched once with "
            "TOUCHSTONE_EMBEDDER_DOWNLOAD=true, or set TOUCHSTONE_EMBEDDER=default.",
        )

    def _folder(self) -> Path:
        if Path(self._name).is_dir():
            return Path(self._name)
        _ = self._model  # Fetches the files where they are not there yet.
        name = self._name if "/" in self._name else f"sentence-transformers/{self._name}"
        return Path(snapshot_download(name, local_files_only=True))


def _digest(folder: Path, patterns: Sequence[str]) -> str:
    """SHA-256 of the one file that matches, or over names and digests of several."""
    files = sorted({file for pattern in patterns for file in folder.glob(pattern)})
    digests = [sha256_bytes(file.read_bytes()) for file in files]
    if len(files) == 1:
        return digests[0]
    lines = (
        f"{digest}  {file.relative_to(folder)}" for digest, file in zip(digests, files, strict=True)
    )
    return sha256_text("\n".join(lines))
