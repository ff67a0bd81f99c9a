"""A small course with exercises that are played: a pole to balance, with and without weights, and a walk of the course's own."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import safetensors.numpy

from autograder.assignment import Assignment, load_assignment
from autograder.engine import Graded, grade
from autograder.exam import Exam, prepare
from autograder.sandbox import Sandbox
from autograder.seeds import Seed
from autograder.variants import submission_of, with_answer

CHECKS = '''
import gymnasium
import numpy as np
from autograder import draw
from autograder.spec import Case, graded, played

CHANCE = (0.001, "binomial tail, 20 training seeds")


class Walk(gymnasium.Env):
    """From a drawn place to 0: the reward is the distance taken off. Leaving [-9, 9] terminates."""

    observation_space = gymnasium.spaces.Box(-10.0, 10.0, (2,), np.float64)
    action_space = gymnasium.spaces.Box(np.array([-1.0]), np.array([0.5]), dtype=np.float64)

    def reset(self, *, seed=None, options=None):
        super().reset(seed=seed)
        self.x = self.np_random.uniform(2, 4)
        return np.array([self.x, 0.0]), {}

    def step(self, action):
        if action.shape != (1,) or action.dtype != np.float64:
            raise ValueError(action)
        before, self.x = abs(self.x), self.x + action[0]
        return np.array([self.x, action[0]]), before - abs(self.x), abs(self.x) > 9, False, {}


def walk(envs):
    return Walk()


@played(points=5, env="CartPole-v1", envs=4, episodes=8, floor=40, bar=60, max_steps=60, action_ms=200, chance=CHANCE)
def balance(s):
    """Keeps the pole upright."""
    return s.act


@played(points=4, env="CartPole-v1", envs=4, episodes=8, floor=40, bar=60, max_steps=60, chance=CHANCE, file="pole.safetensors", at_random=20)
def learnt(s, weights):
    return s.make_policy(weights)


@played(points=3, env=walk, envs=1, episodes=3, floor=0, bar=1.9, max_steps=6, action_ms=200, chance=CHANCE, state=("place", "last step"))
def homewards(s):
    return s.walk


@played(points=2, env=walk, envs=3, episodes=3, floor=0, bar=1.9, max_steps=6, chance=CHANCE)
def all_homewards(s):
    return s.walk_all


@graded(points=1, cases=[Case("three numbers", x=draw.normal(3))])
def double(s, x):
    return {"y": s.double(x)}
'''

TEXT = '''# %%
import numpy as np
from autograder import check

# %% exercises="balance"
def act(observations):
    """Observations (4, 4) to actions (4,): 0 or 1."""
    ### BEGIN SOLUTION
    return (observations @ np.array([0.1, 0.5, 1.0, 1.0]) > 0).astype(int)
    ### END SOLUTION

# %% exercises="learnt"
def make_policy(weights):
    """The policy of these weights: observations (4, 4) to actions (4,)."""
    ### BEGIN SOLUTION
    return lambda observations: (observations @ weights["w"]).argmax(axis=1)
    ### END SOLUTION

# %% exercises="homewards all_homewards"
def walk(observation):
    """One observation (2,) to one step (1,) from -1 to 0.5."""
    ### BEGIN SOLUTION
    return np.clip(-observation[:1], -1, 0.5)
    ### END SOLUTION

def walk_all(observations):
    """Observations (3, 2) to steps (3, 1)."""
    ### BEGIN SOLUTION
    return np.clip(-observations[:, :1], -1, 0.5)
    ### END SOLUTION

# %% exercises="double"
def double(x):
    """Twice x."""
    ### BEGIN SOLUTION
    return 2 * x
    ### END SOLUTION
'''
WEIGHTS = {"w": np.array([[-0.1, 0.1], [-0.5, 0.5], [-1.0, 1.0], [-1.0, 1.0]], np.float32)}


def make(root: Path, checks: str = CHECKS, text: str = TEXT) -> Path:
    """Write solutions/00_play under `root`; returns its folder."""
    folder = root / "solutions" / "00_play"
    (folder / "artifacts").mkdir(parents=True)
    (folder / "00_play.py").write_text(text, encoding="utf-8")
    (folder / "checks.py").write_text(checks, encoding="utf-8")
    (folder / "artifacts" / "pole.safetensors").write_bytes(safetensors.numpy.save(WEIGHTS))
    return folder


@cache
def course(root: Path) -> tuple[Assignment, Exam]:
    assignment = load_assignment(make(root))
    return assignment, prepare(assignment, Seed(5))


def graded(root: Path, sandbox: Sandbox, exercise: str, source: str = "", files: dict[str, bytes] | None = None) -> Graded:
    """One exercise, with `source` in the place of the reference's answer."""
    assignment, exam = course(root)
    notebook = with_answer(assignment, exercise, source) if source else assignment.reference
    return grade(submission_of(assignment, notebook, "ada", files), exam, sandbox, only=frozenset([exercise]))
