"""Submissions made from the reference: as it is, as the stub, with a known wrong or right answer put in, or with a cell replaced."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace

from .assignment import Assignment
from .cells import Cell, Notebook
from .submission import Submission


def submission_of(assignment: Assignment, notebook: Notebook, student: str = "variant", files: Mapping[str, bytes] | None = None) -> Submission:
    """A submission that was never on a disk; the reference's own trained weights lie beside it unless `files` says otherwise."""
    kept = assignment.artifacts if files is None else files
    text = "\x1f".join(c.source for c in notebook.cells).encode() + b"".join(kept.values())
    return Submission(student, assignment.name, notebook, kept, (), hashlib.sha256(text).hexdigest())


def with_answer(assignment: Assignment, exercise: str, source: str) -> Notebook:
    """The reference with `source` run right before the check cell of `exercise`: its names override the reference's."""
    cells: list[Cell] = []
    for cell in assignment.reference.cells:
        if cell.id == exercise:
            cells.append(Cell("variant", "code", source, len(cells)))
        cells.append(replace(cell, index=len(cells)))
    return Notebook(tuple(cells), assignment.reference.name, (), assignment.known)


def with_cell(assignment: Assignment, cell_id: str, source: str) -> Notebook:
    """The reference with the source of one cell replaced."""
    cells = tuple(replace(c, source=source) if c.id == cell_id else c for c in assignment.reference.cells)
    return Notebook(cells, assignment.reference.name, (), assignment.known)


def solution_cell(assignment: Assignment, exercise: str) -> Cell | None:
    """The cell that holds the solution of an exercise: the nearest solution cell above its check cell."""
    found = None
    for cell in assignment.reference.cells:
        if cell.id.startswith("solution-"):
            found = cell
        if cell.id == exercise:
            return found
    return None
