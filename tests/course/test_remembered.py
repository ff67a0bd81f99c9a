"""What the judge remembers for a class: bytes that were judged right, for that case alone; and data drawn once, a copy for each who asks."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from autograder import exam as exams
from autograder.assignment import load_assignment
from autograder.engine import grade
from autograder.exam import Exam, prepare
from autograder.sandbox import Sandbox
from autograder.seeds import Seed
from autograder.submission import read_submission
from autograder.verdict import Report, Verdict

TEXT = """# %% exercises="double"
import numpy as np

def double(x):
    ### BEGIN SOLUTION
    return 2 * x
    ### END SOLUTION
"""
CHECKS = """from autograder import draw
from autograder.compare import compare
from autograder.spec import Case, graded

LOOKED = []

def near(inputs, got, want):
    LOOKED.append(1)
    return compare(want, got)

@graded(points=2, verify=near, cases=[Case("five", x=draw.normal(5)), Case("again five", hidden=True, x=draw.normal(5))])
def double(s, x):
    return s.double(x)
"""
# right to the last bit but one, always the same; right in the first case alone; wrong
NEARLY = "import numpy as np\n\ndef double(x):\n    return 2 * x * (1 + 1e-12)\n"
FIRST_ALONE = "import numpy as np\n\nseen = []\n\ndef double(x):\n    seen.append(2 * x * (1 + 1e-12))\n    return seen[0]\n"
WRONG = "def double(x):\n    return 3 * x\n"


@pytest.fixture
def exam(tmp_path: Path) -> Exam:
    folder = tmp_path / "solutions" / "00_double"
    folder.mkdir(parents=True)
    (folder / "00_double.py").write_text(TEXT, encoding="utf-8")
    (folder / "checks.py").write_text(CHECKS, encoding="utf-8")
    return prepare(load_assignment(folder), Seed(3))


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        yield sandbox


def looks(exam: Exam) -> int:
    verify = exam.assignment.exercise("double").verify
    assert verify is not None
    return len(verify.__globals__["LOOKED"])


def report(exam: Exam, sandbox: Sandbox, folder: Path, source: str) -> Report:
    folder.mkdir()
    cell = {"cell_type": "code", "id": "a", "metadata": {}, "execution_count": None, "outputs": [], "source": source}
    notebook = {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    (folder / "00_double.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    submission = read_submission(folder, "00_double", folder.name, ["double"], exam.assignment.known)
    return grade(submission, exam, sandbox).report


def verdicts(found: Report) -> list[Verdict]:
    return [c.verdict for c in found.exercise("double").cases]


def test_what_was_right_is_not_looked_at_again(exam: Exam, sandbox: Sandbox, tmp_path: Path) -> None:
    first = report(exam, sandbox, tmp_path / "ada", NEARLY)
    assert verdicts(first) == [Verdict.PASS, Verdict.PASS] and looks(exam) == 2
    second = report(exam, sandbox, tmp_path / "bob", NEARLY)
    assert second.exercises == first.exercises and looks(exam) == 2


def test_what_is_right_in_one_case_is_wrong_in_another(exam: Exam, sandbox: Sandbox, tmp_path: Path) -> None:
    report(exam, sandbox, tmp_path / "ada", NEARLY)
    assert verdicts(report(exam, sandbox, tmp_path / "bob", FIRST_ALONE)) == [Verdict.PASS, Verdict.WRONG]


def test_what_is_wrong_is_looked_at_each_time(exam: Exam, sandbox: Sandbox, tmp_path: Path) -> None:
    for student in ("ada", "bob"):
        assert verdicts(report(exam, sandbox, tmp_path / student, WRONG)) == [Verdict.WRONG, Verdict.WRONG]
    assert looks(exam) == 4


def test_the_memory_is_of_a_limited_size(exam: Exam, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exams, "MAX_RIGHT", 3)
    case = exam.cases["double"][0]
    for i in range(5):
        case.found_right(bytes([i]))
    assert [case.was_right(bytes([i])) for i in range(5)] == [True, True, True, False, False]


def test_data_are_drawn_once_and_copied(tmp_path: Path) -> None:
    assignment = load_assignment(Path(__file__).resolve().parents[2] / "solutions" / "02_backprop")
    exercise = next(e for e in assignment.exercises if e.trained is not None)
    exam = Exam(assignment, Seed(3), exams.Cases(), {})
    inputs, labels = exam.data(exercise, "data")
    for array in (*inputs.values(), labels):
        array[...] = 0  # whoever gets them may do so
    again, truth = exam.data(exercise, "data")
    assert all(np.any(array) for array in again.values()) and np.any(truth)
    other, _ = exam.data(exercise, "data", seed=4)
    assert any(not np.array_equal(other[name], again[name]) for name in again)
