"""Every set, by name."""

from bench.retrieval.sets import across, constitution, equals, obliqa, own, stard, xquad
from bench.retrieval.testset import TestSet
from kb.errors import UsageError

ALL: dict[str, TestSet] = {
    it.name: it
    for it in (
        obliqa.DEV,
        obliqa.TEST,
        obliqa.PLAIN,
        stard.DEV,
        *xquad.ALL,
        *constitution.ALL,
        equals.SET,
        own.ZH,
        own.EN,
        *across.ALL,
    )
}
BY_DEFAULT = tuple(name for name, it in ALL.items() if not (it.held_out or it.aside))


def named(name: str) -> TestSet:
    """Raises UsageError."""
    if name not in ALL:
        raise UsageError(f"There is no set '{name}'.", f"Choose among {', '.join(ALL)}.")
    return ALL[name]
