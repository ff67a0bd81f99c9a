"""nbgrader as the instructor's tool, with our grading in it. `nbgrader_config.py` calls `configure`; nothing else is needed.

    generate_assignment  intake.ReleaseExporter  from the text of solutions/NN, staged without anything that students may not have
    autograde, phase 1   intake.GradeExporter    reads a submission as data, links refused, a renamed notebook found
                         normalise.Normalise     the release is the skeleton, the student's cells are put in
    autograde, phase 2   grade.Grade             in the place of nbgrader's Execute: no student code runs outside the sandbox
                         grade.SaveScores        no score by our fault is "needs manual grade", never a zero
"""

from __future__ import annotations

import contextlib
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ..journal import write_whole
from ..release import CODE_STUB, TEXT_STUB

__all__ = ["autograde_course", "configure"]

STAGE = "build/nbgrader/source"
DESK = "build"  # gradebook, seeds, reports and journal, the same ones as of `autograder grade`
_PLACEHOLDER = '{\n "cells": [],\n "metadata": {},\n "nbformat": 4,\n "nbformat_minor": 5\n}\n'
_HERE = "autograder.nbgrader_plugin"
SANITIZE = (
    f"{_HERE}.normalise.Normalise",
    "nbgrader.preprocessors.OverwriteKernelspec",
    "nbgrader.preprocessors.OverwriteCells",
    "nbgrader.preprocessors.CheckCellMetadata",
)
AUTOGRADE = (
    f"{_HERE}.grade.Grade",
    "nbgrader.preprocessors.IgnorePattern",
    "nbconvert.preprocessors.ClearMetadataPreprocessor",
    "nbgrader.preprocessors.LimitOutput",
    f"{_HERE}.grade.SaveScores",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
)


def configure(c: Any, root: Path, gradebook: str = "") -> None:
    """Set up nbgrader's configuration `c` for the course in the folder `root`.

    `gradebook` is a database address (`postgresql://...`); without one it is the file build/gradebook.db. The gradebook does not
    lie where nbgrader looks by itself: where nbgrader_config.py is broken and nbgrader drops it, autograde finds no
    assignment there and stops before any student code could run.
    """
    c.CourseDirectory.root = str(root)
    c.CourseDirectory.course_id = "descent"
    c.CourseDirectory.source_directory = STAGE
    c.CourseDirectory.release_directory = "assignments"
    c.CourseDirectory.db_url = gradebook or f"sqlite:///{root / DESK / 'gradebook.db'}"
    c.ClearSolutions.code_stub = {"python": CODE_STUB}
    c.ClearSolutions.text_stub = TEXT_STUB
    c.GenerateAssignment.exporter_class = f"{_HERE}.intake.ReleaseExporter"
    c.Autograde.exporter_class = f"{_HERE}.intake.GradeExporter"
    c.Autograde.sanitize_preprocessors = list(SANITIZE)
    c.Autograde.autograde_preprocessors = list(AUTOGRADE)
    with contextlib.suppress(OSError):  # a folder that cannot be written is no reason to refuse `nbgrader list`
        (root / DESK).mkdir(exist_ok=True)
        announce(root)


def announce(root: Path) -> None:
    """Let nbgrader find each assignment; what it reads there is made anew when it generates one."""
    for text in sorted((root / "solutions").glob("*/*.py")):
        name = text.parent.name
        place = root / STAGE / name / f"{name}.ipynb"
        if text.stem == name and not place.exists():
            write_whole(place, _PLACEHOLDER.encode())


def autograde_course(
    root: Path, assignment: str, *, submitted: str = "submitted", workers: int | None = None, tell: Callable[[str], None] = lambda line: None
) -> dict[str, str]:
    """`nbgrader autograde` for all students in one process, graded side by side; returns what went wrong, by student.

    One student's failure does not stop the others.
    """
    from nbgrader.apps.api import NbGraderAPI
    from sqlalchemy.exc import SAWarning
    from traitlets.config import Config

    from ..classroom import Desk, grade_class
    from .bench import BENCH

    config = Config()
    configure(config, root)
    config.CourseDirectory.submitted_directory = submitted
    api = NbGraderAPI(config=config)
    known = BENCH.assignment(root / "solutions" / assignment)
    outcomes = grade_class(root / submitted, known, Desk(root / DESK, assignment), workers=workers)
    failed: dict[str, str] = {}
    for outcome in outcomes:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SAWarning)  # about rows that nbgrader adds
            result = api.autograde(assignment, outcome.student)
        if not result["success"]:
            failed[outcome.student] = result.get("log") or result.get("error", "")
        tell(f"{outcome.student}: {'failed' if outcome.student in failed else f'{outcome.report.score:g}'}")
    return failed
