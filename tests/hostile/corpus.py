"""Attacks as data: each writes one submission and names the verdicts that it must end in.

Those that live in a notebook's code are the files of `attacks/`; those on the notebook file and its neighbours are the functions of
`notebooks.py`, those on the weights of `checkpoints.py`. All else in a submission is the reference's own right answer, which has to keep its points.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from autograder.assignment import Assignment
from autograder.cells import Cell
from autograder.variants import solution_cell
from autograder.verdict import Verdict

ATTACKS = Path(__file__).parent / "attacks"
REST, ANY = "rest", frozenset(v.value for v in Verdict if v is not Verdict.OURS)
_HEADER = re.compile(r"# attack: (.+)\n# at: (\S+)\n# expect: (.+)\n(# outside: escapes\n)?")


@dataclass(frozen=True)
class Attack:
    """`expect`: verdicts by exercise; "rest" stands for all others. `unreadable`: no grade, and one line that says why.

    `escapes`: run without a sandbox, the attack does reach what it is after.
    """

    name: str
    about: str
    write: Callable[[Path, Assignment], None]
    expect: Mapping[str, frozenset[str]] = field(default_factory=dict)
    unreadable: bool = False
    escapes: bool = False

    def allowed(self, exercise: str) -> frozenset[str]:
        return self.expect.get(exercise, self.expect[REST])


def attacks() -> list[Attack]:
    """All attacks, by name."""
    from . import checkpoints  # noqa: F401  # adds its own to those of notebooks; both import this module
    from .notebooks import NOTEBOOKS

    found = [*(_from_file(path) for path in sorted(ATTACKS.glob("*.py"))), *NOTEBOOKS]
    return sorted(found, key=lambda a: a.name)


def expectations(text: str) -> dict[str, frozenset[str]]:
    """`affine_forward=KILLED|RAISED rest=PASS` as sets of verdicts; ANY is each verdict but OURS."""
    pairs = (word.partition("=") for word in text.split())
    return {name: ANY if what == "ANY" else frozenset(map(Verdict, what.split("|"))) for name, _, what in pairs}


def _from_file(path: Path) -> Attack:
    source = path.read_text(encoding="utf-8")
    header = _HEADER.match(source)
    if header is None:
        raise ValueError(f"{path}: the first lines must be `# attack: ...`, `# at: ...`, `# expect: ...`")
    about, at, expect, outside = header.groups()
    return Attack(path.stem, about, partial(_write_code, source=source, at=at), expectations(expect), escapes=bool(outside))


def _write_code(folder: Path, assignment: Assignment, source: str, at: str) -> None:
    save(folder, assignment, planted(assignment, source, at))


def planted(assignment: Assignment, source: str, at: str) -> list[Cell]:
    """The reference's cells with a hostile one: `top`, behind the `setup` cell, in place of an exercise's functions, or of a cell."""
    cells, new = list(assignment.reference.cells), Cell("planted", "code", source, 0)
    if at == "top":
        return [new, *cells]
    if at == "setup":
        first = next(i for i, c in enumerate(cells) if c.kind == "code")
        return [*cells[: first + 1], new, *cells[first + 1 :]]
    if at not in {e.name for e in assignment.exercises}:
        return [replace(c, source=source) if c.id == at else c for c in cells]
    solution = solution_cell(assignment, at)
    cells = [replace(c, source=without(c.source, defined(source))) if c is solution else c for c in cells]
    place = next(i for i, c in enumerate(cells) if c.id == at)
    return [*cells[:place], new, *cells[place:]]


def defined(source: str) -> set[str]:
    return {s.name for s in ast.parse(source).body if isinstance(s, (ast.FunctionDef, ast.ClassDef))}


def without(source: str, names: set[str]) -> str:
    """A cell's source without the top-level functions and classes of these names."""
    lines = source.split("\n")
    for statement in ast.parse(source).body:
        if isinstance(statement, (ast.FunctionDef, ast.ClassDef)) and statement.name in names:
            for line in range(statement.lineno - 1, statement.end_lineno or statement.lineno):
                lines[line] = ""
    return "\n".join(lines)


def notebook(cells: Sequence[Cell], **more: Any) -> dict[str, Any]:
    """A notebook of format 4.5 as plain data."""
    return {"cells": [_raw(c) for c in cells], "metadata": {}, "nbformat": 4, "nbformat_minor": 5, **more}


def _raw(cell: Cell) -> dict[str, Any]:
    code = {"execution_count": None, "outputs": []} if cell.kind == "code" else {}
    return {"cell_type": cell.kind, "id": cell.id, "metadata": {}, "source": cell.source, **code}


def save(folder: Path, assignment: Assignment, cells: Sequence[Cell], **more: Any) -> None:
    """A submission: a notebook of these cells, and the reference's weights beside it."""
    save_text(folder, assignment, json.dumps(notebook(cells, **more)))


def save_text(folder: Path, assignment: Assignment, text: str | bytes, name: str = "") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    (folder / (name or f"{assignment.name}.ipynb")).write_bytes(data)
    for file, content in assignment.artifacts.items():
        (folder / file).write_bytes(content)
