"""What a walk over article labels finds, in any language."""

from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from ingest.structure.remarks import remark


class Numbered(Protocol):
    """An article's mark; ``key`` orders 224, 224-1, 225."""

    @property
    def key(self) -> tuple[int, int]: ...


Mark = TypeVar("Mark", bound=Numbered)


@dataclass(slots=True)
class Articles(Generic[Mark]):
    """Accepted marks by line index, and what gives reason to doubt them."""

    joint: str
    marks: dict[int, Mark] = field(default_factory=dict)
    jumps: list[str] = field(default_factory=list)
    backward: list[str] = field(default_factory=list)
    quoted: list[str] = field(default_factory=list)

    @property
    def warnings(self) -> list[str]:
        return [
            *remark("article numbers jump before", self.jumps, joint=self.joint),
            *remark("article numbers run back at", self.backward, joint=self.joint),
            *remark("taken as quoted, not as articles:", self.quoted, joint=self.joint),
        ]


def follows(last: tuple[int, int], key: tuple[int, int]) -> bool:
    """224 is followed by 225 or by the inserted 224-1."""
    return key in ((last[0] + 1, 0), (last[0], last[1] + 1))
