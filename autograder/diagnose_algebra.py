"""Rules of `diagnose` on what was done to the numbers: a factor or a function too many or too few."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

import numpy as np

from .diagnose_facts import ENOUGH_RIGHT, Array, Facts, bits, can_spread
from .diagnose_words import Diagnosis, say

MAX_NAMED = 3  # explanations of one factor that are named


def factor(f: Facts) -> Diagnosis | None:
    """One factor on all entries: a length, a sign, two, a scalar among the inputs, any other."""
    ratio = _ratio(f)
    if ratio is None or (f.want.size < 4 and f.countable):
        return None
    if abs(ratio + 1) <= 4 * f.rtol:
        return say("sign")
    turned = " and with the opposite sign" if ratio < 0 else ""
    matching = [(kind, fact, advice) for value, kind, fact, advice in _known_factors(f) if abs(abs(ratio) - value) <= 4 * f.rtol * value]
    if matching:  # one half may be a missing 2, or a gamma of 0.5: nobody can tell from the numbers
        kinds, facts, advice = zip(*matching[:MAX_NAMED], strict=True)
        return say("factor", kind=kinds[0], fact=", or ".join(facts), turned=turned, advice="; or ".join(advice))
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
    """Value, kind, fact and advice; for fewer than four numbers the likely ones only."""
    few = f.want.size < 4
    # Plain fractions (an accuracy, an overlap) are multiples of each other by chance.
    plain = few and bool(np.all(np.abs(f.want * 5040 - np.round(f.want * 5040)) < 1e-6))
    for n, (kind, name) in f.lengths.items():
        if kind == "n" or not plain:
            perhaps = "" if kind == "n" else ", if the formula takes a mean over it"  # some other axis has any number as its length
            yield n, f"factor_{kind}_missing", f"too large by the factor {name}", f"divide by it, once{perhaps}"
            yield (
                1 / n,
                f"factor_{kind}_extra",
                f"too small by the factor {name}",
                "do not divide by it, if the formula takes no mean over it" if perhaps else "you divide by it once too often",
            )
    yield 2.0, "factor_two", "twice the expected", "look for a factor 1/2, or a term counted twice"
    yield (
        0.5,
        "factor_half",
        "half the expected",
        "look for a missing factor 2, as from a square's derivative",
    )
    if plain:
        return
    for name, value in f.scalars.items():
        if 0 < value < 1e12 and value != 1:
            yield value, "factor_input", f"the expected one times {name}", f"{name} comes in once too often"
            yield (
                1 / value,
                "factor_input",
                f"the expected one divided by {name}",
                f"the factor {name} is missing",
            )
    for n, (_, name) in f.lengths.items():
        yield (
            n / (n - 1),
            "unbiased_variance",
            f"too large by n/(n-1), where n is {name}",
            "divide by n, not by n - 1",
        )
        yield (
            (n - 1) / n,
            "biased_variance",
            f"too small by (n-1)/n, where n is {name}",
            "divide by n - 1, not by n",
        )
    if not few:
        yield from _rare_factors(f)


def _rare_factors(f: Facts) -> Iterator[tuple[float, str, str, str]]:
    for n, (_, name) in f.lengths.items():
        for power, root in ((0.5, "square root"), (2.0, "square")):
            kind = f"factor_{root.replace(' ', '_')}"
            yield n**power, kind, f"too large by the {root} of {name}", "divide by it, once"
            yield n**-power, kind, f"too small by the {root} of {name}", "you divide by it once too often"
    for base in (2, 10):
        for value in (math.log(base), 1 / math.log(base)):
            yield (
                value,
                "log_base",
                f"in logarithms to another base ({base} against e)",
                "take the formula's base",
            )


def _proportional(f: Facts, turned: str) -> Diagnosis:
    for name, measure in (("norm", np.linalg.norm), ("sum", np.sum), ("largest entry", np.max)):
        if abs(float(measure(f.got.ravel())) - 1) <= 10 * f.rtol:
            return say("normalised", name=name, turned=turned)
    return say("constant_factor", turned=turned)


def input_factor(f: Facts) -> Diagnosis | None:
    """An input that should multiply every entry (the chain rule, gamma, a mask) is missing or doubled."""
    if not f.same_shape or not f.telling or f.distinct < 4:
        return None
    for name, x in f.arrays.items():
        if not can_spread(x, f.want) or np.ptp(x) == 0:
            continue
        if f.is_want(f.got * x):
            return say("input_factor_missing", name=name)
        if f.is_got(f.want * x):
            return say("input_factor_extra", name=name)
        for other, term_added in f.arrays.items():
            if not can_spread(term_added, f.want) or other == name:
                continue
            if f.is_want((f.got - term_added) * x + term_added):
                return say("input_factor_missing", name=name)
    return None


def mask_turned(f: Facts) -> Diagnosis | None:
    """Right where zero is expected and the other way round: the two answers add up to an input."""
    if not f.same_shape or not f.telling or (f.want * f.got).any():
        return None
    for name, x in f.arrays.items():
        if x.shape == f.want.shape and bits(x) >= ENOUGH_RIGHT and f.is_got(x - f.want):
            return say("mask_turned", name=name)
    return None


# kind, what is done to the expected answer, and how: "it is the expected one with ...: try ..."
_FUNCTIONS: tuple[tuple[str, str, Callable[[Array], Array]], ...] = (
    ("rectified", "the expected one with negatives set to zero: use no ReLU", lambda w: np.maximum(w, 0)),
    ("rectified", "the expected one with positives set to zero: turn the <", lambda w: np.minimum(w, 0)),
    ("abs", "the expected one without its signs: look for an abs, or the root of a square", np.abs),
    ("clipped", "the expected one clipped to 0 and 1: leave the clip out", lambda w: np.clip(w, 0, 1)),
    ("clipped", "the expected one clipped to -1 and 1: leave the clip out", lambda w: np.clip(w, -1, 1)),
    ("one_minus", "one minus the expected one: exchange the two outcomes", lambda w: 1 - w),
    ("squared", "the square of the expected one: look for a root that is missing, or a square", np.square),
    ("square_root", "the root of the expected one: look for a square that is missing, or a root", np.sqrt),
    ("exponential", "the exponential of the expected one: take the logarithm", np.exp),
    ("logarithm", "the logarithm of the expected one: return the value itself", np.log),
    ("reciprocal", "one divided by the expected one: look at what divides what", np.reciprocal),
    ("sigmoid_again", "the sigmoid of the expected one: apply it once only", lambda w: 1 / (1 + np.exp(-w))),
    ("tanh_again", "the tanh of the expected one: apply it once only", np.tanh),
    ("sign_only", "only the sign of the expected one: return the value", np.sign),
    ("truncated", "the expected one without its fractions: an integer array or // cuts them off", np.trunc),
    ("truncated", "the expected one rounded down: an integer array or // cuts fractions off", np.floor),
    ("rounded", "the expected one rounded to whole numbers: return it unrounded", np.round),
)  # fmt: skip


def function_of(f: Facts) -> Diagnosis | None:
    """A known function of every entry of the expected answer."""
    if not f.same_shape or np.count_nonzero(f.wrong) < 4 or bits(f.want) < ENOUGH_RIGHT:
        return None
    if (f.distinct < 4 and not f.countable) or np.unique(f.got).size < 2:
        return None
    for kind, fact, function in _FUNCTIONS:
        if f.is_got(function(f.want)):
            return say("function", kind=kind, fact=fact)
    return None


def clipped(f: Facts) -> Diagnosis | None:
    """All above (below) some bound replaced by the bound."""
    if not f.same_shape or f.distinct < 4 or not f.telling or np.count_nonzero(f.wrong) < 4:
        return None
    bounds = f.got[f.wrong]
    if np.ptp(bounds) == 0 and (
        f.is_got(np.minimum(f.want, bounds[0])) or f.is_got(np.maximum(f.want, bounds[0]))
    ):
        return say("clipped")
    return None


def softmax_again(f: Facts) -> Diagnosis | None:
    """A softmax of the expected answer, along any axis."""
    if not f.same_shape or f.distinct < 4 or not f.telling:
        return None
    for axis in range(f.want.ndim):
        e = np.exp(f.want - f.want.max(axis=axis, keepdims=True))
        p = e / e.sum(axis=axis, keepdims=True)
        if f.want.shape[axis] > 1 and (f.is_got(p) or f.is_got(np.log(p))):
            return say("softmax_again")
    return None


def accumulated(f: Facts) -> Diagnosis | None:
    """Running sums of the expected answer, or the differences of its entries."""
    if not f.same_shape or f.distinct < 4 or not f.telling:
        return None
    for axis in range(f.want.ndim):
        back = np.flip(np.cumsum(np.flip(f.want, axis), axis=axis), axis)
        if f.is_got(np.cumsum(f.want, axis=axis)) or f.is_got(back):
            return say("accumulated", axis=axis)
        if f.is_want(np.cumsum(f.got, axis=axis)):
            return say("not_accumulated", axis=axis)
    return None
