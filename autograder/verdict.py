"""What judging ends in: verdicts, results of cases and exercises, and the report of a submission.

Frozen data with one canonical JSON form: the same seed gives the same bytes. Times, addresses and
paths of a machine never stand here.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cached_property
from typing import Any

REPORT_VERSION = 1
SPEED = "speed"  # the name of the case in which `@faster` is judged
EPISODES = "fresh episodes"  # and of the one case of `@played`


class Verdict(StrEnum):
    """How a case, or an exercise, was judged. Only PASS (and a trained result's part) earns points."""

    PASS = "PASS"
    WRONG = "WRONG"  # right shape and kind, other values
    SHAPE = "SHAPE"
    DTYPE = "DTYPE"  # another kind of value, never another width
    NONFINITE = "NONFINITE"
    RAISED = "RAISED"
    TIMEOUT = "TIMEOUT"
    MEMORY = "MEMORY"
    KILLED = "KILLED"
    FORBIDDEN = "FORBIDDEN"
    MISSING = "MISSING"  # nothing there, or an untouched stub
    LEAK = "LEAK"  # better than is possible: a human should look
    PENDING = "PENDING"  # waits for a human
    OURS = "OURS"  # our fault: no score at all


@dataclass(frozen=True)
class CaseResult:
    """One case. `hint`, `diagnosis`, `exception` and `where` hold words only and may be shown for a
    hidden case; `message` holds values and may not."""

    name: str
    verdict: Verdict
    hidden: bool = False
    weight: float = 1.0
    earned: float = 0.0  # share of the weight, 0 to 1: only a trained result knows values between
    hint: str = ""
    diagnosis: str = ""
    message: str = ""
    exception: str = ""
    where: str = ""
    changed: tuple[str, ...] = ()  # inputs that were changed in place
    slip: str = ""  # the known wrong answer that this one equals

    @property
    def slow(self) -> bool:
        """Right values that did not come fast enough; wrong ones leave a message."""
        return self.name == SPEED and self.verdict is Verdict.WRONG and not self.message


@dataclass(frozen=True)
class ExerciseResult:
    """One exercise: its score (None: nobody knows it yet) out of `points`."""

    name: str
    points: float
    score: float | None
    verdict: Verdict
    cases: tuple[CaseResult, ...] = ()
    remarks: tuple[str, ...] = ()  # names and words only: "waits for affine_forward", skipped statements
    figures: Mapping[str, Any] | None = None  # numbers that a feedback page may draw


@dataclass(frozen=True)
class Report:
    """A graded submission."""

    assignment: str
    student: str
    seed_id: str
    exercises: tuple[ExerciseResult, ...]
    notes: tuple[str, ...] = ()
    confinement: str = ""  # what the machine lacked, in one line; empty when nothing did
    version: int = REPORT_VERSION

    @property
    def score(self) -> float:
        """The points earned so far; exercises without a score count nothing."""
        return round(sum(e.score or 0.0 for e in self.exercises), 2)

    @property
    def max_score(self) -> float:
        return round(sum(e.points for e in self.exercises), 2)

    @property
    def pending(self) -> float:
        """Points that wait for a human."""
        return round(sum(e.points for e in self.exercises if e.verdict is Verdict.PENDING), 2)

    @property
    def unknown(self) -> tuple[str, ...]:
        """Exercises that have no score by our fault."""
        return tuple(e.name for e in self.exercises if e.verdict is Verdict.OURS)

    def exercise(self, name: str) -> ExerciseResult:
        for result in self.exercises:
            if result.name == name:
                return result
        raise KeyError(f"{name!r} is no exercise of {self.assignment}")

    def to_json(self) -> str:
        """Canonical JSON: sorted keys, no NaN, a line an exercise, a newline at the end."""
        return self._json

    @cached_property
    def _json(self) -> str:
        exercises = ",\n".join(_JSON.encode(_fields(e) | {"cases": [_fields(c) for c in e.cases]}) for e in self.exercises)
        parts = {name: f"[\n{exercises}\n]" if name == "exercises" else _JSON.encode(value) for name, value in _fields(self).items()}
        return "{" + ",\n".join(f'"{name}": {text}' for name, text in sorted(parts.items())) + "}\n"

    @staticmethod
    def from_json(text: str) -> Report:
        """The inverse of `to_json`; raises ValueError, KeyError or TypeError on anything else."""
        data = json.loads(text)
        if data["version"] != REPORT_VERSION:
            raise ValueError(f"a report of version {data['version']}; this grader writes {REPORT_VERSION}")
        return Report(**data | {
            "exercises": tuple(_exercise(e) for e in data["exercises"]),
            "notes": tuple(data["notes"]),
        })  # fmt: skip


_JSON = json.JSONEncoder(sort_keys=True, allow_nan=False, ensure_ascii=False)
_NAMES = {kind: tuple(f.name for f in fields(kind)) for kind in (CaseResult, ExerciseResult, Report)}


def _fields(value: CaseResult | ExerciseResult | Report) -> dict[str, Any]:
    return {name: getattr(value, name) for name in _NAMES[type(value)]}


def _exercise(data: dict[str, Any]) -> ExerciseResult:
    return ExerciseResult(**data | {
        "verdict": Verdict(data["verdict"]),
        "cases": tuple(_case(c) for c in data["cases"]),
        "remarks": tuple(data["remarks"]),
    })  # fmt: skip


def _case(data: dict[str, Any]) -> CaseResult:
    return CaseResult(**data | {"verdict": Verdict(data["verdict"]), "changed": tuple(data["changed"])})


def score_cases(points: float, cases: Iterable[CaseResult]) -> float | None:
    """Points shared by weight, each case right or wrong, the sum rounded once to 0.01.

    None where any case that carries weight is our fault or waits for a human: no score is better than a wrong one.
    """
    cases = tuple(cases)
    if any(c.verdict in (Verdict.OURS, Verdict.PENDING) for c in cases):
        return None
    total = sum(c.weight for c in cases)
    if total <= 0:
        return 0.0
    earned = sum(c.weight * _share(c) for c in cases)
    return float(min(points, max(0.0, round(points * earned / total + 1e-9, 2))))


def _share(case: CaseResult) -> float:
    return 1.0 if case.verdict is Verdict.PASS else min(1.0, max(0.0, case.earned))


def overall(cases: Iterable[CaseResult]) -> Verdict:
    """The verdict of an exercise: OURS if any case is, else the first that is not PASS."""
    verdicts = [c.verdict for c in cases]
    if Verdict.OURS in verdicts:
        return Verdict.OURS
    return next((v for v in verdicts if v is not Verdict.PASS), Verdict.PASS if verdicts else Verdict.OURS)
