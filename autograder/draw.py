"""Seeded, lazy generators of inputs: the list of cases is public, the draws are not.

`draw.normal(3, 5)` draws nothing yet. A case holds such generators, and `draw_inputs` turns them into values under
a seed; each input has a generator of its own, derived from seed, exercise, case and input name, so that adding a
case changes no other. An input may depend on those before it: `draw.given(lambda rng, case: ...)`.
"""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Draw:
    """A value to be drawn: `make(rng, earlier)`, where `earlier.x` is the input x drawn before."""

    make: Callable[[np.random.Generator, SimpleNamespace], Any]


def normal(*shape: int, scale: float = 1.0, loc: float = 0.0, dtype: str = "float64") -> Draw:
    """Gaussian array of `shape`; a Python float for no shape."""
    return Draw(lambda rng, _: _cast(rng.normal(loc, scale, shape or None), dtype))


def uniform(*shape: int, low: float = 0.0, high: float = 1.0, dtype: str = "float64") -> Draw:
    """Uniform array of `shape` in [low, high); a Python float for no shape."""
    return Draw(lambda rng, _: _cast(rng.uniform(low, high, shape or None), dtype))


def integers(low: int, high: int, *shape: int) -> Draw:
    """int64 array of `shape` in [low, high); a Python int for no shape."""
    return Draw(lambda rng, _: rng.integers(low, high, shape) if shape else int(rng.integers(low, high)))


def labels(n: int, classes: int) -> Draw:
    """(n,) class labels; the first ones name as many different classes as fit, in random order."""

    def make(rng: np.random.Generator, _: SimpleNamespace) -> np.ndarray:
        y = rng.integers(0, classes, n)
        y[: min(n, classes)] = rng.permutation(classes)[: min(n, classes)]
        return y[rng.permutation(n)]

    return Draw(make)


def spaced(*shape: int, gap: float = 0.1, scale: float = 1.0) -> Draw:
    """All entries at least gap*scale apart and as far from zero, in random order and of either sign: no ties, no kinks.

    For maxima, ReLU and the like, where an entry near a kink would make two right answers differ.
    """

    def make(rng: np.random.Generator, _: SimpleNamespace) -> np.ndarray:
        count = int(np.prod(shape))
        ladder = (np.arange(count) - count // 2 + 0.5) * 2 * gap
        values = ladder + rng.uniform(-gap / 2, gap / 2, count)
        return scale * rng.permutation(values).reshape(shape)

    return Draw(make)


def away_from(*points: float, shape: tuple[int, ...], margin: float = 0.05, scale: float = 1.0) -> Draw:
    """Gaussian array whose entries keep `margin` from each of `points` (kinks of the function to be judged)."""

    def make(rng: np.random.Generator, _: SimpleNamespace) -> np.ndarray:
        x = rng.normal(0.0, scale, shape)
        while (near := np.any([np.abs(x - p) < margin for p in points], axis=0)).any():
            x = np.where(near, rng.normal(0.0, scale + margin, shape), x)
        return x

    return Draw(make)


def choice(*options: Any) -> Draw:
    """One of `options`."""
    return Draw(lambda rng, _: options[int(rng.integers(len(options)))])


def permutation(n: int) -> Draw:
    """(n,) int64: 0 to n-1 in random order."""
    return Draw(lambda rng, _: rng.permutation(n))


def given(make: Callable[[np.random.Generator, SimpleNamespace], Any]) -> Draw:
    """Anything, from a generator and the inputs drawn before it: `given(lambda rng, case: case.x * 2)`."""
    return Draw(make)


def seed_of(*parts: object) -> int:
    """A 128-bit number from the parts' text. One-way: it does not give a grading seed away."""
    text = "\x1f".join(map(str, parts)).encode()
    return int.from_bytes(hashlib.blake2b(text, digest_size=16).digest(), "big")


def draw_inputs(inputs: Mapping[str, Any], *key: object) -> dict[str, Any]:
    """The values of a case's inputs under `key` (seed, assignment, exercise, case): fresh at each call, constants copied."""
    drawn: dict[str, Any] = {}
    for name, value in inputs.items():
        rng = np.random.default_rng(seed_of(*key, name))
        drawn[name] = realise(value, rng, SimpleNamespace(**drawn))
    return drawn


def realise(value: Any, rng: np.random.Generator, earlier: SimpleNamespace) -> Any:
    """`value` with every generator in it drawn; lists, tuples and dicts may hold generators too."""
    if isinstance(value, Draw):
        return value.make(rng, earlier)
    if isinstance(value, dict):
        return {k: realise(v, rng, earlier) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(realise(v, rng, earlier) for v in value)
    return copy.deepcopy(value)


def _cast(value: Any, dtype: str) -> Any:
    return value.astype(dtype) if isinstance(value, np.ndarray) else float(value)
