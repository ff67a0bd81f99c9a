"""What a policy saw, kept for a picture of one episode: few frames however long it was, and the state in which it ended."""

from __future__ import annotations

from typing import Any

import numpy as np

MAX_BYTES, MAX_FRAMES = 8 * 2**20, 512
FRAMES, POINTS, NUMBERS = 8, 60, 6  # of a strip, of a curve, and of an observation that are shown
CART_POLE = ("cart position", "cart velocity", "pole angle", "pole velocity")


class Film:
    """The observations of a round; every second one is dropped when there are too many."""

    def __init__(self) -> None:
        self.frames: list[tuple[int, np.ndarray]] = []
        self._stride = 1
        self._last: dict[int, tuple[int, np.ndarray]] = {}  # by environment: the steps that its episode lasted, and what it ended in
        self.step = 0

    def add(self, step: int, observations: np.ndarray) -> None:
        """The observations before a step."""
        self.step = step
        if step % self._stride == 0:
            self.frames.append((step, observations.copy()))
        if len(self.frames) > MAX_FRAMES or len(self.frames) * observations.nbytes > max(MAX_BYTES, 4 * observations.nbytes):
            self.frames = self.frames[::2]
            self._stride *= 2
        self._now = observations

    def end(self, observations: np.ndarray, over: np.ndarray, length: int) -> None:
        """The observations after the last step of the episodes in the mask `over`."""
        self._last |= {int(i): (length, observations[i].copy()) for i in np.flatnonzero(over)}

    def stop(self) -> None:
        """The round was broken off: for the episodes that were still going, the last observation is the one that was answered badly."""
        for i in range(len(self._now)):
            self._last.setdefault(i, (self.step, self._now[i].copy()))

    def episode(self, env: int) -> tuple[list[int], np.ndarray]:
        """Steps and observations (n, ...) of one episode, its last state included."""
        length, last = self._last[env]
        kept = [(step, frame[env]) for step, frame in self.frames if step < length]
        return [step for step, _ in kept] + [length], np.stack([*(o for _, o in kept), last])


def strip_of(film: Film, env: int, cart_pole: bool, names: tuple[str, ...]) -> dict[str, Any]:
    """One episode as plain data: `steps` and `states` for a curve of each number, and for a cart with a pole `frames`, of [step, position, angle].

    Empty where an observation is not a row of numbers, or is a number alone.
    """
    steps, states = film.episode(env)
    if states.ndim != 2 or not states.shape[1]:
        return {}
    states = states[:, :NUMBERS].astype(np.float64)
    names = (names or (CART_POLE if cart_pole else ()))[: states.shape[1]]
    named = [*names, *(f"number {i}" for i in range(len(names), states.shape[1]))]
    points = _thinned(len(steps), POINTS)
    found: dict[str, Any] = {"names": named, "steps": [steps[i] for i in points], "states": [[_six(v) for v in states[i]] for i in points]}
    if cart_pole and states.shape[1] == 4:
        found["frames"] = [[steps[i], _six(states[i, 0]), _six(states[i, 2])] for i in _thinned(len(steps), FRAMES)]
    return found


def _thinned(count: int, most: int) -> list[int]:
    """At most `most` indices below `count`, evenly, the first and the last among them."""
    return sorted({round(i) for i in np.linspace(0, count - 1, min(count, most))})


def _six(value: float) -> float:
    """Six digits; what is not finite has none."""
    number = float(f"{value:.6g}")
    return number if np.isfinite(number) else 0.0
