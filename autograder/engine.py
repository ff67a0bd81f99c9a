"""Grade one submission: values come out of the sandbox, verdicts are made here.

`grade(submission, exam, sandbox)` walks the exercises in order. For each it sends the student's statements and then one case after
another to the submission's child, compares what comes back with what the reference gave, and writes down a result. When
the child dies, a fresh one goes on with the next exercise; points earned before stay earned.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from . import wire
from .assignment import Assignment
from .errors import OurError, WireError
from .exam import COMPARED, DrawnCase, Exam
from .exam_children import Children, LiveChild
from .judge_trained import judge_trained
from .judging import judge
from .sandbox import ChildDied
from .spec import Case, Exercise
from .statements import Statement, statements_above, statements_for, syntax_errors
from .submission import Submission
from .verdict import CaseResult, ExerciseResult, Report, Verdict, overall, score_cases

BEGIN_CPU_S = 5.0  # for all statements of an exercise together
STATEMENT_CPU_S = 3.0  # for one statement; it is skipped beyond
NOT_HERE = "it uses a library that this exercise does not have"
TOO_LONG = "Overtime"  # what the child calls a statement that was stopped for that
MAX_TIMEOUTS = 10  # exercises of a submission that may run out of time before the others are no longer tried
MAX_DEATHS = 3  # children that a submission's top-level statements may end before they are no longer tried
_ADDRESS = re.compile(r"0x[0-9a-fA-F]{6,}")


@dataclass(frozen=True)
class Graded:
    """A report, and whether a kill in it may have been the machine's doing: then the submission is to be graded again, alone."""

    report: Report
    suspicious: bool


class Session:
    """One submission's children, one a library, replaced by fresh ones when they have died."""

    def __init__(self, submission: Submission, sandbox: Children) -> None:
        self.submission, self.sandbox = submission, sandbox
        self.children: dict[str, LiveChild] = {}
        self.blame = Blame()
        self.timeouts = 0

    def request(self, library: str, message: dict[str, Any], cpu_s: float) -> Any:
        if library not in self.children:
            self.children[library] = self.sandbox.child(library, self.submission.files)
        try:
            return self.children[library].request(message, cpu_s)
        except BaseException:
            self.children.pop(library).close()
            raise

    def end(self, library: str) -> None:
        """No exercise needs this child any more; another submission may wait for its place."""
        if library in self.children:
            self.children.pop(library).close()

    def close(self) -> None:
        for library in list(self.children):
            self.end(library)


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


def grade(
    submission: Submission, exam: Exam, sandbox: Children, *, progress: Callable[[str], None] = lambda name: None,
    only: frozenset[str] | None = None,
) -> Graded:  # fmt: skip
    """The report of one submission. Never raises for anything that a submission holds."""
    session = Session(submission, sandbox)
    exercises = [e for e in exam.assignment.exercises if only is None or e.name in only]
    last = {e.library: e for e in exercises}
    results, suspicious = [], False
    try:
        for exercise in exercises:
            progress(exercise.name)
            result, doubtful = _grade_exercise(exercise, submission, exam, session)
            session.timeouts += result.verdict is Verdict.TIMEOUT
            results.append(result)
            suspicious |= doubtful
            if exercise is last[exercise.library]:
                session.end(exercise.library)
    finally:
        session.close()
    results = [_waits(result, exam.assignment, results) for result in results]
    notes = (*submission.notes, *submission.notebook.notes, *syntax_errors(submission.notebook))
    confinement = sandbox.confinement("numpy").line()
    report = Report(exam.assignment.name, submission.student, exam.seed.id, tuple(results), notes, confinement)
    return Graded(report, suspicious)


def _grade_exercise(exercise: Exercise, submission: Submission, exam: Exam, session: Session) -> tuple[ExerciseResult, bool]:
    if exercise.kind == "manual":
        return ExerciseResult(exercise.name, exercise.points, None, Verdict.PENDING), False
    if exercise.trained is not None:
        return judge_trained(exercise, submission, exam), False
    if session.timeouts >= MAX_TIMEOUTS:
        cases = tuple(_result(c, Verdict.TIMEOUT) for c in exercise.cases)
        note = f"not tried: {MAX_TIMEOUTS} exercises before it took longer than they may"
        return ExerciseResult(exercise.name, exercise.points, 0.0, Verdict.TIMEOUT, cases, (note,)), False
    for attempt in (1, 2):
        try:
            return _grade_values(exercise, submission, exam, session)
        except (OurError, OSError) as error:  # a fresh child is tried once; then nobody knows the score
            failure = f"{type(error).__name__}: {error}"
            session.close()
            if attempt == 2:
                break
    cases = tuple(_result(c, Verdict.OURS) for c in exercise.cases)
    return ExerciseResult(exercise.name, exercise.points, None, Verdict.OURS, cases, (f"not judged: {failure}",)), False


def _grade_values(exercise: Exercise, submission: Submission, exam: Exam, session: Session) -> tuple[ExerciseResult, bool]:
    notebook = submission.notebook
    names = exercise.names
    first = statements_for(notebook, exercise.name, names)
    result, doubtful, untouched = _attempt(exercise, first, exam, session)
    if result.verdict in (Verdict.MISSING, Verdict.RAISED) and not untouched:
        everything = statements_above(notebook, exercise.name, names or ())
        if everything != first:
            second, doubtful, _ = _attempt(exercise, everything, exam, session)
            if (second.score or 0) > (result.score or 0):
                note = "judged by all statements above its check cell, since those that define its names were not enough"
                return replace(second, remarks=(*second.remarks, note)), doubtful
    return result, doubtful


def _attempt(exercise: Exercise, statements: list[Statement], exam: Exam, session: Session) -> tuple[ExerciseResult, bool, bool]:
    """Run an exercise's statements and all its cases; also tells of a doubtful kill, and of an untouched stub."""
    drawn = exam.cases[exercise.name]
    results: list[CaseResult] = []
    remarks: tuple[str, ...] = ()
    doubtful = ended = begun = untouched = False
    heir = exercise.library in session.children  # its child served an earlier exercise, which may have left something in it
    for case in drawn:
        try:
            if not begun:
                remarks = _begin(exercise, statements, session, heir)
                begun = True
            result, stub = _grade_case(exercise, case, exam, session, results)
            untouched |= stub
        except ChildDied as death:
            if heir and (not begun or death.verdict != "TIMEOUT"):
                return _attempt(exercise, statements, exam, session)  # from the start, in a fresh child: now the death is its own
            result = _result(case.case, Verdict(death.verdict), message=_clean(death.detail, 200))
            doubtful |= death.suspicious
            ended = not begun or death.verdict in ("TIMEOUT", "MEMORY")
            begun = False
        results.append(result)
        if ended:  # the other cases would end alike, and cost as much again
            alike = {"exception": result.exception, "where": result.where}
            results += [_result(c.case, result.verdict, **alike) for c in drawn[len(results) :]]
            break
    if overall(results) is Verdict.PASS:  # then nobody misses the library
        remarks = tuple(r for r in remarks if not r.endswith(NOT_HERE))
    score = score_cases(exercise.points, results)
    return ExerciseResult(exercise.name, exercise.points, score, overall(results), tuple(results), remarks), doubtful, untouched


def _begin(exercise: Exercise, statements: list[Statement], session: Session, heir: bool) -> tuple[str, ...]:
    """A fresh namespace with the student's statements run in it; the remarks name those that were skipped. Nobody is blamed in an heir."""
    blame = session.blame
    while True:
        allowed = blame.allowed(statements)
        if blame.hopeless(allowed):
            raise ChildDied("KILLED", "not tried: statements of this notebook ended too many processes before", suspicious=False)
        try:
            reply = session.request(exercise.library, _begin_message(exercise, allowed), BEGIN_CPU_S)
            break
        except ChildDied as death:
            blame.deaths += not heir
            if heir or death.suspicious or not allowed:
                raise
            blame.skipped.add(_culprit(exercise, allowed, session))
    skipped = _skipped(reply, {s.label for s in allowed})
    blame.ran(allowed, {label for label, kind in skipped if kind == TOO_LONG})
    ended = [(s.label, "it ends the process or takes too long") for s in statements if s not in allowed]
    return tuple(f"{label} was skipped: {_why(kind)}" for label, kind in [*ended, *skipped])[:10]


def _why(kind: str) -> str:
    """What ended a statement, in words where its name alone would say little."""
    return {"Forbidden": NOT_HERE, TOO_LONG: "it takes too long"}.get(kind, _clean(kind, 60))


def _culprit(exercise: Exercise, statements: list[Statement], session: Session) -> Statement:
    """The statement with which a child dies, found by halves: some prefix lives, and with one statement more it does not."""
    lives, dies = 0, len(statements)
    while dies - lives > 1:
        middle = (lives + dies) // 2
        try:
            session.request(exercise.library, _begin_message(exercise, statements[:middle]), BEGIN_CPU_S)
            lives = middle
        except ChildDied:
            dies = middle
    session.blame.harmless.update(statements[:lives])
    return statements[lives]


def _begin_message(exercise: Exercise, statements: list[Statement]) -> dict[str, Any]:
    return {
        "op": "begin", "statements": [[s.label, s.source] for s in statements], "seed": 0,
        "budget_s": STATEMENT_CPU_S, "forbid": list(exercise.forbid),
    }  # fmt: skip


def _skipped(reply: Any, known: set[str]) -> list[tuple[str, str]]:
    """(label, exception) of the statements that failed. A child may say anything: only labels that we sent are repeated."""
    rows = reply.get("skipped") if isinstance(reply, dict) else None
    rows = rows if isinstance(rows, list) else []
    return [(r[0], r[1]) for r in rows if isinstance(r, list) and len(r) == 3 and all(isinstance(t, str) for t in r) and r[0] in known]


def _grade_case(
    exercise: Exercise, drawn: DrawnCase, exam: Exam, session: Session, earlier: Sequence[CaseResult]
) -> tuple[CaseResult, bool]:
    message = {
        "op": "probe", "source": exercise.source, "name": exercise.name, "inputs": drawn.inputs,
        "seed": drawn.seed, "library": exercise.library,
    }  # fmt: skip
    try:
        reply = session.request(exercise.library, message, exercise.cpu_s)
    except WireError as error:
        return _result(drawn.case, Verdict.KILLED, message=f"the reply was no value of the wire: {error}"), False
    if not isinstance(reply, dict) or not ("value" in reply or "raised" in reply):
        return _result(drawn.case, Verdict.KILLED, message="the reply was no value of the wire"), False
    changed = tuple(n for n in _strings(reply.get("changed")) if n in exercise.parameters)
    if "raised" in reply:
        return _raised(drawn.case, reply), reply.get("raised") == "NotImplementedError"
    result = judge_value(exercise, drawn, reply["value"], exam, earlier)
    return (replace(result, changed=changed) if changed else result), False


def _strings(value: Any) -> list[str]:
    return [v for v in value if isinstance(v, str)][:20] if isinstance(value, list) else []


def judge_value(exercise: Exercise, drawn: DrawnCase, got: Any, exam: Exam, earlier: Sequence[CaseResult] = ()) -> CaseResult:
    """The verdict on a decoded value. Nothing fails open: an answer that cannot be compared is WRONG.

    `earlier`: the results of the exercise's cases before this one.
    """
    want = wire.decode(drawn.want) if exercise.verify else drawn.expected  # an author's function gets a copy of its own
    found = judge(want, got, lambda: wire.decode(drawn.inputs), exercise.verify, lambda: _slips(exercise, drawn, exam, earlier))
    return _result(drawn.case, found.verdict, message=found.text, slip=found.slip, diagnosis=found.cause or found.words)


def _slips(exercise: Exercise, drawn: DrawnCase, exam: Exam, earlier: Sequence[CaseResult]) -> Iterable[tuple[str, Any]]:
    """Known wrong answers to compare with. An answer that is one of them equals it in the first case that refuses its values, so
    that the others need not be searched where that one showed nothing."""
    refused = [r for r in earlier if r.verdict in COMPARED]
    if refused and not any(r.slip for r in refused):
        return ()
    return exam.variants(exercise, drawn, next((r.slip for r in refused if r.slip), ""))


def _raised(case: Case, reply: Mapping[str, Any]) -> CaseResult:
    kinds = {"missing": Verdict.MISSING, "forbidden": Verdict.FORBIDDEN, "memory": Verdict.MEMORY, "wire": Verdict.DTYPE}
    verdict = kinds.get(str(reply.get("kind")), Verdict.RAISED)
    message = _clean(str(reply.get("message", "")), 500)
    result = _result(case, verdict, message=message, exception=_clean(str(reply.get("raised")), 60), where=_clean(str(reply.get("where", "")), 40))
    if "CUDA" in message or "cuda" in message:
        return replace(result, diagnosis="this machine has no GPU: take the device from `torch.cuda.is_available()`, never a fixed 'cuda'")
    return result


def _result(case: Case, verdict: Verdict, **more: Any) -> CaseResult:
    hint = "" if verdict is Verdict.PASS else case.hint.get(verdict, case.hint.get("*", ""))
    return CaseResult(case.name, verdict, case.hidden, case.weight, hint=hint, **more)


def _clean(text: str, size: int) -> str:
    """One line of the student's words: no control characters, no addresses, which differ from run to run."""
    text = _ADDRESS.sub("0x...", "".join(c if c.isprintable() else " " for c in text))
    return text if len(text) <= size else text[: size - 3] + "..."


def _waits(result: ExerciseResult, assignment: Assignment, results: list[ExerciseResult]) -> ExerciseResult:
    """A remark where an exercise that failed uses the function of another that failed too."""
    if result.verdict in (Verdict.PASS, Verdict.PENDING):
        return result
    exercise = assignment.exercise(result.name)
    names = _names_below(assignment, exercise) - {exercise.name, exercise.gradient.get("backward", "")}
    failing = [r.name for r in results if r.verdict not in (Verdict.PASS, Verdict.PENDING) and r.name in names]
    remarks = tuple(f"waits for {name}, which is not right yet" for name in failing)
    return replace(result, remarks=result.remarks + remarks)


def _names_below(assignment: Assignment, exercise: Exercise) -> set[str]:
    """The names that the reference's slice for an exercise defines: what the exercise is built on."""
    if not exercise.source:
        return set()
    found = set()
    for statement in statements_for(assignment.reference, exercise.name, exercise.names):
        match = re.match(r"(?:def|class)\s+(\w+)", statement.source)
        found |= {match.group(1)} if match else set()
    return found
