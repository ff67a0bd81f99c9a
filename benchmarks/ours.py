"""Our side: the command `autograder grade` on a class, each time in a fresh folder."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from autograder.assignment import Assignment
from autograder.cells import Notebook
from autograder.seeds import Seed
from autograder.submission import parse_notebook

from .books import Marks, full_marks
from .classmates import Classmate, as_notebook, lean_cells
from .meter import Usage, run


class OurCourse:
    """A class's submissions, and the folder that results go to. The grading seed is given, so that both sides have the same cases."""

    def __init__(self, folder: Path, assignment: Assignment, seed: Seed, env: Mapping[str, str], autograder: Path) -> None:
        self.folder, self.assignment, self.seed, self.env, self.autograder = folder, assignment, seed, env, autograder

    @property
    def out(self) -> Path:
        return self.folder / "out"

    def write(self, classmates: Sequence[Classmate]) -> None:
        for classmate in classmates:
            target = self.folder / "class" / classmate.name / self.assignment.name
            target.mkdir(parents=True)
            cells = [{**c, "source": classmate.sources.get(str(c["id"]), c["source"])} for c in lean_cells(self.assignment)]
            (target / f"{self.assignment.name}.ipynb").write_text(json.dumps(as_notebook(cells)), encoding="utf-8")
            for name, data in self.assignment.artifacts.items():
                (target / name).write_bytes(data)

    def notebooks(self) -> list[Notebook]:
        """The class's notebooks, as the grader reads them."""
        paths = sorted((self.folder / "class").glob("*/*/*.ipynb"))
        return [parse_notebook(path.read_bytes(), path.name) for path in paths]

    def grade(self) -> Usage:
        """The whole command, gradebook included, feedback left out."""
        shutil.rmtree(self.out, ignore_errors=True)
        seeds = self.out / "seeds"
        seeds.mkdir(parents=True)
        (seeds / f"{self.assignment.name}.seed").write_text(f"{self.seed.value:032x}\n", encoding="ascii")
        return self._autograder("--no-feedback")

    def feedback(self) -> Usage:
        """The same command on the graded class: reports are kept, pages are written."""
        return self._autograder("--no-gradebook")

    def _autograder(self, *options: str) -> Usage:
        solutions = self.assignment.folder.resolve().parent
        command = [str(self.autograder), "grade", str(self.folder / "class"), self.assignment.name, "--solutions", str(solutions)]
        return run([*command, "--out", str(self.out), *options], self.folder, self.env, self.folder / "grade.log")

    def marks(self) -> Marks:
        return full_marks(self.out / "gradebook.db")
