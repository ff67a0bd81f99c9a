"""`check` of a played result: practice episodes in the student's own process, as the release lets it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import safetensors.numpy

from autograder.assignment import load_assignment
from autograder.errors import AuthorError
from autograder.local import check, examine
from autograder.local_page import Page, as_text
from autograder.release_visible import probes_text, visible_archive
from tests.course.played_course import CHECKS, TEXT, WEIGHTS, make


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("played")
    assignment = load_assignment(make(root))
    folder = root / "00_play"
    folder.mkdir()
    (folder / "probes.py").write_text(probes_text(assignment), encoding="utf-8")
    (folder / "visible.npz").write_bytes(visible_archive(assignment))
    return folder


@pytest.fixture
def here(folder: Path) -> Path:
    (folder / "pole.safetensors").write_bytes(safetensors.numpy.save(WEIGHTS))
    return folder


def page(here: Path, exercise: str, code: str = "") -> Page:
    space: dict[str, Any] = {"np": np}
    exec("\n".join(line for line in TEXT.split("\n") if "import check" not in line), space)
    exec(code, space)
    found, points = examine(exercise, space, here)
    assert points == 0.0 and as_text(found)
    return found


def test_the_release_tells_all_but_the_seeds(folder: Path) -> None:
    text = (folder / "probes.py").read_text(encoding="utf-8")
    space: dict[str, Any] = {}
    exec(text, space)
    words = space["EXERCISES"]["balance"]
    assert words["kind"] == "played" and words["env"] == "CartPole-v1" and words["envs"] == 4 and words["bar"] == 60
    assert "seed" not in str(words).lower() and set(space["ENV"]) == {"homewards", "all_homewards"} and "class Walk" in text
    assert space["EXERCISES"]["homewards"]["state"] == ["place", "last step"] and "chance" not in text.lower().split("exercises")[1][:3000]


def test_practice_episodes_show_their_returns(here: Path) -> None:
    for exercise, count in (("balance", "4 practice episodes"), ("learnt", "4 practice episodes"), ("homewards", "one practice episode"), ("all_homewards", "3 practice")):
        found = page(here, exercise)
        assert found.tone == "good" and count in found.headline and found.notes[0].startswith("Returns: ") and "At grading" in found.notes[-1], found
    assert "60 (60 steps, truncated)" in page(here, "balance").notes[0]
    assert page(here, "balance") == page(here, "balance")


def test_below_the_floor(here: Path) -> None:
    found = page(here, "balance", "def act(o): return np.zeros(4, int)")
    assert found.tone == "bad" and "not above the floor 40" in found.headline and "training" in found.next


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("def act(o): return o[:, 2] > 0", ("DTYPE", "step 0", "the action holds booleans", ".astype(int)")),
        ("def act(o): return np.full(4, 5)", ("WRONG", "step 0, environment 0", "out of range", "5 came")),
        ("def act(o): return 1 // 0", ("RAISED", "at step 0", "ZeroDivisionError")),
        ("def act(o): raise NotImplementedError", ("`act` is not written yet", "Replace the line")),
        ("del act", ("has no `act` yet",)),
        ("act = 7", ("what came is a int", "a function of the observation was expected")),
    ],
)
def test_what_is_wrong_is_told_with_its_step(here: Path, code: str, words: tuple[str, ...]) -> None:
    found = page(here, "balance", code.replace("def act(o): ", "def act(o):\n    "))
    text = as_text(found)
    assert found.tone != "good" and all(w.replace("`", "") in text.replace("`", "") for w in words), text


def test_a_missing_file_and_a_bad_one(here: Path) -> None:
    (here / "pole.safetensors").write_bytes(b"\x80no")
    assert "never opened" in page(here, "learnt").headline
    (here / "pole.safetensors").unlink()
    assert "is not here yet" in page(here, "learnt").headline


def test_a_slow_policy_is_told_and_the_students_draws_go_on(here: Path) -> None:
    np.random.seed(3)
    before = np.random.get_state()[1].copy()  # type: ignore[index,union-attr]
    slow = "import time\ndef walk(o):\n    time.sleep(0.11)\n    np.random.rand()\n    return np.clip(-o[:1], -1, .5)"
    assert any("The slowest action took" in n and "it may take 200 ms" in n for n in page(here, "homewards", slow).notes)
    assert not any("The slowest" in n for n in page(here, "homewards").notes)
    assert (np.random.get_state()[1] == before).all()  # type: ignore[index]


def test_without_gymnasium_it_says_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begin, end = CHECKS.index("class Walk"), CHECKS.index("@played(points=5")
    checks = (CHECKS[:begin] + CHECKS[end:]).replace("env=walk", 'env="CartPole-v1"')
    folder = tmp_path / "00_play"
    folder.mkdir()
    assignment = load_assignment(make(tmp_path / "source", checks))
    (folder / "probes.py").write_text(probes_text(assignment), encoding="utf-8")
    (folder / "visible.npz").write_bytes(visible_archive(assignment))
    monkeypatch.setitem(sys.modules, "gymnasium", None)
    found = page(folder, "balance")
    assert "needs gymnasium" in found.headline and "pip install gymnasium" in found.headline and found.tone == "plain"


def test_an_environment_must_not_carry_cases_into_the_release(tmp_path: Path) -> None:
    checks = CHECKS.replace("def walk(envs):\n    return Walk()", "def walk(envs):\n    Case\n    return Walk()")
    with pytest.raises(AuthorError, match="or an environment, uses 'Case'"):
        probes_text(load_assignment(make(tmp_path, checks)))


def test_check_is_quiet_about_what_it_shows(here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(here)
    exec("from autograder import check\nimport numpy as np\ndef act(o): return (o @ np.array([.1, .5, 1, 1]) > 0).astype(int)\nfound = check('balance'), check.passed('balance')", space := {})  # type: ignore[var-annotated]
    assert space["found"] == (0.0, True)
    out = capsys.readouterr()
    assert "median return 60 in 4 practice episodes" in out.out and not out.err and check
