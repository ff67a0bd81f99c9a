"""Grade a class: many submissions, a few sandboxes at work at once, a journal, and what is handed out at the end.

A folder holds `STUDENT/ASSIGNMENT/*.ipynb`. Threads suffice here: student code runs in the sandboxes' processes, and the judge
only waits and compares. A kill that may have been the machine's doing is graded again alone before it counts.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path

from .assignment import Assignment
from .classroom_team import Team
from .engine import Graded, grade
from .errors import AuthorError, BadSubmission, OurError
from .exam import Exam, prepare
from .exam_children import Children
from .journal import Journal, grader_digest, sweep, versions, write_whole
from .sandbox import Limits
from .seeds import Seed, seed_for
from .submission import Submission, read_submission
from .verdict import ExerciseResult, Report, Verdict

_AHEAD = 4  # submissions in hand for each worker where sandboxes of two libraries are shared: while one waits, others use the other


@dataclass(frozen=True)
class Outcome:
    """A student's report and how it came about: "graded", "kept" from an earlier run, or "unreadable"."""

    student: str
    report: Report
    how: str
    submission: Submission | None = None


@dataclass(frozen=True)
class Progress:
    """Told after each student, from the thread that called `grade_class`."""

    done: int
    total: int
    outcome: Outcome


@dataclass(frozen=True)
class Desk:
    """Where the results of a class go: everything below one folder."""

    folder: Path
    assignment: str

    @property
    def seed(self) -> Path:
        return self.folder / "seeds" / f"{self.assignment}.seed"

    @property
    def reports(self) -> Path:
        return self.folder / "reports" / self.assignment

    @property
    def feedback(self) -> Path:
        return self.folder / "feedback" / self.assignment

    @property
    def gradebook(self) -> Path:
        return self.folder / "gradebook.db"

    @property
    def table(self) -> Path:
        return self.folder / "grades.csv"

    @property
    def journal(self) -> Path:
        return self.folder / "journal"


def journal_for(desk: Desk, assignment: Assignment, seed: Seed, sandbox: Children) -> Journal:
    """The journal of everything that a report of this assignment depends on, here and now."""
    lacks = sandbox.confinement("numpy").line()
    return Journal(desk.journal, assignment.digest, seed.id, lacks, versions(), grader_digest(), repr(Limits()))


def students(folder: Path, assignment: str) -> list[str]:
    """The students who have a folder for this assignment, in order."""
    if not folder.is_dir():
        raise BadSubmission(f"{folder}: no such folder; a class is a folder of STUDENT/{assignment}/{assignment}.ipynb")
    found = sorted(p.parent.name for p in folder.glob(f"*/{assignment}") if not p.parent.name.startswith("."))
    if not found:
        raise BadSubmission(f"{folder}: holds no STUDENT/{assignment}/; nothing to grade")
    odd = [name for name in found if not name.isprintable()]
    if odd:
        raise BadSubmission(f"{folder}: the folder {odd[0]!a} has a name that no report or table can hold; rename it")
    return found


def grade_class(
    folder: Path, assignment: Assignment, desk: Desk, *, workers: int | None = None,
    progress: Callable[[Progress], None] = lambda p: None,
) -> list[Outcome]:  # fmt: skip
    """Grade every student of `folder`; each report is kept as soon as it is finished. Results in the order of names."""
    names = students(folder, assignment.name)
    sweep(desk.folder)
    seed = seed_for(desk.seed, reports_exist=any(desk.reports.glob("*.json")), like=desk.gradebook)
    workers = workers or max(1, os.cpu_count() or 1)
    team = Team(assignment.exercises, min(workers, len(names)))
    if not all((desk.reports / f"{name}.json").is_file() for name in names):  # somebody is to be graded: lose no time
        team.start()
    try:
        journal = journal_for(desk, assignment, seed, team)
        outcomes: dict[str, Outcome] = {}

        def finish(outcome: Outcome) -> None:
            outcomes[outcome.student] = outcome
            write_whole(desk.reports / f"{outcome.student}.json", outcome.report.to_json().encode())
            progress(Progress(len(outcomes), len(names), outcome))

        waiting = _sort_out(names, folder, assignment, seed, journal, finish)
        if waiting:
            exam = prepare(assignment, seed, children=team, wait=False)
            _grade_all(waiting, exam, team, workers, journal, finish)
        return [outcomes[name] for name in names]
    finally:
        team.close()


def _sort_out(
    names: Sequence[str], folder: Path, assignment: Assignment, seed: Seed, journal: Journal, finish: Callable[[Outcome], None]
) -> list[Submission]:
    """Finish what is kept or unreadable; give back what is to be graded."""
    waiting = []
    exercises = [e.name for e in assignment.exercises]
    for name in names:
        try:
            submission = read_submission(folder / name / assignment.name, assignment.name, name, exercises, assignment.known)
        except BadSubmission as error:
            finish(Outcome(name, unreadable(assignment, seed, name, str(error)), "unreadable"))
            continue
        kept = journal.get(name, submission.digest)
        if kept is None:
            waiting.append(submission)
        else:
            finish(Outcome(name, kept, "kept", submission))
    return waiting


def _grade_all(
    waiting: list[Submission], exam: Exam, team: Team, workers: int, journal: Journal, finish: Callable[[Outcome], None]
) -> None:
    """The pool; then, alone, what was doubtful."""
    doubtful: list[Submission] = []

    def done(submission: Submission, graded: Graded) -> None:
        if not graded.report.unknown:
            journal.put(submission.digest, graded.report)
        finish(Outcome(submission.student, graded.report, "graded", submission))

    at_once = workers if all(e.library == "numpy" for e in exam.assignment.exercises) else _AHEAD * workers
    with ThreadPoolExecutor(at_once, thread_name_prefix="grader") as pool:
        tasks: dict[Future[Graded], Submission] = {}
        queue = list(reversed(waiting))
        try:
            while queue or tasks:
                while queue and len(tasks) < at_once:
                    submission = queue.pop()
                    tasks[pool.submit(lambda s: grade_safely(s, exam, team), submission)] = submission
                for task in wait(tasks, return_when=FIRST_COMPLETED).done:
                    submission, graded = tasks.pop(task), task.result()
                    if graded.suspicious or graded.report.unknown:
                        doubtful.append(submission)
                    else:
                        done(submission, graded)
        except BaseException:
            team.close()  # whoever is at work or waits for a place is told so
            raise
    for submission in doubtful:
        done(submission, grade_safely(submission, exam, team))


def grade_safely(submission: Submission, exam: Exam, sandbox: Children) -> Graded:
    """`grade`, where even a fault of the grader itself ends in a report without scores: the batch goes on."""
    try:
        return grade(submission, exam, sandbox)
    except (OurError, AuthorError):
        raise
    except Exception as error:
        line = f"the grader failed on this submission: {type(error).__name__}; please report it"
        results = tuple(ExerciseResult(e.name, e.points, None, Verdict.OURS) for e in exam.assignment.exercises)
        return Graded(Report(exam.assignment.name, submission.student, exam.seed.id, results, (line,)), False)


def unreadable(assignment: Assignment, seed: Seed, student: str, line: str) -> Report:
    """The report of a submission that cannot be read: nothing earned, and the one line that says why."""
    results = tuple(
        ExerciseResult(e.name, e.points, 0.0, Verdict.MISSING, remarks=("the submission could not be read",)) for e in assignment.exercises
    )
    return Report(assignment.name, student, seed.id, results, (line,))


def grades_csv(outcomes: Sequence[Outcome]) -> str:
    """One row a student: total, points of each exercise (`?` nobody knows, `pending` waits for a human), and the notes."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    exercises = [e.name for e in outcomes[0].report.exercises]
    writer.writerow(["student", "score", "max_score", "pending", *exercises, *(f"{e}.verdict" for e in exercises), "notes"])
    for outcome in outcomes:
        report = outcome.report
        points = [_points(e) for e in report.exercises]
        notes = " | ".join(report.notes)
        row = [outcome.student, f"{report.score:g}", f"{report.max_score:g}", f"{report.pending:g}", *points]
        writer.writerow([_cell(v) for v in [*row, *(str(e.verdict) for e in report.exercises), notes]])
    return out.getvalue()


def _cell(text: str) -> str:
    """A spreadsheet must not take a student's words for a formula."""
    return "'" + text if text[:1] in ("=", "+", "-", "@", "\t") else text


def _points(result: ExerciseResult) -> str:
    if result.verdict is Verdict.PENDING:
        return "pending"
    return "?" if result.score is None else f"{result.score:g}"
