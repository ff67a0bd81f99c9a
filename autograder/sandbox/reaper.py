"""Ends a child and everything that it may have started, and waits until nothing of it is left."""

from __future__ import annotations

import os
import select
import signal
import sys
from typing import Any


class Reaper:
    """`everyone`: this is the first process of a pid namespace, where kill(-1) reaches all others.

    Elsewhere the child and its group are killed, then whoever became ours as an orphan.
    """

    def __init__(self, everyone: bool) -> None:
        self._everyone = everyone
        self._pid: int | None = None
        self._proc = None if everyone or not os.path.isdir("/proc/self") else os.open("/proc", os.O_RDONLY)

    def expect(self, pid: int) -> None:
        self._pid = pid

    @property
    def busy(self) -> bool:
        return self._pid is not None

    def kill(self) -> None:
        """Kills without reaping: the judge still asks how the child ended."""
        if self._pid is not None:
            self._kill_all(self._pid)

    def end(self, grace: float) -> dict[str, Any]:
        """Waits up to `grace` seconds for the child to end by itself, then kills.

        {"status": wait status, "ours": whether we killed it, "rss": its largest size in bytes}
        """
        pid, self._pid = self._pid, None
        end: dict[str, Any] = {"status": None, "ours": True, "rss": 0}
        if pid is None:
            return end
        end["ours"] = not _ended(pid, grace)
        self._kill_all(pid)
        _, end["status"], usage = os.wait4(pid, 0)
        end["rss"] = usage.ru_maxrss * (1024 if sys.platform == "linux" else 1)
        self._reap_orphans()
        return end

    def _kill_all(self, pid: int) -> None:
        for kill, target in ((os.killpg, pid), (os.kill, pid)):
            _quietly(kill, target)
        if self._everyone:
            _quietly(os.kill, -1)

    def _reap_orphans(self) -> None:
        while True:
            for orphan in self._children():
                _quietly(os.kill, orphan)
            try:
                os.waitpid(-1, 0)
            except ChildProcessError:
                return

    def _children(self) -> list[int]:
        if self._proc is None:
            return []
        numbers = [int(name) for name in os.listdir(self._proc) if name.isdigit()]
        return [n for n in numbers if _parent(self._proc, n) == os.getpid()]


def _quietly(kill: Any, pid: int) -> None:
    try:
        kill(pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return


def _ended(pid: int, grace: float) -> bool:
    """Whether the process has ended by itself, looked at without reaping it."""
    if grace and hasattr(os, "pidfd_open"):
        handle = os.pidfd_open(pid)
        select.select([handle], [], [], grace)
        os.close(handle)
    return os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def _parent(proc: int, pid: int) -> int:
    try:
        file = os.open(f"{pid}/stat", os.O_RDONLY, dir_fd=proc)
    except OSError:
        return 0
    try:
        return int(os.read(file, 4096).rpartition(b")")[2].split()[1])
    except (OSError, IndexError, ValueError):
        return 0
    finally:
        os.close(file)
