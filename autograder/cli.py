"""The command `autograder`: thin shells over the rooms below, one a verb."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from .errors import DescentError

app = typer.Typer(
    name="autograder", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode="markdown",
    help="Release, check and grade notebooks by evidence.",
)  # fmt: skip
console = Console()

Name = Annotated[str, typer.Argument(help="the assignment's name, or its folder", metavar="ASSIGNMENT")]
Solutions = Annotated[Path, typer.Option(help="where assignments are written")]


@app.command(epilog="Example: `autograder release 02_backprop`")
def release(
    assignment: Annotated[str, typer.Argument(help="one assignment; all without it")] = "",
    solutions: Solutions = Path("solutions"),
    into: Annotated[Path, typer.Option(help="where students' files are built")] = Path("assignments"),
    quiet: Annotated[bool, typer.Option(help="say nothing where nothing changed")] = False,
) -> None:
    """Build what students get (notebook, visible cases) and the solution notebook from the author's text."""
    from .release import release as build

    for folder in _folders(solutions, assignment):
        changed = build(folder, into / folder.name)
        if changed or not quiet:
            console.print(f"{folder.name}: {', '.join(changed) if changed else 'nothing changed'}", highlight=False)


@app.command(epilog="Example: `autograder grade class 02_backprop --out build/class`")
def grade(
    folder: Annotated[Path, typer.Argument(help="a class: STUDENT/ASSIGNMENT/*.ipynb")],
    assignment: Name,
    out: Annotated[Path | None, typer.Option(help="where results go; build/ for the demo, build/<class> otherwise")] = None,
    solutions: Solutions = Path("solutions"),
    workers: Annotated[int, typer.Option(help="sandboxes at work at once; 0: one a core")] = 0,
    feedback: Annotated[bool, typer.Option(help="write a feedback page a student")] = True,
    gradebook: Annotated[bool, typer.Option(help="write nbgrader's gradebook")] = True,
) -> None:
    """Grade a class: a table here, a gradebook, a CSV and one feedback page a student; only what changed is graded."""
    from .class_run import run_class

    desk = out or (Path("build") if folder == Path("build/demo") else Path("build") / folder.resolve().name)
    ours = run_class(folder, _folder(solutions, assignment), desk, console, workers or None, feedback, gradebook)
    if ours:
        raise typer.Exit(3)


@app.command(epilog="Example: `autograder check submitted/ada/02_backprop --exercise softmax_loss`")
def check(
    folder: Annotated[Path, typer.Argument(help="the folder of one submission")],
    exercise: Annotated[list[str] | None, typer.Option(help="only these exercises")] = None,
    solutions: Solutions = Path("solutions"),
    seed: Annotated[int, typer.Option(help="the seed to draw the cases under")] = 0,
) -> None:
    """Grade one submission in the sandbox and print its feedback; nothing is written."""
    from .feedback import to_markdown
    from .single import grade_folder

    source = _folder(solutions, folder.resolve().name)
    graded = grade_folder(folder, source, seed, frozenset(exercise) if exercise else None)
    console.print(to_markdown(graded.report, show_hidden=True), markup=False, highlight=False)
    raise typer.Exit(3 if graded.report.unknown else 0)


@app.command(epilog="Example: `autograder feedback build/reports/02_backprop/ada.json --html ada.html`")
def feedback(
    report: Annotated[Path, typer.Argument(help="a report (JSON)")],
    html: Annotated[Path | None, typer.Option(help="write a page instead of printing")] = None,
) -> None:
    """Turn a report into feedback for its student: hidden things stay hidden."""
    from .feedback import to_html, to_markdown
    from .journal import write_whole
    from .single import read_report

    graded = read_report(report)
    if html is None:
        console.print(to_markdown(graded), markup=False, highlight=False)
    else:
        write_whole(html, to_html(graded).encode())
        console.print(str(html), highlight=False)


@app.command(epilog="Example: `autograder replay build/reports/02_backprop/ada.json softmax_loss --class-folder build/demo`")
def replay(
    report: Annotated[Path, typer.Argument(help="a report (JSON)")],
    exercise: Annotated[str, typer.Argument(help="the exercise to grade again")],
    class_folder: Annotated[Path, typer.Option(help="the class that holds the submission")] = Path("build/demo"),
    seed_file: Annotated[Path | None, typer.Option(help="the grading seed; beside the reports without it")] = None,
    solutions: Solutions = Path("solutions"),
) -> None:
    """Grade one exercise of a reported submission again under the same seed, and show every case with its values."""
    from .single import replay_exercise

    same, text = replay_exercise(report, exercise, class_folder, seed_file, solutions)
    console.print(text, markup=False, highlight=False)
    console.print("the same result as in the report" if same else "NOT the result in the report: the submission, the grader or the machine changed")
    raise typer.Exit(0 if same else 1)


@app.command(epilog="Example: `autograder validity 02_backprop --seeds 20`")
def validity(
    assignment: Annotated[str, typer.Argument(help="one assignment; all without it")] = "",
    exercise: Annotated[list[str] | None, typer.Option(help="only these exercises")] = None,
    seeds: Annotated[int, typer.Option(help="seeds on which right answers must earn full marks")] = 20,
    out: Annotated[Path, typer.Option(help="where the result is written")] = Path("build/validity.json"),
    solutions: Solutions = Path("solutions"),
    mutants: Annotated[bool, typer.Option(help="also make automatic mutants")] = True,
) -> None:
    """Exercises against known wrong answers, mutants of the reference and other right answers."""
    from .validity import run_validity

    folders = _folders(solutions, assignment)
    ok = run_validity(folders, console, seeds, out, frozenset(exercise) if exercise else None, mutants)
    raise typer.Exit(0 if ok else 1)


@app.command("new-exercise", epilog="Example: `autograder new-exercise 02_backprop gelu`")
def new_exercise(
    assignment: Name,
    exercise: Annotated[str, typer.Argument(help="the name of the function and of the exercise")],
    points: Annotated[float, typer.Option(help="its points")] = 2.0,
    solutions: Solutions = Path("solutions"),
) -> None:
    """Write the skeleton of an exercise: its cell, its probe, a wrong and a right answer to be filled in."""
    from .new_exercise import write_exercise

    for line in write_exercise(_folder(solutions, assignment), exercise, points):
        console.print(line, highlight=False)


def _folders(solutions: Path, assignment: str) -> list[Path]:
    if assignment:
        return [_folder(solutions, assignment)]
    return sorted(p for p in solutions.iterdir() if (p / f"{p.name}.py").is_file())


def _folder(solutions: Path, assignment: str) -> Path:
    given = Path(assignment)
    folder = given if (given / f"{given.name}.py").is_file() else solutions / given.name
    if not (folder / f"{folder.name}.py").is_file():
        known = ", ".join(p.name for p in _folders(solutions, "")) if solutions.is_dir() else "none: run this in the course folder"
        raise typer.BadParameter(f"{assignment!r} is no assignment under {solutions}/ (there are: {known})")
    return folder


def main() -> None:
    """The entry point: our own errors are one line on stderr and exit 2, never a traceback."""
    try:
        app()
    except DescentError as error:
        Console(stderr=True).print(f"autograder: {error}", markup=False, highlight=False, soft_wrap=True)
        sys.exit(2)


if __name__ == "__main__":
    main()
