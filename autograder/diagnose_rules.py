"""The rules of `diagnose`, in the order of trial: what is certain first, what holds of a part last.

A rule sees one pair that differs and returns at most one claim, true of every entry.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from . import diagnose_algebra as algebra
from . import diagnose_layout as layout
from . import diagnose_terms as terms
from .diagnose_facts import ENOUGH_RIGHT, Array, Facts, bits, close, coarse
from .diagnose_words import Diagnosis, say

Rule = Callable[[Facts], Diagnosis | None]


def not_finite(f: Facts) -> Diagnosis | None:
    """NaN or infinity came; where, as told by the inputs."""
    bad = ~np.isfinite(f.got)
    if not bad.any():
        return None
    what = " and ".join(["infinity"] * bool(np.isinf(f.got).any()) + ["NaN"] * bool(np.isnan(f.got).any()))
    for name, x in f.arrays.items():
        rows = _bad_rows(bad, x)
        if rows is not None and not x[rows].any() and x[~rows].all():
            return say("log_of_zero", what=what, name=name)
        if rows is not None and _reach(x[rows]).min() > max(20.0, _reach(x[~rows]).max(initial=0.0)):
            return say("overflow", what=what, name=name)
        if bad.all() and np.abs(x).max(initial=0.0) > 700:
            return say("overflow/somewhere", what=what, name=name)
    where = "everywhere" if bad.all() else "in part of the result"
    return say("nonfinite", what=what, where=where)


def _bad_rows(bad: Array, x: Array) -> Array | None:
    if bad.all() or bad.ndim == 0 or x.shape[0] != bad.shape[0]:
        return None
    if bad.shape == x.shape:
        return bad
    rows: Array = np.asarray(bad.reshape(bad.shape[0], -1).any(axis=1))
    return None if rows.all() else rows


def _reach(x: Array) -> Array:
    reach: Array = np.abs(x).reshape(x.shape[0], -1).max(axis=1, initial=0.0)
    return reach


def empty(f: Facts) -> Diagnosis | None:
    """Nothing came."""
    return say("empty") if f.got.size == 0 < f.want.size else None


def zeros(f: Facts) -> Diagnosis | None:
    """All zeros, where others are expected."""
    if f.got.size == 0 or f.got.any() or not f.same_shape:
        return None
    return say("zeros")


def constant(f: Facts) -> Diagnosis | None:
    """One number everywhere."""
    if not f.same_shape or f.got.size < 4 or f.distinct < 2 or np.ptp(f.got) > 0:
        return None
    return say("constant")


def unchanged_input(f: Facts) -> Diagnosis | None:
    """The result is one of the inputs."""
    for name, x in f.arrays.items():
        if f.is_got(x) and f.telling:
            return say("unchanged_input", name=name)
    return None


def precision(f: Facts) -> Diagnosis | None:
    """All entries nearly right: single precision, or an epsilon."""
    if not f.same_shape or f.scale == 0 or f.countable:
        return None
    worst = float(np.abs(f.got - f.want).max()) / f.scale
    if not worst <= 1e-4 or (f.want.size > 3 and np.count_nonzero(f.got != f.want) < f.want.size // 2):
        return None
    if worst <= 1e-6 or (worst <= 2e-5 and bool(np.all(f.got == f.got.astype(np.float32)))):
        return say("single_precision")
    return say("nearly_right")


def one_entry(f: Facts) -> Diagnosis | None:
    """All entries but one are right."""
    if not f.same_shape or f.want.size < 4 or np.count_nonzero(f.wrong) != 1:
        return None
    at = np.argwhere(f.wrong)[0]
    first, last = not at.any(), all(i == n - 1 for i, n in zip(at, f.want.shape, strict=True))
    where = "the first" if first else "the last" if last else "one"
    return say("one_entry", where=where)


def region(f: Facts) -> Diagnosis | None:
    """The wrong entries fill one part: a line, the border, the diagonal, where an input is negative."""
    if not f.same_shape or f.want.size < 4 or not 2 <= np.count_nonzero(f.wrong) < f.want.size:
        return None
    count = np.count_nonzero(f.wrong)
    for where, mask in _regions(f):
        if f.wrong[~mask].any() or count < 0.8 * np.count_nonzero(mask):
            continue
        if bits(f.want[~mask]) >= ENOUGH_RIGHT:
            return say("region", where=where, there=_there(f))
    return None


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
        if (
            len(shape) == 2
            and x.shape == shape[:1]
            and np.all((x == np.floor(x)) & (x >= 0) & (x < shape[1]))
        ):
            yield f"entries at the labels {name} (one in each row) are", index[1] == x[:, None]
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
    if right.size < f.want.size / 3 or bits(right) < ENOUGH_RIGHT or np.unique(coarse(right)).size < 3:
        return None
    share = "most" if right.size > f.want.size // 2 else "some"
    return say("partly_right", share=share)


RULES: tuple[Rule, ...] = (
    not_finite, empty, zeros, constant, unchanged_input,
    layout.axis_of_one, layout.transposed, layout.broadcast, layout.cropped, layout.not_reduced,
    layout.reshaped,
    layout.reduced, algebra.factor, layout.product_order, layout.normalised_axis,
    layout.reordered, algebra.input_factor, algebra.mask_turned, terms.beside_penalty, terms.penalty, terms.term, terms.offset,
    algebra.function_of, algebra.clipped, algebra.softmax_again, algebra.accumulated,
    precision, terms.line_by_line, layout.permuted, one_entry, region, partly,
)  # fmt: skip


def claim(rule: Rule, facts: Facts) -> Diagnosis | None:
    """What the rule says; of an answer that is right but for its last digits only `precision` may speak."""
    return rule(facts) if rule is precision or not facts.nearly else None
