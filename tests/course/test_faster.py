"""Speed is judged after the values, by the processor's clock from outside: neither a busy machine nor a trick changes the outcome."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from autograder import judge_faster as race
from autograder.assignment import Assignment, load_assignment
from autograder.cells import Notebook
from autograder.classroom_team import Team
from autograder.engine import Graded, grade
from autograder.exam import Exam, prepare
from autograder.sandbox import Sandbox
from autograder.seeds import Seed
from autograder.spec import ROUNDS
from autograder.variants import submission_of, with_answer
from autograder.verdict import ExerciseResult, Verdict

TEXT = '''# %% exercises="double"
import numpy as np
from autograder import check

def double(x):
    """Twice x."""
    ### BEGIN SOLUTION
    return 2 * x
    ### END SOLUTION

def distances_naive(x, y):
    """Given: one pair at a time."""
    out = np.zeros((len(x), len(y)))
    for i in range(len(x)):
        for j in range(len(y)):
            out[i, j] = np.sqrt(np.sum((x[i] - y[j]) ** 2))
    return out

# %% exercises="distances_speed"
def distances(x, y):
    """All distances between rows of x and of y, without a loop over pairs."""
    ### BEGIN SOLUTION
    return np.sqrt(np.sum((x[:, None] - y) ** 2, axis=2))
    ### END SOLUTION
'''
CHECKS = """from autograder import draw
from autograder.spec import Case, faster, graded

@graded(points=1, cases=[Case("three", x=draw.normal(3))])
def double(s, x):
    return {"y": s.double(x)}

@faster(of="distances", than="distances_naive", ratio=5, points=4, hint="one expression for all pairs",
        timed=dict(x=draw.normal(60, 6), y=draw.normal(70, 6)), cases=[
    Case("five by four", x=draw.normal(5, 3), y=draw.normal(4, 3)),
    Case("one row", x=draw.normal(1, 3), y=draw.normal(4, 3), hidden=True),
])
def distances_speed(s, x, y):
    return {"out": s.distances(x, y)}
"""
NAIVE = """def distances(x, y):
    out = np.zeros((len(x), len(y)))
    for i in range(len(x)):
        for j in range(len(y)):
            out[i, j] = np.sqrt(np.sum((x[i] - y[j]) ** 2))
    return out
"""
BY_PRODUCT = """def distances(x, y):
    squares = (x * x).sum(1)[:, None] + (y * y).sum(1) - 2 * x @ y.T
    return np.sqrt(np.maximum(squares, 0))
"""
SLOW_ROWS = "def distances(x, y):\n    return np.array([[np.sqrt(np.sum(np.square(a - b))) for b in y] for a in x])\n"
# What people who know the grader could try. Each returns right values.
CHEATS = {
    "remembers what it computed": f"known = {{}}\nslow = None\n{NAIVE.replace('distances', 'slow')}\n"
    "def distances(x, y):\n    key = x.shape\n    if key not in known or not np.array_equal(known[key][0], x):\n"
    "        known[key] = (x.copy(), slow(x, y))\n    return known[key][1]\n",
    "works in a thread": f"import threading\n{NAIVE.replace('distances', 'slow')}\n"
    "def distances(x, y):\n    found = []\n    t = threading.Thread(target=lambda: found.append(slow(x, y)))\n    t.start(); t.join()\n    return found[0]\n",
    "turns the clocks back": f"import time\n{NAIVE.replace('distances', 'slow')}\n"
    "def distances(x, y):\n    out = slow(x, y)\n    for n in ('time', 'perf_counter', 'process_time', 'monotonic'):\n        setattr(time, n, lambda: 0.0)\n    return out\n",
    "makes what it is compared with slow": f"{NAIVE}\ndef distances_naive(x, y):\n    return [distances(x, y) for _ in range(100)][0]\n",
    "makes numpy slow for others": f"slow_sqrt, fast_sqrt = None, np.sqrt\n{NAIVE.replace('np.sqrt', 'fast_sqrt')}\n"
    "def slow_sqrt(*a, **k):\n    for _ in range(1000): fast_sqrt(2.0)\n    return fast_sqrt(*a, **k)\nnp.sqrt = slow_sqrt\n",
    "answers before it has worked": f"import threading\n{NAIVE.replace('distances', 'slow')}\n"
    "def distances(x, y):\n    out = np.zeros((len(x), len(y)))\n    def later():\n        out[:] = slow(x, y)\n"
    "    threading.Thread(target=later).start()\n    return out\n",
    "answers for the next round too": f"import threading, sys\n{NAIVE.replace('distances', 'slow')}\nready = {{}}\n"
    "def distances(x, y):\n    threading.Thread(target=lambda: ready.update({x.shape: slow(x, y)})).start()\n"
    "    return ready.get(x.shape, None) if x.shape in ready else slow(x, y)\n",
}
LEFT_BEHIND = "import threading\ndef spin():\n    while True: sum(range(1000))\ndef double(x):\n    threading.Thread(target=spin, daemon=True).start()\n    return 2 * x\n"


def course(folder: Path, checks: str = CHECKS, text: str = TEXT) -> Assignment:
    folder = folder / "solutions" / "00_fast"
    folder.mkdir(parents=True)
    (folder / "00_fast.py").write_text(text, encoding="utf-8")
    (folder / "checks.py").write_text(checks, encoding="utf-8")
    return load_assignment(folder)


@pytest.fixture(scope="module")
def exam(tmp_path_factory: pytest.TempPathFactory) -> Exam:
    return prepare(course(tmp_path_factory.mktemp("fast")), Seed(3))


@pytest.fixture
def busy() -> Iterator[None]:
    """Another process keeps a core busy."""
    process = multiprocessing.get_context("spawn").Process(target=burn, daemon=True)
    process.start()
    yield
    process.kill()
    process.join()


def burn() -> None:
    while True:
        sum(range(100_000))


def run(exam: Exam, box: Sandbox | Team, source: str, *, only: str | None = "distances_speed") -> Graded:
    notebook: Notebook = with_answer(exam.assignment, "distances_speed", source) if source else exam.assignment.reference
    return grade(submission_of(exam.assignment, notebook), exam, box, only=frozenset([only]) if only else None)


def result(exam: Exam, box: Sandbox | Team, source: str) -> ExerciseResult:
    return run(exam, box, source).report.exercise("distances_speed")


def test_a_right_fast_answer_earns_all_twenty_times_of_twenty_beside_a_busy_process(exam: Exam, sandbox: Sandbox, busy: None) -> None:
    for answer in ["", BY_PRODUCT] * 10:
        graded = run(exam, sandbox, answer)
        assert graded.report.score == 4 and not graded.suspicious, graded.report


def test_a_slow_one_is_refused_twenty_times_of_twenty_and_keeps_its_values(exam: Exam, sandbox: Sandbox, busy: None) -> None:
    for answer in [NAIVE, SLOW_ROWS] * 10:
        graded = run(exam, sandbox, answer)
        found = graded.report.exercise("distances_speed")
        assert [str(c.verdict) for c in found.cases] == ["PASS", "PASS", "WRONG"] and found.score == 2, found
        assert not graded.suspicious, "so plain a miss needs no second look"
    speed = found.cases[-1]
    assert speed.name == "speed" and speed.hidden and speed.hint == "one expression for all pairs" and not speed.message
    assert speed.diagnosis == "the values are right, but not 5 times faster than `distances_naive`"


def test_the_report_is_the_same_bytes_each_time(exam: Exam, sandbox: Sandbox) -> None:
    for answer in ("", NAIVE):
        assert len({run(exam, sandbox, answer).report.to_json() for _ in range(3)}) == 1


@pytest.mark.parametrize("trick", CHEATS)
def test_a_trick_earns_nothing_for_speed(exam: Exam, sandbox: Sandbox, trick: str) -> None:
    found = result(exam, sandbox, CHEATS[trick])
    assert found.score is not None and found.score <= 2 and found.cases[-1].verdict is not Verdict.PASS, found


def test_wrong_values_are_never_timed(exam: Exam, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError("timed")

    monkeypatch.setattr(race, "_time", never)
    found = result(exam, sandbox, "def distances(x, y): return np.zeros((len(x), len(y)))\n")
    assert [str(c.verdict) for c in found.cases] == ["WRONG"] * 3 and found.score == 0
    assert found.cases[-1].diagnosis == "not timed: the values come first" and found.cases[-1].hint == ""
    assert result(exam, sandbox, "def distances(x, y): raise NotImplementedError\n").verdict is Verdict.MISSING


def test_each_timed_answer_is_compared(exam: Exam, sandbox: Sandbox) -> None:
    """Right on small inputs, made up on those that are timed; or right until they are timed."""
    made_up = BY_PRODUCT.replace("return", "return np.ones((len(x), len(y))) if len(x) > 9 else")
    once = f"calls = []\n{BY_PRODUCT}".replace("    squares", "    calls.append(1)\n    squares").replace("return", "return (len(calls) < 3) *")
    for source in (made_up, once):
        found = result(exam, sandbox, source)
        assert [str(c.verdict) for c in found.cases] == ["PASS", "PASS", "WRONG"] and "not 5 times" not in found.cases[-1].diagnosis, found


@pytest.mark.parametrize(
    ("body", "verdict"),
    [("raise ValueError('too large')", "RAISED"), ("os._exit(0)", "KILLED"), ("while True: pass", "TIMEOUT"), ("return np.sqrt(-x)[:0]", "SHAPE")],
)
def test_what_fails_only_when_timed_is_named(exam: Exam, sandbox: Sandbox, body: str, verdict: str) -> None:
    source = "import os\n" + BY_PRODUCT.replace("    squares", f"    if len(x) > 9:\n        {body}\n    squares")
    found = result(exam, sandbox, source)
    assert (found.cases[-1].name, found.cases[-1].verdict) == ("speed", verdict) and found.score == 2, found


def test_each_round_draws_its_own_inputs_and_no_value_case_shows_them(exam: Exam) -> None:
    rounds = exam.rounds["distances_speed"]
    assert len(rounds) == ROUNDS == len({d.inputs for d in rounds}) and rounds[0] is exam.cases["distances_speed"][-1]
    assert len(exam.cases["distances_speed"]) == 3 and "double" not in exam.rounds


def test_what_an_earlier_exercise_left_in_the_process_costs_nothing(exam: Exam, sandbox: Sandbox) -> None:
    notebook = with_answer(exam.assignment, "double", LEFT_BEHIND)
    report = grade(submission_of(exam.assignment, notebook), exam, sandbox).report
    assert report.score == 5, report


def test_a_near_miss_asks_for_a_second_look(exam: Exam, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(race, "_time", lambda *_: race.Timing(4.9))
    near = run(exam, sandbox, "")
    assert near.suspicious and near.report.score == 2
    monkeypatch.setattr(race, "_time", lambda *_: race.Timing(5.0))
    assert run(exam, sandbox, "").report.score == 4


def test_a_team_of_one_place_does_not_wait_for_itself(exam: Exam) -> None:
    """More threads than sandboxes, each holding one while it wants the one for timing."""
    team = Team(exam.assignment.exercises, 2)
    try:
        with ThreadPoolExecutor(4) as pool:
            scores = list(pool.map(lambda a: run(exam, team, a, only=None).report.score, ["", NAIVE, BY_PRODUCT, NAIVE]))
    finally:
        team.close()
    assert scores == [5, 3, 5, 3]


def test_a_naive_version_that_fails_is_our_fault_and_no_zero(tmp_path: Path, sandbox: Sandbox) -> None:
    text = TEXT.replace("    out = np.zeros((len(x), len(y)))\n", "    out = missing_name\n", 1)
    found = result(prepare(course(tmp_path, text=text), Seed(1)), sandbox, BY_PRODUCT)
    assert found.verdict is Verdict.OURS and found.score is None and "missing_name" in found.remarks[0]


def test_a_torch_exercise_is_timed_too(tmp_path: Path, sandbox: Sandbox) -> None:
    """Its reference and its naive version run in children; the judge needs no torch."""
    text = TEXT.replace("import numpy as np", "import torch\nimport numpy as np").replace("np.zeros", "torch.zeros").replace(
        "np.sqrt(np.sum((x[i] - y[j]) ** 2))", "((x[i] - y[j]) ** 2).sum().sqrt()").replace("np.sqrt(np.sum((x[:, None] - y) ** 2, axis=2))", "((x[:, None] - y) ** 2).sum(2).sqrt()")  # fmt: skip
    checks = CHECKS.replace('ratio=5,', 'ratio=5, library="torch",').replace("(60, 6)", "(30, 6)").replace("(70, 6)", "(30, 6)")
    checks = checks.replace("s.distances(x, y)", "s.distances(torch.tensor(x), torch.tensor(y)).float()")
    assignment = course(tmp_path, checks, text)
    exam = prepare(assignment, Seed(1), frozenset(["distances_speed"]), sandbox)
    slow = "def distances(x, y):\n    return torch.stack([torch.stack([((a - b) ** 2).sum().sqrt() for b in y]) for a in x])\n"
    assert "distances_speed" not in exam.references
    assert result(exam, sandbox, "").score == 4 and result(exam, sandbox, slow).score == 2


def test_validity_takes_a_slow_answer_for_a_wrong_one(tmp_path: Path) -> None:
    from rich.progress import Progress

    from autograder.validity import Bench, examine

    folder = course(tmp_path).folder
    wrong = folder / "wrong" / "distances_speed"
    wrong.mkdir(parents=True)
    (wrong / "a_pair_at_a_time.py").write_text(f'# expect: WRONG on "speed"\n# slip: a loop over pairs\n{NAIVE}', encoding="utf-8")
    with Bench(1) as bench, Progress(disable=True) as bar:
        found = examine(load_assignment(folder), bench, bar, 1, frozenset(["distances_speed"]), with_mutants=False)
    assert found.ok and (found.wrong, found.right) == (1, 1) and found.idle == ["distances_speed: one row"]
