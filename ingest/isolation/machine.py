"""How many documents this machine can parse at once."""

import os
from pathlib import Path

MEGABYTE = 1024 * 1024
_MOST = 8
"""Beyond it the process that takes documents in is the slower one."""
_CONTROL_GROUP = Path("/sys/fs/cgroup/memory.max")
"""<https://docs.kernel.org/admin-guide/cgroup-v2.html>; the whole machine may not be ours."""


def workers_for(memory_mb: int) -> int:
    """One for each processor, as far as the memory goes round.

    Each worker counts for half of ``memory_mb``, its limit: recognition takes that, and hardly
    anything takes more.
    """
    by_memory = _memory() // (memory_mb * MEGABYTE // 2)
    return max(1, min(_processors(), by_memory, _MOST))


def _processors() -> int:
    """Those that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _memory() -> int:
    import psutil

    total = int(psutil.virtual_memory().total)
    try:
        limit = _CONTROL_GROUP.read_text(encoding="ascii").strip()
    except OSError:
        return total
    return min(total, int(limit)) if limit.isdecimal() else total
