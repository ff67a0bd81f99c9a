"""Exercises that are played, through the engine and a real sandbox: what a policy earns, and what is said of one that gives no action."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import safetensors.numpy

from autograder.assignment import load_assignment
from autograder.classroom_team import Team
from autograder.engine import grade
from autograder.errors import AuthorError
from autograder.exam import prepare
from autograder.feedback import to_html, to_markdown, to_text
from autograder.judge_played import Table
from autograder.play import Arena
from autograder.sandbox import Sandbox
from autograder.seeds import Seed
from autograder.variants import submission_of
from autograder.verdict import ExerciseResult, Report, Verdict

from .played_course import CHECKS, WEIGHTS, course, graded, make

LEANS = "def act(o): return (o[:, 2] > 0).astype(int)\n"  # falls after some forty steps


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("play")


def result(root: Path, sandbox: Sandbox, exercise: str, source: str = "", files: dict[str, bytes] | None = None) -> ExerciseResult:
    found = graded(root, sandbox, exercise, source, files).report.exercise(exercise)
    assert all("\n" not in c.diagnosis for c in found.cases)
    return found


def test_the_reference_earns_all_and_the_report_tells_of_each_episode(root: Path, sandbox: Sandbox) -> None:
    assignment, exam = course(root)
    report = grade(submission_of(assignment, assignment.reference), exam, sandbox).report
    assert report.score == report.max_score == 15 and not any(r.remarks for r in report.exercises), report
    figures = report.exercise("balance").figures
    assert figures is not None and figures["episodes"] == {"returns": [60.0] * 8, "lengths": [60] * 8, "terminated": [0] * 8}
    assert figures["chance"] == (0.001, "binomial tail, 20 training seeds") or figures["chance"] == [0.001, "binomial tail, 20 training seeds"]
    assert "median return of 60 in 8 episodes, half of them between 60 and 60" in report.exercise("balance").cases[0].diagnosis


def test_the_same_seed_gives_the_same_bytes_whoever_plays(root: Path, sandbox: Sandbox) -> None:
    """Also of a policy that draws: it starts alike each time."""
    draws = "def act(o): return np.random.randint(0, 2, 4)\n"
    assignment, exam = course(root)
    team = Team(assignment.exercises, 1)
    try:
        for source in ("", LEANS, draws):
            first = graded(root, sandbox, "balance", source).report
            notebook = submission_of(assignment, _with(root, source), "ada", None)
            assert grade(notebook, exam, team, only=frozenset(["balance"])).report.to_json() == first.to_json()
            assert Report.from_json(first.to_json()).to_json() == first.to_json()
    finally:
        team.close()


def _with(root: Path, source: str):  # type: ignore[no-untyped-def]
    from autograder.variants import with_answer

    assignment, _ = course(root)
    return with_answer(assignment, "balance", source) if source else assignment.reference


def test_another_seed_draws_other_episodes(root: Path, sandbox: Sandbox) -> None:
    assignment, exam = course(root)
    other = prepare(assignment, Seed(6))
    work = submission_of(assignment, _with(root, LEANS))
    lengths = [grade(work, e, sandbox, only=frozenset(["balance"])).report.exercises[0].figures["episodes"] for e in (exam, other)]  # type: ignore[index]
    assert lengths[0] != lengths[1]


def test_what_falls_early_earns_a_part_and_terminated_is_kept_apart(root: Path, sandbox: Sandbox) -> None:
    found = result(root, sandbox, "balance", LEANS)
    assert found.verdict is Verdict.WRONG and found.score is not None and 0 <= found.score < 5 and found.figures is not None
    episodes = found.figures["episodes"]
    assert episodes["returns"] == [float(n) for n in episodes["lengths"]]
    assert [bool(t) for t in episodes["terminated"]] == [n < 60 for n in episodes["lengths"]] and any(episodes["terminated"])
    share = (float(np.median(episodes["returns"])) - 40) / 20
    assert found.score == round(5 * min(1, max(0, share)) + 1e-9, 2)
    part = result(root, sandbox, "homewards", "def walk(o): return np.array([-0.25 if o[0] > 0 else 0.0])\n")
    assert part.score is not None and 0 < part.score < 3 and part.verdict is Verdict.WRONG


BATCH = "of all 4 environments in the trial round"


@pytest.mark.parametrize(
    ("body", "verdict", "words"),
    [
        ("return np.zeros(3, int)", "SHAPE", f"the action has shape (3,); (4,) was expected, at step 0 {BATCH}"),
        ("return np.zeros((4, 1), int)", "SHAPE", "the action has shape (4, 1)"),
        ("return 0", "DTYPE", "the policy gave a number; an array of whole numbers of shape (4,) was expected"),
        ("return o[:, 2]", "DTYPE", f"the action holds real numbers; an array of whole numbers of shape (4,) was expected (an index, as argmax gives it; or .astype(int)), at step 0 {BATCH}"),
        ("return o[:, 2] > 0", "DTYPE", "the action holds booleans"),
        ("return np.full(4, np.nan)", "DTYPE", "the action holds real numbers"),
        ("return [0, 1, 0, 1]", "DTYPE", "the policy gave a list of 4"),
        ("return None", "DTYPE", "the policy gave None"),
        ("return object()", "DTYPE", f"the policy gave what is no number or array; an array of whole numbers of shape (4,) was expected, at step 0 {BATCH}"),
        ("return np.array([0, 1, 2, 0])", "WRONG", "the action is out of range; a number from 0 to 1 was expected, at step 0 of environment 2 in the trial round"),
        ("return np.full(4, 2**63, np.uint64)", "WRONG", "out of range"),
        ("return np.zeros(4, int) if abs(o[1, 2]) < 0.1 else np.array([0, -1, 0, 0])", "WRONG", "of environment 1 in the trial round"),
        ("return 1 // 0", "RAISED", f"the policy raised, at step 0 {BATCH}"),
        ("raise NotImplementedError", "MISSING", ""),
        ("import time; time.sleep(60)", "TIMEOUT", "no action came within 0.2 s of processor time"),
        ("while True: pass", "TIMEOUT", f"ten times as long by the wall, at step 7 {BATCH}"),
        ("import os; os._exit(0)", "KILLED", f"the process of the policy ended in the place of an action, at step 0 {BATCH}"),
        ("import os; os.write(3, b'x' * 999); return np.zeros(4, int)", "KILLED", "ended in the place of an action"),
        ("import os; os.close(3)", "KILLED", ""),
        ("import os, time; os.write(3, b'1234'); time.sleep(60)", "TIMEOUT", "no action came within"),
        ("import os; os.write(3, (32).to_bytes(8, 'little') + bytes(32)); return np.zeros(4, int)", "KILLED", ""),
        ("import os; os.write(3, (2**63 + 2**40).to_bytes(8, 'little')); return np.zeros(4, int)", "KILLED", ""),
        ("return np.ones(10**6, int)[:4].astype(object)", "DTYPE", ""),
    ],
)
def test_an_answer_that_is_no_action_gets_its_verdict_and_names_the_step(root: Path, sandbox: Sandbox, body: str, verdict: str, words: str) -> None:
    late = "if abs(o[0, 1]) < 1.2: return np.ones(4, int)\n    " if verdict == "TIMEOUT" else ""  # some steps go well first
    found = result(root, sandbox, "balance", f"def act(o):\n    {late}{body}\n")
    assert (found.verdict, found.score) == (verdict, 0) and words in found.cases[0].diagnosis, found


def test_a_policy_that_raises_is_told_with_its_line_and_what_it_saw(root: Path, sandbox: Sandbox) -> None:
    found = result(root, sandbox, "balance", "def act(o):\n    if o[2, 2] > 0.1:\n        raise ValueError(o)\n    return np.zeros(4, int)\n")
    case = found.cases[0]
    assert (found.verdict, case.exception) == ("RAISED", "ValueError") and case.where.endswith("line 3") and found.figures is not None
    film = found.figures["film"]
    assert film["broken"] and f"at step {film['length']} {BATCH}" in case.diagnosis and film["steps"][-1] == film["length"]
    assert film["names"] == ["cart position", "cart velocity", "pole angle", "pole velocity"] and film["states"][-1][2] > 0


def test_what_goes_wrong_only_in_a_round_that_counts_shows_nothing_of_it(root: Path, sandbox: Sandbox) -> None:
    source = "asked = []\ndef act(o):\n    asked.append(1)\n    return (o @ np.array([.1, .5, 1, 1]) > 0) + 7 * (len(asked) == 70)\n"
    found = result(root, sandbox, "balance", source)
    assert found.verdict is Verdict.WRONG and "at step 9 of environment 0 in round 1 of 2" in found.cases[0].diagnosis
    assert found.figures is None


def test_a_policy_is_made_anew_for_each_round(root: Path, sandbox: Sandbox) -> None:
    class_ = "class Policy:\n    def __init__(self): self.left = 60\n    def __call__(self, o):\n        self.left -= 1\n        return (o @ np.array([.1, .5, 1, 1]) > 0).astype(int) if self.left >= 0 else None\n"
    found = graded(root, sandbox, "learnt", class_ + "def make_policy(weights):\n    weights['w']\n    return Policy()\n").report.exercise("learnt")
    assert found.figures is not None and found.figures["episodes"]["lengths"] == [60] * 8  # and then refused, for it needs no weights
    assert "does not use its weights" in found.cases[0].diagnosis


@pytest.mark.parametrize(
    ("body", "verdict"),
    [
        ("return 0.1", "DTYPE"), ("return np.array(0.1)", "SHAPE"), ("return np.array([[0.1]])", "SHAPE"), ("return np.array([1])", "DTYPE"),
        ("return np.array([np.nan])", "NONFINITE"), ("return np.array([-np.inf])", "NONFINITE"), ("return np.array([0.6])", "WRONG"), ("return np.array([-1.01])", "WRONG"),
        ("return np.clip(-o[:1], -1, 0.5) * (1 + 1e-9)", "PASS"), ("return np.float32(np.clip(-o[:1], -1, 0.5))", "PASS"), ("a = np.clip(-o[:1], -1, 0.5); o *= 0; return a", "PASS"),
    ],
)  # fmt: skip
def test_one_environment_takes_one_real_action(root: Path, sandbox: Sandbox, body: str, verdict: str) -> None:
    found = result(root, sandbox, "homewards", f"def walk(o):\n    {body}\n")
    assert found.verdict == verdict, found
    if verdict not in ("PASS", "WRONG"):
        assert "at step 0 in the trial round" in found.cases[0].diagnosis


def test_a_batch_of_the_courses_own_environments(root: Path, sandbox: Sandbox) -> None:
    assert result(root, sandbox, "all_homewards").score == 2
    found = result(root, sandbox, "all_homewards", "def walk_all(o): return np.where(np.arange(3)[:, None] == 1, 0.7, 0.0)\n")
    assert "of environment 1" in found.cases[0].diagnosis and found.figures is None  # before the first step there is nothing to show


def test_weights_matter(root: Path, sandbox: Sandbox) -> None:
    assert result(root, sandbox, "learnt").score == 4
    by_hand = "def make_policy(weights): return lambda o: (o @ np.array([.1, .5, 1, 1]) > 0).astype(int)\n"
    found = result(root, sandbox, "learnt", by_hand)
    assert (found.verdict, found.score) == ("WRONG", 0) and found.cases[0].slip and "at random 20" in found.cases[0].diagnosis
    for data, verdict in ((None, "MISSING"), (b"\x80pickle", "FORBIDDEN"), (safetensors.numpy.save({"w": WEIGHTS["w"] * np.nan}), "NONFINITE")):
        assert result(root, sandbox, "learnt", files={"pole.safetensors": data} if data else {}).verdict == verdict
    other = result(root, sandbox, "learnt", files={"pole.safetensors": safetensors.numpy.save({"v": WEIGHTS["w"]})})
    assert other.verdict is Verdict.RAISED and other.cases[0].exception == "KeyError" and "when the policy was made" not in other.cases[0].exception


def test_what_is_no_policy(root: Path, sandbox: Sandbox) -> None:
    for source, verdict in (("act = 7\n", "DTYPE"), ("del act\n", "MISSING"), ("def act(a, b): return a\n", "RAISED")):
        assert result(root, sandbox, "balance", source).verdict == verdict, source


def test_the_exercises_behind_a_policy_that_misbehaves_keep_their_points(root: Path, sandbox: Sandbox) -> None:
    assignment, exam = course(root)
    for body in ("return o", "while True: pass", "raise ValueError"):
        report = grade(submission_of(assignment, _with(root, f"def act(o):\n    {body}\n")), exam, sandbox).report
        assert {r.name: r.score for r in report.exercises} == {"balance": 0, "learnt": 4, "homewards": 3, "all_homewards": 2, "double": 1}


def test_a_round_has_a_budget_too(root: Path, sandbox: Sandbox, tmp_path: Path) -> None:
    checks = CHECKS.replace("max_steps=60, action_ms=200", "max_steps=500, episode_s=0.3, action_ms=200")
    assignment = load_assignment(make(tmp_path, checks))
    exam = prepare(assignment, Seed(1), frozenset(["balance"]))
    slow = "def act(o):\n    for _ in range(200_000): pass\n    return (o @ np.array([.1, .5, 1, 1]) > 0).astype(int)\n"
    from autograder.variants import with_answer

    found = grade(submission_of(assignment, with_answer(assignment, "balance", slow)), exam, sandbox, only=frozenset(["balance"])).report.exercises[0]
    assert found.verdict is Verdict.TIMEOUT and "the round was not over after 0.3 s of processor time, at step " in found.cases[0].diagnosis


def test_an_environment_that_fails_is_our_fault_and_one_that_cannot_be_made_the_authors(sandbox: Sandbox, tmp_path: Path) -> None:
    broken = CHECKS.replace("before, self.x = abs(self.x), self.x + action[0]", "before = self.nothing")
    assignment = load_assignment(make(tmp_path / "a", broken))
    found = grade(submission_of(assignment, assignment.reference), prepare(assignment, Seed(1)), sandbox, only=frozenset(["homewards"])).report.exercises[0]
    assert found.verdict is Verdict.OURS and found.score is None and "the environment failed: AttributeError" in found.remarks[0]
    unknown = load_assignment(make(tmp_path / "b", CHECKS.replace("CartPole-v1", "CartPole-v777")))
    with pytest.raises(AuthorError, match="balance: env='CartPole-v777': no environment could be made of it"):
        prepare(unknown, Seed(1))


def test_neither_seed_nor_state_enters_the_child(root: Path, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every message of a whole play, and every frame, holds what is public and observations alone."""
    from autograder.session import Session

    sent: list[str] = []
    request, act = Session.request, Session.act

    def seen(self: Session, library: str, message: dict[str, object], cpu_s: float) -> object:
        sent.append(repr(message))
        return request(self, library, message, cpu_s)

    def looked(self: Session, library: str, observation: bytes, size: int, cpu_s: float) -> object:
        assert len(observation) == 4 * 4 * 4
        return act(self, library, observation, size, cpu_s)

    monkeypatch.setattr(Session, "request", seen)
    monkeypatch.setattr(Session, "act", looked)
    assignment, exam = course(root)
    assert graded(root, sandbox, "balance").report.score == 5
    exercise = assignment.exercise("balance")
    assert exercise.played is not None
    with Arena(exercise.played) as arena:
        table = Table(exercise, exercise.played, exam, None, arena)  # type: ignore[arg-type]
        seeds = [str(table.seed(p)) for p in ("shown", "round 1", "round 2")]
    assert len(set(seeds)) == 3 and len(sent) == 3 and not any(s in text for s in seeds for text in sent)


def test_a_torch_policy_gives_tensors(tmp_path: Path, sandbox: Sandbox) -> None:
    from autograder.variants import with_answer

    assignment = load_assignment(make(tmp_path, CHECKS.replace("action_ms=200, chance", 'action_ms=200, library="torch", chance', 1)))
    exam = prepare(assignment, Seed(5), frozenset(["balance"]))
    for more in ("", ".float()"):
        source = f"import torch\ndef act(o): return (torch.from_numpy(o) @ torch.tensor([.1, .5, 1, 1]) > 0).long(){more}\n"
        found = grade(submission_of(assignment, with_answer(assignment, "balance", source)), exam, sandbox, only=frozenset(["balance"])).report.exercises[0]
        assert found.verdict == ("DTYPE" if more else "PASS"), found


def test_pages_show_returns_film_and_state(root: Path, sandbox: Sandbox) -> None:
    report = Report.from_json(graded(root, sandbox, "balance", LEANS).report.to_json())
    page, text = to_html(report), to_text(report)
    assert page.count("<title>episode ") == 8 and ">step 0<" in page and "pole angle" in page and "<script" not in page
    assert "A right solution stays below the bar by chance with probability 0.001 (binomial tail, 20 training seeds)." in page
    for words in ("median return", "half of them between", "terminated", "truncated at the limit", "the worst episode of a trial round", "its last state: cart position"):
        assert words in text and words in to_markdown(report), words
    assert to_text(graded(root, sandbox, "balance", "def act(o): raise NotImplementedError\n").report).count("balance: not there yet, 0 of 5 points") == 1
    json.loads(report.to_json())


def test_validity_takes_a_policy_for_an_answer(tmp_path: Path) -> None:
    from rich.progress import Progress

    from autograder.validity import Bench, examine

    folder = make(tmp_path)
    for name, expected, body in (("leans", "WRONG", "return (o[:, 2] > 0.2).astype(int)"), ("compares", "DTYPE", "return o[:, 2] > 0")):
        file = folder / "wrong" / "balance" / f"{name}.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f'# expect: {expected} on "fresh episodes"\n# slip: looks at the angle alone\ndef act(o):\n    {body}\n', encoding="utf-8")
    with Bench(1) as bench, Progress(disable=True) as bar:
        found = examine(load_assignment(folder), bench, bar, 2, frozenset(["balance", "learnt"]))
    assert found.ok and (found.wrong, found.right) == (2, 2) and not found.idle
