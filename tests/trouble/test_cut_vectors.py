"""A vector that was cut short in the database is told, and a rebuild makes it anew."""

import sqlite3

import pytest

from tests.tools import run, touchstone
from tests.trouble.conftest import ENGLISH

CUT = "UPDATE vectors SET vector = substr(vector, 1, 101) WHERE id % 50 = 0"
"""Of both languages: a question reads those of its own."""


@pytest.mark.parametrize("command", ["rebuild", "doctor"])
def test_a_vector_cut_short_is_told_and_mended(command, copied, user):
    with sqlite3.connect(copied / "touchstone.sqlite3") as opened:
        assert opened.execute(CUT).rowcount > 1
    opened.close()
    words = touchstone("--data-dir", copied)
    # Which reads the database's own vectors, and not those that are mapped beside an index.
    user = {**user, "TOUCHSTONE_DENSE": "exact"}
    asked = run([*words, "ask", ENGLISH], user)
    assert asked.returncode == 5
    assert "touchstone rebuild" in asked.stderr
    mended = run([*words, command], user)
    assert mended.returncode == 0, mended.stderr
    assert run([*words, "ask", ENGLISH], user).returncode == 0
