"""The gradebook filled from reports: what nbgrader reads there, what stays, what a second run changes, what happens on a full disk."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from autograder.assignment import Assignment, load_assignment
from autograder.errors import OurError
from autograder.gradebook import open_gradebook, write_assignment, write_gradebook
from autograder.journal import DiskError
from autograder.verdict import ExerciseResult, Report, Verdict
from tests.unit.course_maker import make_course

NAME = "01_small"
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::sqlalchemy.exc.SAWarning")


@pytest.fixture(scope="module")
def assignment(tmp_path_factory: pytest.TempPathFactory) -> Assignment:
    return load_assignment(make_course(tmp_path_factory.mktemp("course")))


@pytest.fixture(autouse=True)
def _alembic_on_path(monkeypatch: pytest.MonkeyPatch) -> None:
    """nbgrader's own class calls it when it makes a gradebook; ours does without."""
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return tmp_path / "desk" / "gradebook.db"


def report(assignment: Assignment, student: str, share: float = 1.0, **verdicts: Verdict) -> Report:
    results = []
    for e in assignment.exercises:
        verdict = verdicts.get(e.name, Verdict.PENDING if e.kind == "manual" else Verdict.PASS)
        unknown = verdict in (Verdict.PENDING, Verdict.OURS)
        results.append(ExerciseResult(e.name, e.points, None if unknown else round(e.points * share, 2), verdict))
    return Report(assignment.name, student, "seed", tuple(results))


def grades(book: Path, student: str) -> dict[str, tuple[float | None, float | None, bool]]:
    with Gradebook(f"sqlite:///{book}") as gb:
        found = gb.find_submission(NAME, student).notebooks[0].grades
        return {g.name: (g.auto_score, g.manual_score, g.needs_manual_grade) for g in found}


def dump(book: Path) -> list[str]:
    with sqlite3.connect(book) as connection:
        return sorted(connection.iterdump())


def enter(book: Path, student: str, name: str, manual: float) -> None:
    """What a person does in formgrader."""
    with Gradebook(f"sqlite:///{book}") as gb:
        grade = gb.find_grade(name, NAME, NAME, student)
        grade.manual_score, grade.extra_credit, grade.needs_manual_grade = manual, 0.5, False
        if name == "why":
            gb.find_comment(name, NAME, NAME, student).manual_comment = "well said"
        gb.db.commit()


def test_nbgrader_reads_what_was_written(book: Path, assignment: Assignment) -> None:
    write_gradebook(book, [report(assignment, "ada"), report(assignment, "bob", 0.5, shuffled=Verdict.OURS)], assignment)
    assert grades(book, "ada") == {
        "softmax": (4, None, False), "affine_backward": (2.5, None, False), "shuffled": (1, None, False), "line": (3, None, False),
        "why": (None, None, True),
    }  # fmt: skip
    assert grades(book, "bob")["shuffled"] == (None, None, True)
    with Gradebook(f"sqlite:///{book}") as gb:
        ada, notebook = gb.find_submission(NAME, "ada"), gb.find_notebook(NAME, NAME)
        assert (ada.score, ada.max_score, ada.max_written_score, ada.needs_manual_grade) == (10.5, 12.5, 2, True)
        assert {s["id"]: s["score"] for s in gb.student_dicts()} == {"ada": 10.5, "bob": 4.75}
        assert {s["student"]: s["score"] for s in gb.submission_dicts(NAME)} == {"ada": 10.5, "bob": 4.75}
        sources = {c.name: c for c in notebook.source_cells}
        assert sources["softmax"].locked and sources["softmax"].source == 'check("softmax")'
        assert not sources["why"].locked and "*Your answer here.*" in sources["why"].source
        assert not any("BEGIN SOLUTION" in c.source for c in sources.values())


def test_it_is_the_gradebook_that_nbgrader_would_make(tmp_path: Path, book: Path, assignment: Assignment) -> None:
    write_assignment(book, assignment)
    with Gradebook(f"sqlite:///{tmp_path}/theirs.db") as gb:
        gb.add_student("ada")
    layouts = []
    for path in (book, tmp_path / "theirs.db"):
        with sqlite3.connect(path) as connection:
            layouts.append(sorted(connection.execute("select name, sql from sqlite_master").fetchall()))
            layouts[-1].append(connection.execute("select * from alembic_version").fetchall())
    assert layouts[0] == layouts[1]


def test_a_second_run_changes_nothing(book: Path, assignment: Assignment) -> None:
    reports = [report(assignment, "ada"), report(assignment, "bob", 0.5)]
    write_gradebook(book, reports, assignment)
    before = dump(book)
    write_gradebook(book, reports, assignment)
    assert dump(book) == before


def test_it_goes_on_with_a_gradebook_of_nbgraders_own(book: Path, assignment: Assignment) -> None:
    book.parent.mkdir()
    with Gradebook(f"sqlite:///{book}") as gb:
        gb.add_assignment("00_other")
        gb.add_assignment(NAME, duedate="2030-01-01 00:00:00 UTC")
        gb.add_student("ada", first_name="Ada")
    write_gradebook(book, [report(assignment, "ada")], assignment)
    with Gradebook(f"sqlite:///{book}") as gb:
        assert gb.find_student("ada").first_name == "Ada"
        assert gb.find_assignment(NAME).duedate.year == 2030
        assert gb.find_submission(NAME, "ada").score == 10.5


def test_what_a_person_entered_stays(book: Path, assignment: Assignment) -> None:
    write_gradebook(book, [report(assignment, "ada")], assignment)
    enter(book, "ada", "why", 1.5)
    enter(book, "ada", "softmax", 2)
    write_gradebook(book, [report(assignment, "ada", 0.5)], assignment)
    assert grades(book, "ada")["softmax"] == (2, 2, True)
    assert grades(book, "ada")["why"] == (None, 1.5, True)
    with Gradebook(f"sqlite:///{book}") as gb:
        assert gb.find_comment("why", NAME, NAME, "ada").comment == "well said"
        assert gb.find_grade("why", NAME, NAME, "ada").score == 2


def test_a_submission_that_did_not_change_is_not_read_twice(book: Path, assignment: Assignment) -> None:
    write_gradebook(book, [report(assignment, "ada"), report(assignment, "bob")], assignment)
    enter(book, "ada", "why", 1.5)
    enter(book, "bob", "why", 1.5)
    write_gradebook(book, [report(assignment, "ada"), report(assignment, "bob")], assignment, kept={"ada"})
    assert grades(book, "ada")["why"] == (None, 1.5, False)
    assert grades(book, "bob")["why"] == (None, 1.5, True)


@pytest.mark.parametrize("score", [float("nan"), float("inf"), -1.0, 1e9])
def test_no_score_leaves_its_bounds(book: Path, assignment: Assignment, score: float) -> None:
    whole = report(assignment, "ada")
    odd = replace(whole, exercises=tuple(replace(e, score=score) if e.name == "softmax" else e for e in whole.exercises))
    write_gradebook(book, [odd], assignment)
    assert grades(book, "ada")["softmax"][0] in ({None} if score != score or score == float("inf") else {0.0, 4.0})


def test_a_leak_is_a_zero_and_asks_for_a_look(book: Path, assignment: Assignment) -> None:
    write_gradebook(book, [report(assignment, "ada", 0.0, line=Verdict.LEAK)], assignment)
    assert grades(book, "ada")["line"] == (0, None, True)


def test_an_assignment_that_changed(book: Path, assignment: Assignment) -> None:
    """New points count at once; a new exercise waits; one that is gone is gone, unless a person's work would go with it."""
    write_gradebook(book, [report(assignment, "ada"), report(assignment, "bob")], assignment)
    softmax, *others = assignment.exercises
    dearer = replace(assignment, exercises=(replace(softmax, points=8), *others))
    write_assignment(book, dearer)
    with Gradebook(f"sqlite:///{book}") as gb:
        assert gb.find_submission(NAME, "ada").max_score == 16.5
    text = assignment.text.replace(' exercises="softmax"', "").replace("### BEGIN SOLUTION", "", 1).replace("### END SOLUTION", "", 1)
    shorter = replace(assignment, exercises=tuple(others), text=text)
    write_gradebook(book, [report(shorter, "ada")], shorter)
    assert "softmax" not in grades(book, "bob")
    write_gradebook(book, [report(assignment, "ada")], assignment)
    assert grades(book, "ada")["softmax"] == (4, None, False)
    assert grades(book, "bob")["softmax"] == (None, None, True)
    enter(book, "bob", "softmax", 3)
    before = dump(book)
    with pytest.raises(OurError, match="softmax"):
        write_gradebook(book, [report(shorter, "ada")], shorter)
    assert dump(book) == before


def test_a_full_disk_is_one_line_and_nothing_half_written(tmp_path: Path) -> None:
    """Files may not grow beyond 64 KiB: SQLite sees a full disk."""
    solution = make_course(tmp_path)
    code = f"""
import resource, signal, sys
from pathlib import Path
from autograder.assignment import load_assignment
from autograder.errors import OurError
from autograder.gradebook import write_gradebook
from tests.plugins.test_nbgrader_gradebook import report
assignment, book = load_assignment(Path({str(solution)!r})), Path({str(tmp_path / "full" / "gradebook.db")!r})
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))
try:
    write_gradebook(book, [report(assignment, f"s{{i}}") for i in range(200)], assignment)
except OurError as error:
    print(type(error).__name__, error)
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=Path(__file__).parents[2], timeout=120)
    assert run.returncode == 0, run.stderr
    assert run.stdout.startswith("DiskError ") and run.stdout.count("\n") == 1, run.stdout
    assert list((tmp_path / "full").iterdir()) == []


def test_a_failure_leaves_the_old_gradebook(book: Path, assignment: Assignment) -> None:
    write_gradebook(book, [report(assignment, "ada")], assignment)
    before = dump(book)
    with pytest.raises(OurError, match="cannot be written"), open_gradebook(book) as opened:
        opened.insert("student", [{"id": "bob"}])
        opened.insert("student", [{"id": "ada"}])
    assert dump(book) == before


@pytest.mark.parametrize("where", ["/proc/1/gradebook.db", "/dev/null/gradebook.db"])
def test_a_place_that_cannot_be_written_is_one_line(where: str, assignment: Assignment) -> None:
    with pytest.raises(DiskError) as caught:
        write_gradebook(where, [report(assignment, "ada")], assignment)
    assert "\n" not in str(caught.value) and where in str(caught.value)


def test_a_file_that_is_no_gradebook_is_one_line(book: Path, assignment: Assignment) -> None:
    book.parent.mkdir()
    with sqlite3.connect(book) as connection:
        connection.execute("create table mine (x)")
    with pytest.raises(OurError, match="no gradebook"):
        write_gradebook(book, [report(assignment, "ada")], assignment)
    book.write_bytes(b"not a database at all, but long enough to be looked at" * 20)
    with pytest.raises(OurError, match=r"gradebook\.db"):
        write_gradebook(book, [report(assignment, "ada")], assignment)


def test_an_address_shows_no_password(assignment: Assignment) -> None:
    with pytest.raises((OurError, ModuleNotFoundError)) as caught:
        write_gradebook("postgresql://grader:secret@127.0.0.1:1/none", [report(assignment, "ada")], assignment)
    assert "secret" not in str(caught.value)


def test_a_class_takes_no_two_seconds(book: Path, assignment: Assignment) -> None:
    """40 students, 58 exercises: the rows are written in bulk. CPU seconds; a bar of 3 where it takes 0.4."""
    first = assignment.exercises[0]
    many = tuple(replace(first, name=f"softmax_{i}") for i in range(58))
    cell = '\n# %% exercises="softmax_{i}"\ndef softmax_{i}(z):\n    ### BEGIN SOLUTION\n    return {i}\n    ### END SOLUTION\n'
    cells = "".join(cell.format(i=i) for i in range(58))
    large = Assignment("02_large", assignment.folder, many, "", "# %% [markdown]\n# Large\n" + cells)
    reports = [report(large, f"s{i:02}") for i in range(40)]
    start = time.process_time()
    write_gradebook(book, reports, large)
    write_gradebook(book, reports, large)
    assert time.process_time() - start < 3
    with sqlite3.connect(book) as connection:
        assert connection.execute("select count(*), sum(auto_score) from grade").fetchone() == (40 * 58, 40 * 58 * 4.0)
