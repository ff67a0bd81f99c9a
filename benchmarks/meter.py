"""What a command costs: wall time, and the processor time of everything that it starts."""

from __future__ import annotations

import ctypes
import os
import resource
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_SUBREAPER, _PATIENCE_S = 36, 10.0


@dataclass(frozen=True)
class Usage:
    """`cpu_s`: user and system time of the command and all its descendants. `machine_s`: what all processors were busy meanwhile,
    by /proc/stat; on a quiet machine the two agree."""

    wall_s: float
    cpu_s: float
    machine_s: float


class CommandFailed(Exception):
    """A measured command ended in an error."""


def adopt_orphans() -> None:
    """From here on a process that outlives its parent becomes our child, so that its time is counted too. Linux only."""
    if ctypes.CDLL(None, use_errno=True).prctl(_SUBREAPER, 1, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl(PR_SET_CHILD_SUBREAPER) failed; the benchmark runs on Linux")


def run(command: Sequence[str], cwd: Path, env: Mapping[str, str], log: Path) -> Usage:
    """Run a command to its end, and that of all it has started. Raises CommandFailed with the end of its output."""
    cpu, machine, start = _children_s(), _machine_s(), time.perf_counter()
    with open(log, "wb") as out:
        process = subprocess.Popen(command, cwd=cwd, env=dict(env), stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT)
        code = process.wait()
    wall = time.perf_counter() - start
    _wait_for_orphans(command)
    if code:
        raise CommandFailed(f"{' '.join(command)}: exit status {code}\n" + log.read_text(encoding="utf-8", errors="replace")[-3000:])
    return Usage(wall, _children_s() - cpu, _machine_s() - machine)


def _wait_for_orphans(command: Sequence[str]) -> None:
    """Only a child that was waited for is counted."""
    end = time.monotonic() + _PATIENCE_S
    while True:
        try:
            pid, _ = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if not pid and time.monotonic() > end:
            raise CommandFailed(f"{' '.join(command)}: left a process behind that still runs; its time cannot be counted")
        time.sleep(0.0 if pid else 0.02)


def _children_s() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _machine_s() -> float:
    """Seconds that the machine's processors have been busy: all of /proc/stat but idle, iowait and the guests, counted twice there."""
    fields = [int(n) for n in Path("/proc/stat").read_text(encoding="ascii").split("\n", 1)[0].split()[1:]]
    return (sum(fields[:8]) - fields[3] - fields[4]) / float(os.sysconf("SC_CLK_TCK"))
