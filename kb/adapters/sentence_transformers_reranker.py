"""Any cross-encoder that sentence-transformers reads, by name or folder."""

import threading
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kb.errors import MissingDependency

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

BATCH_PAIRS = 16
"""A pair is longer than a question or a passage alone; more at once only pad one another."""

_OFF = "Name the folder of a cross-encoder in TOUCHSTONE_RERANKER, or leave it empty for none."


class SentenceTransformersReranker:
    """``kb.ports.Reranker``. Made at once; library and model load at the first question.

    A model that is not on this machine is fetched only with ``download``; then ``HF_HUB_OFFLINE``
    and ``HF_ENDPOINT`` are honoured. Any thread may call it; calls take turns.
    """

    def __init__(self, name: str, *, download: bool = False) -> None:
        self._name, self._download = name, download
        self._lock = threading.Lock()

    @property
    def name(self) -> str:
        return self._name

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        """The sigmoid of the model's one output, whatever the model itself would make of it.

        Raises MissingDependency where the folder or name is no cross-encoder with one output.
        """
        if not texts:
            return []
        from torch import nn

        pairs = [(question, text) for text in texts]
        with self._lock:
            # Models for search come without an activation, others with one: their scores would
            # be of different scales.
            rows = self._model.predict(
                pairs,
                batch_size=BATCH_PAIRS,
                activation_fn=nn.Sigmoid(),
                show_progress_bar=False,
            )
        return [float(score) for score in rows]

    @cached_property
    def _model(self) -> "CrossEncoder":
        from transformers.utils.logging import disable_progress_bar

        # Its bar would go to stderr, which belongs to the command that runs.
        disable_progress_bar()  # type: ignore[no-untyped-call]  # transformers does not type it
        try:
            model = self._load()
        except Exception as error:
            # A folder that is cut short or of another kind makes its libraries raise anything.
            raise self._missing(error) from error
        self._check(model)
        return model

    def _load(self) -> "CrossEncoder":
        """From this machine; what is not here is asked of a hub only where the user wants it."""
        from sentence_transformers import CrossEncoder

        try:
            return CrossEncoder(self._name, device="cpu", local_files_only=True)
        except (OSError, ValueError):
            if not self._download or Path(self._name).exists():
                raise
            return CrossEncoder(self._name, device="cpu")

    def _check(self, model: "CrossEncoder") -> None:
        """Any encoder loads as a cross-encoder, with a head of random weights."""
        stored = model.config.architectures or ()
        if type(model.transformers_model).__name__ not in stored:
            raise MissingDependency(
                f"{self._name} is not a cross-encoder: it is stored as "
                f"{', '.join(stored) or 'a model of no stated kind'}, without a head that scores "
                "pairs.",
                _OFF,
            )
        if model.num_labels != 1:
            raise MissingDependency(
                f"The cross-encoder {self._name} gives {model.num_labels} scores a pair; "
                "reranking needs one.",
                _OFF,
            )

    def _missing(self, error: Exception) -> MissingDependency:
        if self._download or Path(self._name).exists():
            reason = str(error).strip().partition("\n")[0]
            return MissingDependency(
                f"The reranking model {self._name} cannot be loaded: {reason}", _OFF
            )
        return MissingDependency(
            f"The reranking model {self._name} is not on this machine, and Touchstone fetches "
            "nothing unless told to.",
            "Name its folder in TOUCHSTONE_RERANKER, let it be fetched once with "
            "TOUCHSTONE_EMBEDDER_DOWNLOAD=true, or leave TOUCHSTONE_RERANKER empty for none.",
        )
