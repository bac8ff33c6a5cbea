"""Many users beside each other, one changer alone."""

import threading
import time

import pytest

from kb.gate import Gate


def test_users_are_in_together_and_a_changer_waits_for_all_of_them() -> None:
    gate, events, both_in = Gate(), [], threading.Barrier(3)

    def use(name: str) -> None:
        with gate.use():
            both_in.wait(timeout=60)
            time.sleep(0.05)
            events.append(name)

    def change() -> None:
        with gate.change():
            events.append("changed")

    users = [threading.Thread(target=use, args=(name,)) for name in "ab"]
    for user in users:
        user.start()
    both_in.wait(timeout=60)
    changer = threading.Thread(target=change)
    changer.start()
    for thread in (*users, changer):
        thread.join(timeout=60)
    assert sorted(events[:2]) == ["a", "b"]
    assert events[2] == "changed"


def test_who_comes_while_a_changer_is_in_waits_for_its_end() -> None:
    gate, events = Gate(), []

    def use() -> None:
        with gate.use():
            events.append("used")

    with gate.change():
        user = threading.Thread(target=use)
        user.start()
        time.sleep(0.05)
        events.append("changed")
    user.join(timeout=60)
    assert events == ["changed", "used"]


def test_an_error_inside_leaves_the_gate_open() -> None:
    gate = Gate()
    for enter in (gate.use, gate.change):
        with pytest.raises(ZeroDivisionError), enter():
            _ = 1 / 0
    with gate.change():
        pass
