"""One submission at a time: grade a folder, read a report, replay an exercise of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from .assignment import load_assignment
from .engine import Graded, grade
from .errors import AuthorError, BadSubmission
from .exam import prepare
from .sandbox import Sandbox
from .seeds import Seed, read_seed
from .submission import read_submission
from .verdict import ExerciseResult, Report, Verdict


def grade_folder(folder: Path, solution: Path, seed: Seed | int, only: frozenset[str] | None = None, student: str = "") -> Graded:
    """Grade the submission in `folder`; a doubtful kill is tried once more before it counts."""
    assignment = load_assignment(solution)
    unknown = (only or frozenset()) - {e.name for e in assignment.exercises}
    if unknown:
        raise AuthorError(f"{', '.join(sorted(unknown))}: no exercise of {assignment.name}")
    names = [e.name for e in assignment.exercises]
    submission = read_submission(folder, assignment.name, student or folder.resolve().parent.name, names)
    with Sandbox() as sandbox:
        exam = prepare(assignment, seed if isinstance(seed, Seed) else Seed(seed), only, sandbox)
        graded = grade(submission, exam, sandbox, only=only)
        return grade(submission, exam, sandbox, only=only) if graded.suspicious or graded.report.unknown else graded


def read_report(path: Path) -> Report:
    """The report in a file; raises BadSubmission with one line where there is none."""
    try:
        return Report.from_json(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadSubmission(f"{path}: cannot be read ({error.strerror}); a report is build/reports/ASSIGNMENT/STUDENT.json") from None
    except (ValueError, KeyError, TypeError) as error:
        raise BadSubmission(f"{path}: this is no report of this grader ({type(error).__name__}: {error})") from None


def replay_exercise(path: Path, exercise: str, classroom: Path, seed_file: Path | None, solutions: Path) -> tuple[bool, str]:
    """Whether an exercise, graded again under the report's seed, gives the same result, and its cases with values."""
    report = read_report(path)
    seed = read_seed(seed_file or path.resolve().parent.parent.parent / "seeds" / f"{report.assignment}.seed")
    if seed.id != report.seed_id:
        raise BadSubmission(f"{path} was graded under seed {report.seed_id}; the seed given is {seed.id}. Name the right one with --seed-file")
    folder = classroom / report.student / report.assignment
    graded = grade_folder(folder, solutions / report.assignment, seed, frozenset([exercise]), report.student)
    result = graded.report.exercise(exercise)
    return _core(result) == _core(report.exercise(exercise)), describe(result)


def _core(result: ExerciseResult) -> ExerciseResult:
    """Without remarks: a replay of one exercise does not see which others fail."""
    return replace(result, remarks=())


def describe(result: ExerciseResult) -> str:
    """Every case with verdict and values: for the instructor."""
    lines = [f"{result.name}: {result.verdict}, {'?' if result.score is None else f'{result.score:g}'} of {result.points:g}"]
    for case in result.cases:
        words = [case.message, case.slip and f"slip: {case.slip}", case.diagnosis, case.exception and f"{case.exception} at {case.where}"]
        detail = "; ".join(w for w in words if w)
        lines.append(f"  {case.verdict:<10}{'hidden ' if case.hidden else 'visible'} {case.name}{': ' + detail if case.verdict is not Verdict.PASS else ''}")
    return "\n".join([*lines, *(f"  note: {r}" for r in result.remarks)])
