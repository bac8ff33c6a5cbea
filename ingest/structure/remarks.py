"""How a warning names what it is about: the first few, and how many more there are."""

from collections.abc import Sequence


def remark(what: str, labels: Sequence[str], most: int = 8, joint: str = ", ") -> list[str]:
    """One warning, ``what`` and the labels; none where there are no labels."""
    if not labels:
        return []
    more = f" and {len(labels) - most} more" if len(labels) > most else ""
    return [f"{what} {joint.join(labels[:most])}{more}"]
