"""Playing out of process: CartPole, sixteen environments at once, with the policy in a confined child and in this process.

    python -m benchmarks.played [--out benchmarks/results/played.json]

`steps_per_s` counts steps of single environments by the path that grading takes: the judge's loop, its checks of each action, and a round
trip to the child (gymnasium's own second look at the actions is left out there). `in_process_steps_per_s` is the same policy called in
the plainest loop there is. Both play short rounds in turns; the figures are those of the quietest pair, the two rounds side by side that took the
least time together, and the medians over all pairs stand beside them.
"""

from __future__ import annotations

import os

os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1")  # before numpy reads it

import argparse
import json
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import gymnasium

from autograder.assignment import Assignment, load_assignment
from autograder.engine import booth_for
from autograder.exam import Exam, prepare
from autograder.exam import reference_names as names_of
from autograder.judge_played import Table
from autograder.play import Arena
from autograder.sandbox import Sandbox
from autograder.seeds import Seed
from autograder.session import Session
from autograder.statements import statements_for
from autograder.variants import submission_of

ROOT = Path(__file__).parents[1]
ENVS, LENGTH = 16, 500
ROUNDS = 150
TEXT = '''# %% exercises="balance"
import numpy as np

def act(observations):
    """Observations (E, 4) to actions (E,), 0 or 1."""
    ### BEGIN SOLUTION
    return (observations @ np.array([0.1, 0.5, 1.0, 1.0], np.float32) > 0).astype(np.int64)
    ### END SOLUTION
'''
CHECKS = f"""from autograder.spec import played

@played(points=1, env="CartPole-v1", envs={ENVS}, episodes={4 * ENVS}, floor=100, bar=475, max_steps={LENGTH}, chance=(0.001, "not estimated"))
def balance(s):
    return s.act
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "benchmarks" / "results" / "played.json")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        assignment = course(Path(folder))
        found = measure(assignment, prepare(assignment, Seed(1)), given.rounds)
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(found, indent=1))


def course(root: Path) -> Assignment:
    folder = root / "00_play"
    folder.mkdir()
    (folder / "00_play.py").write_text(TEXT, encoding="utf-8")
    (folder / "checks.py").write_text(CHECKS, encoding="utf-8")
    return load_assignment(folder)


def measure(assignment: Assignment, exam: Exam, rounds: int) -> dict[str, Any]:
    """Steps a second of both ways; each round is one of sixteen episodes, from the making of the policy to the last step."""
    exercise = assignment.exercise("balance")
    assert exercise.played is not None
    policy = names_of(assignment, exercise)["act"]
    inside: list[float] = []
    outside: list[float] = []
    with Sandbox() as sandbox, Arena(exercise.played) as arena:
        session = Session(submission_of(assignment, assignment.reference), sandbox)
        table = Table(exercise, exercise.played, exam, booth_for(exercise, session), arena)
        table.booth.begin(statements_for(assignment.reference, exercise.name, exercise.names))
        for i in range(rounds):
            inside.append(rate(lambda seed=i: plain(policy, seed)))  # type: ignore[misc]
            outside.append(rate(lambda purpose=f"round {i}": int(table.play(purpose, {}).lengths.sum())))  # type: ignore[misc]
        session.close()
    quiet = min(range(rounds), key=lambda i: 1 / inside[i] + 1 / outside[i])
    return {
        "steps_per_s": round(outside[quiet]), "in_process_steps_per_s": round(inside[quiet]), "ratio": float(f"{outside[quiet] / inside[quiet]:.3g}"),
        "median": {
            "steps_per_s": round(median(outside)), "in_process_steps_per_s": round(median(inside)),
            "ratio": float(f"{median(a / b for a, b in zip(outside, inside, strict=True)):.3g}"),
        },
        "envs": ENVS, "rounds": rounds, "cores": os.cpu_count(), "load": round(os.getloadavg()[0], 1),
    }  # fmt: skip


def rate(play: Callable[[], int]) -> float:
    began = time.perf_counter()
    steps = play()
    return steps / (time.perf_counter() - began)


def plain(policy: Callable[[Any], Any], seed: int) -> int:
    """As many steps as a round, in the plainest loop there is."""
    env = gymnasium.make_vec("CartPole-v1", num_envs=ENVS)
    observations, _ = env.reset(seed=seed)
    for _ in range(LENGTH):
        observations, *_ = env.step(policy(observations))
    return LENGTH * ENVS


if __name__ == "__main__":
    main()
