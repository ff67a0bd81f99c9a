"""`autograder grade`: a class from folder to table, with everything that is handed out."""

from __future__ import annotations

import importlib
import threading
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from .assignment import Assignment, load_assignment
from .classroom import Desk, Outcome, grade_class, grades_csv
from .classroom import Progress as Step
from .journal import write_whole
from .verdict import Verdict

SHOWN = 6  # exercises named in a row of the table: in part, and for each verdict without points; all stand in the CSV


def run_class(
    folder: Path, solution: Path, out: Path, console: Console, workers: int | None, feedback: bool, gradebook: bool
) -> bool:
    """Grade, write, show. True where some exercise has no score by our fault."""
    started = time.perf_counter()
    assignment = load_assignment(solution)
    if gradebook:  # a quarter of a second of imports, while the sandboxes start
        threading.Thread(target=importlib.import_module, args=(f"{__package__}.gradebook",), daemon=True).start()
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
    seen = console.is_terminal or console.is_jupyter  # elsewhere a bar is drawn ten times a second for nobody
    return Progress(*columns, console=console, transient=True, disable=not seen)


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
    """Student, total, exercises with full marks, and for each other exercise its points and verdict."""
    report = outcomes[0].report
    view = Table(title=f"{report.assignment}: {len(outcomes)} submissions, {report.max_score:g} points", title_justify="left")
    view.add_column("student", no_wrap=True)
    view.add_column("points", justify="right", no_wrap=True)
    view.add_column("full", justify="right", no_wrap=True)
    view.add_column("the other exercises: points and verdict", overflow="fold")
    for outcome in outcomes:
        results = outcome.report.exercises
        full = sum(r.verdict is Verdict.PASS for r in results)
        total = f"{outcome.report.score:g}" + (" ?" if outcome.report.unknown else "")
        view.add_row(escape(outcome.student[:28]), total, f"{full}/{len(results)}", _others(outcome))
    return view


def _others(outcome: Outcome) -> str:
    """Every exercise without full marks, those of one verdict and no points together; the line of an unreadable submission."""
    if outcome.how == "unreadable":
        return f"[red]{escape(outcome.report.notes[0])}[/]"
    nothing: dict[Verdict, list[str]] = {}
    parts: list[str] = []
    for result in outcome.report.exercises:
        if result.verdict in (Verdict.PASS, Verdict.PENDING):
            continue
        if result.score:
            parts.append(f"[yellow]{result.name} {result.score:g}/{result.points:g} {result.verdict}[/]")
        else:
            nothing.setdefault(result.verdict, []).append(result.name)
    if len(parts) > SHOWN:
        parts[SHOWN:] = [f"[yellow]{len(parts) - SHOWN} more in part[/]"]
    for verdict, names in nothing.items():
        shown = ", ".join(names[:SHOWN]) + (f" and {len(names) - SHOWN} more" if len(names) > SHOWN else "")
        parts.append(f"[{'magenta' if verdict is Verdict.OURS else 'red'}]{'?' if verdict is Verdict.OURS else '0'} {verdict}[/] {shown}")
    return "; ".join(parts) or "[green]all right[/]"


def _summary(outcomes: Sequence[Outcome], desk: Desk, console: Console, seconds: float, feedback: bool, gradebook: bool) -> None:
    counts = Counter(o.how for o in outcomes)
    how = ", ".join(f"{counts[k]} {what}" for k, what in _HOW.items() if counts[k])
    pending = outcomes[0].report.pending
    if pending:
        console.print(f"{pending:g} of the points wait for a human, as every written answer does; each exercise's points stand in the CSV", highlight=False)
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
