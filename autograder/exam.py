"""An assignment under a seed: every input drawn, every expected value computed, once for a whole class.

This runs in the judge, with the reference's own code, which is trusted. What leaves here for a child is inputs only.
"""

from __future__ import annotations

import copy
import marshal
import random
import sys
import threading
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from types import CodeType, FunctionType, SimpleNamespace
from typing import Any

import numpy as np

from . import wire
from .assignment import Assignment, Wrong
from .compare import compare
from .draw import draw_inputs, seed_of
from .errors import AuthorError
from .exam_children import Children, Elsewhere, LiveChild, ReferenceFailed
from .play import Arena
from .sandbox import questions
from .seeds import Seed
from .spec import Case, Exercise
from .statements import Statement, statements_for

MAX_RIGHT = 1000  # right answers to a case that are remembered
MAX_CODES = 20_000  # statements that are kept compiled: some 40 MB
COMPARED = ("WRONG", "SHAPE", "DTYPE", "NONFINITE")  # verdicts on values: only such a variant can be recognised by its values


@dataclass(frozen=True)
class DrawnCase:
    """A case with its inputs and the expected answer, as bytes: each use decodes a fresh copy."""

    case: Case
    inputs: bytes
    want: bytes
    seed: int  # numpy, torch and random start here, in the judge and in the child
    _right: set[bytes] = field(default_factory=set, compare=False, repr=False)

    @cached_property
    def expected(self) -> Any:
        """`want`, decoded once for all; its arrays cannot be written to."""
        return _sealed(wire.decode(self.want))

    @cached_property
    def question(self) -> Any:
        """The inputs as a message to a child holds them."""
        return questions.flat(wire.decode(self.inputs))

    @cached_property
    def settled(self) -> bool:
        """Whether an answer of the same bytes is right without a look at it: all finite, and nothing that would be refused."""
        return not compare(self.expected, self.expected)

    def was_right(self, value: bytes) -> bool:
        """Whether these very bytes were judged right before: a verdict depends on the case and the value alone."""
        return bool(self._right) and sha256(value).digest() in self._right

    def found_right(self, value: bytes) -> None:
        if len(self._right) < MAX_RIGHT:
            self._right.add(sha256(value).digest())


class Cases(dict[str, tuple[DrawnCase, ...]]):
    """Cases by exercise. Those that a confined child prepares may still be on their way: who asks for one waits for it."""

    later: Future[None] | None = None

    def __missing__(self, name: str) -> tuple[DrawnCase, ...]:
        if self.later is None:
            raise KeyError(name)
        self.later.result()
        return dict.__getitem__(self, name)


@dataclass(frozen=True)
class Exam:
    """What a class is graded against. Holds the answers: never in a process that runs student code."""

    assignment: Assignment
    seed: Seed
    cases: Cases
    references: dict[str, Mapping[str, Any]]  # the reference's names, by exercise; none where it ran elsewhere
    _variants: dict[tuple[str, str, str], tuple[str, Any] | None] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    rounds: dict[str, tuple[DrawnCase, ...]] = field(default_factory=dict)  # of an exercise whose speed is judged
    _codes: dict[Statement, bytes] = field(default_factory=dict)
    _programs: dict[str, tuple[CodeType, ...]] = field(default_factory=dict)
    _data: dict[tuple[str, str, int], tuple[dict[str, Any], Any]] = field(default_factory=dict)

    @cached_property
    def _shipped(self) -> frozenset[str]:
        return frozenset(p.statement.source for p in self.assignment.reference.program.parts if not p.names.future)

    def code(self, statement: Statement) -> bytes:
        """A statement that the course itself ships, compiled once for all whose cells stand at the same places; b"" for any other."""
        if statement.source not in self._shipped:
            return b""
        if statement not in self._codes:
            if len(self._codes) >= MAX_CODES:
                return b""
            self._codes[statement] = marshal.dumps(compile(statement.source, statement.label, "exec", dont_inherit=True, optimize=0))
        return self._codes[statement]

    def fresh_reference(self, exercise: Exercise) -> dict[str, Any]:
        """The reference's names that an exercise uses, made anew; the statements are compiled once."""
        with self._lock:
            if exercise.name not in self._programs:
                slice_ = _reference_slice(self.assignment, exercise)
                self._programs[exercise.name] = tuple(compile(s.source, s.label, "exec") for s in slice_)
        return _run(self._programs[exercise.name])

    def data(self, exercise: Exercise, purpose: str, seed: int | None = None) -> tuple[dict[str, Any], Any]:
        """Inputs and labels for a trained result, drawn for one purpose under the grading seed or another. A copy, to do with as one likes."""
        assert exercise.trained is not None
        key = (exercise.name, purpose, self.seed.value if seed is None else seed)
        with self._lock:
            if key not in self._data:
                rng = np.random.default_rng(seed_of(key[2], self.assignment.name, exercise.name, purpose))
                self._data[key] = exercise.trained.data(rng)
            return copy.deepcopy(self._data[key])

    def variants(self, exercise: Exercise, drawn: DrawnCase, first: str = "", likely: str = "", verdict: str = "") -> Iterator[tuple[str, Any]]:
        """What each known wrong answer gives for this case, with its sentence to the student: only those that fail in the case `first`
        before all others, and with `verdict`, where these are given; foremost the one whose sentence is `likely`. Each is computed when
        first asked for."""
        known = (w for w in _comparable(self.assignment, exercise) if first in ("", w.case) and verdict in ("", w.verdict))
        for wrong in sorted(known, key=lambda w: w.slip != likely):
            key = (exercise.name, drawn.case.name, wrong.name)
            with self._lock:
                if key not in self._variants:
                    self._variants[key] = self._variant(exercise, drawn, wrong)
                found = self._variants[key]
            if found is not None:
                yield found

    def _variant(self, exercise: Exercise, drawn: DrawnCase, wrong: Wrong) -> tuple[str, Any] | None:
        if exercise.name not in self.references:  # it ran elsewhere, and nobody asked there about this case
            return None
        names = dict(self.references[exercise.name])
        try:
            exec(compile(wrong.source, f"wrong/{wrong.exercise}/{wrong.name}.py", "exec"), names)
            return wrong.slip, wire.decode(wire.encode(run_probe(exercise, names, drawn.inputs, drawn.seed)))
        except Exception:  # a slip that raises on this case gives no value to recognise
            return None


def _sealed(value: Any) -> Any:
    if isinstance(value, np.ndarray):
        value.flags.writeable = False
    elif isinstance(value, (list, tuple, dict)):
        for part in value.values() if isinstance(value, dict) else value:
            _sealed(part)
    return value


def prepare(assignment: Assignment, seed: Seed, only: frozenset[str] | None = None, children: Children | None = None, wait: bool = True) -> Exam:
    """Draw all cases and run the reference on them. Raises AuthorError, naming the case, where the reference itself fails.

    With `children`, a reference that needs torch runs in one of them and not here; with `wait=False` the exam is given back before that
    has come to its end, and an AuthorError then meets whoever first asks for such a case.
    """
    exam = Exam(assignment, seed, Cases(), {})
    exercises = [e for e in assignment.exercises if e.kind == "values" and (only is None or e.name in only)]
    foreign = [e for e in exercises if children is not None and e.library != "numpy"]
    helper = ThreadPoolExecutor(1, thread_name_prefix="exam")
    if children is not None and foreign:
        exam.cases.later = helper.submit(_prepare_elsewhere, exam, foreign, children)
    helper.shutdown(wait=False)
    for exercise in exercises:
        if exercise not in foreign:
            _prepare_here(exam, exercise)
    if exam.cases.later and wait:
        exam.cases.later.result()
    _try_arenas(exam.assignment, only)
    return exam


def _try_arenas(assignment: Assignment, only: frozenset[str] | None) -> None:
    """An environment that cannot be made is told before anything is graded."""
    for exercise in assignment.exercises:
        if exercise.played and (only is None or exercise.name in only):
            try:
                Arena(exercise.played).close()
            except AuthorError as error:
                raise AuthorError(f"{assignment.name}, {exercise.name}: {error}") from error


def _prepare_here(exam: Exam, exercise: Exercise) -> None:
    names = exam.references[exercise.name] = reference_names(exam.assignment, exercise)

    def call(source: str, name: str, inputs: bytes, seed: int) -> Any:
        return _call(exercise, source, names, wire.decode(inputs), seed)

    _draw_all(exam, exercise, call, exam.cases)


def _prepare_elsewhere(exam: Exam, exercises: list[Exercise], children: Children) -> None:
    """Cases, and what the known wrong answers give for them, since nobody here can run these later. All are given out at once."""
    found = Cases()
    for library in sorted({e.library for e in exercises}):
        for ask in (_ask_reference, _ask_wrong):
            child = children.child(library)
            try:
                for exercise in exercises:
                    if exercise.library == library:
                        ask(exam, exercise, child, found)
            finally:
                child.close()
    exam.cases.update(found)


def _ask_reference(exam: Exam, exercise: Exercise, child: LiveChild, found: Cases) -> None:
    try:
        reference = Elsewhere(child, exercise, _reference_slice(exam.assignment, exercise))
    except ReferenceFailed as error:
        raise AuthorError(f"{exam.assignment.name}, {exercise.name}: the reference gave {error}") from None
    _draw_all(exam, exercise, reference.call, found)


def _ask_wrong(exam: Exam, exercise: Exercise, child: LiveChild, found: Cases) -> None:
    slice_ = _reference_slice(exam.assignment, exercise)
    for wrong in _comparable(exam.assignment, exercise):
        statements = [*slice_, Statement(f"wrong/{wrong.exercise}/{wrong.name}.py", wrong.source)]
        for drawn in found[exercise.name]:
            value = None
            with suppress(ReferenceFailed):  # a slip that raises on this case gives no value to recognise
                value = wrong.slip, Elsewhere(child, exercise, statements).call(exercise.source, exercise.name, drawn.inputs, drawn.seed)
            exam._variants[exercise.name, drawn.case.name, wrong.name] = value


def _comparable(assignment: Assignment, exercise: Exercise) -> list[Wrong]:
    return [w for w in assignment.wrong[exercise.name] if w.verdict in COMPARED]


def _draw_all(exam: Exam, exercise: Exercise, call: Callable[[str, str, bytes, int], Any], found: Cases) -> None:
    found[exercise.name] = cases = tuple(_draw(exam, exercise, case, call) for case in exercise.cases)
    if exercise.rounds:
        exam.rounds[exercise.name] = (cases[-1], *(_draw(exam, exercise, case, call) for case in exercise.rounds[1:]))


def _draw(exam: Exam, exercise: Exercise, case: Case, call: Callable[[str, str, bytes, int], Any]) -> DrawnCase:
    name = exam.assignment.name
    key = (exam.seed.value, name, exercise.name, case.name)
    start = seed_of(name, exercise.name, case.name) % 2**32
    try:
        inputs = draw_inputs(case.inputs, *key)
        if exercise.cotangent:
            out = call(exercise.cotangent, "forward", wire.encode(inputs), start)
            inputs["dout"] = np.random.default_rng(seed_of(*key, "dout")).normal(size=np.shape(out))
        packed = wire.encode(inputs)
        return DrawnCase(case, packed, wire.encode(call(exercise.source, exercise.name, packed, start)), start)
    except Exception as error:
        said = str(error) if isinstance(error, ReferenceFailed) else f"{type(error).__name__}: {error}"
        raise AuthorError(f"{name}, {exercise.name}, case {case.name!r}: the reference gave {said}") from error


def reference_names(assignment: Assignment, exercise: Exercise) -> dict[str, Any]:
    """The reference's names that an exercise uses, made by running the same slice of the solution as of a submission."""
    return run_statements(_reference_slice(assignment, exercise))


def _reference_slice(assignment: Assignment, exercise: Exercise) -> list[Statement]:
    """Nobody looks at the reference's plots here, and importing matplotlib takes half a second."""
    return statements_for(assignment.reference, exercise.name, exercise.names, styles=False)


def run_statements(statements: Iterable[Statement]) -> dict[str, Any]:
    """Run trusted statements in a namespace of their own."""
    return _run(compile(s.source, s.label, "exec") for s in statements)


def _run(codes: Iterable[CodeType]) -> dict[str, Any]:
    names: dict[str, Any] = {"__name__": "__main__", "__builtins__": __builtins__}
    for code in codes:
        exec(code, names)
    return names


def load_probe(exercise: Exercise, space: dict[str, Any]) -> Any:
    """The probe itself, made in `space` from the text that was compiled once."""
    exec(exercise.compiled, space)
    return space[exercise.name]


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
    if source == exercise.source:
        probe = load_probe(exercise, space)
    else:
        exec(compile(source, f"probe of {exercise.name}", "exec"), space)
        probe = [v for v in space.values() if isinstance(v, FunctionType)][-1]
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        return probe(SimpleNamespace(**names), **inputs)
