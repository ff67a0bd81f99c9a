"""What holds for every assignment, with no further code: right earns all, wrong earns less, nothing earns nothing.

`make validity` tries the same on more seeds, and mutants beside.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from pathlib import Path
from types import FunctionType
from typing import Any

import numpy as np
import pytest

from autograder import wire
from autograder.assignment import Assignment, Right, Wrong
from autograder.cells import Cell, Notebook
from autograder.engine import grade, judge_value
from autograder.exam import DrawnCase, Exam, run_probe
from autograder.gradients import numerical_gradient
from autograder.sandbox import Sandbox
from autograder.single import describe
from autograder.spec import Exercise
from autograder.submission import parse_notebook
from autograder.variants import submission_of, with_answer
from autograder.verdict import ExerciseResult, Report, Verdict

from .conftest import NAMES, ROOT, load

Exams = Callable[[str, int], Exam]
SEED = 7
EXERCISES = [(name, e.name) for name in NAMES for e in load(name).exercises if e.kind == "values"]
WRONG = [(name, w) for name in NAMES for ws in load(name).wrong.values() for w in ws]
RIGHT = [(name, r, e) for name in NAMES for r in load(name).right for e in r.exercises]
# Judged by a distribution: another seed's draw is as right as this one's, and a probe's own seed makes it no copy.
STATISTICAL = {(name, e.name) for name in NAMES for e in load(name).exercises if getattr(e.verify, "statistical", False)}


def result_of(exam: Exam, notebook: Notebook, exercise: str, sandbox: Sandbox) -> ExerciseResult:
    return grade(submission_of(exam.assignment, notebook), exam, sandbox, only=frozenset([exercise])).report.exercise(exercise)


@pytest.mark.parametrize("seed", [SEED, 8, 9])
def test_the_reference_earns_full_marks(assignment: Assignment, exams: Exams, sandbox: Sandbox, seed: int) -> None:
    report = grade(submission_of(assignment, assignment.reference), exams(assignment.name, seed), sandbox).report
    off = [describe(r) for r in report.exercises if r.verdict not in (Verdict.PASS, Verdict.PENDING)]
    assert not off, "\n".join(off)
    assert report.score + report.pending == report.max_score
    assert not [line for r in report.exercises for line in r.remarks]


def test_the_released_stub_earns_nothing(assignment: Assignment, exams: Exams, sandbox: Sandbox) -> None:
    path = ROOT / "assignments" / assignment.name / f"{assignment.name}.ipynb"
    stub = parse_notebook(path.read_bytes(), path.name)
    report = grade(submission_of(assignment, stub, files={}), exams(assignment.name, SEED), sandbox).report
    assert report.score == 0
    assert {r.verdict for r in report.exercises} <= {Verdict.MISSING, Verdict.PENDING}, [describe(r) for r in report.exercises if r.verdict not in (Verdict.MISSING, Verdict.PENDING)]


@pytest.mark.parametrize(("name", "wrong"), WRONG, ids=[f"{w.exercise}-{w.name}" for _, w in WRONG])
def test_a_known_wrong_answer_gets_its_verdict(name: str, wrong: Wrong, exams: Exams, sandbox: Sandbox) -> None:
    exam = exams(name, SEED)
    result = result_of(exam, with_answer(exam.assignment, wrong.exercise, wrong.source), wrong.exercise, sandbox)
    assert result.score is not None and result.score < result.points
    first = next(c for c in result.cases if c.verdict is not Verdict.PASS)
    assert (first.verdict, first.name) == (wrong.verdict, wrong.case), describe(result)


@pytest.mark.parametrize(("name", "right", "exercise"), RIGHT, ids=[f"{e}-{r.name}" for _, r, e in RIGHT])
def test_another_right_answer_earns_full_marks(name: str, right: Right, exercise: str, exams: Exams, sandbox: Sandbox) -> None:
    exam = exams(name, SEED)
    result = result_of(exam, with_answer(exam.assignment, exercise, right.source), exercise, sandbox)
    assert result.score == result.points, describe(result)


def drawn(name: str, exercise: str, exams: Exams) -> tuple[Exam, Exercise, tuple[DrawnCase, ...]]:
    exam = exams(name, SEED)
    return exam, exam.assignment.exercise(exercise), exam.cases[exercise]


@pytest.mark.parametrize(("name", "exercise"), EXERCISES)
def test_there_are_visible_and_hidden_cases_and_enough_wrong_and_right_answers(name: str, exercise: str) -> None:
    assignment = load(name)
    cases = assignment.exercise(exercise).cases
    assert sum(c.hidden for c in cases) >= 2 and sum(not c.hidden for c in cases) >= 2
    assert len(assignment.wrong[exercise]) >= 3
    assert any(exercise in r.exercises for r in assignment.right)
    assert any(c.hint for c in cases), "no case has a hint"


def each_leaf(value: Any, change: Callable[[Any], Any]) -> Any:
    if isinstance(value, dict):
        return {k: each_leaf(v, change) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(each_leaf(v, change) for v in value)
    return change(value)


def zero(value: Any) -> Any:
    if isinstance(value, np.ndarray):
        return np.zeros_like(value)
    return type(value)() if isinstance(value, (bool, int, float, str, bytes)) else value


@pytest.mark.parametrize(("name", "exercise"), EXERCISES)
def test_zeros_the_input_and_a_remembered_answer_earn_nothing(name: str, exercise: str, exams: Exams) -> None:
    exam, spec, cases = drawn(name, exercise, exams)
    first = wire.decode(cases[0].want)
    for case in cases:
        assert judge_value(spec, case, each_leaf(wire.decode(case.want), zero), exam).verdict is not Verdict.PASS, f"zeros pass {case.case.name}"
        assert judge_value(spec, case, None, exam).verdict is not Verdict.PASS
        for given, value in wire.decode(case.inputs).items():
            answer = each_leaf(wire.decode(case.want), lambda _, v=value: v)
            assert judge_value(spec, case, answer, exam).verdict is not Verdict.PASS, f"the input {given} passes {case.case.name}"
        if case is not cases[0]:
            assert judge_value(spec, case, first, exam).verdict is not Verdict.PASS, f"the first answer passes {case.case.name}"


@pytest.mark.parametrize(("name", "exercise"), [pair for pair in EXERCISES if pair not in STATISTICAL])
def test_every_seed_draws_another_answer(name: str, exercise: str, exams: Exams) -> None:
    """A value copied from visible.npz, or from another student's seed, earns nothing."""
    _, _, here = drawn(name, exercise, exams)
    other = exams(name, SEED + 1)
    for a, b in zip(here, other.cases[exercise], strict=True):
        spec = other.assignment.exercise(exercise)
        assert judge_value(spec, b, wire.decode(a.want), other).verdict is not Verdict.PASS, a.case.name


GRADIENTS = [(n, e) for n, e in EXERCISES if load(n).exercise(e).gradient]


@pytest.mark.parametrize(("name", "exercise"), GRADIENTS)
def test_a_gradient_wrong_by_a_thousandth_fails(name: str, exercise: str, exams: Exams) -> None:
    exam, spec, cases = drawn(name, exercise, exams)
    for case in cases:
        want = wire.decode(case.want)
        for key in want:
            if key != "out" and np.max(np.abs(want[key])) > 0:
                planted = want | {key: np.asarray(want[key]) * 1.001}
                assert judge_value(spec, case, planted, exam).verdict is Verdict.WRONG


@pytest.mark.parametrize(("name", "exercise"), GRADIENTS)
def test_the_references_gradient_is_that_of_its_forward(name: str, exercise: str, exams: Exams) -> None:
    """By central differences, in float64, along every coordinate, where the numbers are of ordinary size."""
    exam, spec, cases = drawn(name, exercise, exams)
    names: Mapping[str, Any] = exam.references[exercise]
    forward = names[spec.gradient["of"]]
    tried = 0
    for case in cases:
        inputs = wire.decode(case.inputs)
        dout = inputs.pop("dout")
        want = wire.decode(case.want)
        sizes = [np.max(np.abs(v), initial=0.0) for v in inputs.values() if isinstance(v, (float, np.ndarray)) and np.asarray(v).dtype.kind == "f"]
        if max(sizes, default=0) > 50:
            continue
        for key in spec.gradient["wrt"]:
            x = np.asarray(inputs[key], dtype=float)

            def f(value: np.ndarray, key: str = key, inputs: dict[str, Any] = inputs) -> Any:
                changed = copy.deepcopy(inputs) | {key: value.copy() if value.ndim else float(value)}
                return np.asarray(forward(*changed.values())[0], dtype=float)

            numeric = numerical_gradient(f, x, np.asarray(dout), h=1e-6)
            scale = max(1.0, float(np.max(np.abs(numeric))))
            assert np.max(np.abs(numeric - np.asarray(want[f"d{key}"]))) < 2e-5 * scale, f"{case.case.name}: d{key}"
            tried += 1
    assert tried, "no case of ordinary size"


@pytest.mark.parametrize(("name", "exercise"), EXERCISES)
def test_a_probe_hands_out_copies(name: str, exercise: str, exams: Exams) -> None:
    """The reference wrapped so that it overwrites each array argument with NaN after use still earns full marks."""
    exam, spec, cases = drawn(name, exercise, exams)
    poisoned = {k: poison(v) if isinstance(v, FunctionType) else v for k, v in exam.references[exercise].items()}
    for case in cases:
        got = wire.decode(wire.encode(run_probe(spec, poisoned, case.inputs, case.seed)))
        assert judge_value(spec, case, got, exam).verdict is Verdict.PASS, case.case.name


def poison(function: Callable[..., Any]) -> Callable[..., Any]:
    """What the function writes into its arguments (a table, counts) stays: that is its answer."""

    def wrapped(*args: Any, **kwargs: Any) -> Any:
        given = [a for a in [*args, *kwargs.values()] if isinstance(a, np.ndarray) and a.flags.writeable]
        own = {id(a): a.copy() for a in given}
        result = function(*[own.get(id(a), private(a)) for a in args], **{k: own.get(id(v), private(v)) for k, v in kwargs.items()})
        for array in given:
            if not np.array_equal(own[id(array)], array, equal_nan=array.dtype.kind == "f"):
                array[...] = own[id(array)]
            elif array.dtype.kind == "f":
                array[...] = np.nan
        return result

    return wrapped


def private(value: Any) -> Any:
    """Arrays are copied, so that a cache which keeps them is not poisoned; dicts are updated in place by convention."""
    return value.copy() if isinstance(value, np.ndarray) else value


def test_what_is_committed_is_what_is_built(assignment: Assignment) -> None:
    from autograder.release import release

    assert release(assignment.folder, ROOT / "assignments" / assignment.name, write=False) == [], "run `make release` and commit"


def test_the_same_seed_gives_the_same_report_twice(assignment: Assignment, exams: Exams, sandbox: Sandbox) -> None:
    """Also of a notebook that is half wrong, in which messages carry numbers and places."""
    answers = [ws[0].source for ws in list(assignment.wrong.values())[::3] if ws]
    cells = [Cell(f"wrong-{i}", "code", text, 0) for i, text in enumerate(answers)]
    end = len(assignment.reference.cells)
    notebook = Notebook((*assignment.reference.cells, *cells), assignment.reference.name, ())
    checks = [c for c in assignment.reference.cells if c.source.startswith("check(")]
    others = [c for c in notebook.cells if c not in checks]
    ordered = tuple(Cell(c.id, c.kind, c.source, i) for i, c in enumerate([*others, *checks]))
    assert len(ordered) == end + len(cells)

    def once(box: Sandbox) -> Report:
        return grade(submission_of(assignment, Notebook(ordered, notebook.name, ())), exams(assignment.name, SEED), box).report

    first = once(sandbox)
    assert 0 < first.score < first.max_score
    with Sandbox() as fresh:
        assert once(fresh).to_json() == first.to_json()
    assert Report.from_json(first.to_json()) == first


@pytest.mark.parametrize("name", NAMES)
def test_weights_that_are_noise_fall_to_chance(name: str, exams: Exams, sandbox: Sandbox) -> None:
    """Trained results: the reference's weights earn all; replaced by noise, or with their rows permuted, nothing."""
    import safetensors.numpy

    assignment, exam = load(name), exams(name, SEED)
    rng = np.random.default_rng(0)
    for exercise in assignment.exercises:
        if exercise.trained is None:
            continue
        weights = safetensors.numpy.load(assignment.artifacts[exercise.trained.file])
        noise = {k: _like(v, rng.normal(size=v.shape) * v.std(), k) for k, v in weights.items()}
        shuffled = {k: _like(v, rng.permuted(v.reshape(-1)).reshape(v.shape), k) for k, v in weights.items()}
        for changed, fair in ((weights, True), (noise, False), (shuffled, False)):
            data = {exercise.trained.file: safetensors.numpy.save(changed)}
            work = submission_of(assignment, assignment.reference, files=data)
            result = grade(work, exam, sandbox, only=frozenset([exercise.name])).report.exercise(exercise.name)
            assert (result.score == exercise.points) if fair else (result.score == 0), result


def _like(old: np.ndarray, new: Any, name: str) -> np.ndarray:
    """`new` as the tensor `name` of a file: of the old kind, and a variance stays positive."""
    return np.asarray(np.abs(new) if name.endswith("var") else new).astype(old.dtype)


def test_pages(tmp_path: Path) -> None:
    """The folder of an assignment holds what its author is told it holds, and nothing that is not read."""
    for name in NAMES:
        folder = ROOT / "solutions" / name
        known = {f"{name}.py", f"{name}.ipynb", "checks", "checks.py", "wrong", "right", "artifacts", "survivors.toml", "__pycache__"}
        assert {p.name for p in folder.iterdir()} <= known
        exercises = {e.name for e in load(name).exercises}
        assert {p.name for p in (folder / "wrong").iterdir()} <= exercises
        assert {p.name for p in (folder / "right").iterdir()} <= exercises
