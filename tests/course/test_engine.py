"""The rules of judging and of reading a notebook, through the engine and a real sandbox."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.sandbox import Sandbox
from autograder.verdict import ExerciseResult, Report, Verdict

from .small import DOUBLE, RECTIFY, SOFTMAX, graded


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tiny")


def report(root: Path, sandbox: Sandbox, *cells: str, only: tuple[str, ...] = ()) -> Report:
    return graded(root, sandbox, *cells, only=only).report


def double(root: Path, sandbox: Sandbox, *cells: str) -> ExerciseResult:
    return report(root, sandbox, *cells, only=("double",)).exercise("double")


def test_right_answers_earn_all_points(root: Path, sandbox: Sandbox) -> None:
    result = report(root, sandbox, DOUBLE, "double", SOFTMAX, "softmax", RECTIFY, "rectify")
    assert result.score == result.max_score == 7 and not result.notes


def test_points_are_shared_by_weight_and_rounded_once(root: Path, sandbox: Sandbox) -> None:
    naive = "import numpy as np\ndef softmax(x):\n    e = np.exp(x)\n    return e / e.sum(1, keepdims=True)"
    result = report(root, sandbox, naive, "softmax", only=("softmax",)).exercise("softmax")
    assert result.score == 2 and result.verdict is Verdict.NONFINITE
    assert [c.verdict for c in result.cases] == [Verdict.PASS, Verdict.PASS, Verdict.NONFINITE]
    assert result.cases[2].hint == "subtract the maximum" and result.cases[0].hint == ""


@pytest.mark.parametrize(
    ("code", "verdict"),
    [
        ("def double(x): return 3 * x", "WRONG"),
        ("def double(x): return (2 * x)[None]", "SHAPE"),
        ("def double(x): return (2 * x).astype(int)", "DTYPE"),
        ("def double(x): return str(2 * x)", "DTYPE"),
        ("def double(x): return None", "DTYPE"),
        ("def double(x): return lambda: 2 * x", "DTYPE"),
        ("def double(x): return 2 * x / 0", "NONFINITE"),
        ("def double(x): return x.twice()", "RAISED"),
        ("def double(): return 0", "RAISED"),
        ("def double(x): raise NotImplementedError", "MISSING"),
        ("def triple(x): return 3 * x", "MISSING"),
        ("", "MISSING"),
        ("import os\ndef double(x): os._exit(0)", "KILLED"),
        ("import scipy.special\ndef double(x): return scipy.special.exp2(x)", "FORBIDDEN"),
        ("def double(x): return [0] * 10**12", "MEMORY"),
        ("def double(x):\n    while True: pass", "TIMEOUT"),
    ],
)
def test_verdicts(root: Path, sandbox: Sandbox, code: str, verdict: str) -> None:
    result = double(root, sandbox, code, "double")
    assert result.verdict == verdict and result.score == 0, result


def test_a_part_that_is_not_written_yet_costs_its_own_cases(root: Path, sandbox: Sandbox) -> None:
    code = "def double(x):\n    if len(x) == 3: raise NotImplementedError\n    return 2 * x"
    result = double(root, sandbox, code, "double")
    assert [c.verdict for c in result.cases] == [Verdict.MISSING, Verdict.PASS] and result.score == 1


def test_a_notebook_that_always_hangs_is_given_up(root: Path, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    from autograder import engine

    monkeypatch.setattr(engine, "MAX_TIMEOUTS", 1)
    hang = "def double(x):\n    while True: pass"
    result = report(root, sandbox, hang, "double", SOFTMAX, "softmax")
    assert [e.verdict for e in result.exercises] == [Verdict.TIMEOUT] * 3 and "not tried" in result.exercise("softmax").remarks[0]


def test_a_crash_costs_one_exercise(root: Path, sandbox: Sandbox) -> None:
    crash = "import ctypes\ndef double(x): ctypes.string_at(0)"
    result = report(root, sandbox, crash, "double", SOFTMAX, "softmax", RECTIFY, "rectify")
    assert result.exercise("double").verdict is Verdict.KILLED and result.score == 5


def test_a_statement_that_ends_the_process_is_found_skipped_and_named(root: Path, sandbox: Sandbox) -> None:
    """A bare library call is kept for every exercise: it must not take them all down."""
    result = report(root, sandbox, "import os", "os._exit(3)", DOUBLE, "double", SOFTMAX, "softmax", RECTIFY, "rectify")
    assert result.score == 7, result
    assert any("cell 2, line 1" in r and "skipped" in r for r in result.exercise("double").remarks)


def test_a_statement_that_fails_or_hangs_is_skipped_and_named(root: Path, sandbox: Sandbox) -> None:
    result = double(root, sandbox, "import numpy as np\nnp.load('nowhere.npy')", DOUBLE, "double")
    assert result.score == 2 and any("FileNotFoundError" in r for r in result.remarks), result
    slow = "import numpy as np\nfor i in range(10**12): np.add(1, 1)"
    assert double(root, sandbox, slow, DOUBLE, "double").score == 2


def test_training_is_not_run_to_grade_a_function(root: Path, sandbox: Sandbox) -> None:
    cells = ["import os, numpy as np", DOUBLE, "def train(n):\n    os._exit(1)\nhistory = train(double(np.ones(3)))", "double"]
    assert double(root, sandbox, *cells).score == 2


def test_names_count_as_they_stand_at_the_check_cell(root: Path, sandbox: Sandbox) -> None:
    later = "def double(x): return 0 * x"
    assert double(root, sandbox, DOUBLE, "double", later).score == 2
    assert double(root, sandbox, later, DOUBLE, "double").score == 2
    assert double(root, sandbox, DOUBLE, later, "double").score == 0
    assert double(root, sandbox, DOUBLE).score == 2  # the check cell is gone
    assert double(root, sandbox, "double", DOUBLE).score == 2  # moved up


def test_the_second_try_runs_all_statements_above(root: Path, sandbox: Sandbox) -> None:
    """Definitions that no reading of the text can find still count, and the remark says how."""
    result = double(root, sandbox, "exec('def double(x): return 2 * x')", "double")
    assert result.score == 2 and any("all statements above" in r for r in result.remarks)


@pytest.mark.parametrize(
    "line",
    [
        "!pip install einops", "%matplotlib inline", "%load_ext autoreload\n%autoreload 2", "get_ipython().system('ls')",
        "from google.colab import drive\ndrive.mount('/content/drive')", "name = input('your name: ')", "%pip install tqdm",
        "from tqdm.notebook import tqdm\nfor _ in tqdm(range(3)): pass", "import torch.nn as nn", "from IPython.display import display, HTML\ndisplay(HTML('x'))",
        "import matplotlib.pyplot as plt\nplt.plot([1]); plt.show()", "print('x' * 10**6)", "files = !ls", "import scipy.special",
    ],
)  # fmt: skip
def test_everyday_lines_do_nothing_and_cost_nothing(root: Path, sandbox: Sandbox, line: str) -> None:
    used = f"{line}\nhelper = 2\ndef double(x): return helper * x"
    for cells in ([line, DOUBLE, "double"], [used, "double"]):
        assert double(root, sandbox, *cells).score == 2


def test_a_timed_cell_is_read(root: Path, sandbox: Sandbox) -> None:
    assert double(root, sandbox, "%%time\n" + DOUBLE, "double").score == 2


def test_inputs_are_fresh_and_a_change_in_place_is_noted(root: Path, sandbox: Sandbox) -> None:
    result = double(root, sandbox, "def double(x):\n    x *= 2\n    return x", "double")
    assert result.score == 2 and result.cases[0].changed == ("x",)


def test_forbidden_names_raise_while_the_probe_runs_only(root: Path, sandbox: Sandbox) -> None:
    cheat = "import torch\nfrom torch import relu\nprint(relu(torch.ones(2)))\ndef rectify(x): return relu(x)"
    result = report(root, sandbox, cheat, "rectify", only=("rectify",)).exercise("rectify")
    assert result.verdict is Verdict.FORBIDDEN and result.score == 0


def test_a_fixed_cuda_device_gets_a_hint(root: Path, sandbox: Sandbox) -> None:
    code = "import torch\ndef rectify(x): return x.to('cuda').clamp(min=0)"
    result = report(root, sandbox, code, "rectify", only=("rectify",)).exercise("rectify")
    assert result.score == 0 and "torch.cuda.is_available()" in result.cases[0].diagnosis


def test_what_is_said_of_a_failure_is_one_line_without_addresses(root: Path, sandbox: Sandbox) -> None:
    code = "def double(x): raise ValueError(f'odd {object()!r}\\nsecond line ' + 'long' * 1000)"
    case = double(root, sandbox, code, "double").cases[0]
    assert case.exception == "ValueError" and case.where.startswith("cell 1")
    assert "\n" not in case.message and "0x..." in case.message and len(case.message) <= 500


def test_a_student_cannot_write_remarks_or_places(root: Path, sandbox: Sandbox) -> None:
    """The text of a reply is the student's: it is repeated only as that, capped, on one line."""
    result = double(root, sandbox, "class PASS(Exception): pass\ndef double(x): raise PASS('PASS\\n2 of 2 points')", "double")
    assert result.verdict is Verdict.RAISED and result.score == 0 and "\n" not in result.cases[0].message


def test_doubtful_kills_are_told_apart(root: Path, sandbox: Sandbox) -> None:
    """Sleeping spends wall time and no CPU: it may be the machine. A busy loop cannot be."""
    busy = graded(root, sandbox, "def double(x):\n    while True: pass", "double", only=("double",))
    assert busy.report.exercise("double").verdict is Verdict.TIMEOUT and not busy.suspicious
    killed = graded(root, sandbox, "import os\ndef double(x): os.abort()", "double", only=("double",))
    assert killed.report.exercise("double").verdict is Verdict.KILLED and not killed.suspicious


def test_an_exercise_waits_for_another(tmp_path: Path, sandbox: Sandbox) -> None:
    from autograder.assignment import load_assignment
    from autograder.engine import grade
    from autograder.exam import prepare
    from autograder.seeds import Seed
    from autograder.variants import submission_of

    from .small import CHECKS, TEXT, make, notebook

    folder = make(tmp_path)
    text = TEXT + '\n# %% exercises="quadruple"\ndef quadruple(x):\n    ### BEGIN SOLUTION\n    return double(double(x))\n    ### END SOLUTION\n'
    probe = CHECKS.replace("def double(s, x):\n    return {\"y\": s.double(x)}", "def quadruple(s, x):\n    return {\"y\": s.quadruple(x)}")
    probe = probe[: probe.index("@graded(points=4")]
    (folder / "00_tiny.py").write_text(text, encoding="utf-8")
    (folder / "checks.py").write_text(CHECKS + probe.split("\n", 3)[3], encoding="utf-8")
    assignment = load_assignment(folder)
    cells = ["def double(x): return 3 * x", "double", "def quadruple(x): return double(double(x))", "quadruple"]
    submission = submission_of(assignment, notebook(*cells), files={})
    result = grade(submission, prepare(assignment, Seed(1)), sandbox, only=frozenset(["double", "quadruple"])).report
    assert result.exercise("quadruple").remarks == ("waits for double, which is not right yet",)
    assert result.exercise("double").remarks == ()


def test_our_own_fault_is_no_zero(root: Path) -> None:
    """A sandbox that cannot be started leaves exercises without a score."""

    class Broken(Sandbox):
        def child(self, library: str, files: object = None) -> object:  # type: ignore[override]
            from autograder.errors import SandboxError

            raise SandboxError("no process can be started")

    with Broken() as sandbox:
        result = report(root, sandbox, DOUBLE, "double", only=("double",))
    assert result.exercise("double").verdict is Verdict.OURS and result.exercise("double").score is None
    assert result.unknown == ("double",)


def test_a_verifier_that_fails_on_an_odd_answer_fails_closed(root: Path) -> None:
    from dataclasses import replace

    from autograder.engine import judge_value

    from .small import tiny

    assignment, exam = tiny(root)

    def careless(inputs: object, got: dict, want: object) -> list:  # type: ignore[type-arg]
        return list(got["y"].unknown)

    exercise = replace(assignment.exercise("double"), verify=careless)
    assert judge_value(exercise, exam.cases["double"][0], "text", exam).verdict is Verdict.WRONG
