"""Exercises as pytest items, with points in the JUnit XML."""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from tests.course.small import DOUBLE, make, write_notebook

ROOT = Path(__file__).parents[2]


def pytest_on(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", "/dev/null", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT)


def test_the_reference_of_a_solution_folder_passes(tmp_path: Path) -> None:
    run = pytest_on(make(tmp_path), "-k", "double or soft")
    assert run.returncode == 0 and "2 passed" in run.stdout and "1 deselected" in run.stdout, run.stdout


def test_a_submission_is_judged_and_junit_carries_the_points(tmp_path: Path) -> None:
    solution = make(tmp_path)
    folder = tmp_path / "class" / "ada" / "00_tiny"
    write_notebook(folder / "00_tiny.ipynb", DOUBLE, "double", "def softmax(x): return x", "softmax")
    xml = tmp_path / "report.xml"
    run = pytest_on(solution, "--submission", folder, f"--junitxml={xml}")
    assert run.returncode == 1 and "1 passed" in run.stdout and "2 failed" in run.stdout
    assert "softmax: WRONG, 0 of 4" in run.stdout and "Traceback" not in run.stdout
    cases = {c.get("name"): {p.get("name"): p.get("value") for p in c.iter("property")} for c in ElementTree.parse(xml).iter("testcase")}
    assert cases["double"] == {"points": "2", "score": "2.0", "verdict": "PASS"}
    assert cases["softmax"]["score"] == "0.0" and cases["rectify"]["verdict"] == "MISSING"


def test_k_softmax_works_on_the_course_itself() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "solutions/02_backprop", "-k", "softmax"], capture_output=True, text=True, cwd=ROOT
    )
    assert run.returncode == 0 and "1 passed" in run.stdout, run.stdout + run.stderr
