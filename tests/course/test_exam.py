"""The reference's answers are the same wherever it runs: in the judge, or in a confined child where the judge has no torch."""

from __future__ import annotations

import marshal
from dataclasses import replace
from pathlib import Path

import pytest

from autograder.assignment import Assignment, load_assignment
from autograder.classroom_team import sandbox_counts
from autograder.errors import AuthorError
from autograder.exam import prepare
from autograder.sandbox import Sandbox
from autograder.seeds import Seed

TEXT = """# %% exercises="squares numbers"
import torch

def squares(x):
    ### BEGIN SOLUTION
    return x * x + torch.rand(1, dtype=torch.float64) * 0
    ### END SOLUTION

def numbers(n):
    ### BEGIN SOLUTION
    return [n, n + 1]
    ### END SOLUTION
"""
CHECKS = """from autograder import draw
from autograder.spec import Case, graded

@graded(points=2, library="torch", cases=[Case("five", x=draw.normal(5)), Case("one", hidden=True, x=draw.normal(1))])
def squares(s, x):
    x = torch.tensor(x, requires_grad=True)
    y = s.squares(x)
    return {"y": y, "dx": torch.autograd.grad(y, x, torch.ones_like(y))[0]}

@graded(points=1, cases=[Case("three", n=3)])
def numbers(s, n):
    return s.numbers(n)
"""
WRONG = {
    "cube": "def squares(x):\n    return x**3\n",
    "raises": "def squares(x):\n    if len(x) == 1:\n        raise ValueError\n    return 2 * x\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "solutions" / "00_torch"
    (folder / "wrong" / "squares").mkdir(parents=True)
    (folder / "00_torch.py").write_text(TEXT, encoding="utf-8")
    (folder / "checks.py").write_text(CHECKS, encoding="utf-8")
    for name, source in WRONG.items():
        (folder / "wrong" / "squares" / f"{name}.py").write_text(f'# expect: WRONG on "five"\n# slip: {name}\n{source}', encoding="utf-8")
    return folder


@pytest.fixture
def assignment(folder: Path) -> Assignment:
    return load_assignment(folder)


def test_here_and_in_a_child_the_answers_are_the_same_bytes(assignment: Assignment, sandbox: Sandbox) -> None:
    here, elsewhere = prepare(assignment, Seed(5)), prepare(assignment, Seed(5), children=sandbox)
    assert here.cases == elsewhere.cases and set(here.cases) == {"squares", "numbers"}
    assert set(elsewhere.references) == {"numbers"}
    for drawn in here.cases["squares"]:
        exercise = assignment.exercise("squares")
        ours, theirs = dict(here.variants(exercise, drawn)), dict(elsewhere.variants(exercise, drawn))
        assert list(ours) == list(theirs) == (["cube", "raises"] if drawn.case.name == "five" else ["cube"])
        assert all((ours[k]["y"] == theirs[k]["y"]).all() for k in ours)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("return x * x +", "return missing_name +", r"squares, case 'five': the reference gave NameError: .*missing_name.* cell 1, line 5"),
        ("def squares(x):", "class Broken:\n    assert 1 == 2, 'no'\n\ndef squares(x, what=Broken):", "squares: the reference gave AssertionError: no"),
        ("return x * x +", "import os; os._exit(3); return", "its process ended: KILLED"),
    ],
)
def test_a_reference_that_fails_there_is_the_authors_fault(folder: Path, sandbox: Sandbox, old: str, new: str, words: str) -> None:
    text = folder / "00_torch.py"
    text.write_text(TEXT.replace(old, new), encoding="utf-8")
    broken = load_assignment(folder)
    with pytest.raises(AuthorError, match=words):
        prepare(broken, Seed(5), children=sandbox)


def test_as_many_sandboxes_as_the_exercises_of_a_library_keep_busy(assignment: Assignment) -> None:
    squares, numbers = assignment.exercise("squares"), assignment.exercise("numbers")
    assert sandbox_counts([squares, numbers], 4) == {"numpy": 4, "torch": 4}
    assert sandbox_counts([squares] + 29 * [numbers], 2) == {"numpy": 2, "torch": 1}
    assert sandbox_counts([squares] + 9 * [numbers], 16) == {"numpy": 16, "torch": 4}
    assert sandbox_counts([squares], 3) == {"numpy": 1, "torch": 3} and sandbox_counts([], 3) == {"numpy": 1}


def test_what_the_course_ships_is_compiled_once_and_a_students_own_text_never(assignment: Assignment) -> None:
    exam = prepare(assignment, Seed(5), only=frozenset())
    shipped = next(p.statement for p in assignment.reference.program.parts if p.statement.source.startswith("def "))
    code = exam.code(shipped)
    names: dict[str, object] = {}
    exec(marshal.loads(code), names)
    assert marshal.loads(code).co_filename == shipped.label and callable(names[shipped.source[4:].partition("(")[0]])
    assert exam.code(shipped) is code
    moved = replace(shipped, label="cell 99, line 1")
    assert marshal.loads(exam.code(moved)).co_filename == "cell 99, line 1"
    assert exam.code(replace(shipped, source=shipped.source + "    # mine\n")) == b""


def test_code_that_was_sent_is_what_runs(sandbox: Sandbox, assignment: Assignment) -> None:
    """And only in the place of its own statement: the source of another is compiled."""
    sent = marshal.dumps(compile("x = 1", "cell 1, line 1", "exec", dont_inherit=True, optimize=0))
    child = sandbox.child("numpy", {})
    try:
        statements = [["cell 1, line 1", "x = 2", sent], ["cell 1, line 2", "y = 2"]]
        child.request({"op": "begin", "statements": statements, "seed": 0, "budget_s": 3.0, "forbid": []}, 5.0)
        probe = {"op": "probe", "source": "def f(s):\n    return [s.x, s.y]\n", "name": "f", "library": "numpy", "inputs": {}, "seed": 0}
        assert child.request(probe, 5.0)["value"] == [1, 2]
    finally:
        child.close()
