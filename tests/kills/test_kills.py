"""kill -9 at sixty random moments over real laws, with somebody asking all the time."""

import os
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kills.killing import COMMANDS, Killing

SEED = int(os.environ.get("TOUCHSTONE_KILL_SEED", "20181229"))
KILLS = int(os.environ.get("TOUCHSTONE_KILLS", "60"))
pytestmark = [pytest.mark.shared, pytest.mark.kills, pytest.mark.timeout(120 * KILLS)]


@pytest.fixture(scope="module")
def killing(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Killing]:
    made = Killing(tmp_path_factory.mktemp("kills") / "base", shared_data / "laws-cn", SEED)
    made.prepare()
    yield made
    made.close()


def test_nothing_is_lost_doubled_or_half_there_whenever_a_command_dies(killing: Killing) -> None:
    tally = killing.run(KILLS)
    warm, cold = sorted(tally.seconds), sorted(tally.cold_seconds)
    print(
        f"\n{tally.killed} kills {tally.kills}, {tally.completed} commands after them; "
        f"{tally.answers} answers beside them: median {statistics.median(warm):.3f} s, "
        f"slowest {warm[-1]:.2f} s; cold after a kill: median {statistics.median(cold):.2f} s, "
        f"slowest {cold[-1]:.2f} s (seed {SEED})"
    )
    assert tally.faults == []
    assert tally.killed == KILLS
    assert set(tally.kills) == set(COMMANDS)
    assert tally.answers > KILLS


def test_a_doctor_finds_nothing_left_to_mend_afterwards(killing: Killing) -> None:
    assert killing.finished("doctor", "--quiet") == 0
