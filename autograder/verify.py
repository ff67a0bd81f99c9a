"""Ready `verify` functions, for exercises whose right answers differ: an order, a sign, a permutation, a mask.

Each makes a function `(inputs, got, want) -> list[Mismatch]` that runs in the judge, on decoded values only (and in the
student's `check`, on the visible cases). A statistical one refuses a right answer at most once in a million cases.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from .compare import Mismatch, Verify, compare, describe
from .verdict import Verdict

SIGMAS = 5.0  # two-sided: 5.7e-7


def refuse(words: str, text: str = "", path: str = "", verdict: Verdict = Verdict.WRONG) -> list[Mismatch]:
    """One mismatch, for an author's own verify function. `words` must hold no values of the case."""
    return [Mismatch(verdict, path, words, text or words)]


def statistical(verify: Verify) -> Verify:
    """Marks an author's own function that judges a draw by its distribution: another seed's draw is as right as this one's."""
    verify.statistical = True  # type: ignore[attr-defined]
    return verify


def exact() -> Verify:
    """Equal to the last bit."""

    def check(inputs: Mapping[str, Any], got: Any, want: Any) -> list[Mismatch]:
        return compare(want, got, rtol=1e-300)

    return check


def close(rtol: float) -> Verify:
    """Equal to `rtol` of the largest expected value: for results of another accuracy than rounding."""

    def check(inputs: Mapping[str, Any], got: Any, want: Any) -> list[Mismatch]:
        return compare(want, got, rtol=rtol)

    check.elementwise = True  # type: ignore[attr-defined]
    return check


def up_to_sign(axis: int, rtol: float = 1e-7) -> Verify:
    """Equal up to a sign for each slice along `axis` (eigenvectors, principal components)."""

    def check(inputs: Mapping[str, Any], got: Any, want: Any) -> list[Mismatch]:
        return _leafwise(want, got, lambda w, g, path: compare(w, _align(w, g, axis), path, rtol))

    return check


def _align(want: np.ndarray, got: np.ndarray, axis: int) -> np.ndarray:
    others = tuple(i for i in range(want.ndim) if i != axis % want.ndim)
    sign = np.sign(np.sum(want * got, axis=others, keepdims=True))
    return got * np.where(sign == 0, 1.0, sign)


def up_to_permutation(axis: int, rtol: float = 1e-7) -> Verify:
    """Equal up to the order of slices along `axis`."""

    def check(inputs: Mapping[str, Any], got: Any, want: Any) -> list[Mismatch]:
        return _leafwise(want, got, lambda w, g, path: compare(_sorted(w, axis), _sorted(g, axis), path, rtol))

    return check


def _sorted(array: np.ndarray, axis: int) -> np.ndarray:
    rows = np.moveaxis(array, axis, 0).reshape(array.shape[axis], -1)
    order = np.lexsort(np.round(rows, 9).T[::-1])
    return np.take(array, order, axis=axis)


def _leafwise(want: Any, got: Any, one: Callable[[np.ndarray, np.ndarray, str], list[Mismatch]], path: str = "") -> list[Mismatch]:
    """Apply `one` to matching arrays; whatever does not match in structure is an ordinary mismatch."""
    if isinstance(want, dict) and isinstance(got, dict) and want.keys() == got.keys():
        return list(itertools.chain(*(_leafwise(want[k], got[k], one, f"{path}.{k}" if path else k) for k in want)))
    if isinstance(want, np.ndarray) and isinstance(got, np.ndarray) and want.shape == got.shape and np.isfinite(got).all():
        return one(want, got, path)
    return compare(want, got, path)


def same_set() -> Verify:
    """Lists with the same members, each as often, in any order."""

    def check(inputs: Mapping[str, Any], got: Any, want: Any) -> list[Mismatch]:
        if not isinstance(got, dict) or got.keys() != want.keys():
            return compare(want, got)
        return list(itertools.chain(*(_same_members(want[k], got[k], k) for k in want)))

    return check


def _same_members(want: Any, got: Any, path: str) -> list[Mismatch]:
    if not isinstance(got, (list, tuple, np.ndarray)):
        return refuse(f"{path} is {describe(got)}; a list was expected", path=path, verdict=Verdict.DTYPE)
    w, g = sorted(map(repr, list(want))), sorted(map(repr, list(got)))
    if len(w) != len(g):
        return refuse(f"{path} has {len(g)} members; {len(w)} were expected", path=path, verdict=Verdict.SHAPE)
    return [] if w == g else refuse(f"{path} has other members", path=path)


def topological(edges: str, order: str = "order") -> Verify:
    """`got[order]` lists every node of `inputs[edges]` (pairs: before, after) once, and each edge's first node first."""

    def check(inputs: Mapping[str, Any], got: Any, want: Any) -> list[Mismatch]:
        wrong = _same_members(want[order], got.get(order) if isinstance(got, dict) else None, order)
        if wrong:
            return wrong
        place = {int(node): i for i, node in enumerate(got[order])}
        late = [(a, b) for a, b in np.asarray(inputs[edges]).tolist() if a in place and place[a] > place.get(b, -1)]
        if late:
            return refuse(f"{order}: {len(late)} nodes stand before one that they need", f"{order}: {late[0][1]} stands before {late[0][0]}, which it needs", order)
        return compare({k: v for k, v in want.items() if k != order}, {k: v for k, v in got.items() if k != order})

    return check


def binomial(p: float, path: str = "mask", values: tuple[float, float] = (0.0, 1.0)) -> Verify:
    """`got[path]` takes the two `values` only, the second with probability `p` (within five standard errors)."""

    @statistical
    def check(inputs: Mapping[str, Any], got: Any, want: Any) -> list[Mismatch]:
        w, g = np.asarray(want[path], dtype=float), got.get(path) if isinstance(got, dict) else None
        if not isinstance(g, np.ndarray) or g.shape != w.shape:
            return compare(want, got)
        g = g.astype(float)
        if not np.isin(g, values).all():
            return refuse(f"{path} holds values other than {values[0]:g} and {values[1]:g}", path=path)
        if abs(float((g == values[1]).mean()) - p) > SIGMAS * math.sqrt(p * (1 - p) / g.size):
            return refuse(f"{path}: the share of {values[1]:g} is not {p:g}", path=path)
        return []

    return check


def mean_within(sigma: float, path: str = "x", sigmas: float = SIGMAS) -> Verify:
    """The mean of `got[path]`, whose entries have standard deviation `sigma`, is that of `want[path]` within `sigmas` standard errors."""

    @statistical
    def check(inputs: Mapping[str, Any], got: Any, want: Any) -> list[Mismatch]:
        w, g = np.asarray(want[path], dtype=float), got.get(path) if isinstance(got, dict) else None
        if not isinstance(g, np.ndarray) or g.shape != w.shape or not np.isfinite(g).all():
            return compare(want, got)
        if abs(float(g.mean() - w.mean())) > sigmas * sigma * math.sqrt(2 / g.size):
            return refuse(f"{path}: the mean is off by more than {sigmas:g} standard errors", path=path)
        return []

    return check


def gaussian_weights(scale: str = "weight_scale") -> Verify:
    """Arrays of two axes and more are Gaussian, of mean 0 and standard deviation `inputs[scale]`, each drawn anew; all others (biases, gains) are
    exactly the expected ones. Each figure may be off by six standard errors: with a dozen of them a right answer is refused less than once
    in a million cases."""

    @statistical
    def check(inputs: Mapping[str, Any], got: Any, want: Any) -> list[Mismatch]:
        if not isinstance(got, dict) or got.keys() != want.keys():
            return compare(want, got)
        found: list[Mismatch] = []
        for name, w in want.items():
            found += _one_start(name, w, got[name], inputs[scale], scale)
        weights = [(name, got[name].ravel()) for name, w in want.items() if np.ndim(w) > 1] if not found else []
        for (first, a), (second, b) in itertools.combinations(weights, 2):
            shared = min(a.size, b.size)
            if shared > 8 and np.array_equal(a[:shared], b[:shared]):
                found += refuse(f"{second} repeats the numbers of {first}; each must be drawn anew", path=second)
        return found

    return check


def _one_start(name: str, want: Any, got: Any, size: float, scale: str) -> list[Mismatch]:
    if np.ndim(want) < 2:
        wrong = compare(want, got, name)
    else:  # another draw has other values, and that is all that may differ
        wrong = [m for m in compare(want, got, name) if m.verdict is not Verdict.WRONG]
    if not wrong and np.asarray(got).dtype != np.asarray(want).dtype:
        return refuse(f"{name} is not of the dtype asked for", f"{name} is {np.asarray(got).dtype}, not {np.asarray(want).dtype}", name)
    return wrong or ([] if np.ndim(want) < 2 else _gaussian(name, got.astype(float).ravel(), size, scale))


def _gaussian(name: str, x: np.ndarray, size: float, scale: str) -> list[Mismatch]:
    """Mean, standard deviation and the share within one standard deviation (a uniform has 0.58 there, a Gaussian 0.68)."""
    slack = 6 / np.sqrt(x.size)
    if abs(x.mean()) > slack * size:
        return refuse(f"{name}: the mean is not 0", f"{name} has mean {x.mean():.4g}; 0 was expected", name)
    if abs(x.std() - size) > slack * size / np.sqrt(2):
        text = f"{name} has standard deviation {x.std():.4g}; {scale} is {size:g}"
        return refuse(f"{name}: the standard deviation is not {scale}", text, name)
    if abs(np.mean(np.abs(x) < size) - 0.6827) > slack * 0.4654:
        return refuse(f"{name}: its entries are not Gaussian", path=name)
    return []
