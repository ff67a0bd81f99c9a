"""Both sides end in an nbgrader gradebook; this reads one."""

from __future__ import annotations

import sqlite3
from pathlib import Path

_QUERY = """
select submitted_assignment.student_id, base_cell.name, grade.auto_score, grade_cells.max_score
from grade
join base_cell on base_cell.id = grade.cell_id
join grade_cells on grade_cells.id = grade.cell_id
join submitted_notebook on submitted_notebook.id = grade.notebook_id
join submitted_assignment on submitted_assignment.id = submitted_notebook.assignment_id
where grade.auto_score is not null
"""
Marks = dict[tuple[str, str], bool]


def full_marks(database: Path) -> Marks:
    """Whether each exercise of each student has full marks; written answers, which have no automatic score, are left out."""
    with sqlite3.connect(database) as connection:
        return {(student, cell): score >= full - 1e-9 for student, cell, score, full in connection.execute(_QUERY)}


def compared(ours: Marks, plain: Marks, reference: str, exercises: int) -> dict[str, object]:
    """Where the two gradebooks disagree. Raises ValueError where one is not whole, or refuses the reference."""
    for side, marks in (("autograder", ours), ("nbgrader", plain)):
        refused = sorted(cell for (student, cell), full in marks.items() if student == reference and not full)
        graded = sum(student == reference for student, _ in marks)
        if refused or graded != exercises:
            raise ValueError(f"{side}: {graded} of {exercises} exercises of the reference graded; refused: {', '.join(refused) or 'none'}")
    shared = ours.keys() & plain.keys()
    if len(shared) != len(ours) or len(shared) != len(plain):
        raise ValueError(f"{len(ours)} and {len(plain)} scores, {len(shared)} in both; the two sides did not grade the same class")
    different = sorted(f"{student} {cell}: {'ours' if plain[student, cell] else 'nbgrader'} refuses" for student, cell in shared if ours[student, cell] != plain[student, cell])
    return {"scores": len(shared), "refused_by_both": sum(not ours[k] and not plain[k] for k in shared), "different": different}
