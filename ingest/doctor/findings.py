"""What the doctor found, and what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from kb.errors import StillBroken


class Verdict(StrEnum):
    """How a check ended."""

    SOUND = "sound"
    MENDED = "mended"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. ``cure`` says what to do where it stays broken."""

    check: str
    verdict: Verdict
    detail: str
    cure: str = ""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """Everything: ``facts`` are what is in force, ``settings`` each by its variable's name."""

    findings: tuple[Finding, ...]
    facts: Mapping[str, str]
    settings: Mapping[str, str]
    notices: tuple[str, ...] = ()

    def count(self, verdict: Verdict) -> int:
        return sum(finding.verdict is verdict for finding in self.findings)

    @property
    def exit_code(self) -> int:
        """6 where something stays broken, else 0."""
        return StillBroken.exit_code if self.count(Verdict.BROKEN) else 0


def sound(check: str, detail: str) -> Finding:
    return Finding(check, Verdict.SOUND, detail)


def mended(check: str, detail: str) -> Finding:
    return Finding(check, Verdict.MENDED, detail)


def broken(check: str, detail: str, cure: str) -> Finding:
    return Finding(check, Verdict.BROKEN, detail, cure)
