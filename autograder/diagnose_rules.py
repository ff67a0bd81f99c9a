"""The rules of `diagnose`: each says what turns the expected array into the given one, or nothing.

A rule sees one pair that differs and returns at most one claim, true of every entry. Sentences start in
lower case (a name may come before), state the fact, and after a colon say what to try next.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from itertools import combinations, permutations, product

import numpy as np

from .diagnose_facts import Array, Diagnosis, Facts, bits, close, coarse

Rule = Callable[[Facts], Diagnosis | None]


# --- values that are no answer -----------------------------------------------------------------------


def not_finite(f: Facts) -> Diagnosis | None:
    """NaN or infinity came; where, as told by the inputs."""
    bad = ~np.isfinite(f.got)
    if not bad.any():
        return None
    what = "NaN" if np.isnan(f.got[bad]).all() else "infinity" if np.isinf(f.got[bad]).all() else "inf and NaN"
    for name, x in f.arrays.items():
        rows = _bad_rows(bad, x)
        if rows is not None and np.abs(x[rows]).min(initial=np.inf) <= 0 < np.abs(x[~rows]).min(initial=np.inf):
            return _say("log_of_zero", f"{what} appears exactly where {name} holds a zero: look at what divides by "
                        "it or takes its logarithm, and add the epsilon or use the stable form")
        if rows is not None and _reach(x[rows]).min() > max(20.0, _reach(x[~rows]).max(initial=0.0)):
            return _say("overflow", f"{what} appears exactly where {name} is large: an exponential overflows; "
                        "subtract the maximum first, or use the stable form of the formula")
        if bad.all() and np.abs(x).max(initial=0.0) > 700:
            return _say("overflow", f"{what} appears where {name} is large: an exponential overflows; subtract "
                        "the maximum first, or use the stable form of the formula")
    where = "everywhere" if bad.all() else "in part of the result"
    return _say("nonfinite", f"there is {what} {where}: look for a division by zero, the logarithm of zero, or an "
                "exponential that overflows")


def _bad_rows(bad: Array, x: Array) -> Array | None:
    if bad.all() or bad.ndim == 0 or x.shape[0] != bad.shape[0]:
        return None
    rows: Array = bad if bad.shape == x.shape else bad.reshape(bad.shape[0], -1).any(axis=1)
    return None if rows.all() else rows


def _reach(x: Array) -> Array:
    reach: Array = np.abs(x).reshape(x.shape[0], -1).max(axis=1, initial=0.0)
    return reach


def zeros(f: Facts) -> Diagnosis | None:
    """All zeros, where others are expected."""
    if f.got.size == 0 or f.got.any() or not f.same_shape:
        return None
    return _say("zeros", "every entry is zero: is the result ever written into what you return?")


def constant(f: Facts) -> Diagnosis | None:
    """One number everywhere."""
    if f.got.size < 4 or f.distinct < 2 or np.ptp(f.got) > 0:
        return None
    return _say("constant", "every entry is the same number: a reduction over all axes, or a value that the "
                "inputs never reach")


def unchanged_input(f: Facts) -> Diagnosis | None:
    """The result is one of the inputs."""
    for name, x in f.arrays.items():
        if f.telling and f.is_got(x):
            return _say("unchanged_input", f"it equals the input {name}, unchanged: is the computed value returned?")
    return None


# --- shapes ------------------------------------------------------------------------------------------


def axis_of_one(f: Facts) -> Diagnosis | None:
    """Right values, with an axis of length 1 too many or too few."""
    if f.same_shape or f.want.size != f.got.size or not close(f.want.ravel(), f.got.ravel(), f.rtol):
        return None
    if [n for n in f.want.shape if n > 1] != [n for n in f.got.shape if n > 1]:
        return None
    if f.got.ndim > f.want.ndim:
        return _say("extra_axis", "the values are right, but there is an axis of length 1 too many: sum without "
                    "keepdims, or drop it with reshape or squeeze")
    return _say("missing_axis", "the values are right, but an axis of length 1 is missing or stands elsewhere: keep it "
                "with keepdims=True, or add it with reshape")


def transposed(f: Facts) -> Diagnosis | None:
    """Right values under another order of the axes; also for square arrays."""
    if f.want.ndim < 2 or f.want.ndim > 4 or sorted(f.want.shape) != sorted(f.got.shape) or not f.telling:
        return None
    for order in permutations(range(f.want.ndim)):
        if f.is_got(f.want.transpose(order)):
            return _say("transposed", "the values are right, but the axes are in another order: transpose the result, "
                        "or the factors that make it")
    return None


def reshaped(f: Facts) -> Diagnosis | None:
    """Right values, cut into another shape; or a reshape where a transpose was needed."""
    if f.want.size != f.got.size or f.want.ndim > 4 or not f.telling:
        return None
    if not f.same_shape and close(f.want.ravel(), f.got.ravel(), f.rtol):
        return _say("reshaped", "the values are right and in the right order, but in another shape: reshape the result")
    for order in permutations(range(f.want.ndim)):
        moved = f.want.transpose(order)
        if close(moved.ravel(), f.got.ravel(), f.rtol):
            return _say("reshape_for_transpose", "the values are right, but a reshape stands where axes should be "
                        "exchanged: reshape keeps the order in memory, transpose moves the axes")
    return None


def broadcast(f: Facts) -> Diagnosis | None:
    """(N, N) where (N,) met (N, 1), or the expected answer repeated along a new axis."""
    want, got = f.want, f.got
    if got.ndim <= want.ndim or want.size < 2:
        return None
    if got.ndim == 2 and want.ndim == 1 and got.shape == want.shape * 2 and f.is_want(np.diagonal(got)):
        return _say("wrong_shape_broadcast", "an array of shape (N,) met one of (N, 1) and they were spread to (N, N): "
                    "bring both to one shape before you combine them")
    for axis in range(got.ndim):
        if got.ndim == want.ndim + 1 and got.shape[axis] > 1 and want.shape == np.delete(got.shape, axis).tolist():
            break
        repeated = np.expand_dims(want, axis) if got.ndim == want.ndim + 1 else want
        if _can_spread(repeated, got) and f.is_got(np.broadcast_to(repeated, got.shape)):
            return _say("wrong_shape_broadcast", "the right values are there, repeated along an axis too many: look "
                        "where two shapes are spread against each other")
    return None


def not_reduced(f: Facts) -> Diagnosis | None:
    """A sum or a mean over some axes is still to be done."""
    if f.got.size <= f.want.size or f.want.ndim > f.got.ndim or f.got.ndim > 4 or _trivial(f):
        return None
    for axes in _axes_of(f.got):
        if f.got.size // math.prod(f.got.shape[a] for a in axes) != f.want.size:
            continue
        for name, reduce in (("sum", np.sum), ("mean", np.mean)):
            if close(f.want.ravel(), np.asarray(reduce(f.got, axis=axes)).ravel(), f.rtol):
                return _say("not_reduced", f"the {name} over {_axes_words(axes)} of what you return is right: take it")
    return None


def cropped(f: Facts) -> Diagnosis | None:
    """A part of the expected array, or the expected array with a border (padding left on)."""
    if f.same_shape or f.want.ndim != f.got.ndim or not f.telling:
        return None
    if all(w >= g for w, g in zip(f.want.shape, f.got.shape, strict=True)):
        if any(f.is_got(part) for part in _windows(f.want, f.got.shape)):
            return _say("cropped", "the values are right, but some at the border are missing: look at the range of the "
                        "loop, the output size, and the slice that cuts off padding")
    elif all(w <= g for w, g in zip(f.want.shape, f.got.shape, strict=True)):
        if any(f.is_want(part) for part in _windows(f.got, f.want.shape)):
            return _say("not_cropped", "the right values are inside, with entries around them that do not belong there: "
                        "cut off the padding, or stop the loop earlier")
    return None


def _windows(big: Array, shape: tuple[int, ...]) -> Iterator[Array]:
    gaps = [b - s for b, s in zip(big.shape, shape, strict=True)]
    for starts in product(*[sorted({0, gap // 2, gap}) for gap in gaps]):
        yield big[tuple(slice(a, a + s) for a, s in zip(starts, shape, strict=True))]


# --- one factor --------------------------------------------------------------------------------------


def factor(f: Facts) -> Diagnosis | None:
    """One factor on all entries: a length, a sign, two, a scalar among the inputs, any other."""
    ratio = _ratio(f)
    if ratio is None or (f.want.size < 4 and f.countable):
        return None
    if abs(ratio + 1) <= 4 * f.rtol:
        return _say("sign", "each entry has the opposite sign: look for a minus that is missing or one too many")
    turned = " and with the opposite sign" if ratio < 0 else ""
    for value, kind, fact, advice in _known_factors(f):
        if abs(abs(ratio) - value) <= 4 * f.rtol * value:
            return _say(kind, f"it is {fact}{turned}: {advice}")
    if f.distinct < 4 or not f.telling or abs(abs(ratio) - 1) < 1e-3:
        return None
    return _proportional(f, turned)


def _ratio(f: Facts) -> float | None:
    if not f.same_shape or f.scale == 0 or not f.got.any():
        return None
    at = np.unravel_index(np.abs(f.want).argmax(), f.want.shape)
    ratio = float(f.got[at] / f.want[at])
    return ratio if ratio != 0 and f.is_got(f.want * ratio) else None


def _known_factors(f: Facts) -> Iterator[tuple[float, str, str, str]]:
    for n, (kind, name) in f.lengths.items():
        yield n, f"factor_{kind}_missing", f"too large by the factor {name}", "divide by it, once"
        yield 1 / n, f"factor_{kind}_extra", f"too small by the factor {name}", "you divide by it once too often"
    yield 2.0, "factor_two", "twice the expected", "look for a factor 1/2, or a term counted twice"
    yield 0.5, "factor_half", "half the expected", "look for a missing factor 2, as from a square's derivative"
    for name, value in f.scalars.items():
        if value not in (0.0, 1.0) and abs(value) < 1e12:
            yield abs(value), "factor_input", f"the expected one times {name}", f"{name} comes in once too often"
            yield 1 / abs(value), "factor_input", f"the expected one divided by {name}", f"the factor {name} is missing"
    for n, (_, name) in f.lengths.items():
        fact = f"too large by n/(n-1), where n is {name}"
        yield n / (n - 1), "unbiased_variance", fact, "divide the squares by n, not by n - 1"
        fact = f"too small by (n-1)/n, where n is {name}"
        yield (n - 1) / n, "biased_variance", fact, "divide the squares by n - 1, not by n"
        fact = f"too large by the square root of {name}"
        yield math.sqrt(n), "factor_root", fact, "divide by that root, once"
        fact = f"too small by the square root of {name}"
        yield 1 / math.sqrt(n), "factor_root", fact, "you divide by that root once too often"
        yield n * n, "factor_square", f"too large by the square of {name}", "divide by it, in both places"
        yield 1 / n**2, "factor_square", f"too small by the square of {name}", "you divide by it twice too often"
    for base in (2, 10):
        advice = "take the logarithm to the base that the formula names"
        for value in (math.log(base), 1 / math.log(base)):
            yield value, "log_base", f"the expected one in logarithms to another base (e against {base})", advice


def _proportional(f: Facts, turned: str) -> Diagnosis:
    for name, measure in (("norm", np.linalg.norm), ("sum", np.sum), ("largest entry", np.max)):
        if abs(float(measure(f.got.ravel())) - 1) <= 10 * f.rtol:
            return _say("normalised", f"it is the expected one scaled so that its {name} is one{turned}: nothing needs "
                        "to be normalised here, or it is done over the wrong axes")
    return _say("constant_factor", f"all entries are off by one and the same factor{turned}: look for a constant that "
                "is missing, doubled, or another one than the formula's")


# --- reductions and products of the inputs -----------------------------------------------------------

_REDUCTIONS: tuple[tuple[str, Callable[..., Array]], ...] = (
    ("sum", np.sum), ("mean", np.mean), ("max", np.max), ("min", np.min),
    ("var", np.var), ("std", np.std), ("argmax", np.argmax),
)


def reduced(f: Facts) -> Diagnosis | None:
    """Both arrays are reductions of one input: over other axes, or by another operation."""
    if f.want.size == 0 or (f.want.size < 4 and f.countable):
        return None
    for name, x in _small_inputs(f):
        right = _reductions_equal(f.want, x, f.rtol)
        given = _reductions_equal(f.got, x, f.rtol) if right else []
        for (op, axes), (op_got, axes_got) in product(right, given):
            if op == op_got and axes != axes_got:
                return _say("wrong_axis", f"it is the {op} of {name} over {_axes_words(axes_got)}; the exercise wants it "
                            f"over {_axes_words(axes)}: change axis=")
            if op != op_got and axes == axes_got:
                return _say(f"{op_got}_for_{op}", f"it is the {op_got} of {name} over {_axes_words(axes)}, where the "
                            f"{op} is asked for: change the reduction")
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
            return _say("wrong_axis", f"entries {what} along axis {given[0]}, and should along axis {right[0]}: change "
                        "axis= where you normalise")
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
            return _say("product_order", f"it is a product of {name_a} and {name_b}, but in another order or with one "
                        "of them transposed: write down the shape of each factor")
    return None


def _products(a: Array, b: Array) -> Iterator[Array]:
    for left, right in ((a, b), (a, b.T), (a.T, b), (a.T, b.T)):
        for one, two in ((left, right), (right, left)):
            if one.shape[1] == two.shape[0]:
                yield one @ two


def input_factor(f: Facts) -> Diagnosis | None:
    """An input that should multiply every entry (the chain rule, gamma, a mask) is missing or doubled."""
    if not f.same_shape or not f.telling or f.distinct < 4:
        return None
    for name, x in f.arrays.items():
        if not _can_spread(x, f.want) or np.ptp(x) == 0:
            continue
        if f.is_want(f.got * x):
            return _say("input_factor_missing", f"the factor {name} is missing: multiply by it, entry by entry, as the "
                        "chain rule or the formula says")
        if f.is_got(f.want * x):
            return _say("input_factor_extra", f"it is multiplied by {name} once too often: leave that factor out")
    return None


# --- terms -------------------------------------------------------------------------------------------


def penalty(f: Facts) -> Diagnosis | None:
    """A number that lacks, or holds otherwise, a regularisation term of known size."""
    if f.want.size != 1 or f.got.size != 1 or f.countable:
        return None
    difference = (f.got - f.want.reshape(f.got.shape)).ravel()
    sums = [(f"the sum of squares of {n}", float(np.sum(x * x))) for n, x in f.arrays.items() if bits(x) > 40]
    sums += [(f"the sum of magnitudes of {n}", float(np.sum(np.abs(x)))) for n, x in f.arrays.items() if bits(x) > 40]
    for (name, scale), (what, total), k in product(f.scalars.items(), sums, (1.0, 0.5, -0.5, -1.0, 2.0)):
        if f.is_term(np.array([k * scale * total]), difference) or f.is_term(np.array([-2 * scale * total]), difference):
            side = "too much" if difference[0] > 0 else "missing"
            return _say("term_missing" if difference[0] < 0 else "term_extra", f"what is {side} is {name} times {what}, "
                        "up to a factor like 1/2: look at the regularisation term, its factor, and which weights enter")
    return None


def term(f: Facts) -> Diagnosis | None:
    """The difference is an input or another output, or a multiple of it."""
    if not f.same_shape or not f.telling:
        return None
    difference = f.got - f.want
    size = np.abs(difference).max(initial=0.0)
    for name, x in (*f.arrays.items(), *f.outputs.items()):
        if not _can_spread(x, f.want) or not x.any():
            continue
        at = np.unravel_index(np.abs(np.broadcast_to(x, f.want.shape)).argmax(), f.want.shape)
        k = float(difference[at] / np.broadcast_to(x, f.want.shape)[at])
        if not (0 < abs(k) * np.abs(x).max() <= 2 * size) or not f.is_term(np.broadcast_to(k * x, f.want.shape), difference):
            continue
        exact = abs(abs(k) - 1) < 1e-5
        if bits(x) < 40 or not (exact or np.unique(coarse(x)).size >= 4):
            continue
        if exact:
            kind, side = ("term_missing", "missing") if k < 0 else ("term_extra", "added without need")
            return _say(kind, f"it differs by exactly {name}, which is {side}: compare with the formula's terms")
        return _say("term_missing", f"it differs by a multiple of {name}: a term with {name} is missing, counted twice, "
                    "or has another factor than the formula's")
    return None


def offset(f: Facts) -> Diagnosis | None:
    """One number added to every entry."""
    if not f.same_shape or f.distinct < 4 or not f.telling:
        return None
    difference = f.got - f.want
    shift = np.full_like(difference, np.median(difference))
    if not f.is_term(shift, difference):
        return None
    if f.countable and abs(abs(shift.flat[0]) - 1) < 1e-9:
        return _say("off_by_one", "every entry is off by exactly one: does the counting start at zero?")
    for name, value in f.scalars.items():
        if value and abs(abs(shift.flat[0]) - abs(value)) <= 1e-5 * abs(value):
            return _say("offset", f"every entry is off by {name}: it is added where it does not belong, or missing")
    return _say("offset", "every entry is off by one and the same number: look for a constant that is missing or added "
                "without need")


def line_by_line(f: Facts) -> Diagnosis | None:
    """Along one axis entries share an offset or a factor, another for each line: a normaliser, a mean, a bias."""
    if not f.same_shape or f.want.ndim < 2 or not f.telling or f.distinct < 4:
        return None
    difference = f.got - f.want
    factors = f.got / np.where(f.want == 0, np.nan, f.want)
    for axis in range(f.want.ndim):
        if f.want.shape[axis] < 3 or f.want.size // f.want.shape[axis] < 2:
            continue
        shift = np.median(difference, axis=axis, keepdims=True)
        if f.is_term(np.broadcast_to(shift, f.want.shape), difference):
            return _say("line_offset", f"along axis {axis} all entries are off by one number, another for each line: look "
                        f"at what is subtracted or added over axis {axis} (a mean, a bias, a log-sum)")
        factors_here = np.nanmedian(factors, axis=axis, keepdims=True) if np.isfinite(factors).all() else np.nan
        if f.is_got(f.want * factors_here):
            return _say("line_factor", f"along axis {axis} all entries are off by one factor, another for each line: look "
                        f"at what normalises or scales over axis {axis}")
    return None


# --- functions of the expected answer ----------------------------------------------------------------

_FUNCTIONS: tuple[tuple[str, str, Callable[[Array], Array]], ...] = (
    ("rectified", "the expected one with all below zero set to zero: there should be no ReLU here", lambda w: np.maximum(w, 0)),
    ("rectified", "the expected one with all above zero set to zero: look at the comparison", lambda w: np.minimum(w, 0)),
    ("abs", "the expected one without its signs: look for an abs, or a root of a square", np.abs),
    ("clipped", "the expected one clipped to the range from 0 to 1: leave the clip out", lambda w: np.clip(w, 0, 1)),
    ("clipped", "the expected one clipped to the range from -1 to 1: leave the clip out", lambda w: np.clip(w, -1, 1)),
    ("one_minus", "one minus the expected one: the two outcomes are exchanged", lambda w: 1 - w),
    ("squared", "the square of the expected one: a root is missing, or a square is too much", np.square),
    ("square_root", "the square root of the expected one: a square is missing, or a root is too much", np.sqrt),
    ("exponential", "the exponential of the expected one: the logarithm is missing", np.exp),
    ("logarithm", "the logarithm of the expected one: return the value itself, not its logarithm", np.log),
    ("reciprocal", "one divided by the expected one: look at what divides what", np.reciprocal),
    ("sigmoid_again", "the expected one with a sigmoid applied once more: apply it once", lambda w: 1 / (1 + np.exp(-w))),
    ("tanh_again", "the expected one with a tanh applied once more: apply it once", np.tanh),
    ("sign_only", "only the sign of the expected one: return the value", np.sign),
    ("truncated", "the expected one without its fractions: an integer array or // cuts them off", np.trunc),
    ("truncated", "the expected one rounded down: an integer array or // cuts off fractions", np.floor),
    ("rounded", "the expected one rounded to whole numbers: return it unrounded", np.round),
)  # fmt: skip


def function_of(f: Facts) -> Diagnosis | None:
    """A known function of every entry of the expected answer."""
    if not f.same_shape or f.distinct < 4 or np.count_nonzero(f.wrong) < 4 or bits(f.want) < 40:
        return None
    if not f.telling and np.unique(f.got).size < 2:
        return None
    for kind, fact, function in _FUNCTIONS:
        if f.is_got(function(f.want)):
            return _say(kind, f"it is {fact}")
    return None


def clipped(f: Facts) -> Diagnosis | None:
    """All above (below) some bound replaced by the bound."""
    if not f.same_shape or f.distinct < 4 or not f.telling or np.count_nonzero(f.wrong) < 4:
        return None
    bounds = f.got[f.wrong]
    if np.ptp(bounds) == 0 and (f.is_got(np.minimum(f.want, bounds[0])) or f.is_got(np.maximum(f.want, bounds[0]))):
        return _say("clipped", "it is the expected one clipped at some bound: leave the clip out, or widen it")
    return None


def softmax_again(f: Facts) -> Diagnosis | None:
    """A softmax of the expected answer, along any axis."""
    if not f.same_shape or f.distinct < 4 or not f.telling:
        return None
    for axis in range(f.want.ndim):
        e = np.exp(f.want - f.want.max(axis=axis, keepdims=True))
        p = e / e.sum(axis=axis, keepdims=True)
        if f.want.shape[axis] > 1 and (f.is_got(p) or f.is_got(np.log(p))):
            return _say("softmax_again", "it is the expected one with a softmax applied once more: does the loss or the "
                        "layer below apply it already?")
    return None


def accumulated(f: Facts) -> Diagnosis | None:
    """Running sums of the expected answer, or the differences of its entries."""
    if not f.same_shape or f.distinct < 4 or not f.telling:
        return None
    for axis in range(f.want.ndim):
        back = np.flip(np.cumsum(np.flip(f.want, axis), axis=axis), axis)
        if f.is_got(np.cumsum(f.want, axis=axis)) or f.is_got(back):
            return _say("accumulated", f"it is the running sum of the expected one along axis {axis}: is a buffer reset "
                        "where it should be?")
        if f.is_want(np.cumsum(f.got, axis=axis)):
            return _say("not_accumulated", f"its running sum along axis {axis} is right: contributions must be added up "
                        "along it, with += and not =")
    return None


# --- order -------------------------------------------------------------------------------------------


def reordered(f: Facts) -> Diagnosis | None:
    """Entries reversed, rolled or shifted along an axis."""
    if not f.same_shape or not f.telling or np.count_nonzero(f.wrong) < 2:
        return None
    for axis in range(f.want.ndim):
        if f.is_got(np.flip(f.want, axis)):
            return _say("reversed", f"axis {axis} runs backwards: look at the direction of the loop, or a [::-1]")
        for step in (1, -1):
            rolled = np.roll(f.want, step, axis)
            edge = np.take(rolled, [0 if step == 1 else -1], axis)
            if f.is_got(rolled):
                return _say("rolled", f"everything stands one place too far along axis {axis}, around the end: off by one")
            kept = np.delete(f.got, 0 if step == 1 else -1, axis)
            shifted = np.delete(rolled, 0 if step == 1 else -1, axis)
            if edge.size < f.want.size // 2 and bits(shifted) >= 24 and close(shifted, kept, f.rtol):
                return _say("shifted", f"everything stands one place too far along axis {axis}: an index is off by one")
    if f.want.ndim > 1 and f.is_got(np.flip(f.want)):
        return _say("reversed", "all axes run backwards: look for a kernel or an index that is flipped")
    return None


def permuted(f: Facts) -> Diagnosis | None:
    """The right numbers in wrong places: sorted, whole lines exchanged, or no pattern."""
    if f.want.size != f.got.size or f.want.size < 4 or not f.telling or f.distinct < 3:
        return None
    if not close(np.sort(f.want, axis=None), np.sort(f.got, axis=None), f.rtol):
        return None
    if f.same_shape and np.count_nonzero(f.wrong) < 3:
        return _say("exchanged", "two entries stand in each other's place: look at the index that writes them")
    for axis in range(f.want.ndim if f.same_shape and f.want.ndim > 1 else 0):
        if close(_sorted_lines(f.want, axis), _sorted_lines(f.got, axis), f.rtol):
            return _say("permuted", f"along axis {axis} the right lines stand in another order: look at how they are "
                        "indexed, joined or split")
    if f.same_shape and f.want.ndim == 1 and f.is_got(np.sort(f.want)):
        return _say("sorted", "the right entries came sorted: keep them in the order of the inputs")
    return _say("permuted", "all the right numbers are there, in wrong places: look for a reshape that should be a "
                "transpose, or at the order of axes and indices")


def _sorted_lines(values: Array, axis: int) -> Array:
    lines = np.moveaxis(values, axis, 0).reshape(values.shape[axis], -1)
    return lines[np.argsort(lines @ np.cos(np.arange(lines.shape[1])))]


# --- small errors, and errors in a part --------------------------------------------------------------


def precision(f: Facts) -> Diagnosis | None:
    """All entries nearly right: single precision, or an epsilon."""
    if not f.same_shape or f.scale == 0 or f.countable:
        return None
    worst = float(np.abs(f.got - f.want).max()) / f.scale
    if not worst <= 1e-4 or (f.want.size > 3 and np.count_nonzero(f.got != f.want) < f.want.size // 2):
        return None
    if worst <= 1e-6 or (worst <= 2e-5 and bool(np.all(f.got == f.got.astype(np.float32)))):
        return _say("single_precision", "it is right to about six or seven digits: somewhere a value is in single "
                    "precision (float32), or an epsilon stands elsewhere than in the formula; keep the inputs' dtype")
    return _say("nearly_right", "it is right to four or five digits and no further: look for an epsilon in another place "
                "or of another size, a rounded constant, or low precision")


def one_entry(f: Facts) -> Diagnosis | None:
    """All entries but one are right."""
    if not f.same_shape or f.want.size < 4 or np.count_nonzero(f.wrong) != 1:
        return None
    at = np.argwhere(f.wrong)[0]
    first, last = not at.any(), all(i == n - 1 for i, n in zip(at, f.want.shape, strict=True))
    where = "the first" if first else "the last" if last else "one"
    return _say("one_entry", f"only {where} entry is wrong, all others are right: look at the index or the condition that "
                "treats it differently")


def region(f: Facts) -> Diagnosis | None:
    """The wrong entries fill one part: a line, the border, the diagonal, where an input is negative."""
    if not f.same_shape or f.want.size < 4 or not 2 <= np.count_nonzero(f.wrong) < f.want.size:
        return None
    if bits(f.want[~f.wrong]) < ENOUGH_RIGHT:
        return None
    count = np.count_nonzero(f.wrong)
    for where, mask in _regions(f):
        if not f.wrong[~mask].any() and count >= 0.8 * np.count_nonzero(mask):
            return _say("region", f"only {where} wrong, the rest is right{_there(f)}: look at what is done differently there")
    return None


ENOUGH_RIGHT = 40.0  # bits of the right part: two or three fractions are right by more than chance


def _regions(f: Facts) -> Iterator[tuple[str, Array]]:
    shape, index = f.want.shape, np.indices(f.want.shape)
    names = {(2, 0): "row", (2, 1): "column"}
    for axis, n in enumerate(shape):
        line = names.get((len(shape), axis), f"position along axis {axis}") if len(shape) > 1 else "entry"
        if n > 2:
            yield f"the first {line} is", index[axis] == 0
            yield f"the last {line} is", index[axis] == n - 1
            yield f"every {line} but the first is", index[axis] > 0
            yield f"every {line} but the last is", index[axis] < n - 1
            yield f"one {line} is", index[axis] == np.argwhere(f.wrong)[0][axis]
    for name, x in f.arrays.items():
        if x.shape == shape:
            yield f"entries where {name} is negative are", x < 0
            yield f"entries where {name} is positive are", x > 0
            yield f"entries where {name} is zero are", x == 0
    if len(shape) < 2:
        return
    (h, w), (row, column) = shape[-2:], index[-2:]
    border = (row == 0) | (row == h - 1) | (column == 0) | (column == w - 1)
    if min(h, w) > 2:
        yield "the border (of the last two axes) is", border
        yield "the inside (of the last two axes, without the border) is", ~border
    if h == w:
        yield "the diagonal is", row == column
        yield "what is off the diagonal is", row != column
        yield "what is above the diagonal is", row < column
        yield "what is below the diagonal is", row > column


def _there(f: Facts) -> str:
    want, got = f.want[f.wrong], f.got[f.wrong]
    scale = float(np.abs(want).max())
    if not got.any():
        return " (it is zero there)"
    for k, words in ((-1.0, "of opposite sign"), (2.0, "twice the expected"), (0.5, "half the expected")):
        if scale > 0 and np.count_nonzero(want) > 1 and close(k * want, got, f.rtol):
            return f" (it is {words} there)"
    return ""


def partly(f: Facts) -> Diagnosis | None:
    """A good part of the entries is right."""
    if not f.same_shape or f.want.size < 8:
        return None
    right = f.want[~f.wrong]
    if right.size < f.want.size // 5 or bits(right) < ENOUGH_RIGHT or np.unique(coarse(right)).size < 3:
        return None
    share = "most" if right.size > f.want.size // 2 else "some"
    return _say("partly_right", f"{share} entries are right, the others not: find what the wrong ones have in common "
                "(a border, an overlap where contributions must add up, a sign, a mask)")


# --- shared by several rules -------------------------------------------------------------------------


def _say(kind: str, text: str) -> Diagnosis:
    return Diagnosis(kind, text)


def _trivial(f: Facts) -> bool:
    return f.want.size == 0 or not f.want.any() or bits(f.got) < ENOUGH_RIGHT


def _can_spread(x: Array, like: Array) -> bool:
    tail = like.shape[like.ndim - x.ndim :] if x.ndim <= like.ndim else None
    return tail is not None and all(a in (1, b) for a, b in zip(x.shape, tail, strict=True))


def _small_inputs(f: Facts) -> list[tuple[str, Array]]:
    return [(name, x) for name, x in f.arrays.items() if 1 < x.size <= 20_000 and x.ndim <= 4][:5]


def _axes_of(x: Array) -> Iterator[tuple[int, ...]]:
    for count in range(1, x.ndim + 1):
        yield from combinations(range(x.ndim), count)


def _axes_words(axes: tuple[int, ...]) -> str:
    return f"axis {axes[0]}" if len(axes) == 1 else f"axes {' and '.join(map(str, axes))}"


RULES: tuple[Rule, ...] = (
    not_finite, zeros, constant, unchanged_input,
    axis_of_one, transposed, broadcast, cropped, not_reduced, reshaped,
    reduced, factor, product_order, normalised_axis,
    reordered, input_factor, penalty, term, offset,
    function_of, clipped, softmax_again, accumulated, line_by_line, permuted,
    precision, one_entry, region, partly,
)  # fmt: skip
