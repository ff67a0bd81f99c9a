"""The bare compute of grading: the calls of all cases with each student's own functions, without judge, wire or sandbox.

Each student's code runs once, in a process forked for it from one that has the libraries loaded, since that is how often and how cold
it runs when it is graded, and as many at once as the grader has at work, since processors that share a core or a cache count more seconds for
the same work; only the calls of the probes are on the clock. `warm_cpu_s` is the same of the reference's functions, again and
again in one process, where everything is in the caches: what the calls cost at the least.
"""

from __future__ import annotations

import functools
import gc
import json
import os
import random
import select
import statistics
import time
import warnings
from collections.abc import Callable, Mapping, Sequence
from types import SimpleNamespace
from typing import Any

import numpy as np

from autograder import wire
from autograder.cells import Notebook
from autograder.exam import Exam, run_statements
from autograder.spec import Exercise
from autograder.statements import statements_for


def probes_cpu_s(exam: Exam, notebooks: Sequence[Notebook]) -> tuple[float, dict[str, float]]:
    """Processor seconds of a submission's probes: the mean over the class, and the same by exercise."""
    queue, at_work = list(notebooks), os.cpu_count() or 1
    running: list[_Fork] = []
    measured: list[dict[str, float]] = []
    while queue or running:
        while queue and len(running) < at_work:
            running.append(_Fork(functools.partial(_of, exam, queue.pop())))
        ready, _, _ = select.select([fork.reader for fork in running], [], [])
        for fork in [fork for fork in running if fork.reader in ready]:
            running.remove(fork)
            measured.append(fork.result())
    names = [e.name for e in _judged(exam)]
    return statistics.mean(sum(m.values()) for m in measured), {n: statistics.mean(m[n] for m in measured) for n in names}


def warm_cpu_s(exam: Exam, rounds: int = 5) -> float:
    """Processor seconds of the reference's probes: the median of some rounds after a warm one."""
    spent = [sum(_spent(e, exam, exam.references[e.name]) for e in _judged(exam)) for _ in range(rounds + 1)]
    return statistics.median(spent[1:])


def _judged(exam: Exam) -> list[Exercise]:
    return [e for e in exam.assignment.exercises if e.name in exam.cases]


class _Fork:
    """A process forked from this one that measures something, and what it found."""

    def __init__(self, measure: Callable[[], dict[str, float]]) -> None:
        self.reader, writer = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            try:
                gc.freeze()  # as the sandbox does: a search for garbage among the libraries is no part of the calls
                os.write(writer, json.dumps(measure()).encode())
            finally:
                os._exit(0)
        os.close(writer)

    def result(self) -> dict[str, float]:
        with open(self.reader, "rb") as pipe:
            data = pipe.read()
        os.waitpid(self.pid, 0)
        found: dict[str, float] = json.loads(data)
        return found


def _of(exam: Exam, notebook: Notebook) -> dict[str, float]:
    spent = {}
    for exercise in _judged(exam):
        names = run_statements(statements_for(notebook, exercise.name, exercise.names, styles=False))
        spent[exercise.name] = _spent(exercise, exam, names)
    return spent


def _spent(exercise: Exercise, exam: Exam, names: Mapping[str, Any]) -> float:
    probe, given = _compiled(exercise), SimpleNamespace(**names)
    total = 0.0
    for drawn in exam.cases[exercise.name]:
        inputs = wire.decode(drawn.inputs)
        np.random.seed(drawn.seed)
        random.seed(drawn.seed)
        with warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore")
            start = time.process_time()
            try:
                probe(given, **inputs)
            except Exception:  # a wrong answer may end so; its time counts
                pass
            finally:
                total += time.process_time() - start
    return total


def _compiled(exercise: Exercise) -> Callable[..., Any]:
    space: dict[str, Any] = {"np": np}
    if exercise.library == "torch":
        import torch

        space["torch"] = torch
    exec(compile(exercise.source, f"probe of {exercise.name}", "exec"), space)
    probe: Callable[..., Any] = space[exercise.name]
    return probe
