"""Runs a command under ``strace`` and tells what it may have sent off the machine."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.silence.strace import TRACED, Offence, offences
from tests.tools import need, run


@dataclass(frozen=True)
class Traced:
    """A command that has ended, and its offences."""

    done: subprocess.CompletedProcess[str]
    offences: list[Offence]


def strace(log: Path) -> list[str]:
    """Words that trace a command and all its children and threads.

    No data is printed, since a text that is sent might look like an address. Rings are refused as
    on a system without them: a program then makes plain calls, which a trace can follow.
    """
    need("strace")
    calls = f"trace={','.join(TRACED)}"
    no_rings = "inject=io_uring_setup:error=ENOSYS"
    return [
        *("strace", "-f", "--seccomp-bpf", "-s", "0"),
        *("-e", calls, "-e", no_rings, "-o", str(log)),
    ]


def traced(words: list[str], environment: dict[str, str], log: Path, *before: str) -> Traced:
    """``before`` is put before the tracer: a namespace without a network."""
    done = run([*before, *strace(log), *words], environment)
    return Traced(done, read(log))


def read(log: Path) -> list[Offence]:
    """A log without a single line would mean that nothing was traced."""
    lines = log.read_text(encoding="utf-8").splitlines()
    assert any("+++ exited" in line for line in lines), "the tracer saw no process end"
    return offences(lines)
