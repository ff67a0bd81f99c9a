"""A class of attackers, graded as any other class is, and what the machine looked like before and after."""

from __future__ import annotations

import os
import time
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from autograder.assignment import Assignment, load_assignment
from autograder.classroom import Desk, Outcome, grade_class

from .corpus import REST, Attack

SOLUTION = Path(__file__).parents[2] / "solutions" / "02_backprop"
CANARY = "descent-canary"
SECRET = "DESCENT_CANARY"


@dataclass(frozen=True)
class Run:
    """A graded class; `left` names what was there afterwards and not before."""

    assignment: Assignment
    outcomes: dict[str, Outcome]
    left: tuple[str, ...]


def grade_attackers(attacks: Sequence[Attack], root: Path) -> Run:
    """Write each attack as a student's submission, and grade them all."""
    assignment = some_exercises({name for a in attacks for name in a.expect})
    for attack in attacks:
        attack.write(root / "class" / attack.name / assignment.name, assignment)
    before = Machine.now()
    with marked() as mark:
        outcomes = grade_class(root / "class", assignment, Desk(root / "desk", assignment.name), workers=2)
        left = [*processes(mark, patience=10.0), *Machine.now().beyond(before)]
    return Run(assignment, {o.student: o for o in outcomes}, tuple(left))


def some_exercises(wanted: set[str]) -> Assignment:
    """The assignment with the exercises that attacks name, their neighbours, and one of each other kind, to keep the run short."""
    whole = load_assignment(SOLUTION)
    names = [e.name for e in whole.exercises]
    places = {names.index(name) for name in wanted - {REST}}
    kept = {*range(3), *places, *(p + 1 for p in places), *(i for i, e in enumerate(whole.exercises) if e.kind != "values")}
    some = replace(whole, exercises=tuple(e for i, e in enumerate(whole.exercises) if i in kept))
    vars(some)["reference"] = whole.reference  # the text has a check cell for each exercise, graded here or not
    return some


@contextmanager
def marked() -> Iterator[str]:
    """A secret in the judge's environment, and a mark in that of every process of its sandboxes, by which to find them again."""
    mark = f"/nonexistent/{uuid.uuid4().hex}"
    old = os.environ.get("LD_LIBRARY_PATH")
    os.environ["LD_LIBRARY_PATH"] = f"{old}:{mark}" if old else mark  # one of the few that are handed on
    os.environ[SECRET] = "not for students"
    try:
        yield mark
    finally:
        del os.environ[SECRET], os.environ["LD_LIBRARY_PATH"]
        if old is not None:
            os.environ["LD_LIBRARY_PATH"] = old


def processes(mark: str, patience: float = 0.0) -> list[str]:
    """The processes, this one apart, that carry a mark; waits for them to go."""
    deadline = time.monotonic() + patience
    while (found := [p.name for p in _others() if mark.encode() in _environment(p)]) and time.monotonic() < deadline:
        time.sleep(0.1)
    return [f"process {pid}" for pid in found]


def _others() -> Iterator[Path]:
    return (p for p in Path("/proc").glob("[0-9]*") if int(p.name) != os.getpid())


def _environment(process: Path) -> bytes:
    try:
        return (process / "environ").read_bytes()
    except OSError:  # gone, or somebody else's
        return b""


@dataclass(frozen=True)
class Machine:
    """What an attack might leave behind."""

    mounts: frozenset[str]
    descriptors: int
    files: frozenset[str]

    @staticmethod
    def now() -> Machine:
        mounts = Path("/proc/self/mounts").read_text(encoding="utf-8").splitlines()
        places = [p for p in (Path("/tmp"), Path("/var/tmp"), Path("/dev/shm"), Path("/"), Path.home()) if p.is_dir()]
        files = {str(f) for p in places for f in p.glob(f"{CANARY}*")}
        return Machine(frozenset(mounts), len(os.listdir("/proc/self/fd")), frozenset(files))

    def beyond(self, before: Machine) -> list[str]:
        new = [f"mount {m}" for m in sorted(self.mounts - before.mounts)] + [f"file {f}" for f in sorted(self.files - before.files)]
        more = self.descriptors - before.descriptors
        return new + ([f"{more} descriptors of the judge are still open"] if more > 0 else [])
