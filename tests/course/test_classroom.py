"""A class: every submission graded once, nothing lost, whatever happens to the grader on the way."""

from __future__ import annotations

import csv
import io
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from autograder.assignment import Assignment, load_assignment
from autograder.classroom import Desk, Outcome, grade_class, grades_csv
from autograder.errors import BadSubmission, SeedError
from autograder.journal import DiskError, Journal, write_whole
from autograder.verdict import Report, Verdict

from .small import DOUBLE, RECTIFY, SOFTMAX, make, write_notebook

RIGHT = (DOUBLE, "double", SOFTMAX, "softmax", RECTIFY, "rectify")
WRONG = ("def double(x): return 3 * x", "double", SOFTMAX, "softmax")


@pytest.fixture
def course(tmp_path: Path) -> tuple[Path, Assignment]:
    """Four students: right, half right, blank, and one whose file is no notebook."""
    folder = tmp_path / "class"
    for name, cells in {"ada": RIGHT, "bob": WRONG, "cy": ("double", "softmax")}.items():
        write_notebook(folder / name / "00_tiny" / "00_tiny.ipynb", *cells)
    (folder / "dan" / "00_tiny").mkdir(parents=True)
    (folder / "dan" / "00_tiny" / "00_tiny.ipynb").write_text("this is no notebook", encoding="utf-8")
    return folder, load_assignment(make(tmp_path))


def run(folder: Path, assignment: Assignment, out: Path, workers: int = 2) -> list[Outcome]:
    return grade_class(folder, assignment, Desk(out, assignment.name), workers=workers)


def reports(out: Path) -> dict[str, str]:
    return {p.stem: p.read_text(encoding="utf-8") for p in sorted((out / "reports" / "00_tiny").glob("*.json"))}


def test_a_class_is_graded_and_the_batch_goes_on(course: tuple[Path, Assignment], tmp_path: Path) -> None:
    outcomes = run(*course, tmp_path / "out")
    assert [(o.student, o.report.score, o.how) for o in outcomes] == [
        ("ada", 7, "graded"), ("bob", 4, "graded"), ("cy", 0, "graded"), ("dan", 0, "unreadable"),
    ]  # fmt: skip
    assert "not JSON" in outcomes[3].report.notes[0] and "\n" not in outcomes[3].report.notes[0]
    rows = list(csv.DictReader(io.StringIO(grades_csv(outcomes))))
    assert [r["score"] for r in rows] == ["7", "4", "0", "0"] and rows[1]["double.verdict"] == "WRONG"


def test_a_second_run_grades_only_what_changed(course: tuple[Path, Assignment], tmp_path: Path) -> None:
    folder, assignment = course
    first = run(folder, assignment, tmp_path / "out")
    before = reports(tmp_path / "out")
    assert {o.how for o in run(folder, assignment, tmp_path / "out")} == {"kept", "unreadable"}
    assert reports(tmp_path / "out") == before
    write_notebook(folder / "bob" / "00_tiny" / "00_tiny.ipynb", *RIGHT)
    again = {o.student: o for o in run(folder, assignment, tmp_path / "out")}
    assert again["bob"].how == "graded" and again["bob"].report.score == 7 and again["ada"].how == "kept"
    assert first[0].report == again["ada"].report


def test_serial_and_parallel_give_the_same_bytes(course: tuple[Path, Assignment], tmp_path: Path) -> None:
    folder, assignment = course
    seed = tmp_path / "a" / "seeds" / "00_tiny.seed"
    run(folder, assignment, tmp_path / "a", workers=1)
    (tmp_path / "b" / "seeds").mkdir(parents=True)
    (tmp_path / "b" / "seeds" / "00_tiny.seed").write_bytes(seed.read_bytes())
    run(folder, assignment, tmp_path / "b", workers=3)
    assert reports(tmp_path / "a") == reports(tmp_path / "b") != {}


GRADE = "import sys; from pathlib import Path; from autograder.assignment import load_assignment; from autograder.classroom import Desk, grade_class; \
a = load_assignment(Path(sys.argv[1])); grade_class(Path(sys.argv[2]), a, Desk(Path(sys.argv[3]), a.name), workers=1)"


def descendants(pid: int) -> set[tuple[int, str]]:
    """Processes below `pid` as (pid, start time): a number may be used again, a start time not."""
    parents: dict[int, tuple[int, str]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
            except OSError:
                continue
            parents[int(entry.name)] = int(fields[1]), fields[19]
    found = {pid}
    for _ in range(8):
        found |= {child for child, (parent, _) in parents.items() if parent in found}
    return {(p, parents[p][1]) for p in found if p in parents}


def alive(processes: set[tuple[int, str]]) -> set[tuple[int, str]]:
    return processes & set().union(*(descendants(pid) for pid, _ in processes))


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_kill_9_in_the_middle_loses_nothing(tmp_path: Path) -> None:
    """The same command again: every submission graded once, and the same reports as an undisturbed run."""
    folder, solution = tmp_path / "class", make(tmp_path)
    for i in range(8):
        cells = RIGHT if i % 2 else WRONG
        write_notebook(folder / f"s{i}" / "00_tiny" / "00_tiny.ipynb", f"marker = {i}", *cells)
    out = tmp_path / "out"
    command = [sys.executable, "-c", GRADE, str(solution), str(folder), str(out)]
    grader = subprocess.Popen(command, cwd=Path(__file__).parents[2])
    journal = out / "journal"
    deadline = time.monotonic() + 120
    while len(list(journal.rglob("*.json"))) < 3 and grader.poll() is None and time.monotonic() < deadline:
        time.sleep(0.005)
    below = descendants(grader.pid)
    assert len(below) >= 3, "the grader, a launcher and a zygote at least"
    os.kill(grader.pid, signal.SIGKILL)
    grader.wait()
    kept = {p: p.read_bytes() for p in journal.rglob("*.json")}
    assert 3 <= len(kept) <= 8
    deadline = time.monotonic() + 20
    while alive(below) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not alive(below), "a sandbox outlived its judge"

    (out / f".draft.{grader.pid}.part").write_bytes(b"what a grader leaves that is killed while it writes")
    assignment = load_assignment(solution)
    outcomes = run(folder, assignment, out)
    assert sum(o.how == "kept" for o in outcomes) == len(kept)
    assert len(list(journal.rglob("*.json"))) == 8 and not list(out.rglob("*.part"))
    undisturbed = tmp_path / "undisturbed"
    (undisturbed / "seeds").mkdir(parents=True)
    (undisturbed / "seeds" / "00_tiny.seed").write_bytes((out / "seeds" / "00_tiny.seed").read_bytes())
    run(folder, assignment, undisturbed)
    assert reports(out) == reports(undisturbed) and len(reports(out)) == 8


def test_a_full_disk_is_one_clear_line_and_leaves_nothing_half_written(course: tuple[Path, Assignment], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`write_whole` is the only way to the disk; here its third write finds no room, in the middle of the file."""
    import builtins

    real, count = builtins.open, iter(range(100))

    class Full:
        def __init__(self, file):  # type: ignore[no-untyped-def]
            self.file = file

        def __enter__(self):  # type: ignore[no-untyped-def]
            return self

        def __exit__(self, *a):  # type: ignore[no-untyped-def]
            self.file.close()

        def write(self, data: bytes) -> int:
            self.file.write(data[: len(data) // 2])
            raise OSError(28, "No space left on device")

    def stingy(path, mode="r", *a, **k):  # type: ignore[no-untyped-def]
        file = real(path, mode, *a, **k)
        return Full(file) if mode == "wb" and ".part" in str(path) and next(count) >= 2 else file

    folder, assignment = course
    monkeypatch.setattr(builtins, "open", stingy)
    with pytest.raises(DiskError, match="No space left on device") as caught:
        run(folder, assignment, tmp_path / "out")
    monkeypatch.undo()
    assert "\n" not in str(caught.value) and "again" in str(caught.value)
    assert not list((tmp_path / "out").rglob("*.part"))
    for text in reports(tmp_path / "out").values():
        Report.from_json(text)
    assert [o.report.score for o in run(folder, assignment, tmp_path / "out")] == [7, 4, 0, 0]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="mounts a small disk")
def test_a_disk_that_is_really_full(course: tuple[Path, Assignment], tmp_path: Path) -> None:
    small = tmp_path / "small"
    small.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(small)], capture_output=True).returncode:
        pytest.skip("no mounts here")
    try:
        command = [sys.executable, "-m", "autograder.cli", "grade", str(course[0]), "00_tiny", "--out", str(small), "--solutions", str(course[1].folder.parent), "--no-gradebook"]
        ran = subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parents[2])
        assert ran.returncode == 2, ran.stdout + ran.stderr
        lines = [line for line in ran.stderr.splitlines() if line.strip()]
        assert len(lines) == 1 and "No space left" in lines[0], ran.stderr
        for path in small.rglob("*"):
            assert not path.name.endswith(".part")
            if path.suffix == ".json":
                Report.from_json(path.read_text(encoding="utf-8"))
    finally:
        subprocess.run(["umount", str(small)], check=True)


def test_a_damaged_journal_entry_is_graded_again(course: tuple[Path, Assignment], tmp_path: Path) -> None:
    run(*course, tmp_path / "out")
    before = reports(tmp_path / "out")
    for path in (tmp_path / "out" / "journal").rglob("*.json"):
        path.write_bytes(path.read_bytes()[: 100])
    assert "graded" in {o.how for o in run(*course, tmp_path / "out")}
    assert reports(tmp_path / "out") == before


def test_a_lost_seed_is_not_silently_replaced(course: tuple[Path, Assignment], tmp_path: Path) -> None:
    run(*course, tmp_path / "out")
    seed = tmp_path / "out" / "seeds" / "00_tiny.seed"
    seed.unlink()
    with pytest.raises(SeedError, match="gone"):
        run(*course, tmp_path / "out")
    seed.write_text("what", encoding="ascii")
    with pytest.raises(SeedError, match="no grading seed"):
        run(*course, tmp_path / "out")


def test_the_seed_is_made_with_group_and_mode_of_the_gradebook(tmp_path: Path) -> None:
    from autograder.seeds import seed_for

    book = tmp_path / "gradebook.db"
    book.write_bytes(b"")
    book.chmod(0o640)
    seed = seed_for(tmp_path / "s" / "x.seed", reports_exist=False, like=book)
    status = (tmp_path / "s" / "x.seed").stat()
    assert status.st_mode & 0o777 == 0o640 and status.st_gid == book.stat().st_gid
    assert seed_for(tmp_path / "s" / "x.seed", reports_exist=True) == seed
    assert str(seed.value) not in repr(seed) and seed_for(tmp_path / "s" / "y.seed", reports_exist=False) != seed


def test_a_doubtful_kill_is_graded_again_alone(course: tuple[Path, Assignment], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first grading says that the machine may have killed a child; the second, after the pool, counts."""
    import dataclasses

    from autograder import classroom

    real, calls = classroom.grade, list[str]()

    def nervous(submission, exam, sandbox, **k):  # type: ignore[no-untyped-def]
        calls.append(submission.student)
        graded = real(submission, exam, sandbox, **k)
        if submission.student == "ada" and calls.count("ada") == 1:
            killed = dataclasses.replace(graded.report.exercises[0], verdict=Verdict.KILLED, score=0.0)
            report = dataclasses.replace(graded.report, exercises=(killed, *graded.report.exercises[1:]))
            return classroom.Graded(report, True)
        return graded

    monkeypatch.setattr(classroom, "grade", nervous)
    outcomes = run(*course, tmp_path / "out")
    assert calls.count("ada") == 2 and calls[-1] == "ada" and calls.count("bob") == 1
    assert outcomes[0].report.score == 7


def test_our_fault_is_not_kept_and_shows_as_unknown(course: tuple[Path, Assignment], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from autograder import classroom

    real = classroom.grade
    monkeypatch.setattr(classroom, "grade", lambda *a, **k: 1 / 0)
    outcomes = run(*course, tmp_path / "out")
    assert all(o.report.unknown for o in outcomes[:3]) and "?" in grades_csv(outcomes)
    monkeypatch.setattr(classroom, "grade", real)
    assert run(*course, tmp_path / "out")[0].report.score == 7


def test_an_empty_or_missing_class_is_one_line(course: tuple[Path, Assignment], tmp_path: Path) -> None:
    with pytest.raises(BadSubmission, match="no such folder"):
        run(tmp_path / "nowhere", course[1], tmp_path / "out")
    (tmp_path / "empty").mkdir()
    with pytest.raises(BadSubmission, match="nothing to grade"):
        run(tmp_path / "empty", course[1], tmp_path / "out")


def test_a_spreadsheet_takes_no_name_for_a_formula(tmp_path: Path) -> None:
    folder = tmp_path / "class"
    write_notebook(folder / "=cmd" / "00_tiny" / "00_tiny.ipynb", *RIGHT)
    text = grades_csv(run(folder, load_assignment(make(tmp_path)), tmp_path / "out"))
    assert "\n'=cmd," in text


def test_the_journal_depends_on_everything(tmp_path: Path) -> None:
    one, two = Journal(tmp_path, "assignment", "seed"), Journal(tmp_path, "assignment", "other seed")
    report = Report("a", "ada", "s", ())
    one.put("digest", report)
    assert one.get("ada", "digest") == report
    assert two.get("ada", "digest") is None and one.get("ada", "other") is None and one.get("bob", "digest") is None


def test_write_whole_replaces_whole_files(tmp_path: Path) -> None:
    write_whole(tmp_path / "deep" / "file", b"one")
    write_whole(tmp_path / "deep" / "file", b"two")
    assert [p.name for p in (tmp_path / "deep").iterdir()] == ["file"] and (tmp_path / "deep" / "file").read_bytes() == b"two"
