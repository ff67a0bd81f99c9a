"""Orchard: a basket under trees. Catch the apples, keep clear of the cones; where there is wind, what falls may drift.

A field of 10 by 10 cells. The basket stands in the lowest row and moves by one cell a step: 0 left, 1 stay, 2 right. At each step whatever is
in the air falls by one row, and at the top something new may appear, so that no row ever holds two things. With probability `wind` a new
thing drifts, by one column to the left or to the right at each step, the same way until a wall turns it round.
What reaches the lowest row where the basket stands is caught:

    an apple gives reward 1,
    a cone ends the episode (terminated), with no reward and no punishment but what is missed from then on.

What reaches the lowest row elsewhere is gone at the next step. After 200 steps an episode is truncated.

An observation is four binary planes, (4, 10, 10) uint8: the basket, the apples, the cones, and the trail: where each thing in the air
was one step ago, without which one could not tell which way it drifts. Rows are counted from the top. For the eye, `picture` makes colours of them.
"""

from __future__ import annotations

from typing import Any

import gymnasium
import numpy as np
from gymnasium import spaces
from gymnasium.vector import AutoresetMode
from numpy.typing import NDArray

SIZE = 10  # rows and columns
BASKET, APPLE, CONE, TRAIL = range(4)  # the planes
APPLES, CONES = 0.3, 0.25  # the probabilities that a new thing is one
STEPS = 200  # of an episode that no cone ends
COLOURS = ((255, 255, 255), (139, 94, 52), (204, 41, 54), (47, 93, 80), (226, 226, 226))  # sky, and the four planes

Info = dict[str, Any]
Planes = NDArray[np.uint8]


class OrchardVector(gymnasium.vector.VectorEnv[Planes, NDArray[np.int64], NDArray[Any]]):
    """`num_envs` games in step; an episode that has ended begins anew at the next step (gymnasium's AutoresetMode.NEXT_STEP).

    At such a step the action is not looked at and the reward is 0. Observations (num_envs, 4, 10, 10) uint8, actions (num_envs,) in {0, 1, 2}.
    All is drawn from one generator, that of `reset(seed=...)`: the same seed and the same actions give the same games. `wind`: from 0 to 1.
    """

    metadata: dict[str, Any] = {"autoreset_mode": AutoresetMode.NEXT_STEP, "render_modes": []}  # noqa: RUF012

    def __init__(self, num_envs: int, wind: float = 0.0) -> None:
        if num_envs < 1 or not 0 <= wind <= 1:
            raise ValueError(f"OrchardVector: num_envs={num_envs}, wind={wind}; at least 1 and a number from 0 to 1 were expected")
        self._wind = wind
        self.num_envs = num_envs
        self.single_observation_space = spaces.Box(0, 1, (4, SIZE, SIZE), np.uint8)
        self.single_action_space = spaces.Discrete(3)
        self.observation_space = spaces.Box(0, 1, (num_envs, 4, SIZE, SIZE), np.uint8)
        self.action_space = spaces.MultiDiscrete([3] * num_envs)
        # What row r holds: its kind (0: nothing), its column, the column one step ago, and its drift.
        self._kind, self._column, self._before, self._drift = np.zeros((4, num_envs, SIZE), np.int64)
        self._basket, self._age = np.zeros((2, num_envs), np.int64)
        self._over = np.zeros(num_envs, bool)
        self._games, self._rows = np.arange(num_envs), np.arange(SIZE)

    def reset(self, *, seed: int | list[int | None] | None = None, options: Info | None = None) -> tuple[Planes, Info]:  # type: ignore[override]
        """All games begin anew. `seed`: one whole number for all of them, or None to go on with the generator."""
        if isinstance(seed, list):
            raise TypeError("OrchardVector.reset: a list came as seed; one whole number for all games was expected")
        super().reset(seed=seed)
        self._begin(np.ones(self.num_envs, bool))
        self._over[:] = False
        return self._planes(), {}

    def step(self, actions: NDArray[np.int64]) -> tuple[Planes, NDArray[Any], NDArray[Any], NDArray[Any], Info]:
        """Observations, rewards (float64), terminated and truncated (bool), each with one row a game, and no further information."""
        moves = np.asarray(actions)
        if moves.shape != (self.num_envs,) or moves.dtype.kind not in "iu" or moves.min() < 0 or moves.max() > 2:
            raise ValueError(f"OrchardVector.step: {moves.dtype} {moves.shape} came; whole numbers from 0 to 2 of shape ({self.num_envs},) were expected")
        again = self._over
        self._basket = np.clip(self._basket + moves - 1, 0, SIZE - 1)
        self._fall()
        self._age += 1
        if again.any():
            self._begin(again)
        met = np.where(self._column[:, -1] == self._basket, self._kind[:, -1], 0)
        terminated = met == CONE
        truncated = (self._age >= STEPS) & ~terminated
        self._over = terminated | truncated
        return self._planes(), (met == APPLE).astype(np.float64), terminated, truncated, {}

    def _fall(self) -> None:
        """Everything goes down by one row and along its drift; the lowest row empties, the highest is drawn."""
        for rows in (self._kind, self._column, self._drift):
            rows[:, 1:] = rows[:, :-1]
        self._before[:, 1:] = self._column[:, 1:]
        self._column += self._drift
        outside = (self._column < 0) | (self._column >= SIZE)
        self._drift[outside] *= -1
        self._column[outside] += 2 * self._drift[outside]
        chance, column, drift = self.np_random.random((3, self.num_envs))  # always all three: the rest does not depend on the wind
        self._kind[:, 0] = np.where(chance < APPLES, APPLE, np.where(chance < APPLES + CONES, CONE, 0))
        self._column[:, 0] = SIZE * column
        self._drift[:, 0] = np.where(drift < self._wind, np.where(drift < self._wind / 2, -1, 1), 0)

    def _begin(self, which: NDArray[np.bool_]) -> None:
        """A new game where `which` is true: an empty sky, the basket anywhere."""
        self._kind[which] = 0
        self._age[which] = 0
        self._basket[which] = self.np_random.integers(0, SIZE, int(which.sum()))

    def _planes(self) -> Planes:
        planes = np.zeros((self.num_envs, 4, SIZE, SIZE), np.uint8)
        planes[self._games, BASKET, -1, self._basket] = 1
        game, row = np.nonzero(self._kind)
        planes[game, self._kind[game, row], row, self._column[game, row]] = 1
        fallen = row > 0
        game, row = game[fallen], row[fallen]
        planes[game, TRAIL, row - 1, self._before[game, row]] = 1
        return planes


class Orchard(gymnasium.Env[Planes, np.int64]):
    """One game. Observations (4, 10, 10) uint8, actions 0, 1, 2; `render` gives a picture (160, 160, 3) uint8."""

    metadata: dict[str, Any] = {"render_modes": ["rgb_array"], "render_fps": 8}  # noqa: RUF012

    def __init__(self, render_mode: str | None = None, wind: float = 0.0) -> None:
        if render_mode not in (None, "rgb_array"):
            raise ValueError(f"Orchard: render_mode={render_mode!r}; None or 'rgb_array' was expected")
        self.render_mode = render_mode
        self._games = OrchardVector(1, wind)
        self.observation_space = self._games.single_observation_space
        self.action_space = self._games.single_action_space
        self._last: Planes | None = None

    def reset(self, *, seed: int | None = None, options: Info | None = None) -> tuple[Planes, Info]:
        super().reset(seed=seed)
        self._last = self._games.reset(seed=seed)[0][0]
        return self._last, {}

    def step(self, action: np.int64) -> tuple[Planes, float, bool, bool, Info]:
        observations, rewards, terminated, truncated, _ = self._games.step(np.array([action]))
        self._last = observations[0]
        return self._last, float(rewards[0]), bool(terminated[0]), bool(truncated[0]), {}

    def render(self) -> NDArray[np.uint8]:  # type: ignore[override]
        """The last observation as a picture, sixteen pixels a cell. RuntimeError before the first reset."""
        if self._last is None:
            raise RuntimeError("Orchard.render: there is nothing to show before reset()")
        return picture(self._last).repeat(16, axis=0).repeat(16, axis=1)


def picture(planes: Planes) -> NDArray[np.uint8]:
    """Planes (4, 10, 10) as colours (10, 10, 3) uint8: one pixel a cell; a thing hides the trail, the basket what it has caught."""
    colours = np.array(COLOURS, np.uint8)
    shown = np.zeros((SIZE, SIZE), np.int64)
    for plane in (TRAIL, CONE, APPLE, BASKET):
        shown[planes[plane] > 0] = plane + 1
    return colours[shown]
