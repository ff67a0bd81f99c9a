"""nbgrader's gradebook, filled from reports: what `nbgrader export` and formgrader then show.

One transaction a class. What a person entered (manual scores, comments, extra credit) stays. An exercise without a score (a
written answer, or our own fault) has no automatic score and "needs manual grade"; it is never a zero.
"""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from .. import release
from ..assignment import Assignment, load_assignment, notebook_cells
from ..errors import OurError
from ..verdict import ExerciseResult, Report, Verdict
from .store import Book, new_id, open_gradebook

COURSE = "descent"
_GRADE, _SOLUTION = "GradeCell", "SolutionCell"  # nbgrader's names for kinds of cells
_FOR_A_HUMAN = (Verdict.PENDING, Verdict.OURS, Verdict.LEAK)


@dataclass(frozen=True)
class _Places:
    """Where an assignment stands in the gradebook: ids of its rows, its cells by name."""

    assignment: str
    notebook: str
    graded: Mapping[str, str]
    answered: Mapping[str, str]


def write_gradebook(
    where: Path | str, reports: Sequence[Report], assignment: Assignment | Path, *, kept: Collection[str] = ()
) -> None:
    """Write the scores of `reports` into the gradebook at `where`: a path, or an address (`postgresql://...`).

    `assignment` is the assignment or its folder solutions/NN. An exercise that a person graded is marked "needs manual grade"
    again, as nbgrader does, unless its student is in `kept`: those whose submission did not change. The same reports
    written twice leave the same gradebook. Raises DiskError or OurError with one line; then nothing was changed.
    """
    known = assignment if isinstance(assignment, Assignment) else load_assignment(assignment)
    cells = released_cells(known)
    with open_gradebook(where) as book:
        places = _write_assignment(book, known.name, cells)
        _write_students(book, [r.student for r in reports])
        notebooks = _write_submissions(book, places, [r.student for r in reports])
        _write_grades(book, places, notebooks, reports, frozenset(kept))
        _write_comments(book, places)


def write_assignment(where: Path | str, assignment: Assignment) -> None:
    """Write the assignment alone: its exercises and points, and the released text of its graded cells."""
    cells = released_cells(assignment)
    with open_gradebook(where) as book:
        places = _write_assignment(book, assignment.name, cells)
        _write_grades(book, places, {}, (), frozenset())
        _write_comments(book, places)


def released_cells(assignment: Assignment) -> list[dict[str, Any]]:
    """The cells of the student's notebook, with nbgrader's metadata and checksums; no outputs."""
    return [release.released_cell(cell, assignment.name) for cell in notebook_cells(assignment)]


def _write_assignment(book: Book, name: str, cells: Sequence[Mapping[str, Any]]) -> _Places:
    course, table = book["course"], book["assignment"]
    if not book.rows(sa.select(course.c.id).where(course.c.id == COURSE)):
        book.insert("course", [{"id": COURSE}])
    assignment = _known_or_new(book, "assignment", table.c.name == name, {"name": name, "course_id": COURSE})
    table = book["notebook"]
    kernel = json.dumps({"display_name": "Python 3", "language": "python", "name": "python3"})
    row = {"name": name, "assignment_id": assignment, "kernelspec": kernel}
    notebook = _known_or_new(book, "notebook", sa.and_(table.c.name == name, table.c.assignment_id == assignment), row)
    graded = {c["metadata"]["nbgrader"]["grade_id"]: c for c in cells if "nbgrader" in c["metadata"]}
    _write_source_cells(book, notebook, graded)
    return _Places(assignment, notebook, *_write_cells(book, notebook, graded))


def _known_or_new(book: Book, table: str, where: sa.ColumnElement[bool], row: Mapping[str, Any]) -> str:
    found = book.rows(sa.select(book[table].c.id).where(where))
    if found:
        return str(found[0].id)
    book.insert(table, [{"id": (made := new_id()), **row}])
    return made


def _write_source_cells(book: Book, notebook: str, cells: Mapping[str, Mapping[str, Any]]) -> None:
    table = book["source_cell"]
    old = {r.name: r.id for r in book.rows(sa.select(table.c.id, table.c.name).where(table.c.notebook_id == notebook))}
    new = {name: {"id": old.get(name) or new_id(), "notebook_id": notebook, **_source_row(name, cell)} for name, cell in cells.items()}
    book.insert("source_cell", [row for name, row in new.items() if name not in old])
    book.update("source_cell", [row for name, row in new.items() if name in old])
    book.delete("source_cell", "id", [i for name, i in old.items() if name not in new])


def _source_row(name: str, cell: Mapping[str, Any]) -> dict[str, Any]:
    marks = cell["metadata"]["nbgrader"]
    return {
        "name": name, "cell_type": cell["cell_type"], "locked": marks["grade"] and not marks["solution"],
        "source": cell["source"], "checksum": marks["checksum"],
    }  # fmt: skip


def _write_cells(book: Book, notebook: str, cells: Mapping[str, Mapping[str, Any]]) -> tuple[dict[str, str], dict[str, str]]:
    """The cells that carry points and those that carry answers: name to id. A written answer is both."""
    table = book["base_cell"]
    found = book.rows(sa.select(table.c.id, table.c.name, table.c.type).where(table.c.notebook_id == notebook))
    old = {(r.type, r.name): r.id for r in found}
    kinds = (("grade", _GRADE), ("solution", _SOLUTION))
    wanted = [(kind, name) for name, cell in cells.items() for mark, kind in kinds if cell["metadata"]["nbgrader"][mark]]
    _remove_cells(book, {key: i for key, i in old.items() if key not in wanted})
    ids = {key: old.get(key) or new_id() for key in wanted}
    added = [{"id": ids[key], "name": key[1], "type": key[0], "notebook_id": notebook} for key in wanted if key not in old]
    book.insert("base_cell", added)
    book.insert("solution_cells", [{"id": row["id"]} for row in added if row["type"] == _SOLUTION])
    graded = {name: ids[_GRADE, name] for kind, name in wanted if kind == _GRADE}
    points = [
        {"id": i, "max_score": float(cells[name]["metadata"]["nbgrader"]["points"]), "cell_type": cells[name]["cell_type"]}
        for name, i in graded.items()
    ]
    new = {row["id"] for row in added}
    book.insert("grade_cells", [row for row in points if row["id"] in new])
    book.update("grade_cells", [row for row in points if row["id"] not in new])
    return graded, {name: ids[_SOLUTION, name] for kind, name in wanted if kind == _SOLUTION}


def _remove_cells(book: Book, gone: Mapping[tuple[str, str], str]) -> None:
    """Take out exercises that the assignment no longer has, unless a person's work would go with them."""
    if not gone:
        return
    grade, comment, ids = book["grade"], book["comment"], list(gone.values())
    by_hand = sa.or_(grade.c.manual_score.is_not(None), grade.c.extra_credit.is_not(None))
    touched = {r.cell_id for r in book.rows(sa.select(grade.c.cell_id).where(grade.c.cell_id.in_(ids), by_hand))}
    touched |= {r.cell_id for r in book.rows(sa.select(comment.c.cell_id).where(comment.c.cell_id.in_(ids), comment.c.manual_comment.is_not(None)))}
    names = sorted({name for (_, name), i in gone.items() if i in touched})
    if names:
        raise OurError(
            f"the gradebook holds scores or comments that a person gave for {', '.join(names)}, which the assignment no longer has; "
            "put the exercise back, or move the gradebook away and give the same command again"
        )
    for table, column in (("grade", "cell_id"), ("comment", "cell_id"), ("grade_cells", "id"), ("solution_cells", "id"), ("base_cell", "id")):
        book.delete(table, column, ids)


def _write_students(book: Book, students: Sequence[str]) -> None:
    old = {r.id for r in book.rows(sa.select(book["student"].c.id))}
    book.insert("student", [{"id": s} for s in dict.fromkeys(students) if s not in old])


def _write_submissions(book: Book, places: _Places, students: Sequence[str]) -> dict[str, str]:
    """The submitted notebook of each student, by student."""
    table, notebooks = book["submitted_assignment"], book["submitted_notebook"]
    query = sa.select(table.c.id, table.c.student_id).where(table.c.assignment_id == places.assignment)
    submissions = {r.student_id: r.id for r in book.rows(query)}
    new = {s: new_id() for s in students if s not in submissions}
    book.insert("submitted_assignment", [{"id": i, "assignment_id": places.assignment, "student_id": s} for s, i in new.items()])
    submissions |= new
    held = {r.assignment_id: r.id for r in book.rows(sa.select(notebooks).where(notebooks.c.notebook_id == places.notebook))}
    missing = {s: new_id() for s in students if submissions[s] not in held}
    rows = [{"id": i, "assignment_id": submissions[s], "notebook_id": places.notebook, "flagged": False} for s, i in missing.items()]
    book.insert("submitted_notebook", rows)
    return {s: missing.get(s) or str(held[submissions[s]]) for s in students}


def _write_grades(
    book: Book, places: _Places, notebooks: Mapping[str, str], reports: Sequence[Report], kept: frozenset[str]
) -> None:
    grade, names = book["grade"], {i: name for name, i in places.graded.items()}
    old = {(r.notebook_id, r.cell_id): r for r in _of_notebook(book, "grade", places)}
    results = {notebooks[r.student]: ({e.name: e for e in r.exercises}, r.student in kept) for r in reports}
    added, changed = [], []
    for place in [*_submitted(book, places)]:
        scored, unchanged = results.get(place, ({}, True))
        for cell, name in names.items():
            row, result = old.get((place, cell)), scored.get(name)
            if row is None:
                added.append({"id": new_id(), "notebook_id": place, "cell_id": cell, **_grade_row(result, None)})
            elif result is not None:
                new = _grade_row(result, row.manual_score)
                if unchanged and new["auto_score"] == row.auto_score:
                    new["needs_manual_grade"] = row.needs_manual_grade
                if (new["auto_score"], new["needs_manual_grade"]) != (row.auto_score, row.needs_manual_grade):
                    changed.append({"id": row.id, **new})
    book.insert(grade.name, added)
    book.update(grade.name, changed)


def _grade_row(result: ExerciseResult | None, manual: float | None) -> dict[str, Any]:
    score = None if result is None or result.score is None or not math.isfinite(result.score) else float(result.score)
    if result is not None and score is not None:
        score = min(result.points, max(0.0, score))
    human = score is None or manual is not None or (result is not None and result.verdict in _FOR_A_HUMAN)
    return {"auto_score": score, "needs_manual_grade": human}


def _write_comments(book: Book, places: _Places) -> None:
    """nbgrader wants a row a cell that can be commented on."""
    old = {(r.notebook_id, r.cell_id) for r in _of_notebook(book, "comment", places)}
    wanted = [(place, cell) for place in _submitted(book, places) for cell in places.answered.values()]
    book.insert("comment", [{"id": new_id(), "notebook_id": p, "cell_id": c} for p, c in wanted if (p, c) not in old])


def _submitted(book: Book, places: _Places) -> list[str]:
    table = book["submitted_notebook"]
    return [r.id for r in book.rows(sa.select(table.c.id).where(table.c.notebook_id == places.notebook).order_by(table.c.id))]


def _of_notebook(book: Book, name: str, places: _Places) -> Sequence[sa.Row[Any]]:
    """All rows of `grade` or `comment` that belong to submissions of this notebook."""
    table, notebooks = book[name], book["submitted_notebook"]
    here = sa.select(notebooks.c.id).where(notebooks.c.notebook_id == places.notebook)
    return book.rows(sa.select(table).where(table.c.notebook_id.in_(here)))
