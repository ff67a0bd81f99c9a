"""Trained results of the student's own model: built from the notebook in a confined child, with the submitted weights.

Inputs go in and predictions come out; labels, metric and seed stay here. Three times the child is asked: for the data that points are
given for, for the same with noise in place of the weights, and for another draw that the feedback may show.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from . import wire
from .cells import Statement
from .draw import seed_of
from .errors import AuthorError, BadWeights, WireError
from .exam import Exam
from .judge_figure import classifier_figures
from .judge_trained import (
    Figures,
    card_of,
    case_of,
    finish,
    graded_value,
    refused,
    scale,
    share_of,
    submitted,
)
from .model_outputs import batches, fault_of, join, part, samples_in
from .sandbox import ChildDied
from .spec import Case, Exercise, Trained
from .statements import statements_above, statements_for
from .submission import Submission
from .verdict import CaseResult, ExerciseResult, Verdict
from .weights_model import check_state, noise_like, read_shapes, read_state, shapes_probe

NOISE_SAMPLES, NOISE_DRAWS = 400, 2
SHOWN_SAMPLES = 1000  # of the draw for the figures
LEAST_CPU_S = 3.0  # of a request, however few its samples: the first one of a child warms up
BUILD_CPU_S = 10.0
Weights = Mapping[str, np.ndarray]


@dataclass(frozen=True)
class Desk:
    """How the engine speaks with the child of an exercise. All may raise ChildDied."""

    begin: Callable[[list[Statement]], tuple[str, ...]]  # a fresh child with these statements run in it; remarks
    request: Callable[[dict[str, Any], float], Any]  # a message and CPU seconds to its answer
    failed: Callable[[Case, Mapping[str, Any]], CaseResult]  # the result of an answer that tells of an exception


class Stopped(Exception):
    """The verdict is known before anything is measured."""

    def __init__(self, case: CaseResult, doubtful: bool = False, untouched: bool = False) -> None:
        super().__init__(case.diagnosis)
        self.case, self.doubtful, self.untouched = case, doubtful, untouched


def judge_model(exercise: Exercise, submission: Submission, exam: Exam, desk: Desk) -> tuple[ExerciseResult, bool]:
    """The result of a `@trained(model=...)` exercise, and whether a kill may have been the machine's doing."""
    what = exercise.trained
    assert what is not None
    figures, remarks = card_of(what, submission)
    try:
        weights = read_state(submitted(what.file, what.max_bytes, submission), what)
    except BadWeights as error:
        return refused(exercise, error, figures, remarks), False
    first = statements_for(submission.notebook, exercise.name, exercise.names)
    result, doubtful, untouched = _attempt(exercise, what, weights, first, exam, desk)
    if result.verdict in (Verdict.MISSING, Verdict.RAISED) and not untouched:
        everything = statements_above(submission.notebook, exercise.name, exercise.names or ())
        if everything != first:
            second, again, _ = _attempt(exercise, what, weights, everything, exam, desk)
            result, doubtful = (second, again) if (second.score or 0) > (result.score or 0) else (result, doubtful)
    return replace(result, remarks=(*result.remarks, *remarks), figures=(figures | dict(result.figures or {})) or None), doubtful


def _attempt(
    exercise: Exercise, what: Trained, weights: Weights, statements: list[Statement], exam: Exam, desk: Desk
) -> tuple[ExerciseResult, bool, bool]:
    """With these statements as the notebook: the result, whether a kill is doubtful, and whether a stub was left as it was."""
    remarks: tuple[str, ...] = ()
    try:
        try:
            remarks = desk.begin(statements)
            case, figures = _examine(_Child(exercise, what, exam, desk), weights)
        except ChildDied as death:
            raise Stopped(_death(exercise, death), death.suspicious) from None
        except BadWeights as error:
            raise Stopped(case_of(exercise, Verdict(error.verdict), str(error))) from None
    except Stopped as stop:
        return finish(exercise, stop.case, {}, remarks), stop.doubtful, stop.untouched
    return finish(exercise, case, figures, remarks), False, False


def _death(exercise: Exercise, death: ChildDied) -> CaseResult:
    words = "the process of the model ended before it gave its predictions"
    if death.verdict == "TIMEOUT":
        words = f"the model was still computing when its {exercise.cpu_s:g} s of processor time were up; submit a smaller or a faster model"
    if death.verdict == "MEMORY":
        words = "the model asked for more memory than there is; submit a smaller model"
    return replace(case_of(exercise, Verdict(death.verdict), words), message=death.detail[:200])


def _examine(child: _Child, weights: Weights) -> tuple[CaseResult, Figures]:
    """Names and shapes, the value on fresh data, the same with noise for weights, and the figures of another draw."""
    exercise, what = child.exercise, child.what
    check_state(weights, child.shapes(), what)
    inputs, labels = child.draw("data")
    outputs = child.predict(weights, inputs)
    value = child.metric(labels, outputs)
    if share_of(what, value) > 0 and (found := _without_weights(child, weights, inputs, labels, outputs)) is not None:
        return found, {}
    return graded_value(exercise, what, value), scale(what, value) | _shown(child, weights)


def _without_weights(child: _Child, weights: Weights, inputs: dict[str, Any], labels: Any, outputs: Any) -> CaseResult | None:
    """WRONG where noise for weights does as well, or half as well, as the weights; None where they matter.

    Half way from chance to what the weights reach: a net with noise in it is mostly at chance but may by luck lie a few standard errors above,
    whatever the metric, and one of two draws that falls is enough; a model that knows its answers by other means falls by nothing.
    """
    what, count = child.what, samples_in(inputs)
    end = min(count or 0, NOISE_SAMPLES)
    some, truth = part(inputs, count, 0, end), part(labels, count, 0, end)
    assert what.chance is not None
    real = child.metric(truth, part(outputs, count, 0, end))
    reached = []
    for i in range(NOISE_DRAWS):
        noise = noise_like(weights, child.generator(f"noise {i}"))
        try:
            reached.append(child.metric(truth, child.predict(noise, some)))
        except (Stopped, ChildDied):  # a model that noise breaks does not do without its weights
            return None
        if reached[-1] <= what.chance + 0.5 * (real - what.chance):
            return None
    words = (
        f"with noise in place of its weights the model still reaches {min(reached):.4f} (with them {real:.4f}, by guessing {what.chance:.4f}): "
        "it does not use its weights; compute its answer from the tensors of its state_dict() alone"
    )
    return case_of(child.exercise, Verdict.WRONG, words, slip=words)


def _shown(child: _Child, weights: Weights) -> Figures:
    """Figures of a classifier on a draw of their own; none where anything goes wrong, since they are no part of the score."""
    try:
        inputs, labels = child.draw("figure")
        count = samples_in(inputs)
        end = min(count or 0, SHOWN_SAMPLES)
        some = part(inputs, count, 0, end)
        outputs = child.predict(weights, some)
        return classifier_figures(some, part(labels, count, 0, end), outputs, child.what.classes)
    except (Stopped, ChildDied):
        return {}


class _Child:
    """The child of one attempt, seen as a model: weights and inputs in, outputs out."""

    def __init__(self, exercise: Exercise, what: Trained, exam: Exam, desk: Desk) -> None:
        self.exercise, self.what, self.exam, self.desk = exercise, what, exam, desk
        self.start = seed_of(exam.assignment.name, exercise.name) % 2**32

    def generator(self, purpose: str) -> np.random.Generator:
        return np.random.default_rng(seed_of(self.exam.seed.value, self.exam.assignment.name, self.exercise.name, purpose))

    def draw(self, purpose: str) -> tuple[dict[str, Any], Any]:
        """Inputs and labels, drawn under the grading seed for one purpose."""
        return self.exam.data(self.exercise, purpose)

    def shapes(self) -> Mapping[str, tuple[int, ...]]:
        """Of the model's own tensors; no input has entered the child before."""
        return read_shapes(self._ask(shapes_probe(self.what.model), "shapes", {}, BUILD_CPU_S), self.what.model)

    def predict(self, weights: Weights, inputs: dict[str, Any]) -> Any:
        """The outputs for all inputs; Stopped where they are none. The budget is shared by the batches, by samples."""
        total, parts = samples_in(inputs), []
        for batch, count in batches(inputs, self.what.batch):
            budget = max(LEAST_CPU_S, self.exercise.cpu_s * count / total) if total else self.exercise.cpu_s
            out = self._ask(self.exercise.source, self.exercise.name, {"weights": dict(weights), **batch}, budget)
            if fault := fault_of(out, count, self.what.shape):
                raise Stopped(case_of(self.exercise, *fault))
            parts.append(out)
        try:
            return join(parts)
        except ValueError:
            raise Stopped(case_of(self.exercise, Verdict.SHAPE, "the outputs of two batches do not have the same form")) from None

    def metric(self, labels: Any, outputs: Any) -> float:
        """The author's metric; outputs of a form that it cannot read are the student's."""
        try:
            with np.errstate(all="ignore"):
                value = float(self.what.metric(labels, outputs))
        except Exception as error:
            form = f"have shape {outputs.shape}" if isinstance(outputs, np.ndarray) else f"are a {type(outputs).__name__}"
            words = f"the outputs {form}, from which no result can be computed ({type(error).__name__}); see what the exercise asks the model to give"
            raise Stopped(case_of(self.exercise, Verdict.SHAPE, words)) from None
        return value if np.isfinite(value) else float("-inf")

    def _ask(self, source: str, name: str, inputs: dict[str, Any], cpu_s: float) -> Any:
        try:
            packed = wire.encode(inputs)
        except WireError as error:
            raise AuthorError(f"{self.exercise.name}: its data do not cross to the student's process ({error}); give arrays of numbers") from None
        message = {
            "op": "probe", "source": source, "name": name, "inputs": packed, "seed": self.start, "library": self.exercise.library,
        }  # fmt: skip
        try:
            reply = self.desk.request(message, cpu_s)
        except WireError as error:
            words = "the model's answer was no value that can be read"
            raise Stopped(replace(case_of(self.exercise, Verdict.KILLED, words), message=str(error)[:200])) from None
        if not isinstance(reply, dict) or not ("value" in reply or "raised" in reply):
            raise Stopped(case_of(self.exercise, Verdict.KILLED, "the model's answer was no value that can be read"))
        if "raised" in reply:
            raise Stopped(self.desk.failed(self.exercise.cases[0], reply), untouched=reply.get("raised") == "NotImplementedError")
        return reply["value"]
