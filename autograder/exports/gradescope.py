"""Gradescope: `results.json`, left in /autograder/results by `run_autograder`. A test is an exercise.

An exercise without a score has no score here either: an answer that waits for a human is graded in Gradescope's own rubric, and
one that failed by our fault is named in the first line. The format is documented by Gradescope without a schema.
"""

from __future__ import annotations

import json
from typing import Any

from ..feedback import exercise_text
from ..feedback_view import one_line
from ..feedback_words import OURS_PART, PENDING_PART, points_of
from ..verdict import ExerciseResult, Report, Verdict


def results(report: Report) -> str:
    """Strict JSON. Raises ValueError where a score is no finite number."""
    data = {
        "score": report.score,
        "output": "\n".join(_lines(report)),
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "tests": [_test(e, i) for i, e in enumerate(report.exercises, 1)],
        "extra_data": {"assignment": report.assignment, "seed_id": report.seed_id, "version": report.version},
    }
    return json.dumps(data, indent=1, allow_nan=False) + "\n"


def _lines(report: Report) -> list[str]:
    ours = sum(e.points for e in report.exercises if e.verdict is Verdict.OURS)
    lines = [f"{report.score:g} of {points_of(report.max_score)}"]
    lines += [OURS_PART.format(points=points_of(ours))] if ours else []
    lines += [PENDING_PART.format(points=points_of(report.pending))] if report.pending else []
    return [*lines, *map(one_line, report.notes)]


def _test(result: ExerciseResult, number: int) -> dict[str, Any]:
    test: dict[str, Any] = {
        "name": one_line(result.name), "number": str(number), "output": exercise_text(result), "visibility": "visible",
        "extra_data": {"verdict": str(result.verdict)},
    }  # fmt: skip
    if result.score is not None:
        score = min(result.points, max(0.0, result.score))
        test |= {"score": score, "max_score": result.points, "status": "passed" if result.verdict is Verdict.PASS else "failed"}
    return test
