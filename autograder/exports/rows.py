"""What the tables of Canvas and Moodle share: who is in them, and how a cell is written."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from ..errors import AuthorError
from ..verdict import Report

WITHOUT_WRITTEN = " (without written answers)"


def scored(reports: Sequence[Report]) -> list[Report]:
    """The reports of one assignment with a score for every exercise; the others stay out of a table, since an empty cell erases."""
    if len({(r.assignment, r.max_score, r.pending) for r in reports}) > 1:
        raise AuthorError("reports of several assignments, or from before and after a change of points: grade again, or export one at a time")
    return [r for r in reports if not r.unknown]


def left_out(reports: Sequence[Report]) -> list[str]:
    """The students without a row: an exercise of theirs has no score by our fault."""
    return [r.student for r in reports if r.unknown]


def title(report: Report) -> str:
    """The name of the column: points that wait for a human are not in it, and it says so."""
    return report.assignment + (WITHOUT_WRITTEN if report.pending else "")


def judged(report: Report) -> float:
    """The most that its column can hold."""
    return round(report.max_score - report.pending, 2)


def write(rows: Iterable[Sequence[str]]) -> str:
    """CSV with commas; no cell is a formula."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([[cell(text) for text in row] for row in rows])
    return out.getvalue()


def cell(text: str) -> str:
    """One line, and never a formula: a spreadsheet takes what begins like one for it, after spaces too."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return "'" + line if line[:1] in ("=", "+", "-", "@", "＝", "＋", "－", "＠") else line
