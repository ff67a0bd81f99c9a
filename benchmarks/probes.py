"""The bare compute of grading: the probes of all cases, called in process with the reference's own functions."""

from __future__ import annotations

import statistics
import time
import warnings
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import numpy as np

from autograder import wire
from autograder.exam import Exam
from autograder.spec import Exercise


def probes_cpu_s(exam: Exam, rounds: int = 5) -> tuple[float, dict[str, float]]:
    """Processor seconds of one submission's probes: the median of some rounds after a warm one, and the same by exercise."""
    exercises = [e for e in exam.assignment.exercises if e.name in exam.cases]
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        measured = [{e.name: _spent(e, exam) for e in exercises} for _ in range(rounds + 1)][1:]
    return statistics.median(sum(m.values()) for m in measured), {e.name: statistics.median(m[e.name] for m in measured) for e in exercises}


def _spent(exercise: Exercise, exam: Exam) -> float:
    probe, names = _compiled(exercise), SimpleNamespace(**exam.references[exercise.name])
    total = 0.0
    for drawn in exam.cases[exercise.name]:
        inputs = wire.decode(drawn.inputs)
        np.random.seed(drawn.seed)
        start = time.process_time()
        probe(names, **inputs)
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
