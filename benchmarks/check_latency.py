"""How long a student waits for `check`, in a real kernel, as in a notebook: right answers, and a wrong one for each exercise."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.manager import start_new_kernel

from autograder.assignment import Assignment
from autograder.exam import COMPARED
from autograder.release import build_release

from .classmates import lean_cells

_TIMER = """
import json, time
def median_ms(name):
    check(name)  # once warm
    took = []
    for _ in range(5):
        start = time.perf_counter()
        check(name)
        took.append(1000 * (time.perf_counter() - start))
    return sorted(took)[2]
latencies = {"right": {}, "wrong": {}}
"""


def check_latency(assignment: Assignment, folder: Path) -> dict[str, dict[str, float]]:
    """Milliseconds by exercise for "right" and "wrong": the median of five calls after a warm one. `folder` is empty."""
    for name, data in build_release(assignment).items():
        (folder / name).write_bytes(data)
    for name, data in assignment.artifacts.items():
        (folder / name).write_bytes(data)
    manager, client = start_new_kernel(cwd=str(folder), stderr=subprocess.DEVNULL)
    try:
        for source in _session(assignment):
            _execute(client, source)
        _execute(client, 'open("latencies.json", "w", encoding="utf-8").write(json.dumps(latencies))')
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    found: dict[str, dict[str, float]] = json.loads((folder / "latencies.json").read_text(encoding="utf-8"))
    return found


def _session(assignment: Assignment) -> list[str]:
    """What is typed into the kernel: the notebook, then each check with the right answer, then with a wrong one in its place."""
    cells = [c for c in lean_cells(assignment) if c["cell_type"] == "code"]
    sources = [str(c["source"]) for c in cells if c["id"] not in {e.name for e in assignment.exercises}]
    names = [e.name for e in assignment.exercises if e.kind != "manual"]
    timed = [f'latencies["right"]["{n}"] = median_ms("{n}")' for n in names]
    wrong = {n: next((w.source for w in assignment.wrong[n] if w.verdict in COMPARED), None) for n in names}
    solution = "\n\n".join(sources)
    for name, source in wrong.items():
        if source is not None:
            timed += [solution, f'{source}\n\nlatencies["wrong"]["{name}"] = median_ms("{name}")']
    return [*sources, _TIMER, *timed]


def _execute(client: BlockingKernelClient, source: str) -> None:
    reply = client.execute_interactive(source, timeout=120, output_hook=lambda message: None)
    if reply["content"]["status"] != "ok":
        raise RuntimeError(f"the kernel gave {reply['content'].get('ename')}: {reply['content'].get('evalue')} for {source[:200]!r}")
