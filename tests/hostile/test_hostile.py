"""Every attack of the corpus, graded by the real path in one class: the verdict it must end in, and that nothing else suffers."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from autograder.classroom import grades_csv, students
from autograder.errors import BadSubmission
from autograder.feedback import to_html
from autograder.verdict import ExerciseResult, Verdict

from .classes import CANARY, SECRET, Run, grade_attackers
from .corpus import ATTACKS, Attack, attacks

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="what is attacked here is the confinement of Linux")
CORPUS = attacks()


@pytest.fixture(scope="session")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    return grade_attackers(CORPUS, tmp_path_factory.mktemp("hostile"))


@pytest.mark.parametrize("attack", CORPUS, ids=lambda a: a.name)
def test_attack_ends_as_it_must(attack: Attack, run: Run) -> None:
    """Its verdict, not a point more than deserved, and the right answers beside it unharmed."""
    outcome = run.outcomes[attack.name]
    assert (outcome.how == "unreadable") == attack.unreadable, outcome.report.notes
    if attack.unreadable:
        (line,) = outcome.report.notes
        assert outcome.report.score == 0 and line.isprintable() and len(line) < 300
        return
    for result in outcome.report.exercises:
        assert result.verdict in _allowed(attack, result, run), f"{result.name}: {_story(result)}"
        assert _deserved(result), f"{result.name}: {result.score} points for {_story(result)}"


def _allowed(attack: Attack, result: ExerciseResult, run: Run) -> frozenset[str]:
    kind = run.assignment.exercise(result.name).kind
    if kind == "manual":
        return frozenset({Verdict.PENDING})
    if kind == "trained" and result.name not in attack.expect and not run.assignment.artifacts:
        return frozenset({Verdict.MISSING})  # the reference has not been trained on this machine yet
    return attack.allowed(result.name)


def _deserved(result: ExerciseResult) -> bool:
    """Full points for a right answer; else no more than its right cases are worth."""
    if result.verdict is Verdict.PASS:
        return result.score == result.points
    right = sum(c.weight for c in result.cases if c.verdict is Verdict.PASS)
    share = right / sum(c.weight for c in result.cases) if result.cases else 0.0
    return (result.score or 0.0) <= result.points * share + 0.01


def _story(result: ExerciseResult) -> str:
    cases = "; ".join(f"{c.name}: {c.verdict} {c.exception} {c.message}"[:200] for c in result.cases[:4])
    return f"{result.verdict} ({cases}) {' '.join(result.remarks)}"


def test_wrong_answer_under_attack_earns_nothing(run: Run) -> None:
    """Where an attack's own exercise is refused, not a single one of its cases is paid."""
    for attack in CORPUS:
        for name in set(attack.expect) - {"rest"}:
            if not attack.unreadable and Verdict.PASS not in attack.expect[name]:
                assert run.outcomes[attack.name].report.exercise(name).score == 0, f"{attack.name}: {name}"


def test_nothing_is_left_behind(run: Run) -> None:
    assert run.left == ()


def test_no_attack_becomes_our_fault(run: Run) -> None:
    """`OURS` would send a cheat to a human and spare him the zero."""
    assert [name for name, outcome in run.outcomes.items() if outcome.report.unknown] == []


def test_the_batch_goes_on(run: Run) -> None:
    assert sorted(run.outcomes) == sorted(a.name for a in CORPUS)


def test_table_and_pages_carry_no_code(run: Run) -> None:
    """Formulas in the table, scripts in the pages and terminal codes in either are a student's words, and stay words."""
    outcomes = list(run.outcomes.values())
    text = grades_csv([replace(outcomes[0], student="=HYPERLINK()"), *outcomes])
    assert "\x1b" not in text and "\n=" not in text and ",=" not in text
    text.encode("utf-8")
    for outcome in outcomes:
        page = to_html(outcome.report)
        page.encode("utf-8")
        assert "<script>alert" not in page and "\x1b" not in page, outcome.student


def test_a_folder_whose_name_no_report_can_hold_is_one_line(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"eve\xff\n") / "02_backprop").mkdir(parents=True)
    with pytest.raises(BadSubmission, match=r"eve\\udcff\\n.*rename it"):
        students(tmp_path, "02_backprop")


def test_corpus_is_large_and_well_formed() -> None:
    assert len(CORPUS) >= 150 and len({a.name for a in CORPUS}) == len(CORPUS)
    assert sum(a.unreadable for a in CORPUS) >= 20
    assert all(a.about and "rest" in a.expect for a in CORPUS)


OUTSIDE = """
import sys, numpy as np
source = open(sys.argv[1], encoding="utf-8").read()
names = {"__name__": "__main__"}
exec(compile(source, "attack", "exec"), names)
try:
    names["vector_jacobian"](np.ones((6, 8)), np.ones((2, 3)), (4, 2))
except AssertionError as error:
    print(error)
"""


@pytest.mark.parametrize("attack", [a for a in CORPUS if a.escapes], ids=lambda a: a.name)
def test_attack_has_teeth(attack: Attack, tmp_path: Path) -> None:
    """Without a sandbox the same code does reach what it is after, so that its failure inside one means something."""
    (tmp_path / "solution.py").write_text("def vector_jacobian(jacobian, dout, shape): ...", encoding="utf-8")
    program = [sys.executable, "-c", OUTSIDE, str(ATTACKS / f"{attack.name}.py")]
    environment = {SECRET: "x", "ATTACK_ROOT": str(tmp_path), "PATH": "/usr/bin:/bin", "OMP_NUM_THREADS": "1"}
    with open(tmp_path / "seed", "w", encoding="utf-8") as seed:
        done = subprocess.run(
            program, cwd=tmp_path, env=environment, pass_fds=[seed.fileno()], capture_output=True, text=True, timeout=60, check=False
        )
    assert done.stdout.startswith("escaped: "), done.stderr
    assert not list(Path("/tmp").glob(f"{CANARY}*"))
