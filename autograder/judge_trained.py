"""Trained results of a fixed architecture: the reference's forward on the student's weights, on data drawn at grading time.

No student code runs here. The weights are plain numbers by the time they are used. What a value earns is decided here for
results of a student's own model, too.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

import numpy as np

from .errors import BadWeights
from .exam import Exam, load_probe
from .spec import Exercise, Trained
from .spec_played import Played
from .submission import Submission
from .training_card import read_card
from .verdict import CaseResult, ExerciseResult, Verdict, score_cases
from .weights import read_weights

TOO_GOOD = 5  # standard errors above what is possible
Figures = dict[str, Any]


def judge_trained(exercise: Exercise, submission: Submission, exam: Exam) -> ExerciseResult:
    """The result of a `@trained` exercise: partial credit on a straight line from floor to bar."""
    what = exercise.trained
    assert what is not None
    figures, remarks = card_of(what, submission)
    try:
        weights = read_weights(submitted(what.file, what.max_bytes, submission), what)
    except BadWeights as error:
        return refused(exercise, error, figures, remarks)
    value = measure(exercise, what, weights, exam, exam.seed.value)
    return finish(exercise, graded_value(exercise, what, value), figures | scale(what, value), remarks)


def measure(exercise: Exercise, what: Trained, weights: dict[str, np.ndarray], exam: Exam, seed: int) -> float:
    """The metric of `weights` on data drawn under `seed`."""
    names = exam.fresh_reference(exercise)
    inputs, labels = exam.data(exercise, "data", seed)
    probe = load_probe(exercise, {"np": np})
    with np.errstate(all="ignore"):
        outputs = probe(SimpleNamespace(**names), weights, **inputs)
    value = float(what.metric(labels, outputs))
    return value if np.isfinite(value) else float("-inf")


def submitted(file: str, limit: int, submission: Submission) -> bytes | None:
    """The bytes of a submitted file; raises BadWeights where it was too large to be read at all."""
    if file in submission.oversized:
        raise BadWeights(f"{file} is larger than the {limit} bytes that are read; submit the trained weights alone", "MEMORY")
    return submission.files.get(file)


def card_of(what: Trained | Played, submission: Submission) -> tuple[Figures, tuple[str, ...]]:
    """The training card as figures, and remarks on it. Nothing of it is ever part of a score."""
    if not what.card:
        return {}, ()
    if what.card in submission.oversized:
        return {}, (f"{what.card} is too large to be a training card, and is not read",)
    card, remarks = read_card(submission.files.get(what.card), what.card)
    return ({"card": card} if card else {}), remarks


def graded_value(exercise: Exercise, what: Trained, value: float) -> CaseResult:
    """What a measured value earns: nothing at the floor, all from the bar; LEAK where it is better than possible."""
    words = f"reached {value:.4f}; points begin above {what.floor:g} and are full from {what.bar:g}"
    if what.ceiling is not None and value > what.ceiling[0] + TOO_GOOD * what.ceiling[1]:
        words = f"reached {value:.4f}, and no model can exceed {what.ceiling[0]:g} on these data; this earns nothing until a person has looked"
        return case_of(exercise, Verdict.LEAK, words)
    share = share_of(what, value)
    return case_of(exercise, Verdict.PASS if share >= 1 else Verdict.WRONG, words, share)


def share_of(what: Trained | Played, value: float) -> float:
    """The part of the points that a value earns, 0 to 1."""
    return min(1.0, max(0.0, (value - what.floor) / (what.bar - what.floor)))


def scale(what: Trained | Played, value: float) -> Figures:
    """The figures of a measured value on its scale."""
    return {"value": float(f"{value:.6g}"), "floor": what.floor, "bar": what.bar} if np.isfinite(value) else {}


def refused(exercise: Exercise, error: BadWeights, figures: Figures, remarks: tuple[str, ...]) -> ExerciseResult:
    """Nothing can be measured. Where no weights were handed in, nobody misses the card."""
    case = case_of(exercise, Verdict(error.verdict), str(error))
    return finish(exercise, case, figures, () if case.verdict is Verdict.MISSING else remarks)


def case_of(exercise: Exercise, verdict: Verdict, words: str, share: float = 0.0, slip: str = "") -> CaseResult:
    case = exercise.cases[0]
    return CaseResult(case.name, verdict, case.hidden, case.weight, earned=share, diagnosis=words, slip=slip)


def finish(exercise: Exercise, case: CaseResult, figures: Mapping[str, Any], remarks: tuple[str, ...] = ()) -> ExerciseResult:
    score = score_cases(exercise.points, [case])
    return ExerciseResult(exercise.name, exercise.points, score, case.verdict, (case,), remarks, figures or None)
