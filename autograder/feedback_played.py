"""The figures of a policy that was played: the return of each episode, the worst one as a strip of film, and the state it ended in.

They are read from `ExerciseResult.figures` as if anyone could have written them: what is not of the form that is expected is left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, sin
from statistics import median, quantiles
from typing import Any

from .feedback_figures import finite

MAX_EPISODES, MAX_POINTS, MAX_NUMBERS, MAX_FRAMES = 512, 120, 6, 12
WIDTH, HEIGHT = 600, 120  # of the bars, in units of their drawing
LANE, FRAME = 64, 92  # the height of a number's curve, the width of a frame
TRACK, POLE = 2.4, 34  # half of the track of a cart, in its own units; the length of a pole as drawn


@dataclass(frozen=True)
class Episodes:
    """The episodes that count, in the order in which they were played."""

    returns: tuple[float, ...]
    lengths: tuple[int, ...]
    terminated: tuple[bool, ...]  # by the environment's own rule; the others were truncated at the limit of steps
    chance: str = ""

    @property
    def low(self) -> float:
        return min(0.0, *self.returns)

    @property
    def high(self) -> float:
        return max(0.0, *self.returns)

    def y(self, value: float) -> float:
        return round(HEIGHT * (self.high - value) / ((self.high - self.low) or 1.0), 1)

    @property
    def bars(self) -> list[tuple[float, float, float, float, bool, str]]:
        """x, y, width, height, whether terminated, and words of each episode."""
        wide = WIDTH / len(self.returns)
        found = []
        for i, (value, length, over) in enumerate(zip(self.returns, self.lengths, self.terminated, strict=True)):
            top, bottom = sorted((self.y(value), self.y(0.0)))
            words = f"episode {i}: {value:.6g} in {length} steps, {'terminated' if over else 'truncated'}"
            found.append((round(wide * i, 2), top, round(0.8 * wide, 2), max(1.0, round(bottom - top, 1)), over, words))
        return found

    @property
    def sentence(self) -> str:
        low, _, high = quantiles(self.returns, n=4, method="inclusive") if len(self.returns) > 1 else self.returns * 3
        over = sum(self.terminated)
        return (
            f"median return {median(self.returns):.6g} in {len(self.returns)} episodes, half of them between {low:.6g} and {high:.6g}, "
            f"the worst {min(self.returns):.6g}, the best {max(self.returns):.6g}; {over} terminated, {len(self.returns) - over} truncated at the limit of steps"
        )


@dataclass(frozen=True)
class Lane:
    """One number of the observations over an episode."""

    name: str
    path: str  # the points of a polyline in a field of WIDTH x LANE
    low: float
    high: float
    last: float


@dataclass(frozen=True)
class Strip:
    """An episode of the trial round, which counts nothing: where it went wrong, or the worst one."""

    steps: tuple[int, ...]
    names: tuple[str, ...]
    states: tuple[tuple[float, ...], ...]
    frames: tuple[tuple[int, float, float], ...]  # step, position and angle of a cart with a pole
    length: int
    total: float | None = None
    terminated: bool = False
    broken: bool = False
    env: int = 0

    @property
    def lanes(self) -> list[Lane]:
        span = (self.steps[-1] - self.steps[0]) or 1
        found = []
        for name, column in zip(self.names, zip(*self.states, strict=True), strict=True):
            low, high = min(column), max(column)
            points = zip(self.steps, column, strict=True)
            path = " ".join(f"{WIDTH * (s - self.steps[0]) / span:.1f},{LANE * (high - v) / ((high - low) or 1.0):.1f}" for s, v in points)
            found.append(Lane(name, path, low, high, column[-1]))
        return found

    @property
    def drawn(self) -> list[tuple[float, float, float, float, int]]:
        """Of each frame: the cart's x within it, the pole's end from the cart (dx, dy), the angle, the step."""
        half = FRAME / 2
        return [
            (round(half + max(-1.0, min(1.0, x / TRACK)) * (half - 12), 1), round(POLE * sin(a), 1), round(-POLE * cos(a), 1), a, step)
            for step, x, a in self.frames
        ]

    @property
    def state(self) -> str:
        return ", ".join(f"{name} {value:.4g}" for name, value in zip(self.names, self.states[-1], strict=True))

    @property
    def sentence(self) -> str:
        if self.broken:
            return f"in a trial round that counts nothing, the policy was stopped at step {self.length}; in environment {self.env} it saw: {self.state}"
        end = "terminated" if self.terminated else "was truncated"
        total = "" if self.total is None else f" with a return of {self.total:.6g}"
        return f"the worst episode of a trial round that counts nothing {end} after {self.length} steps{total}; its last state: {self.state}"


@dataclass(frozen=True)
class Play:
    """All that is drawn of a policy that was played."""

    episodes: Episodes | None = None
    strip: Strip | None = None

    @property
    def lines(self) -> tuple[str, ...]:
        """The same in sentences, for where nothing can be drawn."""
        lines = [self.episodes.sentence] if self.episodes else []
        lines += [self.episodes.chance] if self.episodes and self.episodes.chance else []
        return (*lines, *((self.strip.sentence,) if self.strip else ()))


def play_of(figures: Mapping[str, Any] | None) -> Play | None:
    """What of the figures can be drawn; None where there is nothing."""
    figures = figures or {}
    found = Play(_episodes(figures.get("episodes"), figures.get("chance")), _strip(figures.get("film")))
    return found if found != Play() else None


def _episodes(value: Any, chance: Any) -> Episodes | None:
    returns, lengths, over = (_list(value, key, MAX_EPISODES) for key in ("returns", "lengths", "terminated"))
    numbers = [n for n in _numbers(returns) if n is not None]
    if not returns or not len(numbers) == len(returns) == len(lengths) == len(over) or not all(type(n) is int and n >= 0 for n in lengths):
        return None
    return Episodes(tuple(numbers), tuple(lengths), tuple(bool(t) for t in over), _chance(chance))


def _chance(value: Any) -> str:
    if not isinstance(value, list) or len(value) != 2 or not isinstance(value[1], str) or (p := finite(value[0])) is None:
        return ""
    return f"a right solution stays below the bar by chance with probability {p:.2g} ({_text(value[1], 300)})"


def _strip(value: Any) -> Strip | None:
    steps, names, states = (_list(value, key, MAX_POINTS) for key in ("steps", "names", "states"))
    rows = [tuple(n for n in _numbers(row) if n is not None) for row in states if isinstance(row, list)]
    square = 0 < len(names) <= MAX_NUMBERS and all(len(row) == len(names) for row in rows)
    if not steps or not square or not len(rows) == len(states) == len(steps) or not all(type(s) is int for s in [*steps, value.get("length")]):
        return None
    return Strip(
        tuple(steps), tuple(_text(n, 40) for n in names), tuple(rows), tuple(_frames(value.get("frames"))), value["length"],
        finite(value.get("return")), value.get("terminated") is True, value.get("broken") is True,
        value["env"] if type(value.get("env")) is int else 0,
    )  # fmt: skip


def _list(value: Any, key: str, most: int) -> list[Any]:
    """The list `key` of a dict; empty where there is none, or one that is too long."""
    found = value.get(key) if isinstance(value, dict) else None
    return found if isinstance(found, list) and len(found) <= most else []


def _frames(value: Any) -> list[tuple[int, float, float]]:
    rows = value if isinstance(value, list) else []
    found = [(row[0], finite(row[1]), finite(row[2])) for row in rows[:MAX_FRAMES] if isinstance(row, list) and len(row) == 3 and type(row[0]) is int]
    return [(step, x, a) for step, x, a in found if x is not None and a is not None]


def _numbers(column: Sequence[Any]) -> list[float | None]:
    return [finite(v) if type(v) in (int, float) else None for v in column]


def _text(value: Any, size: int) -> str:
    line = "".join(c if c.isprintable() else " " for c in str(value)[:size])
    return " ".join(line.split())
