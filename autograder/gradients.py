"""Numerical gradients by central differences, in float64: the witness for an analytic gradient.

For a smooth f the central difference (f(x + h v) - f(x - h v)) / (2 h) is the slope of f along v up to

    h**2 / 6 * f'''(v, v, v)   (truncation)   +   eps * |f| / h   (rounding; eps = 2.2e-16),

least near h = eps**(1/3), about 6e-6, where some ten digits are right for values near 1. Near a kink
(ReLU at 0, a tie in a maximum) neither term holds: draw inputs further than a few h from one.

Source: W. H. Press et al., Numerical Recipes, "Numerical Derivatives".
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from .errors import AuthorError

Array = np.ndarray[Any, Any]
Function = Callable[[Array], Any]


def directional(f: Function, x: Array, v: Array, h: float = 1e-5) -> Array:
    """The slope of f at x along v, (f(x + h v) - f(x - h v)) / (2 h), in the shape of f(x).

    x: float64 array; v: array of x's shape; h: the step, in units of v. f is called twice, with x
    itself, which is restored afterwards, also when f writes into it or raises. The error is
    h**2 / 6 * f'''(v, v, v) + eps * |f| / h. Raises AuthorError for other shapes or dtypes.
    """
    _demand(x, h)
    if np.shape(v) != x.shape:
        raise AuthorError(f"directional: v has shape {np.shape(v)}, x has {x.shape}; pass v in x's shape")
    kept = x.copy()
    try:
        x[...] = kept + h * np.asarray(v)
        above = _value(f, x)
        x[...] = kept - h * np.asarray(v)
        below = _value(f, x)
    finally:
        x[...] = kept
    return (above - below) / (2 * h)


def numerical_gradient(f: Function, x: Array, dout: Any = 1.0, h: float = 1e-5) -> Array:
    """The gradient of sum(f(x) * dout) in x, one coordinate after another: 2 * x.size calls of f.

    x: float64 array, restored afterwards; dout: the cotangent, of f(x)'s shape (1.0 where f gives a
    number); returns an array of x's shape. The error of each entry is h**2 / 6 times the third
    derivative plus eps * sum(|f * dout|) / h. Raises AuthorError where dout has not f(x)'s shape, since
    broadcasting would hide a mistake.
    """
    _demand(x, h)
    gradient = np.zeros_like(x)
    unit = np.zeros_like(x)
    for index in np.ndindex(x.shape):
        unit[index] = 1.0
        gradient[index] = _pair(directional(f, x, unit, h), dout)
        unit[index] = 0.0
    return gradient


def disagreement(
    analytic: Array,
    f: Function,
    x: Array,
    dout: Any,
    rng: np.random.Generator,
    directions: int = 8,
    h: float = 1e-5,
) -> float:
    """The largest error of `analytic` along random directions, relative to the largest slope seen.

    Along each normal v it compares sum(analytic * v) with the slope of sum(f(x) * dout): two calls of f
    a direction, however large x is. A gradient wrong by a relative 1e-3 in norm shows up as about 1e-3.
    Differences below the rounding error of the central difference count as none. Infinite where a
    value is not finite, or where `analytic` has not x's shape.
    """
    _demand(x, h)
    if np.shape(analytic) != x.shape:
        return math.inf
    weight = float(np.sum(np.abs(_value(f, x.copy()) * dout)))
    floor = 16 * np.finfo(np.float64).eps * weight / h
    errors, slopes = [0.0], [0.0]
    for _ in range(directions):
        v = np.asarray(rng.standard_normal(x.shape))
        told = float(np.sum(np.asarray(analytic, dtype=np.float64) * v))
        seen = _pair(directional(f, x, v, h), dout)
        errors.append(max(0.0, abs(told - seen) - floor))
        slopes += [abs(told), abs(seen)]
    if not all(map(math.isfinite, slopes)):
        return math.inf
    return max(errors) / max(slopes) if max(errors) else 0.0


def agrees(
    analytic: Array,
    f: Function,
    x: Array,
    dout: Any,
    rng: np.random.Generator,
    directions: int = 8,
    rtol: float = 1e-6,
    h: float = 1e-5,
) -> bool:
    """Whether `analytic` is the gradient of sum(f(x) * dout), along `directions` random directions.

    See `disagreement` for what is compared. Use a random dout: a cotangent of ones cannot tell the
    gradient of a softmax, whose rows sum to one, from zeros.
    """
    return disagreement(analytic, f, x, dout, rng, directions, h) <= rtol


def _value(f: Function, x: Array) -> Array:
    # A copy: f may return its argument or a buffer that the next call overwrites.
    return np.array(f(x), dtype=np.float64)


def _pair(slope: Array, dout: Any) -> float:
    if np.shape(dout) != slope.shape:
        raise AuthorError(
            f"gradient: dout has shape {np.shape(dout)}, f(x) has {slope.shape}; pass a dout of that shape"
        )
    return float(np.sum(slope * dout))


def _demand(x: Array, h: float) -> None:
    if not isinstance(x, np.ndarray) or x.dtype != np.float64:
        kind = getattr(x, "dtype", type(x).__name__)
        raise AuthorError(f"gradient: x is {kind}, but differences need a float64 array; convert it first")
    if not h > 0:
        raise AuthorError(f"gradient: the step h is {h}; it must be above zero, 1e-5 is usual")
