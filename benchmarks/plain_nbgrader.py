"""A course as a competent user of plain nbgrader writes it: the same solution cells, and checks in the notebook's own test cells."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from autograder.assignment import Assignment
from autograder.exam import Exam

from .books import Marks, full_marks
from .classmates import Classmate, as_notebook, lean_cells
from .meter import Usage, run
from .plain_checks import HELPERS, Store, cell_for_trained, cell_for_values


class PlainCourse:
    """A folder with source, release and a class's submissions. `autograde` grades them all in one call, each time from the start."""

    def __init__(self, folder: Path, assignment: Assignment, env: Mapping[str, str], nbgrader: Path) -> None:
        self.folder, self.assignment, self.env, self.nbgrader = folder, assignment, env, nbgrader

    @property
    def name(self) -> str:
        return self.assignment.name

    @property
    def database(self) -> Path:
        return self.folder / "gradebook.db"

    def write(self, exam: Exam, classmates: Sequence[Classmate]) -> None:
        """Source, release (by nbgrader itself), submissions. Not timed."""
        source = self.folder / "source" / self.name
        source.mkdir(parents=True)
        store = Store()
        notebook = as_notebook(self._cells(exam, store))
        (source / f"{self.name}.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
        np.savez(source / "cases.npz", **store.arrays)  # type: ignore[arg-type]
        self._nbgrader("generate_assignment")
        shutil.copy(self.database, self.folder / "released.db")
        for classmate in classmates:
            self._submit(classmate)

    def _cells(self, exam: Exam, store: Store) -> list[dict[str, Any]]:
        exercises = {e.name: e for e in self.assignment.exercises}
        cells: list[dict[str, Any]] = [{
            "id": "helpers", "cell_type": "code", "source": HELPERS,
            "metadata": {"nbgrader": {"schema_version": 3, "grade_id": "helpers", "grade": False, "solution": False, "locked": True, "task": False}},
        }]  # fmt: skip
        for cell in lean_cells(self.assignment):
            exercise = exercises.get(str(cell["id"]))
            if exercise is not None and exercise.kind == "values":
                cell["source"] = cell_for_values(exercise, exam, store)
            elif exercise is not None and exercise.kind == "trained":
                cell["source"] = cell_for_trained(exercise, exam, store)
            else:
                cell["source"] = str(cell["source"]).replace("from autograder import check", "").rstrip()
            cells.append(cell)
        return cells

    def _submit(self, classmate: Classmate) -> None:
        released = self.folder / "release" / self.name
        target = self.folder / "submitted" / classmate.name / self.name
        shutil.copytree(released, target)
        path = target / f"{self.name}.ipynb"
        notebook = json.loads(path.read_text(encoding="utf-8"))
        for cell in notebook["cells"]:
            if cell["id"] in classmate.sources:
                cell["source"] = classmate.sources[cell["id"]]
        path.write_text(json.dumps(notebook), encoding="utf-8")
        for name, data in self.assignment.artifacts.items():
            (target / name).write_bytes(data)

    def autograde(self) -> Usage:
        """One call of the command line for the whole class."""
        self._forget()
        return self._nbgrader("autograde")

    def feedback(self) -> Usage:
        return self._nbgrader("generate_feedback")

    def _forget(self) -> None:
        for name in ("autograded", "feedback"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        shutil.copy(self.folder / "released.db", self.database)

    def _nbgrader(self, verb: str) -> Usage:
        command = [str(self.nbgrader), verb, self.name, f"--db=sqlite:///{self.database}"]
        return run(command, self.folder, self.env, self.folder / f"{verb}.log")

    def marks(self) -> Marks:
        return full_marks(self.database)
