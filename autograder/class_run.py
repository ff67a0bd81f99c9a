"""`autograder grade`: a class from folder to table, with everything that is handed out."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from .assignment import Assignment, load_assignment
from .classroom import Desk, Outcome, grade_class, grades_csv
from .classroom import Progress as Step
from .journal import write_whole
from .verdict import ExerciseResult, Verdict


def run_class(
    folder: Path, solution: Path, out: Path, console: Console, workers: int | None, feedback: bool, gradebook: bool
) -> bool:
    """Grade, write, show. True where some exercise has no score by our fault."""
    started = time.perf_counter()
    assignment = load_assignment(solution)
    desk = Desk(out, assignment.name)
    with _bar(console) as bar:
        task = bar.add_task(f"grading {assignment.name}", total=None)

        def step(done: Step) -> None:
            bar.update(task, completed=done.done, total=done.total, description=f"{done.outcome.how} {done.outcome.student}"[:40])

        outcomes = grade_class(folder, assignment, desk, workers=workers, progress=step)
        bar.update(task, description=f"graded {assignment.name}")
        _hand_out(outcomes, desk, assignment, feedback, gradebook, bar)
    console.print(table(outcomes))
    _summary(outcomes, desk, console, time.perf_counter() - started, feedback, gradebook)
    return any(o.report.unknown for o in outcomes)


def _bar(console: Console) -> Progress:
    columns = (TextColumn("{task.description:<40}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Progress(*columns, console=console, transient=True)


def _hand_out(
    outcomes: Sequence[Outcome], desk: Desk, assignment: Assignment, feedback: bool, gradebook: bool, bar: Progress
) -> None:
    write_whole(desk.table, grades_csv(outcomes).encode())
    if feedback:
        from .feedback import to_html

        about = {e.name: e.doc.split("\n")[0] for e in assignment.exercises if e.kind != "manual"}
        task = bar.add_task("writing feedback", total=len(outcomes))
        for outcome in outcomes:
            page, html = desk.feedback / f"{outcome.student}.html", to_html(outcome.report, about).encode()
            if not page.is_file() or page.read_bytes() != html:
                write_whole(page, html)
            bar.advance(task)
    if gradebook:
        from .gradebook import write_gradebook

        bar.add_task("writing the gradebook", total=None)
        write_gradebook(desk.gradebook, [o.report for o in outcomes], assignment, kept={o.student for o in outcomes if o.how == "kept"})


def table(outcomes: Sequence[Outcome]) -> Table:
    """Student, points an exercise, verdicts: exercises stand as numbers, named below by their first letters."""
    report = outcomes[0].report
    view = Table(title=f"{report.assignment}: {len(outcomes)} submissions, {report.max_score:g} points", title_justify="left")
    view.add_column("student", no_wrap=True)
    view.add_column("points", justify="right")
    view.add_column("right", justify="right")
    view.add_column("points by exercise, in order", overflow="fold")
    view.add_column("verdicts")
    for outcome in outcomes:
        results = outcome.report.exercises
        right = sum(r.verdict is Verdict.PASS for r in results)
        total = f"{outcome.report.score:g}" + (" ?" if outcome.report.unknown else "")
        view.add_row(outcome.student[:28], total, f"{right}/{len(results)}", " ".join(map(_short, results)), _verdicts(outcome))
    return view


def _short(result: ExerciseResult) -> str:
    if result.verdict is Verdict.PENDING:
        return "[cyan]…[/]"
    if result.score is None:
        return "[magenta]?[/]"
    colour = "green" if result.score >= result.points else "red" if result.score <= 0 else "yellow"
    return f"[{colour}]{result.score:g}[/]"


def _verdicts(outcome: Outcome) -> str:
    if outcome.how == "unreadable":
        return f"[red]{outcome.report.notes[0].replace('[', '(')[:70]}[/]"
    counts = Counter(r.verdict for r in outcome.report.exercises if r.verdict is not Verdict.PASS)
    return ", ".join(f"{n} {v}" for v, n in sorted(counts.items())) or "all right"


def _summary(outcomes: Sequence[Outcome], desk: Desk, console: Console, seconds: float, feedback: bool, gradebook: bool) -> None:
    counts = Counter(o.how for o in outcomes)
    how = ", ".join(f"{counts[k]} {what}" for k, what in _HOW.items() if counts[k])
    names = [r.name for r in outcomes[0].report.exercises]
    console.print("exercises: " + ", ".join(f"{i}. {n}" for i, n in enumerate(names, 1)), style="dim", highlight=False)
    console.print(f"\n{how}; {seconds:.1f} s", highlight=False)
    lacks = next((o.report.confinement for o in outcomes if o.report.confinement), "")
    if lacks:
        console.print(f"confinement: {lacks}", style="yellow", highlight=False)
    ours = [f"{o.student}: {', '.join(o.report.unknown)}" for o in outcomes if o.report.unknown]
    for line in ours:
        console.print(f"no score, needs a manual grade (our fault): {line}", style="magenta", highlight=False)
    paths = [("table", desk.table), ("reports", desk.reports)]
    paths += [("gradebook", desk.gradebook)] * gradebook + [("feedback", desk.feedback)] * feedback
    for what, path in paths:
        console.print(f"{what:<10} {path}", highlight=False)


_HOW = {"graded": "graded", "kept": "unchanged and kept from an earlier run", "unreadable": "unreadable"}
