"""Many at once, or one alone: who uses an index, and who puts another in its place."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Gate:
    """A lock for many users and one changer; a changer waits for the users that are in.

    Users that come while a changer waits stand behind it, so that it is not kept out for ever.
    """

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._users = 0
        self._changing = False

    @contextmanager
    def use(self) -> Iterator[None]:
        """Enters beside other users."""
        with self._condition:
            self._condition.wait_for(lambda: not self._changing)
            self._users += 1
        try:
            yield
        finally:
            with self._condition:
                self._users -= 1
                self._condition.notify_all()

    @contextmanager
    def change(self) -> Iterator[None]:
        """Enters alone."""
        with self._condition:
            self._condition.wait_for(lambda: not self._changing)
            self._changing = True
        try:
            with self._condition:
                self._condition.wait_for(lambda: self._users == 0)
            yield
        finally:
            with self._condition:
                self._changing = False
                self._condition.notify_all()
