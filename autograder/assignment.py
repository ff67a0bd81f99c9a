"""An assignment as its author wrote it: `solutions/NN/` read into exercises, text, and known wrong and right answers.

    NN.py               the text (jupytext percent format); a solution cell is headed `# %% exercises="affine_forward relu_forward"`
    checks.py, checks/  the probes
    wrong/EXERCISE/*.py answers that people believe right; first line `# expect: VERDICT on "case"`, second `# slip: a sentence`
    right/EXERCISE/*.py right answers written otherwise; first line `# exercises: NAME ...`
    artifacts/          trained weights of the reference
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from .assignment_text import read_percent
from .cells import Cell, Known, Notebook, known_from
from .errors import AuthorError
from .spec import Exercise, exercises_in, validate

_EXPECT = re.compile(r'# expect: ([A-Z]+) on "(.+)"\n# slip: (.+)\n')
_RIGHT = re.compile(r"# exercises: (.+)\n")


@dataclass(frozen=True)
class Wrong:
    """A known wrong answer: it overrides some of the reference's names."""

    exercise: str
    name: str
    source: str
    verdict: str
    case: str
    slip: str


@dataclass(frozen=True)
class Right:
    """A right answer written otherwise: full marks are demanded in `exercises`."""

    name: str
    source: str
    exercises: tuple[str, ...]


@dataclass(frozen=True)
class Assignment:
    """All that is known of an assignment. `cells` is the text with one check cell an exercise put in."""

    name: str
    folder: Path
    exercises: tuple[Exercise, ...]
    checks: str  # the source of all checks, for the release and for digests
    text: str  # the source of the notebook

    def exercise(self, name: str) -> Exercise:
        for exercise in self.exercises:
            if exercise.name == name:
                return exercise
        raise AuthorError(f"{name!r} is no exercise of {self.name}; it has {', '.join(e.name for e in self.exercises)}")

    @cached_property
    def reference(self) -> Notebook:
        """The solution as a notebook, check cells included."""
        cells = tuple(Cell(c["id"], c["cell_type"], c["source"], i) for i, c in enumerate(notebook_cells(self)))
        return Notebook(cells, f"{self.name}.ipynb", ())

    @cached_property
    def known(self) -> Known:
        """The reference's cells and statements as analysed: most of what a notebook is given with is among them."""
        return known_from(self.reference)

    @cached_property
    def wrong(self) -> Mapping[str, tuple[Wrong, ...]]:
        return {e.name: tuple(_read_wrong(p, e.name) for p in _sources(self.folder / "wrong" / e.name)) for e in self.exercises}

    @cached_property
    def right(self) -> tuple[Right, ...]:
        return tuple(_read_right(p) for folder in sorted((self.folder / "right").glob("*/")) for p in _sources(folder))

    @cached_property
    def artifacts(self) -> Mapping[str, bytes]:
        """The files that the reference submits beside its notebook."""
        asked = [what for e in self.exercises if (what := e.trained or e.played)]
        wanted = {name for what in asked for name in (what.file, what.card) if name}
        folder = self.folder / "artifacts"
        return {name: (folder / name).read_bytes() for name in sorted(wanted) if (folder / name).is_file()}

    @cached_property
    def digest(self) -> str:
        """Changes when anything changes that judging depends on."""
        parts = [self.name, self.text, self.checks, *(w.source for ws in self.wrong.values() for w in ws)]
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def load_assignment(folder: Path) -> Assignment:
    """Read and validate `solutions/NN`; runs the author's checks, which are trusted. Raises AuthorError."""
    text_file = folder / f"{folder.name}.py"
    if not text_file.is_file():
        raise AuthorError(f"{text_file}: no such file; an assignment is a folder solutions/NN with its text NN.py and its checks")
    exercises, checks = _load_checks(folder)
    validate(exercises)
    assignment = Assignment(folder.name, folder, tuple(exercises), checks, text_file.read_text(encoding="utf-8"))
    _validate_text(assignment)
    order = {name: i for i, name in enumerate(_announced(notebook_cells(assignment)))}
    return Assignment(
        assignment.name, folder, tuple(sorted(exercises, key=lambda e: order[e.name])), checks, assignment.text
    )


def _load_checks(folder: Path) -> tuple[list[Exercise], str]:
    files = [folder / "checks.py"] if (folder / "checks.py").is_file() else _sources(folder / "checks")
    if not files:
        raise AuthorError(f"{folder}: neither checks.py nor checks/*.py; write the probes of the exercises there")
    namespace: dict[str, Any] = {"__name__": f"{folder.name}.checks"}
    exercises, texts = [], []
    for file in files:
        text = file.read_text(encoding="utf-8")
        try:
            exec(compile(text, str(file), "exec"), namespace)
        except Exception as error:
            raise AuthorError(f"{file}: {type(error).__name__}: {error}") from error
        exercises += exercises_in(namespace, text)
        texts.append(text)
    return exercises, "\n".join(texts)


def _sources(folder: Path) -> list[Path]:
    return sorted(p for p in folder.glob("*.py") if not p.name.startswith("_"))


def _read_wrong(path: Path, exercise: str) -> Wrong:
    source = path.read_text(encoding="utf-8")
    match = _EXPECT.match(source)
    if not match:
        raise AuthorError(f'{path}: the first lines must be `# expect: VERDICT on "case"` and `# slip: a sentence`')
    return Wrong(exercise, path.stem, source, *match.groups())


def _read_right(path: Path) -> Right:
    source = path.read_text(encoding="utf-8")
    match = _RIGHT.match(source)
    if not match:
        raise AuthorError(f"{path}: the first line must be `# exercises: NAME ...`")
    return Right(f"{path.parent.name}/{path.stem}", source, tuple(match.group(1).split()))


def notebook_cells(assignment: Assignment) -> list[dict[str, Any]]:
    """The cells of the solution notebook, with stable ids, nbgrader's metadata and one check cell an exercise.

    Cells are plain dicts: id, cell_type, source, metadata.
    """
    known = {e.name: e for e in assignment.exercises}
    cells: list[dict[str, Any]] = []
    for index, cell in enumerate(read_percent(assignment.text)):
        names = cell.options.get("exercises", "").split()
        exercises = [known[n] for n in names if n in known]
        if len(exercises) != len(names):
            raise AuthorError(f"{assignment.name}: the cell at line {cell.line} names {set(names) - set(known)}, which checks.py does not define")
        cells += _with_checks(cell.kind, cell.source, index, exercises)
    return cells


def _with_checks(kind: str, source: str, index: int, exercises: list[Exercise]) -> list[dict[str, Any]]:
    if not exercises:
        return [_cell(f"cell-{index:03d}", kind, source, {})]
    first = exercises[0]
    if first.kind == "manual":
        return [_cell(first.name, kind, source, _grading(first.name, first.points, grade=True, solution=True))]
    solution = _cell(f"solution-{first.name}", kind, source, _grading(f"solution-{first.name}", 0, grade=False, solution=True))
    return [solution, *(_check_cell(e) for e in exercises)]


def _check_cell(exercise: Exercise) -> dict[str, Any]:
    metadata = _grading(exercise.name, exercise.points, grade=True, solution=False)
    return _cell(exercise.name, "code", f'check("{exercise.name}")', metadata)


def _cell(id_: str, kind: str, source: str, metadata: dict[str, Any]) -> dict[str, Any]:
    return {"id": id_[:64], "cell_type": kind, "source": source, "metadata": metadata}


def _grading(grade_id: str, points: float, *, grade: bool, solution: bool) -> dict[str, Any]:
    what = {"grade": grade, "solution": solution, "locked": grade and not solution, "task": False}
    return {"nbgrader": {"schema_version": 3, "grade_id": grade_id, **what} | ({"points": points} if grade else {})}


def _announced(cells: list[dict[str, Any]]) -> list[str]:
    """The exercises in the order of the notebook."""
    metadata = [c["metadata"].get("nbgrader", {}) for c in cells]
    return [m["grade_id"] for m in metadata if m.get("grade")]


def _validate_text(assignment: Assignment) -> None:
    announced = _announced(notebook_cells(assignment))
    for exercise in assignment.exercises:
        if announced.count(exercise.name) != 1:
            raise AuthorError(
                f"{exercise.name}: {announced.count(exercise.name)} cells of {assignment.name}.py name it in `exercises=`; exactly one must"
            )
