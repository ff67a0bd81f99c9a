"""The conversation about one submission: its children, what they have been told, and which statements end them."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any

from .cells import Statement
from .exam import DrawnCase
from .exam_children import Children, LiveChild
from .sandbox import ChildDied
from .spec import Exercise
from .submission import Submission

BEGIN_CPU_S = 5.0  # for all statements of an exercise together
STATEMENT_CPU_S = 3.0  # for one statement; it is skipped beyond
TOO_LONG = "Overtime"  # what the child calls a statement that was stopped for that
MAX_DEATHS = 3  # children that a submission's top-level statements may end before they are no longer tried
BATCH_BYTES = 16 * 2**20  # of inputs that are sent together


@dataclass
class Line:
    """A child and the statements that it has been sent, each with its number: exercises share most of them."""

    child: LiveChild
    known: dict[Statement, int] = field(default_factory=dict)

    def statements(self, statements: Sequence[Statement], code: Callable[[Statement], bytes]) -> list[list[Any] | int]:
        """How to name these in the next message: by number, or whole where they are new, and compiled where somebody has done that."""
        named: list[list[Any] | int] = []
        for statement in statements:
            if statement in self.known:
                named.append(self.known[statement])
            else:
                self.known[statement] = len(self.known)
                compiled = code(statement)
                named.append([statement.label, statement.source, *([compiled] if compiled else [])])
        return named


class Blame:
    """Which statements end a child, so that one that hangs or crashes is paid for once and not again for each exercise."""

    def __init__(self) -> None:
        self.harmless: set[Statement] = set()
        self.skipped: set[Statement] = set()  # condemned: no longer run
        self.deaths = 0

    def allowed(self, statements: list[Statement]) -> list[Statement]:
        return [s for s in statements if s not in self.skipped]

    def hopeless(self, statements: list[Statement]) -> bool:
        """Enough children have died, and not all of these are known to be harmless."""
        return self.deaths >= MAX_DEATHS and any(s not in self.harmless for s in statements)

    def ran(self, statements: list[Statement], overran: set[str]) -> None:
        """A child lived through these; `overran` are the labels of those that took too long."""
        self.harmless.update(s for s in statements if s.label not in overran)
        self.skipped.update(s for s in statements if s.label in overran)


class Session:
    """One submission's children, one a library, replaced by fresh ones when they have died."""

    def __init__(self, submission: Submission, sandbox: Children, code: Callable[[Statement], bytes] = lambda statement: b"") -> None:
        self.submission, self.sandbox = submission, sandbox
        self.code = code  # of statements that are compiled already
        self.lines: dict[str, Line] = {}
        self.blame = Blame()
        self.timeouts = 0
        self._waiting: list[DrawnCase] = []  # cases of the exercise at hand that have not been sent yet
        self._sent = 0  # and those whose result has not been read yet
        self._ticket = ""  # of the exercise at hand: an answer without it was written before the question was asked

    def heir(self, library: str) -> bool:
        """Whether the library's child served an earlier exercise, which may have left something in it. Where that is a thread, which
        could answer in the place of the next exercise or burn its time, the child is ended."""
        if library in self.lines and self.lines[library].child.threads() > 1:
            self.end(library)
        return library in self.lines

    def begin(self, exercise: Exercise, statements: list[Statement], cases: Sequence[DrawnCase], heir: bool) -> list[tuple[str, str]]:
        """A fresh namespace with the student's statements run in it, and the cases on their way to the child: `result` reads what it
        gives for each. Gives back (label, exception) of the statements that were skipped. Nobody is blamed in an heir."""
        while True:
            allowed = self.blame.allowed(statements)
            if self.blame.hopeless(allowed):
                raise ChildDied("KILLED", "not tried: statements of this notebook ended too many processes before", suspicious=False)
            try:
                self._ticket = os.urandom(8).hex()
                self._waiting = list(cases)
                first = [self._next_cases(exercise)] if cases else []
                self._send(exercise.library, [self._begin_message(exercise, allowed), *first])
                reply = self._in_turn(exercise.library, BEGIN_CPU_S)
                break
            except ChildDied as death:
                self.blame.deaths += not heir
                if heir or death.suspicious or not allowed:
                    raise
                self.blame.skipped.add(self._culprit(exercise, allowed))
        skipped = _skipped(reply, {s.label for s in allowed})
        self.blame.ran(allowed, {label for label, kind in skipped if kind == TOO_LONG})
        return skipped

    def result(self, exercise: Exercise) -> Any:
        """What the child says of the next case."""
        if not self._sent:
            self._send(exercise.library, [self._next_cases(exercise)])
        self._sent -= 1
        return self._in_turn(exercise.library, exercise.cpu_s)

    def next(self, case: DrawnCase) -> None:
        """A case after those of `begin`: `result` sends it, alone, and reads what the child gives for it."""
        self._waiting = [case]

    def request(self, library: str, message: dict[str, Any], cpu_s: float) -> Any:
        """One message, one answer, with nothing else under way."""
        child = self._line(library).child
        try:
            return child.request(message, cpu_s)
        except BaseException:
            self.end(library)
            raise

    def act(self, library: str, observation: bytes, size: int, cpu_s: float) -> Any:
        """What the policy at play answers to one observation."""
        try:
            return self.lines[library].child.act(observation, size, cpu_s)
        except BaseException:
            self.end(library)
            raise

    def turns(self, library: str) -> AbstractContextManager[None]:
        """While it lasts, judge and child share a core."""
        return self.lines[library].child.turns()

    def rest(self, library: str, size: int) -> None:
        """The policy at play is asked no more."""
        try:
            self.lines[library].child.rest(size)
        except BaseException:
            self.end(library)
            raise

    def spent(self, library: str) -> float | None:
        """Processor seconds that the library's child has used so far, where the kernel tells."""
        return self.lines[library].child.processor_seconds() if library in self.lines else None

    def renew(self, library: str) -> None:
        """What served an earlier exercise makes room for a fresh child, which has seen nothing."""
        if library in self.lines:
            try:
                self.lines[library] = Line(self.lines[library].child.renew(self.submission.files))
            except BaseException:
                self.end(library)
                raise

    def end(self, library: str) -> None:
        """No exercise needs this child any more; another submission may wait for its place."""
        if library in self.lines:
            self.lines.pop(library).child.close()

    def close(self) -> None:
        for library in list(self.lines):
            self.end(library)

    def _line(self, library: str) -> Line:
        if library not in self.lines:
            self.lines[library] = Line(self.sandbox.child(library, self.submission.files))
        return self.lines[library]

    def _next_cases(self, exercise: Exercise) -> dict[str, Any]:
        cases = batch(self._waiting)
        self._waiting = self._waiting[len(cases) :]
        self._sent = len(cases)
        return {
            "op": "cases", "ticket": self._ticket, "source": exercise.source, "code": exercise.code, "name": exercise.name,
            "library": exercise.library, "cases": [(c.question, c.seed) for c in cases],
        }  # fmt: skip

    def _send(self, library: str, messages: list[dict[str, Any]]) -> None:
        try:
            self._line(library).child.send(messages, BEGIN_CPU_S)
        except BaseException:
            self.end(library)
            raise

    def _in_turn(self, library: str, cpu_s: float) -> Any:
        """The next answer; a child whose answer belongs to another question is ended, since nobody knows what else lies in its pipe."""
        reply = self._receive(library, cpu_s)
        self._check(library, reply)
        return reply

    def _check(self, library: str, reply: Any) -> None:
        if not isinstance(reply, dict) or reply.get("ticket") != self._ticket:
            self.end(library)
            raise ChildDied("KILLED", "the reply was no answer to what was asked", suspicious=False)

    def _receive(self, library: str, cpu_s: float) -> Any:
        try:
            return self.lines[library].child.receive(cpu_s)
        except BaseException:
            self.end(library)
            raise

    def _culprit(self, exercise: Exercise, statements: list[Statement]) -> Statement:
        """The statement with which a child dies, found by halves: some prefix lives, and with one statement more it does not."""
        lives, dies = 0, len(statements)
        while dies - lives > 1:
            middle = (lives + dies) // 2
            try:
                reply = self.request(exercise.library, self._begin_message(exercise, statements[:middle]), BEGIN_CPU_S)
                self._check(exercise.library, reply)
                lives = middle
            except ChildDied:
                dies = middle
        self.blame.harmless.update(statements[:lives])
        return statements[lives]

    def _begin_message(self, exercise: Exercise, statements: list[Statement]) -> dict[str, Any]:
        return {
            "op": "begin", "ticket": self._ticket, "statements": self._line(exercise.library).statements(statements, self.code), "seed": 0,
            "budget_s": STATEMENT_CPU_S, "forbid": list(exercise.forbid),
        }  # fmt: skip


def batch(cases: list[DrawnCase]) -> list[DrawnCase]:
    """As many cases, at least one, as are sent together."""
    total = 0
    for count, case in enumerate(cases):
        total += len(case.inputs)
        if count and total > BATCH_BYTES:
            return cases[:count]
    return cases


def _skipped(reply: Any, known: set[str]) -> list[tuple[str, str]]:
    """(label, exception) of the statements that failed. A child may say anything: only labels that we sent are repeated."""
    rows = reply.get("skipped") if isinstance(reply, dict) else None
    rows = rows if isinstance(rows, list) else []
    return [(r[0], r[1]) for r in rows if isinstance(r, list) and len(r) == 3 and all(isinstance(t, str) for t in r) and r[0] in known]
