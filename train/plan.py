"""Every number of the training, and where its files lie."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Plan:
    """Folders: ``shared`` with the real data, ``fetched`` with the public sources.

    ``work`` is for what is made on the way.
    """

    shared: Path
    fetched: Path
    work: Path
    seed: int = 20181229

    characters: int = 6_800
    pieces: int = 29_999
    """With the unknown one 30,000 rows."""
    longest_piece: int = 7

    rounds: int = 6
    """Of expectation and maximisation; more change no alignment."""
    longest_linked: int = 60
    """Pieces on a side of a pair that words are aligned in: long ones link everything with all."""

    batch_tokens: int = 3_600
    epochs: float = 2.0
    learning_rate: float = 1e-3
    longest_tokens: int = 160
    distance_weight: float = 4.0
    contrast_weight: float = 0.5
    temperature: float = 0.05
    same: float = 0.985
    """Two English texts as near as this are the same text: the one is no mistake for the other."""
    save_every: int = 200
    """Steps between states that an interrupted training goes on from."""

    def file(self, name: str) -> Path:
        self.work.mkdir(parents=True, exist_ok=True)
        return self.work / name
