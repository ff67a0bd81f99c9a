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
from .cells import Notebook
from .errors import OurError, WireError
from .exam import COMPARED, DrawnCase, Exam
from .exam_children import Children
from .judge_faster import Track, judge_faster
from .judge_model import Desk, judge_model
from .judge_played import Booth, judge_played
from .judge_trained import judge_trained
from .judging import judge
from .sandbox import ChildDied, replies
from .session import TOO_LONG, Session
from .spec import Case, Exercise
from .statements import Statement, statements_above, statements_for, syntax_errors
from .submission import Submission
from .verdict import CaseResult, ExerciseResult, Report, Verdict, overall, score_cases

NOT_HERE = "it uses a library that this exercise does not have"
MAX_TIMEOUTS = 10  # exercises of a submission that may run out of time before the others are no longer tried
_ADDRESS = re.compile(r"0x[0-9a-fA-F]{6,}")


@dataclass(frozen=True)
class Graded:
    """A report, and whether a kill in it may have been the machine's doing: then the submission is to be graded again, alone."""

    report: Report
    suspicious: bool


def grade(
    submission: Submission, exam: Exam, sandbox: Children, *, progress: Callable[[str], None] = lambda name: None,
    only: frozenset[str] | None = None,
) -> Graded:  # fmt: skip
    """The report of one submission. Never raises for anything that a submission holds."""
    session = Session(submission, sandbox, exam.code)
    exercises = [e for e in exam.assignment.exercises if only is None or e.name in only]
    # a library after the other: nobody holds a child of one while he waits for that of another, and numpy's, which start first, first
    in_turn = sorted(exercises, key=lambda e: e.library)
    last = {e.library: e for e in in_turn}
    results, suspicious = [], False
    try:
        for exercise in in_turn:
            progress(exercise.name)
            result, doubtful = _grade_exercise(exercise, submission, exam, session)
            session.timeouts += result.verdict is Verdict.TIMEOUT
            results.append(result)
            suspicious |= doubtful
            if exercise is last[exercise.library]:
                session.end(exercise.library)
    finally:
        session.close()
    results.sort(key=lambda r: exercises.index(exam.assignment.exercise(r.name)))
    results = [_waits(result, submission.notebook, exam.assignment, results) for result in results]
    notes = (*submission.notes, *submission.notebook.notes, *syntax_errors(submission.notebook))
    confinement = sandbox.confinement("numpy").line()
    report = Report(exam.assignment.name, submission.student, exam.seed.id, tuple(results), notes, confinement)
    return Graded(report, suspicious)


def _grade_exercise(exercise: Exercise, submission: Submission, exam: Exam, session: Session) -> tuple[ExerciseResult, bool]:
    if exercise.kind == "manual":
        return ExerciseResult(exercise.name, exercise.points, None, Verdict.PENDING), False
    if exercise.trained is not None and not exercise.trained.model:
        return judge_trained(exercise, submission, exam), False
    if session.timeouts >= MAX_TIMEOUTS:
        cases = tuple(_result(c, Verdict.TIMEOUT) for c in exercise.cases)
        note = f"not tried: {MAX_TIMEOUTS} exercises before it took longer than they may"
        return ExerciseResult(exercise.name, exercise.points, 0.0, Verdict.TIMEOUT, cases, (note,)), False
    for attempt in (1, 2):
        try:
            if exercise.trained is not None:
                return _grade_model(exercise, submission, exam, session)
            if exercise.played is not None:
                return judge_played(exercise, submission, exam, booth_for(exercise, session))
            return _grade_values(exercise, submission, exam, session)
        except (OurError, OSError) as error:  # a fresh child is tried once; then nobody knows the score
            failure = f"{type(error).__name__}: {error}"
            session.close()
            if attempt == 2:
                break
    cases = tuple(_result(c, Verdict.OURS) for c in exercise.cases)
    return ExerciseResult(exercise.name, exercise.points, None, Verdict.OURS, cases, (f"not judged: {failure}",)), False


def _grade_model(exercise: Exercise, submission: Submission, exam: Exam, session: Session) -> tuple[ExerciseResult, bool]:
    def begin(statements: list[Statement]) -> tuple[str, ...]:
        session.renew(exercise.library)  # what it says of its model it says before it has seen any input
        return _begin(exercise, statements, (), session, heir=False)

    def request(message: dict[str, Any], cpu_s: float) -> Any:
        return session.request(exercise.library, message, cpu_s)

    return judge_model(exercise, submission, exam, Desk(begin, request, _raised))


def booth_for(exercise: Exercise, session: Session) -> Booth:
    """How a policy in the session's child is spoken with."""
    library = exercise.library

    def begin(statements: list[Statement]) -> tuple[str, ...]:
        session.renew(library)
        return _begin(exercise, statements, (), session, heir=False)

    def request(message: dict[str, Any], cpu_s: float) -> Any:
        return session.request(library, message, cpu_s)

    def act(observation: bytes, size: int, cpu_s: float) -> Any:
        return session.act(library, observation, size, cpu_s)

    return Booth(begin, request, act, lambda: session.turns(library), lambda size: session.rest(library, size), lambda: session.spent(library), _raised)


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
    drawn = exam.cases[exercise.name][: -1 if exercise.faster else None]  # nobody sees the inputs of a race before it starts
    results: list[CaseResult] = []
    remarks: tuple[str, ...] = ()
    doubtful = ended = begun = untouched = False
    heir = session.heir(exercise.library)
    for number, case in enumerate(drawn):
        try:
            if not begun:
                remarks = _begin(exercise, statements, drawn[number:], session, heir)
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
    if exercise.faster:
        speed, near = _race(exercise, statements, exam, session, results, heir)
        results.append(speed)
        doubtful |= near
    if overall(results) is Verdict.PASS:  # then nobody misses the library
        remarks = tuple(r for r in remarks if not r.endswith(NOT_HERE))
    score = score_cases(exercise.points, results)
    return ExerciseResult(exercise.name, exercise.points, score, overall(results), tuple(results), remarks), doubtful, untouched


def _race(
    exercise: Exercise, statements: list[Statement], exam: Exam, session: Session, results: Sequence[CaseResult], heir: bool
) -> tuple[CaseResult, bool]:
    """The speed of an exercise, after the results of its values."""

    def fresh() -> None:
        session.end(exercise.library)
        _begin(exercise, statements, (), session, heir=False)

    def answer(drawn: DrawnCase) -> CaseResult:
        session.next(drawn)
        return _grade_case(exercise, drawn, exam, session, results)[0]

    track = Track(lambda: session.lines[exercise.library].child, answer, fresh, heir, session.sandbox)
    return judge_faster(exercise, exam, results, track)


def _begin(exercise: Exercise, statements: list[Statement], cases: Sequence[DrawnCase], session: Session, heir: bool) -> tuple[str, ...]:
    """The student's statements run in a fresh namespace; the remarks name those that were skipped."""
    skipped = session.begin(exercise, statements, cases, heir)
    said = {label for label, _ in skipped}
    ended = [(s.label, "it ends the process or takes too long") for s in statements if s in session.blame.skipped and s.label not in said]
    return tuple(f"{label} was skipped: {_why(kind)}" for label, kind in [*ended, *skipped])[:10]


def _why(kind: str) -> str:
    """What ended a statement, in words where its name alone would say little."""
    return {"Forbidden": NOT_HERE, TOO_LONG: "it takes too long"}.get(kind, _clean(kind, 60))


def _grade_case(exercise: Exercise, drawn: DrawnCase, exam: Exam, session: Session, earlier: Sequence[CaseResult]) -> tuple[CaseResult, bool]:
    """The result of a case, and whether the child says that its function is a stub."""
    try:
        reply = session.result(exercise)
        if not isinstance(reply, dict) or not ("raised" in reply or isinstance(reply.get("value"), bytes)):
            raise WireError("neither a value nor an error")
        changed = tuple(n for n in _strings(reply.get("changed")) if n in exercise.parameters)
        if "raised" in reply:
            return _raised(drawn.case, reply), reply.get("raised") == "NotImplementedError"
        value = reply["value"]
        if (drawn.settled and exercise.verify is None and value == drawn.want) or drawn.was_right(value):  # byte for byte: the common case
            result = _result(drawn.case, Verdict.PASS)
        else:
            result = judge_value(exercise, drawn, replies.value(reply), exam, earlier)
            if result.verdict is Verdict.PASS:
                drawn.found_right(value)
    except WireError as error:
        return _result(drawn.case, Verdict.KILLED, message=f"the reply was no value of the wire: {error}"), False
    return (replace(result, changed=changed) if changed else result), False


def _strings(value: Any) -> list[str]:
    return [v for v in value if isinstance(v, str)][:20] if isinstance(value, list) else []


def judge_value(exercise: Exercise, drawn: DrawnCase, got: Any, exam: Exam, earlier: Sequence[CaseResult] = ()) -> CaseResult:
    """The verdict on a decoded value. Nothing fails open: an answer that cannot be compared is WRONG.

    `earlier`: the results of the exercise's cases before this one.
    """
    want = wire.decode(drawn.want) if exercise.verify else drawn.expected  # an author's function gets a copy of its own
    found = judge(want, got, lambda: wire.decode(drawn.inputs), exercise.verify, lambda v: _slips(exercise, drawn, v, exam, earlier))
    return _result(drawn.case, found.verdict, message=found.text, slip=found.slip, diagnosis=found.cause or found.words)


def _slips(
    exercise: Exercise, drawn: DrawnCase, verdict: Verdict, exam: Exam, earlier: Sequence[CaseResult]
) -> Iterable[tuple[str, Any]]:
    """Known wrong answers to compare with. An answer that is one of them equals it in the first case that refuses its values, which is
    the one that the variant itself names; the others need not be searched where that one showed nothing."""
    refused = [r for r in earlier if r.verdict in COMPARED]
    if refused and not any(r.slip for r in refused):
        return ()
    if not refused:
        return exam.variants(exercise, drawn, first=drawn.case.name, verdict=verdict)
    return exam.variants(exercise, drawn, first=refused[0].name, likely=next(r.slip for r in refused if r.slip))


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


def _waits(result: ExerciseResult, notebook: Notebook, assignment: Assignment, results: list[ExerciseResult]) -> ExerciseResult:
    """A remark where an exercise that failed uses the function of another that failed too."""
    if result.verdict in (Verdict.PASS, Verdict.PENDING):
        return result
    exercise = assignment.exercise(result.name)
    names = _names_below(notebook, exercise) - {exercise.name, exercise.gradient.get("backward", "")}
    failing = [r.name for r in results if r.verdict not in (Verdict.PASS, Verdict.PENDING) and r.name in names]
    remarks = tuple(f"waits for {name}, which is not right yet" for name in failing)
    return replace(result, remarks=result.remarks + remarks)


def _names_below(notebook: Notebook, exercise: Exercise) -> set[str]:
    """The functions and classes that the student's slice for an exercise defines: what his answer is built on."""
    if not exercise.source:
        return set()
    statements = statements_for(notebook, exercise.name, exercise.names)
    found = (re.match(r"(?:def|class)\s+(\w+)", statement.source) for statement in statements)
    return {match.group(1) for match in found if match}
