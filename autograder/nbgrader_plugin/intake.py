"""The two doors of nbgrader's pipeline: what it reads for a release, and what it reads of a submission.

An exporter is the one part of a converter that the configuration may choose and that is made before anything is copied or
removed; it gets hold of its converter there. nbgrader's hooks will not do: it swallows what they raise.
"""

from __future__ import annotations

import contextlib
import glob
import os
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode, from_dict
from nbgrader.converters import Autograde, GenerateAssignment
from nbgrader.converters.base import NbGraderException
from nbgrader.preprocessors import Execute
from traitlets.utils.importstring import import_item

from ..errors import BadSubmission, DescentError
from ..gradebook import write_assignment
from ..journal import write_whole
from ..release import build_solution_notebook
from .bench import BENCH, Place, place_of
from .tame import tame_cells


class ReleaseExporter(NotebookExporter):  # type: ignore[misc]
    """For GenerateAssignment: reads from a folder that holds the notebook and what students may have, made on the spot."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[no-untyped-call]
        if isinstance(self.parent, GenerateAssignment):
            with _one_line(self.parent):
                _prepare_release(self.parent)


class GradeExporter(NotebookExporter):  # type: ignore[misc]
    """For Autograde: refuses to start without our grading, and reads each submission as data."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[no-untyped-call]
        if isinstance(self.parent, Autograde):
            with _one_line(self.parent):
                _prepare_grading(self.parent)

    def from_filename(self, filename: str, resources: Any = None, **more: Any) -> tuple[Any, Any]:
        converter: Any = self.parent
        if not converter._sanitizing:
            found: tuple[Any, Any] = super().from_filename(filename, resources=resources, **more)
            return found
        names = resources["nbgrader"]
        place = place_of(converter.coursedir, names["assignment"], names["student"])
        resources["metadata"] = {"name": names["notebook"], "path": str(place.folder), "modified_date": ""}
        made: tuple[Any, Any] = self.from_notebook_node(_tame_notebook(place), resources=resources, **more)  # type: ignore[no-untyped-call]
        return made


@contextlib.contextmanager
def _one_line(converter: Any) -> Iterator[None]:
    """Our own errors are one line in nbgrader's log, and the end of the command before anything was touched."""
    try:
        yield
    except DescentError as error:
        converter.log.error(str(error))
        raise NbGraderException(str(error)) from None


def _tame_notebook(place: Place) -> NotebookNode:
    """The submitted notebook; an empty one where it cannot be read: the report says why."""
    try:
        cells = tame_cells(BENCH.read(place), place.folder)
    except BadSubmission:
        cells = []
    numbered = [{**c, "id": f"own-{i:04d}"} for i, c in enumerate(cells)]
    made: NotebookNode = from_dict({"cells": numbered, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})  # type: ignore[no-untyped-call]
    return made


def _prepare_release(converter: GenerateAssignment) -> None:
    """Stage all that the release is made of, and write the cells where submissions exist: then nbgrader has nothing to refuse,
    and no reason to delete the released folder."""
    coursedir = converter.coursedir
    for folder in converter.assignments:
        assignment = BENCH.assignment(Path(coursedir.root) / "solutions" / Path(folder).name)
        files = {**BENCH.release(assignment), f"{assignment.name}.ipynb": build_solution_notebook(assignment).encode()}
        for old in Path(folder).iterdir():
            if old.name not in files and old.is_file():
                old.unlink()
        _write(Path(folder), files)
        if not converter.no_database:
            write_assignment(coursedir.db_url, assignment)
    converter.init_destination = lambda assignment_id, student_id: True  # --force would delete the folder first


def _prepare_grading(converter: Autograde) -> None:
    _refuse_without_ours(converter)
    coursedir = converter.coursedir
    assignment = BENCH.assignment(Path(coursedir.root) / "solutions" / coursedir.assignment_id)
    write_assignment(coursedir.db_url, assignment)
    handed_in = coursedir.format_path(coursedir.submitted_directory, coursedir.student_id, assignment.name)
    for folder in glob.glob(handed_in):  # a renamed notebook, or none at all, is graded too
        converter.assignments[folder] = [os.path.join(folder, f"{assignment.name}.ipynb")]
    converter.init_assignment = partial(_take_in, converter)


def _refuse_without_ours(converter: Autograde) -> None:
    from .grade import Grade, SaveScores
    from .normalise import Normalise

    first = [import_item(p) if isinstance(p, str) else p for p in converter.sanitize_preprocessors]
    second = [import_item(p) if isinstance(p, str) else p for p in converter.autograde_preprocessors]
    ours = first[:1] == [Normalise] and second[:1] == [Grade] and SaveScores in second
    if not ours or any(issubclass(p, Execute) for p in [*first, *second] if isinstance(p, type)):
        raise DescentError(
            "Autograde.sanitize_preprocessors and Autograde.autograde_preprocessors are not the course's, so that student code would run "
            "unconfined or earn full marks; nothing was graded. Let nbgrader_config.py call configure(c, root) last"
        )


def _take_in(converter: Autograde, assignment_id: str, student_id: str) -> None:
    """nbgrader's own first steps without its copying, which follows links; then the files that may be copied."""
    with _nothing_copied(converter.coursedir):
        Autograde.init_assignment(converter, assignment_id, student_id)
    place = place_of(converter.coursedir, assignment_id, student_id)
    files: dict[str, bytes] = {}
    with contextlib.suppress(BadSubmission):
        files |= BENCH.read(place).files
    files |= _timestamp(place.folder / "timestamp.txt")
    released = BENCH.release(BENCH.assignment(place.solution))
    files |= {name: data for name, data in released.items() if not name.endswith(".ipynb")}
    _write(Path(converter._format_dest(assignment_id, student_id)), files)


def _timestamp(path: Path) -> Mapping[str, bytes]:
    """nbgrader's own note of the time, by which it knows a newer submission."""
    return {path.name: path.read_bytes()[:200]} if path.is_file() and not path.is_symlink() else {}


@contextlib.contextmanager
def _nothing_copied(coursedir: Any) -> Iterator[None]:
    before = coursedir.ignore
    coursedir.ignore = ["*"]
    try:
        yield
    finally:
        coursedir.ignore = before


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        path = folder / name
        if path.is_symlink() or not path.is_file() or path.read_bytes() != data:
            write_whole(path, data)
