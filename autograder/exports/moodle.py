"""Moodle: a table for Grades, Import, CSV file. Students are matched by one column, chosen in Moodle's form.

Grade and feedback stand together, since Moodle clears what an import leaves out of an activity.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from ..feedback_view import Sheet, sheet, steps
from ..feedback_words import number, points_of
from ..verdict import Report
from .rows import scored, title, write


def grades(reports: Sequence[Report], ids: Mapping[str, str] | None = None, by: str = "Username") -> str:
    """The table; `ids` from our names to what `by` names ("Email address", "ID number"), without it our names themselves.

    Students with an exercise without a score have no row (`rows.left_out`). Raises AuthorError on reports that do not belong together.
    """
    name = title(reports[0]) if reports else "grade"
    rows = [[(ids or {}).get(r.student, r.student), f"{r.score:g}", _feedback(sheet(r, {}))] for r in scored(reports)]
    return write([[by, name, f"{name} (feedback)"], *rows])


def _feedback(shown: Sheet) -> str:
    """One paragraph, which Moodle shows as HTML."""
    todo = "; ".join(f"{name} ({why})" for name, why in steps(shown)[:5])
    parts = [f"{number(shown.score)} of {points_of(shown.points - shown.pending)}.", *shown.notes, todo and f"Next: {todo}."]
    return escape(" ".join(p for p in parts if p), quote=False)
