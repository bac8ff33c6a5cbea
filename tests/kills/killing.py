"""Kills commands at random moments while others read, and looks at what is left each time."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.conftest import CHECKOUT
from tests.kills.audit import Whole, editions_of, unfinished

COMMANDS = ("add", "remove", "rebuild", "erase")
REMOVED_AT_ONCE = 25
"""Instruments: enough work that a kill may fall into every part of it."""
_LONGEST = 300
_COMPLETED, _READER_KILLED = 0.4, 0.15


@dataclass
class Tally:
    """What was seen; ``faults`` must stay empty."""

    kills: dict[str, int] = field(default_factory=dict)
    completed: int = 0
    answers: int = 0
    seconds: list[float] = field(default_factory=list)
    cold_seconds: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def killed(self) -> int:
        return sum(self.kills.values())


class Killing:
    """One base over ``laws``, and a seed that decides everything but the speed of the machine."""

    def __init__(self, data_dir: Path, laws: Path, seed: int) -> None:
        self._data_dir, self._laws = data_dir, laws
        self._random = random.Random(seed)
        self._typical = dict.fromkeys(COMMANDS, 1.0)
        self.tally = Tally()
        self._log = data_dir.with_suffix(".log")
        self._reader: Reader | None = None
        self._reference: dict[str, Whole] = {}

    def prepare(self) -> None:
        """A base that is whole; how long each command works is measured on it."""
        assert self.finished("init") == 0
        assert self.finished("add", str(self._laws)) in (0, 4)
        self._reference = editions_of(self._data_dir)
        for command in ("remove", "erase"):
            self._typical[command] = self._timed(command)
            self._typical["add"] = self._timed("add")
        self._typical["rebuild"] = self._timed("rebuild")
        self._check_whole("prepare")
        self._reader = Reader(self._data_dir, self._log)

    def run(self, kills: int) -> Tally:
        """Until so many commands were killed; ends with a base that is whole again."""
        while self.tally.killed < kills and not self.tally.faults:
            self.round()
        self.complete()
        self._replace_reader()
        self._read_log()
        return self.tally

    def close(self) -> None:
        if self._reader is not None:
            self._reader.kill()

    def _replace_reader(self) -> None:
        if self._reader is not None and (fault := self._reader.kill()):
            self.tally.faults.append(fault)
        self._reader = Reader(self._data_dir, self._log)

    def _read_log(self) -> None:
        for line in self._log.read_text(encoding="utf-8").splitlines():
            # The last line of a reader that was killed may be cut short.
            if not line.endswith("}"):
                continue
            answer = json.loads(line)
            self.tally.answers += 1
            self.tally.seconds.append(answer["seconds"])
            if answer["fault"]:
                self.tally.faults.append(f"reader: {answer['fault']}")

    def round(self) -> None:
        """One kill; then an answer at once, and now and then a command that ends well."""
        command = self._least_killed()
        before = self._before(command)
        arguments = self._arguments(command, before)
        if self._killed(command, arguments):
            self.tally.kills[command] = self.tally.kills.get(command, 0) + 1
        self._check_half(command, arguments, before)
        self._ask_at_once(command)
        if self._random.random() < _COMPLETED:
            self.complete()
        if self._random.random() < _READER_KILLED:
            self._replace_reader()

    def _least_killed(self) -> str:
        """One of the two that were killed least, so that each has its share."""
        order = sorted(
            COMMANDS, key=lambda it: (self.tally.kills.get(it, 0), self._random.random())
        )
        return self._random.choice(order[:2])

    def _before(self, command: str) -> dict[str, Whole]:
        """What the base holds; where all is there, something goes first that can be added."""
        held = editions_of(self._data_dir)
        if command != "add" or held.keys() != self._reference.keys():
            return held
        self.finished(*self._arguments("remove", held))
        return editions_of(self._data_dir)

    def complete(self) -> None:
        """The next command completes or undoes what was under way."""
        code = self.finished("add", str(self._laws))
        if code not in (0, 4):
            self.tally.faults.append(f"add ended with {code}")
        self.tally.completed += 1
        self._check_whole("add")

    def finished(self, *arguments: str) -> int:
        done = self._run(arguments)
        if b"Traceback" in done.stderr or done.returncode not in (0, 3, 4):
            self.tally.faults.append(f"{arguments[0]}: {done.stderr.decode()[-2000:]}")
        return done.returncode

    def _timed(self, command: str) -> float:
        arguments = self._arguments(command, editions_of(self._data_dir))
        process = self._start(arguments)
        self._await_owner(process)
        started = time.perf_counter()
        process.communicate()
        return time.perf_counter() - started

    def _arguments(self, command: str, held: dict[str, Whole]) -> list[str]:
        if command == "add":
            return ["add", str(self._laws)]
        if command == "rebuild":
            return ["rebuild"]
        # What the starter corpus brought does not come back with the folder of laws.
        starter = {_instrument(key) for key in held if ".digest" in key}
        laws = sorted({_instrument(key) for key in held} - starter)
        chosen = self._random.sample(laws, min(REMOVED_AT_ONCE, len(laws)))
        return ["remove", *chosen, *(["--erase"] if command == "erase" else [])]

    def _killed(self, command: str, arguments: Sequence[str]) -> bool:
        process = self._start(arguments)
        self._await_owner(process)
        delay = self._random.uniform(0, self._typical[command])
        try:
            process.communicate(timeout=delay)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.communicate()
            return True
        return False

    def _await_owner(self, process: subprocess.Popen[bytes]) -> None:
        """Until its work begins: a kill while Python imports would prove little."""
        record = self._data_dir / "owner.json"
        until = time.monotonic() + _LONGEST
        while process.poll() is None and time.monotonic() < until:
            try:
                if json.loads(record.read_text())["pid"] == process.pid:
                    return
            except (OSError, ValueError):
                pass
            time.sleep(0.002)

    def _check_half(self, command: str, arguments: Sequence[str], before: dict[str, Whole]) -> None:
        """After a kill each edition is wholly there or not at all, and a removal is one deed."""
        now = editions_of(self._data_dir)
        for key, whole in now.items():
            if whole != self._reference.get(key):
                self.tally.faults.append(f"{command}: {key} is not what it was")
        chosen = set(arguments[1:])
        targets = {key for key in before if _instrument(key) in chosen}
        if command in ("add", "rebuild") and not now.keys() >= before.keys():
            self.tally.faults.append(f"{command}: lost {before.keys() - now.keys()}")
        if command == "rebuild" and now.keys() != before.keys():
            self.tally.faults.append(f"rebuild: {now.keys() ^ before.keys()}")
        if targets and now.keys() not in (before.keys(), before.keys() - targets):
            self.tally.faults.append(f"{command}: a removal was half done")

    def _check_whole(self, where: str) -> None:
        now = editions_of(self._data_dir)
        if now != self._reference:
            keys = now.keys() | self._reference
            odd = {key for key in keys if now.get(key) != self._reference.get(key)}
            self.tally.faults.append(f"{where}: {len(odd)} editions differ: {sorted(odd)[:3]}")
        self.tally.faults += [f"{where}: {line}" for line in unfinished(self._data_dir)]

    def _ask_at_once(self, command: str) -> None:
        started = time.perf_counter()
        done = self._run(["ask", "生产者对产品质量负有什么责任？", "--json"])
        self.tally.cold_seconds.append(time.perf_counter() - started)
        if done.returncode not in (0, 3) or b"Traceback" in done.stderr:
            self.tally.faults.append(f"ask after {command}: {done.stderr.decode()[-500:]}")

    def _start(self, arguments: Sequence[str]) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            [sys.executable, "-m", "tests.kills.driver", *arguments],
            cwd=CHECKOUT,
            env=self._environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def _run(self, arguments: Sequence[str]) -> "subprocess.CompletedProcess[bytes]":
        process = self._start(arguments)
        out, err = process.communicate(timeout=_LONGEST)
        return subprocess.CompletedProcess(arguments, process.returncode, out, err)

    def _environment(self) -> dict[str, str]:
        return {**os.environ, "TOUCHSTONE_DATA_DIR": str(self._data_dir)}


def _instrument(edition_id: str) -> str:
    return edition_id.partition("@")[0]


class Reader:
    """Somebody who asks all the time, until he is killed with his indexes open."""

    def __init__(self, data_dir: Path, log: Path) -> None:
        command = [sys.executable, "-m", "tests.kills.reader", str(data_dir), str(log)]
        self._process = subprocess.Popen(command, cwd=CHECKOUT)

    def kill(self) -> str:
        """What was wrong with him; "" where he lived until now."""
        ended = self._process.poll()
        self._process.kill()
        self._process.wait()
        return "" if ended is None else f"a reader ended with {ended}"
