"""The questions of ``corpus/questions``: one JSON object a line."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from kb.domain.vocabulary import OutcomeCode
from kb.errors import InputRefused

FOLDER = Path(__file__).parents[2] / "corpus" / "questions"
LANGUAGES = ("zh", "en")
PERSONAS = ("sme", "official")
WITH_QUOTES = (OutcomeCode.ANSWERED, OutcomeCode.PARTLY_ANSWERED, OutcomeCode.CONFLICTING)

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Case(BaseModel):
    """One question; see corpus/questions/README.md.

    ``gold`` are ids of clauses, any of which answers it; ``must_mention`` are words, all of which
    the quotes have to hold; ``outcome`` is what is due on ``date``.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Annotated[str, StringConstraints(pattern=r"^[a-z]+-\d{3}$")]
    question: Text
    language: Literal["zh", "en"]
    persona: Literal["sme", "official"]
    outcome: OutcomeCode
    gold: Annotated[tuple[Text, ...], Field(max_length=8)]
    must_mention: tuple[Text, ...]
    date: date

    @property
    def is_to_be_answered(self) -> bool:
        return self.outcome in WITH_QUOTES


def read_cases(folder: Path = FOLDER) -> tuple[Case, ...]:
    """All of them, file by file. Raises InputRefused with file and line."""
    found = [case for path in sorted(folder.glob("*.jsonl")) for case in _read(path)]
    if not found:
        raise InputRefused(f"There are no questions in {folder}.", "Name another folder.")
    twice = [key for key, times in Counter(case.id for case in found).items() if times > 1]
    if twice:
        raise InputRefused(f"Two questions have the id {twice[0]}.", "Give one another number.")
    return tuple(found)


def _read(path: Path) -> Iterator[Case]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            case = Case.model_validate_json(line)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            field = ".".join(map(str, first["loc"])) or "the line"
            reason = f"{path.name}, line {number}: {field}: {first['msg']}"
            raise InputRefused(reason, "corpus/questions/README.md has the fields.") from None
        if case.is_to_be_answered != bool(case.gold):
            reason = f"{path.name}, line {number}: {case.outcome.value} with {len(case.gold)} gold"
            raise InputRefused(reason, "Name gold clauses where an answer is due, else none.")
        yield case
