"""`make bench`: the same notebooks graded by `autograder grade` and by plain `nbgrader autograde`.

Both commands begin with submitted notebooks and end in an nbgrader gradebook; they run in turns, and medians count. Fixed cost
(imports, drawing the cases, starting the sandboxes) and marginal cost of a submission are told apart by a second, small class.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from importlib import metadata
from pathlib import Path
from typing import Any

from autograder.assignment import Assignment, load_assignment
from autograder.exam import Exam, prepare
from autograder.seeds import Seed

from .books import compared
from .check_latency import check_latency
from .classmates import make_class
from .meter import Usage, adopt_orphans
from .ours import OurCourse
from .plain_nbgrader import PlainCourse
from .probes import probes_cpu_s, warm_cpu_s

Probes = tuple[float, dict[str, float]]  # processor seconds of a submission's probes, in all and by exercise
SEED = Seed(20)
SMALL = 2
GOALS = {"wall_ratio": (15.0, "at least"), "cpu_ratio": (7.0, "at least"), "overhead_cpu_s": (0.15, "at most"), "probes_cpu_s": (0.4, "below")}


@dataclass(frozen=True)
class Sides:
    """The two ways to grade one class."""

    ours: OurCourse
    plain: PlainCourse
    runs: dict[str, list[Usage]] = field(default_factory=dict)

    def measure(self, what: str, action: Callable[[], Usage]) -> None:
        usage = action()
        self.runs.setdefault(what, []).append(usage)
        print(f"  {what:<18}{usage.wall_s:8.2f} s wall {usage.cpu_s:8.2f} s CPU (machine {usage.machine_s:.2f})", flush=True)

    def middle(self, what: str, figure: str) -> float:
        return float(statistics.median(getattr(u, figure) for u in self.runs[what]))


def main() -> None:
    options = _options()
    adopt_orphans()
    load = os.getloadavg()
    if load[0] > 0.5 * (os.cpu_count() or 1):
        print(f"the machine is at work already (load {load[0]:.1f}): these figures are not to be kept", file=sys.stderr)
    assignment = load_assignment(Path(options.assignment).resolve())
    exam = prepare(assignment, SEED)
    with tempfile.TemporaryDirectory(prefix="descent-bench-") as name:
        folder = Path(name)
        env = _environment(folder)
        large, small = (_sides(folder / size, assignment, exam, n, env) for size, n in (("large", options.notebooks), ("small", SMALL)))
        probes = _measure(large, small, options.rounds, exam)
        agreement = compared(large.ours.marks(), large.plain.marks(), "student00", len(assignment.exercises) - _manual(assignment))
        result = _result(large, small, options.notebooks) | _inside(assignment, exam, folder, probes)
    result |= {"agreement": agreement, "machine": _machine(), "load_average_before": load}
    result["overhead_cpu_s"] = round(result["marginal_cpu_s"]["autograder"] - result["probes_cpu_s"], 3)
    _write(Path(options.out), result)
    _show(result)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.grading", description=__doc__.splitlines()[0])
    parser.add_argument("--notebooks", type=int, default=20, help="submissions (20)")
    parser.add_argument("--rounds", type=int, default=3, help="how often each command runs (3)")
    parser.add_argument("--assignment", default="solutions/02_backprop", help="the assignment's folder")
    parser.add_argument("--out", default="benchmarks/results/grading.json", help="where the result is written")
    options = parser.parse_args()
    if options.notebooks <= SMALL:
        parser.error(f"--notebooks must be above {SMALL}, the size of the small class")
    return options


def _environment(folder: Path) -> dict[str, str]:
    """One BLAS thread for both; a home of its own, so that nobody's configuration counts."""
    threads = {f"{name}_NUM_THREADS": "1" for name in ("OMP", "OPENBLAS", "MKL")}
    (folder / "home").mkdir()
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("JUPYTER", "IPYTHON", "NBGRADER"))}
    return kept | threads | {"HOME": str(folder / "home"), "PATH": f"{Path(sys.executable).parent}:{os.environ.get('PATH', '')}"}


def _sides(folder: Path, assignment: Assignment, exam: Exam, count: int, env: Mapping[str, str]) -> Sides:
    commands = Path(sys.executable).parent
    (folder / "ours").mkdir(parents=True)
    (folder / "plain").mkdir()
    sides = Sides(
        OurCourse(folder / "ours", assignment, SEED, env, commands / "autograder"),
        PlainCourse(folder / "plain", assignment, env, commands / "nbgrader"),
    )
    classmates = make_class(assignment, count)
    sides.ours.write(classmates)
    sides.plain.write(exam, classmates)
    return sides


def _measure(large: Sides, small: Sides, rounds: int, exam: Exam) -> list[Probes]:
    """The commands in turns: ours before and after each of nbgrader's, which takes twenty times as long, and the bare probes in each round,
    since a machine that is shared is not as fast in every minute."""
    probes = []
    print("warming up")
    small.ours.grade()
    small.plain.autograde()
    for number in range(rounds):
        print(f"round {number + 1} of {rounds}")
        for size, sides in (("small", small), ("large", large)):
            print(f" {size} class")
            sides.measure("autograder", sides.ours.grade)
            sides.measure("nbgrader", sides.plain.autograde)
            sides.measure("autograder", sides.ours.grade)
        probes.append(probes_cpu_s(exam, large.ours.notebooks()))
    print("feedback pages")
    large.measure("our pages", large.ours.feedback)
    large.measure("nbgrader's pages", large.plain.feedback)
    return probes


def _result(large: Sides, small: Sides, count: int) -> dict[str, Any]:
    """The figures, from medians."""
    ours, plain = "autograder", "nbgrader"
    more = count - SMALL
    marginal = {
        figure: {side: round((large.middle(side, figure) - small.middle(side, figure)) / more, 4) for side in (ours, plain)}
        for figure in ("wall_s", "cpu_s")
    }
    return {
        "wall_ratio": round(large.middle(plain, "wall_s") / large.middle(ours, "wall_s"), 2),
        "cpu_ratio": round(large.middle(plain, "cpu_s") / large.middle(ours, "cpu_s"), 2),
        "submissions": count,
        "submissions_per_s": {side: round(count / large.middle(side, "wall_s"), 3) for side in (ours, plain)},
        "marginal_submissions_per_s": {side: round(1 / marginal["wall_s"][side], 3) for side in (ours, plain)},
        "marginal_wall_s": marginal["wall_s"],
        "marginal_cpu_s": marginal["cpu_s"],
        "fixed_cpu_s": {side: round(small.middle(side, "cpu_s") - SMALL * marginal["cpu_s"][side], 2) for side in (ours, plain)},
        "runs": {f"{n} notebooks": {w: [_rounded(u) for u in us] for w, us in s.runs.items()} for n, s in ((SMALL, small), (count, large))},
    }


def _rounded(usage: Usage) -> dict[str, float]:
    return {name: round(value, 3) for name, value in asdict(usage).items()}


def _inside(assignment: Assignment, exam: Exam, folder: Path, probes: Sequence[Probes]) -> dict[str, Any]:
    """What is measured within a process: the probes alone, and `check` in a kernel."""
    print("check() in a kernel")
    total, by_exercise = statistics.median(total for total, _ in probes), probes[-1][1]
    (folder / "student").mkdir()
    latencies = check_latency(assignment, folder / "student")
    slowest = {kind: max(found, key=lambda name: found[name]) for kind, found in latencies.items()}
    return {
        "probes_cpu_s": round(total, 4),
        "probes_cpu_s_rounds": [round(total, 4) for total, _ in probes],
        "probes_warm_cpu_s": round(warm_cpu_s(exam), 4),
        "probes_cpu_s_slowest": {n: round(v, 4) for n, v in sorted(by_exercise.items(), key=lambda item: -item[1])[:5]},
        "check_ms_max": round(max(latencies[kind][name] for kind, name in slowest.items()), 1),
        "check_ms_slowest": {kind: {name: round(latencies[kind][name], 1)} for kind, name in slowest.items()},
        "check_ms_median": {kind: round(statistics.median(found.values()), 1) for kind, found in latencies.items()},
    }


def _manual(assignment: Assignment) -> int:
    return sum(e.kind == "manual" for e in assignment.exercises)


def _machine() -> dict[str, Any]:
    names = ("nbgrader", "nbconvert", "ipykernel", "numpy", "torch")
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())
    return {"processor": model, "cores": os.cpu_count(), "system": platform.release(), "python": platform.python_version()} | {
        name: metadata.version(name) for name in names
    }


def _write(path: Path, result: Mapping[str, Any]) -> None:
    first = ("wall_ratio", "cpu_ratio", "overhead_cpu_s", "probes_cpu_s", "check_ms_max", "submissions")
    ordered = {key: result[key] for key in first} | {k: v for k, v in result.items() if k not in first}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(ordered, indent=1) + "\n", encoding="utf-8")
    print(f"written to {path}")


def _show(result: Mapping[str, Any]) -> None:
    for name, (goal, how) in GOALS.items():
        met = result[name] >= goal if how == "at least" else result[name] <= goal
        print(f"{name:<16}{result[name]:8.3f}   {how} {goal:g}: {'reached' if met else 'NOT reached'}")
    print(f"{'check_ms_max':<16}{result['check_ms_max']:8.1f}   ms")
    print(f"submissions/s: {result['submissions_per_s']}, marginal {result['marginal_submissions_per_s']}")
    for line in result["agreement"]["different"]:
        print(f"judged differently: {line}")


if __name__ == "__main__":
    main()
