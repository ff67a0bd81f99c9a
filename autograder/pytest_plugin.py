"""Exercises as pytest items: `pytest solutions/02_backprop -k softmax` grades the reference, or any submission, in the sandbox.

A folder that holds an assignment's text and checks gives one item an exercise; `--submission FOLDER` judges a student's folder instead.
JUnit XML carries the points as properties: `pytest solutions/02_backprop --junitxml=report.xml`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from .verdict import ExerciseResult


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("descent", "graded exercises")
    group.addoption("--submission", default=None, help="judge the submission in this folder instead of the reference")
    group.addoption("--grading-seed", type=int, default=0, help="the seed to draw the cases under")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """`NN/NN.py` with checks beside it is an assignment; nothing else is touched."""
    folder = file_path.parent
    if file_path.suffix == ".py" and file_path.stem == folder.name and ((folder / "checks").is_dir() or (folder / "checks.py").is_file()):
        return AssignmentFile.from_parent(parent, path=file_path)
    return None


class AssignmentFile(pytest.File):
    """An assignment: its exercises are the items. One sandbox and one exam serve them all."""

    def collect(self) -> Iterator[pytest.Item]:
        from .assignment import load_assignment
        from .errors import AuthorError

        try:
            self.assignment = load_assignment(self.path.parent)
        except AuthorError as error:
            raise self.CollectError(str(error)) from None
        for exercise in self.assignment.exercises:
            yield ExerciseItem.from_parent(self, name=exercise.name)

    def setup(self) -> None:
        from .exam import prepare
        from .sandbox import Sandbox
        from .seeds import Seed
        from .submission import read_submission
        from .variants import submission_of

        self.exam = prepare(self.assignment, Seed(self.config.getoption("--grading-seed")))
        folder = self.config.getoption("--submission")
        names = [e.name for e in self.assignment.exercises]
        self.submission = (
            read_submission(Path(folder), self.assignment.name, Path(folder).resolve().parent.name, names)
            if folder
            else submission_of(self.assignment, self.assignment.reference, "the reference")
        )
        self.sandbox = Sandbox()

    def teardown(self) -> None:
        self.sandbox.close()


class ExerciseItem(pytest.Item):
    """One exercise: passes with full marks; a written answer is skipped, since a human grades it."""

    parent: AssignmentFile

    def runtest(self) -> None:
        from .engine import grade
        from .verdict import Verdict

        file = self.parent
        result = grade(file.submission, file.exam, file.sandbox, only=frozenset([self.name])).report.exercise(self.name)
        self.user_properties += [("points", result.points), ("score", result.score), ("verdict", str(result.verdict))]
        if result.verdict is Verdict.PENDING:
            pytest.skip("graded by a human")
        if result.verdict is not Verdict.PASS:
            raise ExerciseFailed(result)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], *args: Any, **kwargs: Any) -> Any:
        if isinstance(excinfo.value, ExerciseFailed):
            from .single import describe

            return describe(excinfo.value.result)
        return super().repr_failure(excinfo)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        return self.path, None, f"exercise: {self.name}"


class ExerciseFailed(Exception):
    """An exercise without full marks."""

    def __init__(self, result: ExerciseResult) -> None:
        super().__init__(result.name)
        self.result = result
