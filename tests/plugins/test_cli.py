"""The command: every verb has help with an example, errors are one line, and each does what its help says."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.course.small import DOUBLE, RECTIFY, SOFTMAX, make, write_notebook

ROOT = Path(__file__).parents[2]
VERBS = ["release", "grade", "check", "feedback", "validity", "replay", "new-exercise"]


def autograder(*arguments: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "autograder.cli", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, env=_environment())


def _environment() -> dict[str, str]:
    import os

    return os.environ | {"COLUMNS": "150", "NO_COLOR": "1", "TERM": "dumb", "PYTHONPATH": str(ROOT)}


@pytest.mark.parametrize("verb", VERBS)
def test_help_shows_an_example(verb: str) -> None:
    run = autograder(verb, "--help")
    assert run.returncode == 0 and f"autograder {verb}" in re.sub(r"\s+", " ", run.stdout.split("Example:")[1])


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course folder with a class of two, graded once."""
    root = tmp_path_factory.mktemp("course")
    make(root)
    write_notebook(root / "class" / "ada" / "00_tiny" / "00_tiny.ipynb", DOUBLE, "double", SOFTMAX, "softmax", RECTIFY, "rectify")
    write_notebook(root / "class" / "bob" / "00_tiny" / "00_tiny.ipynb", "def double(x): return 3 * x", "double", SOFTMAX, "softmax")
    run = autograder("grade", "class", "00_tiny", "--out", "out", cwd=root)
    assert run.returncode == 0, run.stdout + run.stderr
    (root / "first.txt").write_text(run.stdout, encoding="utf-8")
    return root


def test_grade_ends_with_a_table_and_the_paths_of_all(course: Path) -> None:
    text = (course / "first.txt").read_text(encoding="utf-8")
    assert "ada" in text and "bob" in text and "2 graded" in text
    for path in ("out/grades.csv", "out/gradebook.db", "out/feedback/00_tiny", "out/reports/00_tiny"):
        assert path in text and (course / path).exists(), path
    again = autograder("grade", "class", "00_tiny", "--out", "out", cwd=course)
    assert "2 unchanged" in again.stdout


def test_replay_gives_the_same_result(course: Path) -> None:
    run = autograder("replay", "out/reports/00_tiny/bob.json", "double", "--class-folder", "class", cwd=course)
    assert run.returncode == 0 and "the same result" in run.stdout and "WRONG" in run.stdout, run.stdout + run.stderr
    write_notebook(course / "class" / "eve" / "00_tiny" / "00_tiny.ipynb", DOUBLE, "double")
    report = json.loads((course / "out/reports/00_tiny/bob.json").read_text(encoding="utf-8")) | {"student": "eve"}
    (course / "eve.json").write_text(json.dumps(report), encoding="utf-8")
    run = autograder("replay", "eve.json", "double", "--class-folder", "class", "--seed-file", "out/seeds/00_tiny.seed", cwd=course)
    assert run.returncode == 1 and "NOT the result" in run.stdout


def test_check_and_feedback(course: Path) -> None:
    run = autograder("check", "class/bob/00_tiny", "--exercise", "double", cwd=course)
    assert run.returncode == 0 and "double" in run.stdout and "five numbers" in run.stdout
    shown = autograder("feedback", "out/reports/00_tiny/bob.json", cwd=course)
    assert "double" in shown.stdout and shown.returncode == 0
    autograder("feedback", "out/reports/00_tiny/bob.json", "--html", "bob.html", cwd=course)
    assert "<html" in (course / "bob.html").read_text(encoding="utf-8")


def test_new_exercise_is_valid_as_written(course: Path, tmp_path: Path) -> None:
    folder = make(tmp_path)
    (folder / "checks").mkdir()
    (folder / "checks.py").rename(folder / "checks" / "1_first.py")
    run = autograder("new-exercise", "00_tiny", "gelu", cwd=tmp_path)
    assert run.returncode == 0 and "wrote" in run.stdout, run.stderr
    assert autograder("release", "00_tiny", cwd=tmp_path).returncode == 0
    run = autograder("validity", "00_tiny", "--exercise", "gelu", "--seeds", "2", cwd=tmp_path)
    assert run.returncode == 0, run.stdout + run.stderr
    found = json.loads((tmp_path / "build/validity.json").read_text(encoding="utf-8"))
    assert found["exercises"] == 1 and found["wrong"] == 1 and found["right"] == 2 and found["wrong_passed"] == found["right_refused"] == 0
    again = autograder("new-exercise", "00_tiny", "gelu", cwd=tmp_path)
    assert again.returncode == 2 and "exists already" in again.stderr
    assert autograder("new-exercise", "00_tiny", "not a name", cwd=tmp_path).returncode == 2


def test_validity_says_what_is_not_caught(tmp_path: Path) -> None:
    folder = make(tmp_path)
    (folder / "wrong" / "double").mkdir(parents=True)
    (folder / "wrong" / "double" / "right.py").write_text('# expect: WRONG on "three numbers"\n# slip: none\ndef double(x): return x + x\n', encoding="utf-8")
    (folder / "right" / "double").mkdir(parents=True)
    (folder / "right" / "double" / "wrong.py").write_text("# exercises: double\ndef double(x): return 3 * x\n", encoding="utf-8")
    run = autograder("validity", "00_tiny", "--exercise", "double", "--seeds", "1", cwd=tmp_path)
    assert run.returncode == 1 and "double/right" in run.stdout and "double/wrong in double" in run.stdout
    found = json.loads((tmp_path / "build/validity.json").read_text(encoding="utf-8"))
    assert found["wrong_passed"] == 1 and found["right_refused"] == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("grade", "nowhere", "00_tiny"), ("grade", "class", "77_none"), ("replay", "first.txt", "double"), ("feedback", "missing.json"),
        ("check", "class/zoe/00_tiny"), ("replay", "out/reports/00_tiny/bob.json", "no_such_exercise", "--class-folder", "class"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_errors_are_short_and_no_traceback(course: Path, arguments: tuple[str, ...]) -> None:
    run = autograder(*arguments, cwd=course)
    assert run.returncode == 2 and "Traceback" not in run.stderr and run.stderr.strip()
