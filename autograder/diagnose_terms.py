"""Rules of `diagnose` on what was added: a regularisation term, an input, one number, one number a line."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import numpy as np

from .diagnose_facts import ENOUGH_RIGHT, Array, Facts, bits, can_spread, coarse
from .diagnose_words import Diagnosis, say

PENALTIES = frozenset(
    ["reg", "lam", "lamb", "lambd", "lambda", "l1", "l2", "weight_decay", "wd", "alpha", "beta", "tv_weight"]
)


def beside_penalty(f: Facts) -> Diagnosis | None:
    """N missing or doubled in the data term alone, beside a right regularisation term."""
    if not f.same_shape or (f.want.size > 1 and not f.telling) or f.countable:
        return None
    for name, part in _penalty_terms(f):
        data = f.want - part
        if np.abs(data).max(initial=0.0) < 1e-3 * f.scale:
            continue
        for n, (kind, length) in f.lengths.items():
            if kind == "n" and f.is_got(data * n + part):
                return say("factor_n_missing", name=name, length=length)
            if kind == "n" and f.is_got(data / n + part):
                return say("factor_n_extra", name=name, length=length)
    return None


def _penalty_terms(f: Facts) -> Iterator[tuple[str, Array]]:
    for (name, strength), k in product(_strengths(f), (1.0, 0.5, 2.0)):
        if f.want.size == 1:
            for _, total in _magnitudes(f):
                yield name, np.full(f.want.shape, k * strength * total)
        else:
            for x in f.arrays.values():
                if x.shape == f.want.shape:
                    yield name, k * strength * x


def penalty(f: Facts) -> Diagnosis | None:
    """A number that lacks, or holds otherwise, a regularisation term of known size."""
    if f.want.size != 1 or f.got.size != 1 or f.countable:
        return None
    difference = (f.got - f.want.reshape(f.got.shape)).ravel()
    strengths = _strengths(f)
    for (name, strength), (what, total) in product(strengths, _magnitudes(f) if strengths else ()):
        for k in (1.0, 0.5, 2.0, -1.0, -0.5, -2.0):
            if f.is_term(np.array([k * strength * total]), difference):
                kind, side = ("term_missing", "missing") if difference[0] < 0 else ("term_extra", "too much")
                return say("penalty", kind=kind, side=side, name=name, what=what)
    return None


def _strengths(f: Facts) -> list[tuple[str, float]]:
    return [(n, v) for n, v in f.scalars.items() if v and n.rpartition(".")[2].lower() in PENALTIES]


def _magnitudes(f: Facts) -> Iterator[tuple[str, float]]:
    weights = [x for n, x in f.arrays.items() if n.rpartition(".")[2][:1] in ("W", "w")]
    if len(weights) > 1:
        yield "the sum of squares of all weights", float(sum(np.sum(w * w) for w in weights))
    for name, x in f.arrays.items():
        if bits(x) >= ENOUGH_RIGHT:
            yield f"the sum of squares of {name}", float(np.sum(x * x))
            yield f"the sum of magnitudes of {name}", float(np.sum(np.abs(x)))


def term(f: Facts) -> Diagnosis | None:
    """The difference is an input or another output, or a multiple of it."""
    if not f.same_shape or not f.telling:
        return None
    difference = f.got - f.want
    for name, x in (*f.arrays.items(), *f.outputs.items()):
        if not can_spread(x, f.want) or not x.any():
            continue
        spread = np.broadcast_to(x, f.want.shape)
        at = np.unravel_index(np.abs(spread).argmax(), f.want.shape)
        k = float(difference[at] / spread[at])
        if not (np.isfinite(k) and f.is_term(k * spread, difference)) or bits(x) < ENOUGH_RIGHT:
            continue
        exact = abs(abs(k) - 1) < 1e-5
        if not exact and np.unique(coarse(x)).size < 4:
            continue
        if exact:
            kind, side = ("term_missing", "missing") if k < 0 else ("term_extra", "added without need")
            return say("term", kind=kind, name=name, side=side)
        return say("term_missing", name=name)
    return None


def offset(f: Facts) -> Diagnosis | None:
    """One number added to every entry."""
    difference = f.got - f.want if f.same_shape else np.zeros(0)
    if f.countable and difference.size >= 4 and f.distinct >= 2 and np.ptp(difference) == 0:
        return say("off_by_one") if abs(difference.flat[0]) == 1 else say("offset")
    if not f.same_shape or f.distinct < 4 or not f.telling:
        return None
    shift = np.full_like(difference, np.median(difference))
    if not f.is_term(shift, difference):
        return None
    for name, value in f.scalars.items():
        if value and abs(abs(shift.flat[0]) - abs(value)) <= 1e-5 * abs(value):
            return say("offset/input", name=name)
    return say("offset")


def line_by_line(f: Facts) -> Diagnosis | None:
    """Along one axis entries share an offset or a factor, another for each line."""
    if not f.same_shape or f.want.ndim < 2 or not f.telling or f.distinct < 4:
        return None
    largest = np.abs(f.want)
    for axis in range(f.want.ndim):
        if f.want.shape[axis] < 3 or f.want.size // f.want.shape[axis] < 2:
            continue
        shift = (f.got - f.want).take([0], axis)
        if _mostly(shift != 0) and f.is_term(np.broadcast_to(shift, f.want.shape), f.got - f.want):
            return say("line_offset", axis=axis)
        at = largest.argmax(axis=axis, keepdims=True)
        ratio = np.take_along_axis(f.got, at, axis) / np.take_along_axis(f.want, at, axis)
        if _mostly((ratio != 0) & (np.abs(ratio - 1) > f.rtol)) and f.is_got(f.want * ratio):
            return say("line_factor", axis=axis)
    return None


def _mostly(lines: Array) -> bool:
    """All lines but one at most; an error in a single line is for `region` to tell."""
    return bool(np.count_nonzero(lines) >= max(lines.size - 1, 2))
