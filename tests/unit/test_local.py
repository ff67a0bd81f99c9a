"""The student's check: right verdicts, one display, a returned float, and nothing of the world changed."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from autograder import check
from autograder.assignment import load_assignment
from autograder.local import examine
from autograder.local_html import as_html
from autograder.local_page import Page, Trial, as_text, tables
from autograder.release import build_release
from autograder.verdict import Verdict

from .course_maker import make_course

NAME = "01_small"
STUB = "def softmax(z):\n    raise NotImplementedError"
RIGHT = "def softmax(z):\n    e = np.exp(z - z.max(1, keepdims=True))\n    return e / e.sum(1, keepdims=True)"
OVERFLOWS = "def softmax(z):\n    e = np.exp(z)\n    return e / e.sum(1, keepdims=True)"
FORWARD = "def affine_forward(x, w, b):\n    return x @ w + b, (x, w)\n"
BACKWARD = "def affine_backward(dout, cache):\n    x, w = cache\n    return dout @ w.T, x.T @ dout, dout.sum(0)\n"


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course with its release: the root, which holds solutions/ and assignments/."""
    root = tmp_path_factory.mktemp("course")
    solution, target = make_course(root), root / "assignments" / NAME
    target.mkdir(parents=True)
    for name, data in build_release(load_assignment(solution)).items():
        (target / name).write_bytes(data)
    return root


@pytest.fixture
def here(course: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(course / "assignments" / NAME)
    return course / "assignments" / NAME


def notebook(code: str) -> dict[str, Any]:
    space: dict[str, Any] = {"np": np, "check": check}
    exec(compile(code, "cell", "exec"), space)
    return space


def page(code: str, name: str, here: Path) -> tuple[Page, float]:
    return examine(name, notebook(code), here)


def verdicts(shown: Page) -> list[str]:
    return [str(t.verdict) for t in shown.trials]


def test_a_right_answer_earns_all_visible_points(here: Path) -> None:
    shown, points = page(RIGHT, "softmax", here)
    assert (points, verdicts(shown), shown.tone) == (4.0, ["PASS", "PASS"], "good")
    assert "1 hidden case at grading (one class); 4 points in all." in as_text(shown)


def test_points_follow_the_weights(here: Path) -> None:
    shown, points = page(OVERFLOWS, "softmax", here)
    assert (points, verdicts(shown)) == (1.0, ["PASS", "NONFINITE"])
    trial = shown.trials[1]
    assert trial.cause == "exp overflows for large logits" and trial.hint == "subtract the row maximum first"
    assert trial.tables and "nan" in str(trial.tables[0].got)


@pytest.mark.parametrize(
    ("body", "verdict", "fact"),
    [
        ("return z", "WRONG", "p differs in 15 of 15 entries"),
        ("return z.max(axis=1)", "SHAPE", "p has shape (3,); (3, 5) was expected"),
        ("return z.tolist()", "DTYPE", "p is a list of 3"),
        ("return {1: z}", "DTYPE", "a dict whose keys are not all strings"),
        ("return object()", "DTYPE", "a value of type object is no array"),
        ("return z * np.nan", "NONFINITE", "p is not finite in 15 of 15 entries"),
        ("return np.zeros((3, 5)) + helper(z)", "RAISED", "NameError: name 'helper' is not defined"),
        ("raise MemoryError('too large')", "MEMORY", "MemoryError: too large"),
        ("raise SystemExit('bye')", "RAISED", "SystemExit: bye"),
        ("return softmax(z)", "RAISED", "RecursionError"),
    ],
)
def test_verdicts_and_what_is_said(body: str, verdict: str, fact: str, here: Path) -> None:
    shown, points = page(f"def softmax(z):\n    {body}", "softmax", here)
    assert points == 0.0 and verdicts(shown)[0] == verdict and shown.tone == "bad"
    assert fact in " ".join(shown.trials[0].facts)
    assert shown.next


def test_the_line_that_raised_is_named(here: Path) -> None:
    shown, _ = page("def softmax(z):\n    a = 1\n    return deeper(z)\ndef deeper(z):\n    return z @ z", "softmax", here)
    assert "in `deeper`, line 5" in shown.trials[0].facts


def test_a_call_that_does_not_fit_is_told_from_a_line_that_fails(here: Path) -> None:
    shown, _ = page("def softmax():\n    return 1", "softmax", here)
    assert "softmax() takes 0 positional arguments but 1 was given" in shown.trials[0].facts[0]
    assert shown.trials[0].facts[1].startswith("not in a line of yours") and "docstring" in shown.next


def test_a_stub_a_missing_name_and_a_half_written_function(here: Path) -> None:
    assert page(STUB, "softmax", here)[0].headline == "not written yet"
    assert page("", "softmax", here)[0].headline == "the notebook has no `softmax` yet"
    assert page("def affine_forward(x, w, b):\n    raise NotImplementedError", "affine_backward", here)[0].headline == "`affine_forward` is not written yet"
    shown, points = page(OVERFLOWS.replace("    e =", "    if z.max() > 100:\n        raise NotImplementedError\n    e =", 1), "softmax", here)
    assert (verdicts(shown), points) == (["PASS", "MISSING"], 1.0)


def test_an_unknown_name_and_a_wrong_folder_take_one_line(here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert eval("check('sofmax')", notebook("")) == 0.0
    assert "did you mean 'softmax'?" in capsys.readouterr().out
    monkeypatch.chdir(tmp_path)
    assert eval("check('softmax')", notebook(RIGHT)) == 0.0
    out = capsys.readouterr().out
    assert str(tmp_path) in out and "probes.py" in out and out.count("\n") == 1


def test_solution_notebooks_find_the_release_above(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(course / "solutions" / NAME)
    assert eval("check.passed('softmax')", notebook(RIGHT)) is True


def test_check_prints_once_and_nothing_to_stderr(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    noisy = RIGHT.replace("    e =", "    import sys, warnings\n    print('out'); print('err', file=sys.stderr); warnings.warn('w')\n    e =", 1)
    assert eval("check('softmax')", notebook(noisy)) == 4.0
    out, err = capfd.readouterr()
    assert err == "" and out.startswith("softmax: all 2 visible cases pass\n") and "err" not in out


def test_passed_shows_nothing_and_follows_the_code(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    space = notebook(STUB)
    assert eval("check.passed('softmax')", space) is False
    exec(RIGHT, space)
    assert eval("check.passed('softmax')", space) is True
    exec(OVERFLOWS, space)
    assert eval("check.passed('softmax')", space) is False
    assert eval("check.passed('why')", space) is False and eval("check.passed(None)", space) is False
    assert capfd.readouterr() == ("", "")


def test_prints_of_a_failing_case_are_shown_and_capped(here: Path) -> None:
    shown, _ = page("def softmax(z):\n    for i in range(10**4):\n        print('line', i)\n    return z", "softmax", here)
    assert shown.trials[0].stdout.startswith("line 0\nline 1\n") and len(shown.trials[0].stdout) < 2000


def test_random_streams_go_on_where_they_were(here: Path) -> None:
    space = notebook("import random\ndef softmax(z):\n    np.random.rand(); random.random()\n    return z")
    np.random.seed(5)
    random.seed(5)
    expected = [np.random.rand(), random.random()]
    np.random.seed(5)
    random.seed(5)
    eval("check.passed('softmax')", space)
    assert [np.random.rand(), random.random()] == expected


def test_an_interrupt_passes_and_leaves_the_streams(here: Path) -> None:
    space = notebook("def softmax(z):\n    raise KeyboardInterrupt")
    state = np.random.get_state()[1].copy()
    out, err = sys.stdout, sys.stderr
    with pytest.raises(KeyboardInterrupt):
        eval("check('softmax')", space)
    assert (np.random.get_state()[1] == state).all() and (sys.stdout, sys.stderr) == (out, err)


def test_each_case_gets_fresh_inputs_and_writing_into_them_is_a_note(here: Path) -> None:
    code = "def softmax(z):\n    z -= z.max(1, keepdims=True)\n    e = np.exp(z)\n    z[...] = np.nan\n    return e / e.sum(1, keepdims=True)"
    for _ in range(2):
        shown, points = page(code, "softmax", here)
        assert points == 4.0 and "writes into its input z;" in " ".join(shown.notes)
    assert not any("writes" in n for n in page(RIGHT, "softmax", here)[0].notes)


def test_a_library_that_grading_lacks_is_named(here: Path) -> None:
    space = notebook(RIGHT.replace("    e =", "    tools()\n    e =") + "\ndef tools():\n    return (lambda: pytest.mark)()")
    exec("import pytest, json, matplotlib.pyplot", space)
    assert examine("softmax", space, here)[0].notes[0].startswith("Your code uses pytest, which is not there at grading")
    assert "not there" not in " ".join(examine("softmax", space | notebook(RIGHT), here)[0].notes)


def test_an_authors_verify_judges(here: Path) -> None:
    assert page("def shuffled(items):\n    return items[::-1]", "shuffled", here)[1] == 1.0
    shown, points = page("def shuffled(items):\n    return items + 1", "shuffled", here)
    assert points == 0.0 and shown.trials[0].facts == ("items has other members",) and shown.trials[0].tables == ()
    assert verdicts(page("def shuffled(items):\n    return None", "shuffled", here)[0]) == ["WRONG"]  # verify itself failed


def said(code: str, here: Path) -> str:
    return " ".join(page(code, "affine_backward", here)[0].trials[0].facts)


def test_central_differences_tell_which_function_to_look_at(here: Path) -> None:
    assert page(FORWARD + BACKWARD, "affine_backward", here)[1] == 2.5
    wrong_backward = FORWARD + BACKWARD.replace("x.T @ dout", "1.001 * x.T @ dout + 0.01")
    assert "dw is not the gradient of your own `affine_forward`: look at `affine_backward`" in said(wrong_backward, here)
    consistent = FORWARD.replace("x @ w", "3 * x @ w") + BACKWARD.replace("dout @ w.T, x.T @ dout", "3 * dout @ w.T, 3 * x.T @ dout")
    text = said(consistent, here)
    assert "dx, dw are the true gradient of your own `affine_forward`: look at `affine_forward`, not at `affine_backward`" in text
    assert "is not" not in text
    fails_elsewhere = FORWARD.replace("return", "assert not hasattr(affine_forward, 'seen')\n    affine_forward.seen = 1\n    return")
    assert "central differences" not in said(fails_elsewhere + BACKWARD.replace("x.T @ dout", "-x.T @ dout"), here)


def test_trained_and_written_answers_say_what_happens(here: Path, tmp_path: Path) -> None:
    from safetensors.numpy import save_file

    shown, points = examine("line", {}, here)
    assert points == 0.0 and "line.safetensors is not here yet" in shown.headline and "above -1" in " ".join(shown.notes)
    assert "a person reads" in examine("why", {}, here)[0].headline
    for name in ("probes.py", "visible.npz"):
        (tmp_path / name).write_bytes((here / name).read_bytes())
    save_file({"w": np.ones((2, 2))}, tmp_path / "line.safetensors")
    shown, points = examine("line", {}, tmp_path)
    assert (shown.tone, points) == ("bad", 0.0) and "w has shape (2, 2)" in shown.headline
    save_file({"w": np.ones(2)}, tmp_path / "line.safetensors")
    shown, points = examine("line", {}, tmp_path)
    assert (shown.tone, points) == ("good", 0.0) and "right names and shapes (2 numbers)" in shown.headline


@pytest.mark.parametrize("damage", ["cut", "empty", "another"])
def test_a_damaged_archive_is_one_line(damage: str, here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    data = (here / "visible.npz").read_bytes()
    (tmp_path / "probes.py").write_bytes((here / "probes.py").read_bytes())
    if damage == "another":
        np.savez(tmp_path / "visible.npz", x=np.zeros(2))
    else:
        (tmp_path / "visible.npz").write_bytes(data[:500] if damage == "cut" else b"")
    monkeypatch.chdir(tmp_path)
    assert eval("check('softmax')", notebook(RIGHT)) == 0.0
    assert "fetch both files" in capsys.readouterr().out


def test_a_fault_of_ours_does_not_stop_the_notebook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "probes.py").write_text("EXERCISES = 1 / 0", encoding="utf-8")
    (tmp_path / "visible.npz").write_bytes(b"")
    monkeypatch.chdir(tmp_path)
    assert eval("check('softmax')", notebook(RIGHT)) == 0.0
    assert "no fault of yours (ZeroDivisionError" in capsys.readouterr().out


def test_forbidden_names_raise_during_the_probe_alone(here: Path, tmp_path: Path) -> None:
    probes = (here / "probes.py").read_text(encoding="utf-8").replace('"library": "numpy",', '"library": "numpy",\n"forbid": ["numpy.exp", "numpy.ndarray.dot"],', 1)
    (tmp_path / "probes.py").write_text(probes, encoding="utf-8")
    (tmp_path / "visible.npz").write_bytes((here / "visible.npz").read_bytes())
    exp = np.exp
    shown, _ = page(RIGHT, "softmax", tmp_path)
    assert verdicts(shown) == ["FORBIDDEN", "FORBIDDEN"] and "numpy.exp is not allowed" in shown.trials[0].facts[0]
    assert np.exp is exp


def test_tables_show_the_worst_entry_of_large_arrays() -> None:
    from autograder.compare import compare

    want = np.arange(3.0 * 20 * 30).reshape(3, 20, 30)
    got = want.copy()
    got[1, 17, 29] = -5
    (table,) = tables({"dx": want}, {"dx": got}, tuple(compare({"dx": want}, {"dx": got})))
    assert table.title == "dx[1, 15:19, 25:30]"
    assert sum(map(sum, table.wrong)) == 1 and table.got[2][4] == "-5" and table.want[2][4] == "1139"
    assert tables(1.0, 2.0, tuple(compare(1.0, 2.0))) == ()
    numbers = np.arange(9.0)
    (row,) = tables(numbers, numbers * 2, tuple(compare(numbers, numbers * 2)))
    assert row.title == "answer[4:9]" and row.want == (("4", "5", "6", "7", "8"),)


def test_html_escapes_what_a_student_wrote() -> None:
    evil = "<script>alert(1)</script>`<b>`"
    text = as_html(Page(evil, evil, "bad", (Trial(evil, Verdict.RAISED, (evil,), evil, (), evil, evil, evil),), evil, (evil,)))
    assert "<script" not in text and "<b>`" not in text and "&lt;b&gt;" in text
    assert text.count("<div") == text.count("</div>")


LEAN = """
import sys, numpy
before = set(sys.modules)
import autograder
assert 'autograder.local' not in sys.modules
from autograder import check
check("softmax")
loaded = set(sys.modules) - before
heavy = {"torch", "nbgrader", "nbformat", "IPython", "jupytext", "fcntl", "resource", "pwd", "grp", "autograder.sandbox", "autograder.exam"} & loaded
assert not heavy, heavy
assert not hasattr(autograder, "nothing")
"""


def test_importing_check_loads_nothing_heavy_or_of_one_system(here: Path) -> None:
    root = Path(sys.modules["autograder"].__file__ or "").parents[1]
    done = subprocess.run([sys.executable, "-c", LEAN], cwd=here, env={"PYTHONPATH": str(root), "PATH": ""}, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    assert done.stdout.startswith("softmax: the notebook has no `softmax` yet")


KERNEL = """
from IPython.core.interactiveshell import InteractiveShell
import json
shell = InteractiveShell.instance()
sent = []
shell.display_pub.publish = lambda data, metadata=None, **more: sent.append(sorted(data))
def cell(text):
    outcome = shell.run_cell(text, store_history=True)
    return outcome.result
cell("import numpy as np\\nfrom autograder import check")
cell("def softmax(z):\\n    from IPython.display import display\\n    display('not this')\\n    print('nor this')\\n    return z @ z")
score = cell("check('softmax')")
quiet = cell("check.passed('softmax')")
from autograder.local import examine
from pathlib import Path
page, _ = examine("softmax", shell.user_ns, Path.cwd())
print("RESULT" + json.dumps([sent, score, quiet, page.trials[0].facts, page.trials[0].code]))
"""


def test_in_ipython_one_display_and_the_cell_and_line_are_named(here: Path, tmp_path: Path) -> None:
    root = Path(sys.modules["autograder"].__file__ or "").parents[1]
    env = {"PYTHONPATH": str(root), "IPYTHONDIR": str(tmp_path), "HOME": str(tmp_path), "PATH": ""}
    done = subprocess.run([sys.executable, "-c", KERNEL], cwd=here, env=env, capture_output=True, text=True)
    assert done.stderr == ""
    sent, score, quiet, facts, code = json.loads(done.stdout.split("RESULT")[1])
    assert sent == [["text/html", "text/plain"]] and score == 0.0 and quiet is False
    assert facts[0].startswith("ValueError: matmul") and facts[1] == "in `softmax`, cell In[2], line 5" and code == "return z @ z"
