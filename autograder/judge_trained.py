"""Trained results of a fixed architecture: the reference's forward on the student's weights, on data drawn at grading time.

No student code runs here. The weights are plain numbers by the time they are used.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np

from .draw import seed_of
from .errors import BadWeights
from .exam import Exam, reference_names
from .spec import Exercise, Trained
from .submission import Submission
from .verdict import CaseResult, ExerciseResult, Verdict, score_cases
from .weights import read_weights


def judge_trained(exercise: Exercise, submission: Submission, exam: Exam) -> ExerciseResult:
    """The result of a `@trained` exercise: partial credit on a straight line from floor to bar."""
    what = exercise.trained
    assert what is not None
    try:
        if what.file in submission.oversized:
            raise BadWeights(f"{what.file} is larger than the {what.max_bytes} bytes that are read; submit the trained weights alone", "MEMORY")
        weights = read_weights(submission.files.get(what.file), what)
    except BadWeights as error:
        case = _case(exercise, Verdict(error.verdict), 0.0, str(error), "")
        return _finish(exercise, case)
    value = measure(exercise, what, weights, exam, exam.seed.value)
    share = min(1.0, max(0.0, (value - what.floor) / (what.bar - what.floor)))
    words = f"reached {value:.4f}; points begin above {what.floor:g} and are full from {what.bar:g}"
    figures = {"value": float(f"{value:.6g}"), "floor": what.floor, "bar": what.bar}
    case = _case(exercise, Verdict.PASS if share >= 1 else Verdict.WRONG, share, words, "")
    return _finish(exercise, case, figures if np.isfinite(value) else None)


def measure(exercise: Exercise, what: Trained, weights: dict[str, np.ndarray], exam: Exam, seed: int) -> float:
    """The metric of `weights` on data drawn under `seed`."""
    names = reference_names(exam.assignment, exercise)
    inputs, labels = what.data(np.random.default_rng(seed_of(seed, exam.assignment.name, exercise.name, "data")))
    space: dict[str, Any] = {"np": np}
    exec(compile(exercise.source, f"probe of {exercise.name}", "exec"), space)
    with np.errstate(all="ignore"):
        outputs = space[exercise.name](SimpleNamespace(**names), weights, **inputs)
    value = float(what.metric(labels, outputs))
    return value if np.isfinite(value) else float("-inf")


def _case(exercise: Exercise, verdict: Verdict, share: float, words: str, message: str) -> CaseResult:
    case = exercise.cases[0]
    return CaseResult(case.name, verdict, case.hidden, case.weight, earned=share, diagnosis=words, message=message)


def _finish(exercise: Exercise, case: CaseResult, figures: dict[str, float] | None = None) -> ExerciseResult:
    score = score_cases(exercise.points, [case])
    return ExerciseResult(exercise.name, exercise.points, score, case.verdict, (case,), figures=figures)
