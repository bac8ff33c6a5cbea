"""A test set: questions with the documents that answer them, and the pack that holds these."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from kb.domain.retrieval import Filters
from kb.errors import InputRefused
from kb.ports import StoreReader
from kb.settings import Settings


@dataclass(frozen=True, slots=True)
class Question:
    """``gold`` are ids of documents as the data set names them."""

    id: str
    text: str
    language: str
    gold: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a set asks; ``notes`` say what was left out, and why."""

    questions: tuple[Question, ...]
    notes: tuple[str, ...] = ()


class Pack(Protocol):
    """The texts that sets are asked over. Two sets over the same texts share one pack."""

    @property
    def name(self) -> str: ...

    @property
    def version(self) -> str:
        """Another one wherever ``fill`` makes other texts of the same files."""
        ...

    def files(self, root: Path) -> list[Path]:
        """All that it is made of, below the folder of real documents or elsewhere."""
        ...

    def fill(self, root: Path, settings: Settings) -> dict[str, str]:
        """Makes the base of the settings; gives document ids by clause id. Raises InputRefused."""
        ...


@dataclass(frozen=True, slots=True)
class TestSet:
    """``ask`` reads the questions; ``expected`` is how many there must be, None if not known.

    Sets that are ``held_out`` or ``aside`` run only where they are named: nothing may be chosen by
    the former, and the latter are variations.
    """

    __test__ = False

    name: str
    pack: Pack
    ask: Callable[[Path, StoreReader], Asked]
    expected: int | None = None
    filters: Filters = Filters()
    held_out: bool = False
    aside: bool = False


def check(test_set: TestSet, asked: Asked, documents: Iterable[str]) -> None:
    """Raises InputRefused where questions are missing, double, or no gold of one is held."""
    ids = [question.id for question in asked.questions]
    wanted = test_set.expected
    if not ids or (wanted is not None and len(ids) != wanted):
        raise InputRefused(
            f"{test_set.name}: {len(ids)} questions were read, {wanted or 'some'} expected.",
            "A file of the data set may be cut off; fetch it again.",
        )
    if len(set(ids)) != len(ids):
        raise InputRefused(f"{test_set.name}: two questions have the same id.")
    held = frozenset(documents)
    lost = [question.id for question in asked.questions if held.isdisjoint(question.gold)]
    if lost:
        raise InputRefused(
            f"{test_set.name}: the texts lack every gold document of {len(lost)} questions, "
            f"the first of them {lost[0]}.",
            "Questions and texts are not of one version, or a file is cut off.",
        )
