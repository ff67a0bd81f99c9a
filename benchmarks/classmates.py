"""The class that both sides grade: the reference of an assignment with, a student, none to several wrong and right answers put in.

Deterministic. Only the cells that an exercise needs are kept: no training, plots or looks at results; and of the known
answers none that hangs, is killed, or uses more than plain Python.
"""

from __future__ import annotations

import ast
import random
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from autograder.assignment import Assignment, notebook_cells
from autograder.cells import Part
from autograder.exam import COMPARED
from autograder.statements import names_in_probe, statements_for

_EVERYDAY = ("get_ipython", "input(", "google.colab")


@dataclass(frozen=True)
class Classmate:
    """`sources`: the solution cells by cell id. `wrong` and `right` name the answers that were put in."""

    name: str
    sources: Mapping[str, str]
    wrong: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True)
class Answer:
    """A known answer to one exercise, and the solution cell that it goes into."""

    cell: str
    name: str
    source: str


def lean_cells(assignment: Assignment) -> list[dict[str, Any]]:
    """The solution notebook (cells as of `notebook_cells`, with nbgrader's metadata) without what no exercise needs."""
    parts = assignment.reference.program.parts
    needed = _needed_cells(assignment)
    cells = []
    for index, cell in enumerate(notebook_cells(assignment)):
        marks = cell["metadata"].get("nbgrader", {})
        if cell["cell_type"] == "code" and not marks.get("grade"):
            if not marks and index not in needed:
                continue
            cell["source"] = _lean(cell["source"], [p for p in parts if p.cell == index])
        cells.append(cell)
    return cells


def _needed_cells(assignment: Assignment) -> set[int]:
    where = {p.statement: p.cell for p in assignment.reference.program.parts}
    exercises = [e for e in assignment.exercises if e.source]
    slices = (statements_for(assignment.reference, e.name, names_in_probe(e.source)) for e in exercises)
    return {where[s] for statements in slices for s in statements}


def _lean(source: str, parts: list[Part]) -> str:
    """A cell without statements that plot, or that look at results."""
    kept = [p for p in parts if not _is_look(p)]
    return source if len(kept) == len(parts) else "\n".join(p.statement.source for p in kept)


def _is_look(part: Part) -> bool:
    names = part.names
    used = names.binds | names.now
    return "plt" in used or "check" in names.now or names.kind in ("block", "other") or names.placeholder


def make_class(assignment: Assignment, count: int) -> list[Classmate]:
    """`count` students; the first hands in the reference as it is."""
    reference = {str(c["id"]): str(c["source"]) for c in lean_cells(assignment) if _is_solution(c)}
    homes = _homes(assignment)
    wrong, right = _wrong(assignment, homes), _right(assignment, homes)
    return [_classmate(k, reference, wrong, right) for k in range(count)]


def _is_solution(cell: Mapping[str, Any]) -> bool:
    return bool(cell["metadata"].get("nbgrader", {}).get("solution"))


def _classmate(k: int, reference: Mapping[str, str], wrong: list[Answer], right: list[Answer]) -> Classmate:
    """Student k has k mod 8 wrong answers and k mod 5 unusual right ones, each in a solution cell of its own."""
    rng = random.Random(k)
    chosen: dict[str, Answer] = {}
    taken: list[tuple[str, ...]] = []
    for answers, number in ((wrong, k % 8), (right, k % 5)):
        free = {a.cell: a for a in rng.sample(answers, len(answers)) if a.cell not in chosen}
        picked = [free[c] for c in rng.sample(sorted(free), min(number, len(free)))]
        chosen |= {a.cell: a for a in picked}
        taken.append(tuple(sorted(a.name for a in picked)))
    sources = {c: f"{s}\n\n\n{chosen[c].source}" if c in chosen else s for c, s in reference.items()}
    return Classmate(f"student{k:02d}", sources, *taken)


def _homes(assignment: Assignment) -> dict[str, str]:
    """The solution cell of each exercise: the nearest one above its check cell."""
    homes, last = {}, ""
    known = {e.name for e in assignment.exercises}
    for cell in assignment.reference.cells:
        last = cell.id if cell.id.startswith("solution-") else last
        if cell.id in known:
            homes[cell.id] = last
    return homes


def _wrong(assignment: Assignment, homes: Mapping[str, str]) -> list[Answer]:
    known = [w for answers in assignment.wrong.values() for w in answers if w.verdict in (*COMPARED, "RAISED")]
    return [Answer(homes[w.exercise], f"{w.exercise}/{w.name}", w.source) for w in known if _is_plain(w.source)]


def _right(assignment: Assignment, homes: Mapping[str, str]) -> list[Answer]:
    known = [(r.name.partition("/")[0], r) for r in assignment.right]
    return [Answer(homes[e], r.name, r.source) for e, r in known if e in homes and _is_plain(r.source)]


def _is_plain(source: str) -> bool:
    try:
        tree = ast.parse(source)
    except SyntaxError:  # a magic
        return False
    future = any(isinstance(n, ast.ImportFrom) and n.module == "__future__" for n in tree.body)
    return not future and not any(word in source for word in _EVERYDAY)


def as_notebook(cells: list[dict[str, Any]]) -> dict[str, Any]:
    """A notebook file's JSON."""
    written = []
    for cell in cells:
        code: dict[str, Any] = {"execution_count": None, "outputs": []} if cell["cell_type"] == "code" else {}
        written.append({**cell, "source": str(cell["source"]).splitlines(True), **code})
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return {"cells": written, "metadata": {"kernelspec": kernel, "language_info": {"name": "python"}}, "nbformat": 4, "nbformat_minor": 5}
