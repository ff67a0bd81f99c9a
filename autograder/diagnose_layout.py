"""Rules of `diagnose` on where numbers stand: shapes, order, and the axes that were reduced."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from itertools import combinations, permutations, product

import numpy as np

from .diagnose_facts import ENOUGH_BITS, ENOUGH_RIGHT, Array, Facts, bits, can_spread, close
from .diagnose_words import Diagnosis, say


def axis_of_one(f: Facts) -> Diagnosis | None:
    """Right values, with an axis of length 1 too many or too few."""
    if f.same_shape or f.want.size != f.got.size or not close(f.want.ravel(), f.got.ravel(), f.rtol):
        return None
    if [n for n in f.want.shape if n > 1] != [n for n in f.got.shape if n > 1]:
        return None
    if f.got.ndim > f.want.ndim:
        return say("extra_axis")
    return say("missing_axis")


def transposed(f: Facts) -> Diagnosis | None:
    """Right values under another order of the axes; also for square arrays."""
    if f.want.ndim < 2 or f.want.ndim > 4 or sorted(f.want.shape) != sorted(f.got.shape) or not f.telling:
        return None
    for order in permutations(range(f.want.ndim)):
        if f.is_got(f.want.transpose(order)):
            return say("transposed")
    return None


def reshaped(f: Facts) -> Diagnosis | None:
    """Right values, cut into another shape; or a reshape where a transpose was needed."""
    if f.want.size != f.got.size or f.want.ndim > 4 or not f.telling:
        return None
    if not f.same_shape and close(f.want.ravel(), f.got.ravel(), f.rtol):
        return say("reshaped")
    for order in permutations(range(f.want.ndim)):
        moved = f.want.transpose(order)
        if close(moved.ravel(), f.got.ravel(), f.rtol):
            return say("reshape_for_transpose")
    return None


def broadcast(f: Facts) -> Diagnosis | None:
    """(N, N) where (N,) met (N, 1), or the expected answer repeated along a new axis."""
    want, got = f.want, f.got
    if got.size <= want.size or got.ndim < want.ndim or bits(want) < ENOUGH_RIGHT:
        return None
    if want.ndim == 1 and got.shape == want.shape * 2 and f.is_want(np.diagonal(got)):
        return say("wrong_shape_broadcast")
    lifted = [want] if got.ndim == want.ndim else []
    lifted += [np.expand_dims(want, a) for a in range(got.ndim)] if got.ndim == want.ndim + 1 else []
    for row in lifted:
        if can_spread(row, got) and f.is_got(np.broadcast_to(row, got.shape)):
            return say("wrong_shape_broadcast/repeated")
    return None


def cropped(f: Facts) -> Diagnosis | None:
    """A part of the expected array, or the expected array with a border (padding left on)."""
    if f.same_shape or f.want.ndim != f.got.ndim or not f.telling:
        return None
    if any(f.is_got(part) for part in _windows(f.want, f.got.shape)):
        return say("cropped")
    if any(f.is_want(part) for part in _windows(f.got, f.want.shape)):
        return say("not_cropped")
    return None


def _windows(big: Array, shape: tuple[int, ...]) -> Iterator[Array]:
    """The blocks of that shape at the corners and in the middle; none where it is larger."""
    gaps = [b - s for b, s in zip(big.shape, shape, strict=True)]
    if min(gaps) < 0:
        return
    for starts in product(*[sorted({0, gap // 2, gap}) for gap in gaps]):
        yield big[tuple(slice(a, a + s) for a, s in zip(starts, shape, strict=True))]


def not_reduced(f: Facts) -> Diagnosis | None:
    """A sum or a mean over some axes is still to be done."""
    if (
        f.got.size <= f.want.size
        or f.want.ndim > f.got.ndim
        or f.got.ndim > 4
        or not f.want.any()
        or bits(f.got) < ENOUGH_RIGHT
    ):
        return None
    for axes in _axes_of(f.got):
        if f.got.size // math.prod(f.got.shape[a] for a in axes) != f.want.size:
            continue
        for name, reduce in (("sum", np.sum), ("mean", np.mean)):
            if close(f.want.ravel(), np.asarray(reduce(f.got, axis=axes)).ravel(), f.rtol):
                return say("not_reduced", name=name, axes=_axes_words(axes))
    return None


_REDUCTIONS: tuple[tuple[str, Callable[..., Array]], ...] = (
    ("sum", np.sum),
    ("mean", np.mean),
    ("max", np.max),
    ("min", np.min),
    ("var", np.var),
    ("std", np.std),
    ("argmax", np.argmax),
)


def reduced(f: Facts) -> Diagnosis | None:
    """Both arrays are reductions of one input: over other axes, or by another operation."""
    if not (f.want.any() and f.got.any()) or (f.want.size < 4 and f.countable):
        return None
    for name, x in _small_inputs(f):
        right = _reductions_equal(f.want, x, f.rtol)
        given = _reductions_equal(f.got, x, f.rtol) if right else []
        for (op, axes), (op_got, axes_got) in product(right, given):
            if op == op_got and axes != axes_got:
                return say(
                    "wrong_axis/input",
                    op=op,
                    name=name,
                    axes_got=_axes_words(axes_got),
                    axes=_axes_words(axes),
                )
            if op != op_got and axes == axes_got:
                return say(
                    "reduction",
                    kind=f"{op_got}_for_{op}",
                    op_got=op_got,
                    name=name,
                    axes=_axes_words(axes),
                    op=op,
                )
    return None


def _reductions_equal(target: Array, x: Array, rtol: float) -> list[tuple[str, tuple[int, ...]]]:
    found = []
    for axes in _axes_of(x):
        if x.size // math.prod(x.shape[a] for a in axes) != target.size:
            continue
        for op, reduce in _REDUCTIONS:
            if op == "argmax" and len(axes) > 1:
                continue
            value = reduce(x, axis=axes[0] if op == "argmax" else axes)
            if close(np.asarray(value, dtype=np.float64).ravel(), target.ravel(), rtol):
                found.append((op, axes))
    return found


def normalised_axis(f: Facts) -> Diagnosis | None:
    """Lines that should sum to one (or to zero) do so along another axis."""
    if not f.same_shape or f.want.ndim < 2 or not f.telling:
        return None
    for total, what in ((1.0, "sum to one"), (0.0, "have mean zero")):
        right = [a for a in range(f.want.ndim) if _sums_to(f.want, a, total)]
        given = [a for a in range(f.want.ndim) if _sums_to(f.got, a, total)]
        if right and given and not set(right) & set(given):
            return say("wrong_axis", what=what, given=given[0], right=right[0])
    return None


def _sums_to(values: Array, axis: int, total: float) -> bool:
    if values.shape[axis] < 2 or values.size // values.shape[axis] < 2:
        return False
    bound = 1e-6 * np.abs(values).max() * values.shape[axis]
    return bool(np.all(np.abs(values.sum(axis=axis) - total) <= bound))


def product_order(f: Facts) -> Diagnosis | None:
    """A matrix product of two inputs with the factors exchanged or one of them transposed."""
    if f.want.ndim != 2 or not f.telling:
        return None
    matrices = [(name, x) for name, x in _small_inputs(f) if x.ndim == 2 and x.size <= 4096]
    for (name_a, a), (name_b, b) in combinations(matrices, 2):
        products = list(_products(a, b))
        if any(f.is_want(p) for p in products) and any(f.is_got(p) for p in products):
            return say("product_order", name_a=name_a, name_b=name_b)
    return None


def _products(a: Array, b: Array) -> Iterator[Array]:
    for left, right in ((a, b), (a, b.T), (a.T, b), (a.T, b.T)):
        for one, two in ((left, right), (right, left)):
            if one.shape[1] == two.shape[0]:
                yield one @ two


def reordered(f: Facts) -> Diagnosis | None:
    """Entries reversed, rolled or shifted along an axis."""
    if not f.same_shape or not f.telling or np.count_nonzero(f.wrong) < 2:
        return None
    for axis in range(f.want.ndim):
        if f.is_got(np.flip(f.want, axis)):
            return say("reversed/axis", axis=axis)
        for step in (1, -1):
            rolled = np.roll(f.want, step, axis)
            edge = np.take(rolled, [0 if step == 1 else -1], axis)
            if f.is_got(rolled):
                return say("rolled", axis=axis)
            kept = np.delete(f.got, 0 if step == 1 else -1, axis)
            shifted = np.delete(rolled, 0 if step == 1 else -1, axis)
            if edge.size < f.want.size // 2 and close(shifted, kept, f.rtol) and bits(shifted) >= ENOUGH_BITS:
                return say("shifted", axis=axis)
    if f.want.ndim > 1 and f.is_got(np.flip(f.want)):
        return say("reversed")
    return None


def permuted(f: Facts) -> Diagnosis | None:
    """The right numbers in wrong places: sorted, whole lines exchanged, or no pattern."""
    if f.want.size != f.got.size or f.want.size < 4 or not f.telling or f.distinct < 3:
        return None
    if not close(np.sort(f.want, axis=None), np.sort(f.got, axis=None), f.rtol):
        return None
    if f.same_shape and np.count_nonzero(f.wrong) < 3:
        return say("exchanged")
    for axis in range(f.want.ndim if f.same_shape and f.want.ndim > 1 else 0):
        if close(_sorted_lines(f.want, axis), _sorted_lines(f.got, axis), f.rtol):
            return say("permuted/lines", axis=axis)
    if f.same_shape and f.want.ndim == 1 and f.is_got(np.sort(f.want)):
        return say("sorted")
    return say("permuted")


def _sorted_lines(values: Array, axis: int) -> Array:
    lines = np.moveaxis(values, axis, 0).reshape(values.shape[axis], -1)
    return lines[np.argsort(lines @ np.cos(np.arange(lines.shape[1])))]


def _small_inputs(f: Facts) -> list[tuple[str, Array]]:
    return [(name, x) for name, x in f.arrays.items() if 1 < x.size <= 20_000 and x.ndim <= 4][:5]


def _axes_of(x: Array) -> Iterator[tuple[int, ...]]:
    for count in range(1, x.ndim + 1):
        yield from combinations(range(x.ndim), count)


def _axes_words(axes: tuple[int, ...]) -> str:
    return f"axis {axes[0]}" if len(axes) == 1 else f"axes {' and '.join(map(str, axes))}"
