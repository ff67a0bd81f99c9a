"""Does the judging hold? Exercises against known wrong answers, mutants of the reference, and other right answers.

No wrong answer may earn full marks, no right one may lose a point on any seed, and every mutant that survives needs an argument in
`survivors.toml` beside the assignment: that it computes the same, or differs by a convention.
"""

from __future__ import annotations

import json
import os
import threading
import tomllib
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from .assignment import Assignment, Right, Wrong, load_assignment
from .cells import Notebook
from .engine import grade
from .exam import Exam, prepare
from .journal import write_whole
from .mutants import Mutant, mutants
from .sandbox import Sandbox
from .seeds import Seed
from .spec import Exercise
from .variants import solution_cell, submission_of, with_answer, with_cell
from .verdict import ExerciseResult, Verdict


@dataclass
class Findings:
    """What was tried for one assignment, and what came out otherwise than it should."""

    exercises: int = 0
    wrong: int = 0
    wrong_passed: list[str] = field(default_factory=list)
    wrong_otherwise: list[str] = field(default_factory=list)  # refused, with another verdict than its file says
    right: int = 0
    right_refused: list[str] = field(default_factory=list)
    mutants: int = 0
    survived: list[str] = field(default_factory=list)
    argued: list[str] = field(default_factory=list)
    idle: list[str] = field(default_factory=list)  # cases, the first and plain one apart, that no wrong answer and no mutant needs
    rows: list[tuple[str, int, int, int, int]] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        unargued = len(self.survived) - len(self.argued)
        return not (self.wrong_passed or self.wrong_otherwise or self.right_refused or unargued)

    def summary(self) -> dict[str, int]:
        return {
            "exercises": self.exercises, "wrong": self.wrong, "wrong_passed": len(self.wrong_passed), "right": self.right,
            "right_refused": len(self.right_refused), "mutants": self.mutants, "mutants_survived": len(self.survived),
            "mutants_argued": len(self.argued),
        }  # fmt: skip


class Bench:
    """Grades one exercise of many notebooks, a sandbox a thread."""

    def __init__(self, workers: int) -> None:
        self.local, self.sandboxes, self.lock = threading.local(), list[Sandbox](), threading.Lock()
        self.pool = ThreadPoolExecutor(workers)

    def __enter__(self) -> Bench:
        return self

    def __exit__(self, *_: object) -> None:
        self.pool.shutdown(cancel_futures=True)
        for sandbox in self.sandboxes:
            sandbox.close()

    def grade(self, exam: Exam, notebook: Notebook, exercise: str) -> ExerciseResult:
        """The result of one exercise; a doubtful kill is tried again."""
        if not hasattr(self.local, "sandbox"):
            self.local.sandbox = Sandbox()
            with self.lock:
                self.sandboxes.append(self.local.sandbox)
        submission = submission_of(exam.assignment, notebook)
        graded = grade(submission, exam, self.local.sandbox, only=frozenset([exercise]))
        if graded.suspicious or graded.report.unknown:
            graded = grade(submission, exam, self.local.sandbox, only=frozenset([exercise]))
        return graded.report.exercise(exercise)


def run_validity(
    folders: Sequence[Path], console: Console, seeds: int, out: Path, only: frozenset[str] | None, with_mutants: bool
) -> bool:
    """Try everything, print the tables, write `out` as JSON. True where nothing came out otherwise than it should."""
    total, fine = dict[str, int](), True
    with Bench(os.cpu_count() or 1) as bench, Progress(console=console, transient=True) as bar:
        for folder in folders:
            findings = examine(load_assignment(folder), bench, bar, seeds, only, with_mutants)
            fine &= findings.ok
            _show(folder.name, findings, console)
            for key, count in findings.summary().items():
                total[key] = total.get(key, 0) + count
    write_whole(out, (json.dumps(total) + "\n").encode())
    console.print(json.dumps(total), highlight=False)
    return fine


def examine(
    assignment: Assignment, bench: Bench, bar: Progress, seeds: int, only: frozenset[str] | None = None, with_mutants: bool = True
) -> Findings:
    """All trials of one assignment."""
    findings = Findings()
    exercises = [e for e in assignment.exercises if e.runs_code and (only is None or e.name in only)]
    findings.exercises = len(exercises)
    needed: dict[str, set[str]] = {e.name: set() for e in exercises}
    exams = [prepare(assignment, Seed(s), only) for s in range(max(1, seeds))]
    _try_right(assignment, exercises, exams, bench, bar, findings)
    for exercise in exercises:
        before = findings.wrong, findings.mutants, len(findings.survived)
        _try_wrong(assignment, exercise, exams[0], bench, findings, needed)
        findings.rows.append((exercise.name, findings.wrong - before[0], 0, 0, 0))
    if with_mutants:  # those of a trained model are mostly models that other weights would fit
        _try_mutants(assignment, [e for e in exercises if e.kind == "values"], exams[:3], bench, bar, findings, needed)
    for exercise in exercises:
        findings.idle += [f"{exercise.name}: {c.name}" for c in exercise.cases[1:] if c.name not in needed[exercise.name]]
    return findings


def _try_right(
    assignment: Assignment, exercises: Sequence[Exercise], exams: Sequence[Exam], bench: Bench, bar: Progress, findings: Findings
) -> None:
    """The reference and each right answer, on every seed."""
    names = [e.name for e in exercises]
    reference = Right("the reference", "", tuple(names))
    trials = [(r, name, exam) for r in (reference, *assignment.right) for name in r.exercises if name in names for exam in exams]
    task = bar.add_task(f"{assignment.name}: right answers", total=len(trials))

    def one(trial: tuple[Right, str, Exam]) -> str:
        right, name, exam = trial
        notebook = with_answer(assignment, name, right.source) if right.source else assignment.reference
        result = bench.grade(exam, notebook, name)
        bar.advance(task)
        return "" if result.verdict is Verdict.PASS else f"{right.name} in {name}, seed {exam.seed.value}: {_why(result)}"

    findings.right += len({(r.name, name) for r, name, _ in trials})
    findings.right_refused += [line for line in bench.pool.map(one, trials) if line]


def _try_wrong(
    assignment: Assignment, exercise: Exercise, exam: Exam, bench: Bench, findings: Findings, needed: dict[str, set[str]]
) -> None:
    def one(wrong: Wrong) -> tuple[Wrong, ExerciseResult]:
        return wrong, bench.grade(exam, with_answer(assignment, exercise.name, wrong.source), exercise.name)

    for wrong, result in bench.pool.map(one, assignment.wrong[exercise.name]):
        findings.wrong += 1
        failed = [c for c in result.cases if c.verdict is not Verdict.PASS]
        needed[exercise.name] |= {c.name for c in failed}
        name = f"{exercise.name}/{wrong.name}"
        if not failed:
            findings.wrong_passed.append(name)
        elif (failed[0].verdict, failed[0].name) != (wrong.verdict, wrong.case):
            findings.wrong_otherwise.append(f'{name}: {failed[0].verdict} on "{failed[0].name}", its file says {wrong.verdict} on "{wrong.case}"')


def _try_mutants(
    assignment: Assignment, exercises: Sequence[Exercise], exams: Sequence[Exam], bench: Bench, bar: Progress, findings: Findings,
    needed: dict[str, set[str]],
) -> None:  # fmt: skip
    """Mutants of each solution cell; one is dead when any exercise of its cell refuses it."""
    argued = _arguments(assignment)
    cells: dict[str, list[Exercise]] = {}
    for exercise in exercises:
        cell = solution_cell(assignment, exercise.name)
        if cell is not None:
            cells.setdefault(cell.id, []).append(exercise)
    sources = {c.id: c.source for c in assignment.reference.cells}
    trials = [(cell, group, mutant) for cell, group in cells.items() for mutant in mutants(sources[cell])]
    task = bar.add_task(f"{assignment.name}: mutants", total=len(trials))

    def one(trial: tuple[str, list[Exercise], Mutant]) -> tuple[Mutant, bool, dict[str, set[str]]]:
        cell, group, mutant = trial
        bar.advance(task)
        refused = _refusals(assignment, cell, group, mutant, exams, bench)
        return mutant, bool(refused), refused

    for mutant, killed, refused in bench.pool.map(one, trials):
        findings.mutants += 1
        for name, cases in refused.items():
            needed[name] |= cases
        if not killed:
            findings.survived.append(mutant.id)
            findings.argued += [mutant.id] if mutant.id in argued else []


def _refusals(
    assignment: Assignment, cell: str, group: Iterable[Exercise], mutant: Mutant, exams: Sequence[Exam], bench: Bench
) -> dict[str, set[str]]:
    """exercise -> the cases that refuse a mutant; the first seed that kills it is enough."""
    notebook = with_cell(assignment, cell, mutant.source)
    for exam in exams:
        found = {}
        for exercise in group:
            result = bench.grade(exam, notebook, exercise.name)
            failed = {c.name for c in result.cases if c.verdict is not Verdict.PASS}
            if failed:
                found[exercise.name] = failed
        if found:
            return found
    return {}


def _arguments(assignment: Assignment) -> dict[str, str]:
    """mutant -> why it may live."""
    path = assignment.folder / "survivors.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def _why(result: ExerciseResult) -> str:
    case = next((c for c in result.cases if c.verdict is not Verdict.PASS), None)
    return f"{case.verdict} on {case.name!r}: {case.message or case.exception}" if case else str(result.verdict)


def _show(name: str, findings: Findings, console: Console) -> None:
    view = Table("exercise", "wrong answers", title=f"{name}: known wrong answers tried, by exercise", title_justify="left")
    for row in findings.rows:
        view.add_row(row[0], str(row[1]))
    console.print(view)
    lists: list[tuple[str, list[str], Callable[[str], bool]]] = [
        ("wrong answers that earn full marks", findings.wrong_passed, lambda _: True),
        ("wrong answers refused otherwise than their file says", findings.wrong_otherwise, lambda _: True),
        ("right answers refused", findings.right_refused, lambda _: True),
        ("mutants that survive, without an argument", findings.survived, lambda m: m not in findings.argued),
        ("mutants that survive, argued for in survivors.toml", findings.argued, lambda _: True),
        ("cases that nothing tried here needs", findings.idle, lambda _: True),
    ]
    for title, lines, wanted in lists:
        shown = [line for line in lines if wanted(line)]
        console.print(f"{title}: {len(shown) or 'none'}", style="bold" if shown else "dim", highlight=False)
        for line in shown:
            console.print(f"  {line}", markup=False, highlight=False, soft_wrap=True)
