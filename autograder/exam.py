"""An assignment under a seed: every input drawn, every expected value computed, once for a whole class.

This runs in the judge, with the reference's own code, which is trusted. What leaves here for a child is inputs only.
"""

from __future__ import annotations

import random
import sys
import threading
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import FunctionType, SimpleNamespace
from typing import Any

import numpy as np

from . import wire
from .assignment import Assignment, Wrong
from .draw import draw_inputs, seed_of
from .errors import AuthorError
from .seeds import Seed
from .spec import Case, Exercise
from .statements import Statement, statements_for

COMPARED = ("WRONG", "SHAPE", "DTYPE", "NONFINITE")  # verdicts on values: only such a variant can be recognised by its values


@dataclass(frozen=True)
class DrawnCase:
    """A case with its inputs and the expected answer, as bytes: each use decodes a fresh copy."""

    case: Case
    inputs: bytes
    want: bytes
    seed: int  # numpy, torch and random start here, in the judge and in the child


@dataclass(frozen=True)
class Exam:
    """What a class is graded against. Holds the answers: never in a process that runs student code."""

    assignment: Assignment
    seed: Seed
    cases: Mapping[str, tuple[DrawnCase, ...]]
    references: Mapping[str, Mapping[str, Any]]  # the reference's names, by exercise
    _variants: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def variants(self, exercise: Exercise, drawn: DrawnCase) -> dict[str, Any]:
        """What each known wrong answer gives for this case, by its sentence to the student; computed when first asked."""
        key = (exercise.name, drawn.case.name)
        with self._lock:
            if key not in self._variants:
                wrong = [w for w in self.assignment.wrong[exercise.name] if w.verdict in COMPARED]
                self._variants[key] = dict(filter(None, (self._variant(exercise, drawn, w) for w in wrong)))
            return self._variants[key]

    def _variant(self, exercise: Exercise, drawn: DrawnCase, wrong: Wrong) -> tuple[str, Any] | None:
        names = dict(self.references[exercise.name])
        try:
            exec(compile(wrong.source, f"wrong/{wrong.exercise}/{wrong.name}.py", "exec"), names)
            return wrong.slip, wire.decode(wire.encode(run_probe(exercise, names, drawn.inputs, drawn.seed)))
        except Exception:  # a slip that raises on this case gives no value to recognise
            return None


def prepare(assignment: Assignment, seed: Seed, only: frozenset[str] | None = None) -> Exam:
    """Draw all cases and run the reference on them. Raises AuthorError, naming the case, where the reference itself fails."""
    cases, references = {}, {}
    for exercise in assignment.exercises:
        if exercise.kind != "values" or (only is not None and exercise.name not in only):
            continue
        references[exercise.name] = reference_names(assignment, exercise)
        cases[exercise.name] = tuple(_draw(assignment, exercise, case, references[exercise.name], seed) for case in exercise.cases)
    return Exam(assignment, seed, cases, references)


def _draw(assignment: Assignment, exercise: Exercise, case: Case, names: Mapping[str, Any], seed: Seed) -> DrawnCase:
    key = (seed.value, assignment.name, exercise.name, case.name)
    start = seed_of(assignment.name, exercise.name, case.name) % 2**32
    try:
        inputs = draw_inputs(case.inputs, *key)
        if exercise.cotangent:
            out = _call(exercise, exercise.cotangent, names, wire.decode(wire.encode(inputs)), start)
            inputs["dout"] = np.random.default_rng(seed_of(*key, "dout")).normal(size=np.shape(out))
        packed = wire.encode(inputs)
        return DrawnCase(case, packed, wire.encode(run_probe(exercise, names, packed, start)), start)
    except Exception as error:
        raise AuthorError(f"{assignment.name}, {exercise.name}, case {case.name!r}: the reference gave {type(error).__name__}: {error}") from error


def reference_names(assignment: Assignment, exercise: Exercise) -> dict[str, Any]:
    """The reference's names that an exercise uses, made by running the same slice of the solution as of a submission."""
    statements = statements_for(assignment.reference, exercise.name, exercise.names)
    return run_statements(statements)


def run_statements(statements: list[Statement]) -> dict[str, Any]:
    """Run trusted statements in a namespace of their own."""
    names: dict[str, Any] = {"__name__": "__main__", "__builtins__": __builtins__}
    for statement in statements:
        exec(compile(statement.source, statement.label, "exec"), names)
    return names


def run_probe(exercise: Exercise, names: Mapping[str, Any], inputs: bytes, seed: int) -> Any:
    """The probe on trusted names, with a fresh copy of the inputs."""
    return _call(exercise, exercise.source, names, wire.decode(inputs), seed)


def _call(exercise: Exercise, source: str, names: Mapping[str, Any], inputs: dict[str, Any], seed: int) -> Any:
    space: dict[str, Any] = {"np": np}
    np.random.seed(seed)
    random.seed(seed)
    if exercise.library == "torch":
        import torch

        space["torch"] = torch
    if "torch" in sys.modules:
        sys.modules["torch"].manual_seed(seed)
    exec(compile(source, f"probe of {exercise.name}", "exec"), space)
    probe = [v for v in space.values() if isinstance(v, FunctionType)][-1]
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        return probe(SimpleNamespace(**names), **inputs)
