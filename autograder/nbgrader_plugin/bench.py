"""What this process needs to grade: assignments as read, cases as drawn, one sandbox. The only state of the plugin."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from ..assignment import Assignment, load_assignment
from ..classroom import Desk, grade_safely, journal_for, unreadable
from ..errors import BadSubmission, OurError
from ..exam import Exam, prepare
from ..gradebook import released_cells
from ..journal import write_whole
from ..release import build_release
from ..sandbox import Limits, Sandbox
from ..seeds import seed_for
from ..submission import Submission, read_submission
from ..verdict import Report

Stamp = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class Place:
    """One student's submission: the course's folder, the names, and the folder that was handed in."""

    root: Path
    desk: Desk
    student: str
    folder: Path

    @property
    def assignment(self) -> str:
        return self.desk.assignment

    @property
    def solution(self) -> Path:
        return self.root / "solutions" / self.assignment


def place_of(coursedir: Any, assignment: str, student: str) -> Place:
    """Where nbgrader's course directory has this submission."""
    root = Path(coursedir.root)
    folder = Path(coursedir.format_path(coursedir.submitted_directory, student, assignment))
    return Place(root, Desk(desk_folder(coursedir.db_url, root), assignment), student, folder)


def desk_folder(db_url: str, root: Path) -> Path:
    """Seeds and reports lie beside the gradebook; beside a database server there is no place, so under the course."""
    url = sa.make_url(db_url)
    return Path(url.database).parent if url.get_backend_name() == "sqlite" and url.database else root / "build"


class Bench:
    """Loads once, notices changed files, and grades one submission at a time."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._assignments: dict[Path, tuple[Stamp, Assignment]] = {}
        self._releases: dict[str, Mapping[str, bytes]] = {}
        self._cells: dict[str, list[dict[str, Any]]] = {}
        self._exams: dict[tuple[str, str], Exam] = {}
        self._sandbox: Sandbox | None = None

    def assignment(self, folder: Path) -> Assignment:
        with self._lock:
            stamp = _stamp(folder)
            known = self._assignments.get(folder)
            if known is None or known[0] != stamp:
                known = self._assignments[folder] = (stamp, load_assignment(folder))
                self._releases.clear()
                self._cells.clear()
                self._exams.clear()
            return known[1]

    def cells(self, assignment: Assignment) -> list[dict[str, Any]]:
        """The released notebook's cells."""
        with self._lock:
            if assignment.digest not in self._cells:
                self._cells[assignment.digest] = released_cells(assignment)
            return self._cells[assignment.digest]

    def release(self, assignment: Assignment) -> Mapping[str, bytes]:
        """The files of assignments/NN."""
        with self._lock:
            if assignment.digest not in self._releases:
                self._releases[assignment.digest] = build_release(assignment)
            return self._releases[assignment.digest]

    def read(self, place: Place) -> Submission:
        """The submission as data. Raises BadSubmission."""
        names = [e.name for e in self.assignment(place.solution).exercises]
        return read_submission(place.folder, place.assignment, place.student, names)

    def report(self, place: Place) -> Report:
        """Grade a submission, or take the report of an earlier grading of the same. Raises OurError where nobody can grade."""
        with self._lock:
            assignment = self.assignment(place.solution)
            seed = seed_for(place.desk.seed, reports_exist=any(place.desk.reports.glob("*.json")), like=place.desk.gradebook)
            try:
                submission = self.read(place)
            except BadSubmission as error:
                report = unreadable(assignment, seed, place.student, str(error))
            else:
                report = self._judged(submission, self._exam(assignment, seed), place.desk)
            write_whole(place.desk.reports / f"{place.student}.json", report.to_json().encode())
            return report

    def _judged(self, submission: Submission, exam: Exam, desk: Desk) -> Report:
        sandbox = self._open_sandbox()
        journal = journal_for(desk, exam.assignment, exam.seed, sandbox)
        kept = journal.get(submission.student, submission.digest)
        if kept is not None:
            return kept
        graded = grade_safely(submission, exam, sandbox)
        if graded.suspicious or graded.report.unknown:
            graded = grade_safely(submission, exam, sandbox)
        if not graded.report.unknown:
            journal.put(submission.digest, graded.report)
        return graded.report

    def _exam(self, assignment: Assignment, seed: Any) -> Exam:
        key = (assignment.digest, seed.id)
        if key not in self._exams:
            self._exams[key] = prepare(assignment, seed, children=self._open_sandbox())
        return self._exams[key]

    def _open_sandbox(self) -> Sandbox:
        if self._sandbox is None:
            self._sandbox = Sandbox(Limits())
        return self._sandbox

    def close(self) -> None:
        """End the sandbox; the next grading starts a fresh one."""
        with self._lock:
            sandbox, self._sandbox = self._sandbox, None
            if sandbox is not None:
                sandbox.close()


def _stamp(folder: Path) -> Stamp:
    """Changes when a file of the assignment does."""
    if not folder.is_dir():
        raise OurError(f"{folder}: no such assignment; nbgrader's assignments are the folders of solutions/")
    found = ((p, p.stat()) for p in sorted(folder.rglob("*")) if p.is_file())
    return tuple((str(p), s.st_mtime_ns, s.st_size) for p, s in found)


BENCH = Bench()
