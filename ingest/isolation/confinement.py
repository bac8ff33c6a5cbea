"""What a worker gives up before it sees its first document.

Against libraries that mean well this is enough; code that a document brought in could undo some of
it, which is why its answers are checked and its process is watched from outside.
"""

import os
import signal
import sys
import threading
import time

from kb.silence import silence_libraries

MEGABYTE = 1024 * 1024
_MOST_WRITTEN = 256 * MEGABYTE
"""Into one file of the temporary folder: parsers may unpack there, not fill the disk."""
_MOST_OPEN = 1024
"""Open files: libraries need some dozens, an office program some hundreds."""
_LOOK = 0.5
"""Seconds between two looks whether the parent lives, where the system does not tell."""
_PR_SET_PDEATHSIG = 1
"""<sys/prctl.h>, Linux."""
_NETWORKS = ("socket.",)
_PROGRAMS = ("subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.system")
"""Beginnings of audit events (Python documentation, "Audit events table")."""
_may_start = threading.Event()


def confine(parent: int, memory_mb: int) -> None:
    """To be called once, in the worker."""
    silence_libraries()
    _die_with(parent)
    _limit(memory_mb)
    sys.addaudithook(_refuse)


def allow_programs(*, allowed: bool) -> None:
    """For the next document: whether its parser has a program convert it."""
    if allowed:
        _may_start.set()
    else:
        _may_start.clear()


def _refuse(event: str, _arguments: tuple[object, ...]) -> None:
    if _may_start.is_set() and event.startswith(_PROGRAMS):
        return
    # "socket.gethostname" and the like are no connection, and platform asks for them.
    if event.startswith((*_NETWORKS, *_PROGRAMS)) and event != "socket.gethostname":
        raise PermissionError(f"a parser may not do this: {event}")


def _limit(memory_mb: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_FSIZE, _MOST_WRITTEN)
    _lower(resource.RLIMIT_NOFILE, _MOST_OPEN)
    if sys.platform == "linux":
        # Private writable memory; RLIMIT_AS would count what libraries only reserve or map.
        _lower(resource.RLIMIT_DATA, memory_mb * MEGABYTE)


def _lower(which: int, most: int) -> None:
    import resource

    _, hard = resource.getrlimit(which)
    limit = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(which, (limit, limit))


def _die_with(parent: int) -> None:
    """With its parent, also where that is killed while this parses without end."""
    if sys.platform == "win32":
        return
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    else:
        threading.Thread(target=_watch, args=(parent,), daemon=True).start()
    if os.getppid() != parent:
        os._exit(1)


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_LOOK)
    os._exit(1)
