"""Equality as the field means it: names, shape, kind, finite, tolerance, in this order.

The result is a list of `Mismatch`, empty for equal values. Tolerance is relative to the largest expected value of the
array: 1e-7 in float64, 1e-4 in float32; integers, booleans and strings are exact. A number, a numpy scalar, a 0-d array
and a 0-d tensor are one thing; (1, M) is never (M,).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from .verdict import Verdict

RTOL64, RTOL32 = 1e-7, 1e-4
Verify = Callable[[Mapping[str, Any], Any, Any], "list[Mismatch]"]


@dataclass(frozen=True)
class Mismatch:
    """One difference. `words` holds no values and may be shown for a hidden case; `text` holds them."""

    verdict: Verdict
    path: str  # where in the answer: "dx", "grads.W1"
    words: str
    text: str
    index: tuple[int, ...] | None = None  # the worst entry


def compare(want: Any, got: Any, path: str = "", rtol: float | None = None) -> list[Mismatch]:
    """All differences between the expected value and the given one, in the order of the expected one."""
    if isinstance(want, dict):
        return _compare_dicts(want, got, path, rtol)
    if isinstance(want, (list, tuple)):
        return _compare_sequences(want, got, path, rtol)
    if want is None or isinstance(want, (str, bytes)):
        return _compare_exact(want, got, path)
    return _compare_arrays(want, got, path, rtol)


def _compare_dicts(want: dict[str, Any], got: Any, path: str, rtol: float | None) -> list[Mismatch]:
    if not isinstance(got, dict):
        return [_kind(path, "a dict", got)]
    missing, extra = [k for k in want if k not in got], [k for k in got if k not in want]
    if missing or extra:
        words = "; ".join(
            f"{what} {', '.join(map(repr, keys[:6]))}" for what, keys in (("lacks", missing), ("has also", extra)) if keys
        )
        return [Mismatch(Verdict.SHAPE, path, f"{path or 'the answer'}: the names differ", f"{path or 'the answer'} {words}")]
    return [m for key in want for m in compare(want[key], got[key], f"{path}.{key}" if path else key, rtol)]


def _compare_sequences(want: Sequence[Any], got: Any, path: str, rtol: float | None) -> list[Mismatch]:
    if not isinstance(got, (list, tuple)):
        return [_kind(path, f"{len(want)} values", got)]
    if len(got) != len(want):
        text = f"{path or 'the answer'}: {len(got)} values came, {len(want)} were expected"
        return [Mismatch(Verdict.SHAPE, path, f"{path or 'the answer'}: another number of values", text)]
    return [m for i, (w, g) in enumerate(zip(want, got, strict=True)) for m in compare(w, g, f"{path}[{i}]", rtol)]


def _compare_exact(want: Any, got: Any, path: str) -> list[Mismatch]:
    if type(got) is not type(want):
        return [_kind(path, "None" if want is None else f"a {type(want).__name__}", got)]
    if got == want:
        return []
    text = f"{path or 'the answer'}: {shorten(got)} came, {shorten(want)} was expected"
    return [Mismatch(Verdict.WRONG, path, f"{path or 'the answer'} differs", text)]


def _compare_arrays(want: Any, got: Any, path: str, rtol: float | None) -> list[Mismatch]:
    where = path or "the answer"
    if not isinstance(got, (bool, int, float, complex, np.ndarray, np.generic)):
        return [_kind(path, describe(want), got)]
    w, g = np.asarray(want), np.asarray(got)
    if g.dtype.kind not in "biufc":
        return [_kind(path, describe(want), got)]
    if w.shape != g.shape:
        text = f"{where} has shape {g.shape}; {w.shape} was expected"
        return [Mismatch(Verdict.SHAPE, path, text, text)]
    if not _same_kind(w, g):
        words = f"{where} holds {_KINDS[g.dtype.kind]}; {_KINDS[w.dtype.kind]} were expected"
        return [Mismatch(Verdict.DTYPE, path, words, words)]
    return _compare_values(w, g, where, path, rtol)


def _compare_values(w: np.ndarray, g: np.ndarray, where: str, path: str, rtol: float | None) -> list[Mismatch]:
    if (w == g).all():  # most right answers
        return []
    finite = np.isfinite(w)
    bad = ~np.isfinite(g) & finite
    if bad.any():
        index = _first(bad)
        words = f"{where} is not finite in {int(bad.sum())} of {bad.size} entries"
        return [Mismatch(Verdict.NONFINITE, path, words, f"{words}, first at {_at(index)}", index)]
    if w.dtype.kind in "biu" and g.dtype.kind in "biu":
        wrong = w != g
        distance = wrong.astype(np.float64)
    else:
        with np.errstate(all="ignore"):
            distance = np.where(finite, np.abs(g - w), np.where(_same_nonfinite(w, g), 0.0, np.inf)).astype(np.float64)
        scale = float(np.max(np.abs(w[finite]), initial=0.0))
        wrong = ~(distance <= (rtol or _rtol(w, g)) * scale + 1e-300)
    if not wrong.any():
        return []
    index = tuple(int(i) for i in np.unravel_index(int(np.argmax(np.where(wrong, distance, -1.0))), w.shape))
    words = f"{where} differs in {int(wrong.sum())} of {wrong.size} entries" if w.ndim else f"{where} differs"
    text = f"{words}, worst at {_at(index)}: {number(g[index])} came, {number(w[index])} was expected"
    if number(g[index]) == number(w[index]):
        text += f" (they differ by {number(distance[index])})"
    return [Mismatch(Verdict.WRONG, path, words, text if w.ndim else text.replace(", worst at the number", ""), index)]


def _same_kind(w: np.ndarray, g: np.ndarray) -> bool:
    """Whole numbers serve for a single expected float (`loss = 0`); arrays must agree in kind."""
    kinds = {"b": 0, "i": 1, "u": 1, "f": 2, "c": 3}
    a, b = kinds[w.dtype.kind], kinds[g.dtype.kind]
    return a == b or (w.ndim == 0 and {a, b} == {1, 2} and (a == 2 or float(g).is_integer()))


def _same_nonfinite(w: np.ndarray, g: np.ndarray) -> np.ndarray:
    return np.asarray((w == g) | (np.isnan(w) & np.isnan(g)))


def _rtol(w: np.ndarray, g: np.ndarray) -> float:
    single = any(a.dtype.kind in "fc" and a.dtype.itemsize < (16 if a.dtype.kind == "c" else 8) for a in (w, g))
    return RTOL32 if single else RTOL64


_KINDS = {"b": "booleans", "i": "whole numbers", "u": "whole numbers", "f": "real numbers", "c": "complex numbers"}


def _kind(path: str, expected: str, got: Any) -> Mismatch:
    text = f"{path or 'the answer'} is {describe(got)}; {expected} was expected"
    return Mismatch(Verdict.DTYPE, path, text, text)


def describe(value: Any) -> str:
    """What a value is, without the value: "a float64 array of shape (3, 5)"."""
    if value is None:
        return "None"
    if isinstance(value, (np.ndarray, np.generic)) and np.ndim(value):
        return f"a {value.dtype} array of shape {np.shape(value)}"
    if isinstance(value, (list, tuple)):
        return f"a {type(value).__name__} of {len(value)}"
    if isinstance(value, (bool, int, float, complex, np.ndarray, np.generic)):
        return "a number"
    return f"a {type(value).__name__}"


def number(value: Any) -> str:
    """A number with six digits, the same on every machine that agrees to six."""
    if isinstance(value, (bool, np.bool_)):
        return str(bool(value))
    if isinstance(value, (int, np.integer)):
        return str(int(value))
    if isinstance(value, (complex, np.complexfloating)):
        return f"{complex(value):.6g}"
    value = float(value)
    return f"{value:.6g}" if math.isfinite(value) else str(value)


def shorten(value: Any, size: int = 80) -> str:
    text = repr(value)
    return text if len(text) <= size else text[: size - 3] + "..."


def _first(mask: np.ndarray) -> tuple[int, ...]:
    return tuple(int(i) for i in np.argwhere(mask)[0])


def _at(index: tuple[int, ...]) -> str:
    return f"[{', '.join(map(str, index))}]" if index else "the number"
