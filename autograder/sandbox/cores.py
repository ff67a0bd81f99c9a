"""Two processes that take turns, on one core.

Where a policy is asked thousands of times a second, judge and child never run at once: each waits for the other. On two cores every answer
must wake a sleeping one, which on a virtual machine costs five to twenty times what a switch on one core does.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
from collections.abc import Iterator


@contextlib.contextmanager
def one_core(pid: int) -> Iterator[None]:
    """The calling thread and the process `pid` stay on the core on which the thread is; both are free again afterwards.

    Where the system has no such thing, or does not allow it, they run as they did.
    """
    try:
        mine, theirs = os.sched_getaffinity(0), os.sched_getaffinity(pid)
        core = {ctypes.CDLL(None).sched_getcpu()} & mine & theirs
    except (AttributeError, OSError):
        core = set()
    if not core:
        yield
        return
    try:
        _stay(0, core)
        _stay(pid, core)
        yield
    finally:
        _stay(0, mine)
        _stay(pid, theirs)


def _stay(pid: int, cores: set[int]) -> None:
    with contextlib.suppress(OSError):  # it has ended, or is not ours to move
        os.sched_setaffinity(pid, cores)
