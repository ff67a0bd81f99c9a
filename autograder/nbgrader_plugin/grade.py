"""Our grading in the place of nbgrader's Execute, and scores into nbgrader's rows."""

from __future__ import annotations

import math
from typing import Any, cast

from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell, new_output
from nbgrader.preprocessors import NbGraderPreprocessor, SaveAutoGrades

from ..errors import OurError
from ..feedback import exercise_html
from ..verdict import ExerciseResult, Report, Verdict
from .bench import BENCH, place_of
from .tame import harmless

UNKNOWN = "descent_unknown"  # the key under which Grade tells SaveScores what has no score


class Grade(NbGraderPreprocessor):  # type: ignore[misc]
    """Puts the verdict of each exercise into its check cell. Runs nothing of the notebook: values come out of the sandbox.

    nbgrader gives full marks to a check cell without a number, so that every one gets exactly one.
    """

    def __call__(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Always: `enabled` cannot switch it off."""
        from .intake import GradeExporter

        exporter = self.parent
        if not isinstance(exporter, GradeExporter):
            raise OurError("Autograde.exporter_class is not the course's; nbgrader_config.py must call configure(c, root)")
        names = resources["nbgrader"]
        report = BENCH.report(place_of(cast(Any, exporter.parent).coursedir, names["assignment"], names["student"]))
        for cell in nb.cells:
            marks = cell.metadata.get("nbgrader", {})
            if marks.get("grade") and not marks.get("solution"):
                result = report.exercise(marks["grade_id"])
                cell.outputs, cell.execution_count = outputs(result, float(marks["points"])), 1
        nb.cells[:0] = notes(report)
        resources[UNKNOWN] = [r.name for r in report.exercises if needs_a_human(r)]
        return nb, resources


def needs_a_human(result: ExerciseResult) -> bool:
    return result.score is None or not math.isfinite(result.score) or result.verdict in (Verdict.OURS, Verdict.PENDING)


def outputs(result: ExerciseResult, points: float) -> list[NotebookNode]:
    """What to read, and the one number that nbgrader takes: finite and between 0 and `points`."""
    known = not needs_a_human(result)
    score = min(points, max(0.0, float(result.score or 0.0))) if known else 0.0
    said = f"{result.name}: {result.verdict}, {f'{score:g} of {points:g} points' if known else 'no score yet, a person will grade it'}"
    new: Any = new_output
    shown = new("display_data", {"text/plain": said, "text/html": exercise_html(result)})
    return [shown, new("execute_result", {"text/plain": repr(score)}, execution_count=1)]


def notes(report: Report) -> list[NotebookNode]:
    """A cell on top with what the reader should know of the whole submission."""
    if not report.notes:
        return []
    lines = [f"* {harmless(' '.join(note.split()))[:500]}" for note in report.notes[:20]]
    cell: NotebookNode = new_markdown_cell("\n".join(["**Notes of the grader**", "", *lines]))  # type: ignore[no-untyped-call]
    cell.id = "grader-notes"
    return [cell]


class SaveScores(SaveAutoGrades):  # type: ignore[misc]
    """nbgrader's own, except that an exercise without a score gets none."""

    def __call__(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Always: `enabled` cannot switch it off."""
        found: tuple[NotebookNode, Any] = self.preprocess(nb, resources)
        return found

    def _add_score(self, cell: NotebookNode, resources: Any) -> None:
        name = cell.metadata["nbgrader"]["grade_id"]
        if name not in resources[UNKNOWN] or cell.metadata["nbgrader"]["solution"]:
            super()._add_score(cell, resources)
            return
        grade = self.gradebook.find_grade(name, self.notebook_id, self.assignment_id, self.student_id)
        grade.auto_score, grade.needs_manual_grade = None, True
        self.gradebook.db.commit()
