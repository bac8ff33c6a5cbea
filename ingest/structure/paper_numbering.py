"""What is wrong with the numbers that a policy paper prints, as warnings."""

from dataclasses import dataclass, field

from ingest.structure.paper_marks import ORDINAL, PaperMark
from ingest.structure.remarks import remark


@dataclass(slots=True)
class Numbering:
    """Follows the numbers of each level; a level that runs on through the parts is in order."""

    _last_below: dict[tuple[int, int], PaperMark] = field(default_factory=dict)
    _last_of: dict[int, PaperMark] = field(default_factory=dict)
    _begins: list[str] = field(default_factory=list)
    _jumps: list[str] = field(default_factory=list)
    _back: list[str] = field(default_factory=list)
    _twice: list[str] = field(default_factory=list)
    _spelled: list[str] = field(default_factory=list)

    def read(self, owner: int, mark: PaperMark) -> None:
        """``owner`` is the identity of the unit around the one that carries the mark."""
        if mark.value is None:
            return
        before = self._last_below.get((owner, mark.rank))
        ever = self._last_of.get(mark.rank)
        if before is None or before.value is None:
            if mark.value != 1 and not (ever and ever.value == mark.value - 1):
                self._begins.append(_bare(mark))
        else:
            self._step(before, before.value, mark, mark.value)
        self._last_below[owner, mark.rank] = self._last_of[mark.rank] = mark

    def _step(self, before: PaperMark, last: int, mark: PaperMark, value: int) -> None:
        if mark.is_spelled and not before.is_spelled:
            self._spelled.append(_bare(mark))
        if value == last + 1 or (mark.rank == ORDINAL and value == 1):
            return
        steps = f"from {_bare(before)} to {_bare(mark)}"
        if value == last:
            self._twice.append(_bare(mark))
        else:
            (self._jumps if value > last else self._back).append(steps)

    @property
    def warnings(self) -> list[str]:
        return [
            *remark("the numbering begins with", self._begins),
            *remark("the numbering jumps", self._jumps),
            *remark("the numbering goes back", self._back),
            *remark("a number is printed twice in a row:", self._twice),
            *remark("numbers are spelled in more than one way:", self._spelled),
        ]


def _bare(mark: PaperMark) -> str:
    return mark.printed.rstrip("、.．,， ")
