"""The two clocks of a request: processor seconds of the child, and the wall."""

from __future__ import annotations

import os
import time

_CORES = os.cpu_count() or 1  # asking takes longer than all else here


class Late(Exception):
    """A budget is spent. `spent` says which: "processor" or "wall"."""

    def __init__(self, spent: str) -> None:
        super().__init__(spent)
        self.spent = spent


class Watch:
    """Both budgets of one request. It is asked only while an answer is late, so waiting costs nothing.

    Where the processor clock of another process cannot be read, the wall alone counts.
    """

    def __init__(self, pid: int | None, cpu_s: float, wall_s: float) -> None:
        self.cpu_s, self.wall_s = cpu_s, wall_s
        self._pid = pid
        self._cores = _CORES
        self._began, self._cpu_began = time.monotonic(), processor_seconds(pid)

    def patience(self) -> float:
        """How many seconds to wait before asking again; Late when a budget is spent."""
        wall_left = self.wall_s - (time.monotonic() - self._began)
        cpu_left = self._cpu_left(wall_left)
        if cpu_left <= 0 or wall_left <= 0:
            raise Late("processor" if cpu_left <= 0 and self._cpu_began is not None else "wall")
        return min(wall_left, max(cpu_left / self._cores, 0.005)) + 0.001

    def _cpu_left(self, otherwise: float) -> float:
        now = processor_seconds(self._pid)
        if now is None or self._cpu_began is None:
            return otherwise
        return self.cpu_s - (now - self._cpu_began)


class LateWatch(Watch):
    """A watch that looks at no clock before an answer is `cpu_s` late: both budgets begin then. For answers that come by the thousand."""

    def __init__(self, pid: int | None, cpu_s: float) -> None:
        self.cpu_s, self.wall_s = cpu_s, 10 * cpu_s
        self._late_pid, self._asked = pid, 0

    def patience(self) -> float:
        self._asked += 1
        if self._asked == 1:
            return self.cpu_s
        if self._asked == 2:
            super().__init__(self._late_pid, self.cpu_s, self.wall_s)
        return super().patience()


def processor_seconds(pid: int | None) -> float | None:
    """CPU time of all threads of a process, from the kernel's clock for it (no file is read)."""
    if pid is None:
        return None
    try:
        return time.clock_gettime((~pid << 3) | 2)
    except OSError:
        return None
