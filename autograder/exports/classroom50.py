"""Classroom 50: `result.json` of schema `classroom50/result/v1`, closed at the top level, with integers for scores.

Its grading runs in the student's own repository, where nothing hidden is secret: give it a report of visible cases. Who and what
was graded is known to its workflow alone, which hands it to an autograder in the environment.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from ..errors import AuthorError, OurError
from ..feedback import exercise_text
from ..feedback_view import one_line
from ..verdict import ExerciseResult, Report, Verdict

SCHEMA = "classroom50/result/v1"
_TAG = re.compile(r"submit/(\d{4})-?(\d\d)-?(\d\d)T(\d\d)[-:]?(\d\d)[-:]?(\d\d)Z?\b")


@dataclass(frozen=True)
class Place:
    """What was graded, in Classroom 50's words; links are addresses. `datetime`: "2026-01-31T23:59:59Z", of the submission."""

    classroom: str
    assignment: str
    owner: str
    submission: str  # its tag, "submit/..."
    commit: str
    release: str
    review: str
    datetime: str
    assignment_type: str = "individual"


def place_in(environment: Mapping[str, str]) -> Place:
    """The place from its workflow's variables; the time is the one in the tag. Raises AuthorError, naming what is not set."""
    names = ("CLASSROOM", "ASSIGNMENT", "USERNAME", "SUBMISSION_TAG", "COMMIT_URL", "RELEASE_URL")
    missing = [name for name in names if not environment.get(name)]
    if missing:
        raise AuthorError(f"{', '.join(missing)}: not set; this export runs inside Classroom 50's workflow, which sets them")
    tag = environment["SUBMISSION_TAG"]
    time = _TAG.match(tag)
    if time is None:
        raise AuthorError(f"SUBMISSION_TAG is {tag!r}; submit/<UTC time>-<commit> was expected")
    year, month, day, hour, minute, second = time.groups()
    review = environment.get("REVIEW_URL") or environment["COMMIT_URL"]
    classroom, assignment, owner, _, commit, release = (environment[name] for name in names)
    stamp = f"{year}-{month}-{day}T{hour}:{minute}:{second}Z"
    kind = environment.get("MODE") or "individual"
    return Place(classroom, assignment, owner, tag, commit, release, review, stamp, kind)


def result(report: Report, place: Place, scale: int = 2) -> str:
    """Strict JSON; `scale` units a point, so that 2 keeps half points. A part is rounded to the nearest unit, and never to all.

    Answers that wait for a human count nothing, of nothing. Raises OurError where an exercise has no score, since the format knows
    only numbers, and AuthorError where its points are no whole number of units.
    """
    if report.unknown:
        raise OurError(f"{', '.join(report.unknown)}: no score, by a fault of the grader; grade again")
    tests = [_test(e, scale) for e in report.exercises]
    data = {
        "schema": SCHEMA, **asdict(place), "score": sum(t["score"] for t in tests), "max-score": sum(t["max-score"] for t in tests),
        "tests": tests,
    }  # fmt: skip
    return json.dumps(data, indent=1, allow_nan=False) + "\n"


def _test(result: ExerciseResult, scale: int) -> dict[str, Any]:
    most = 0 if result.verdict is Verdict.PENDING else round(result.points * scale)
    if result.verdict is not Verdict.PENDING and most != result.points * scale:
        raise AuthorError(f"{result.name}: {result.points:g} points are no whole number of 1/{scale} points; give a larger scale")
    return {
        "test-name": one_line(result.name), "passed": result.verdict is Verdict.PASS, "score": _units(result, most, scale),
        "max-score": most, "output": exercise_text(result),
    }  # fmt: skip


def _units(result: ExerciseResult, most: int, scale: int) -> int:
    score = result.score or 0.0
    return most if score >= result.points else max(0, min(most - 1, round(score * scale)))
