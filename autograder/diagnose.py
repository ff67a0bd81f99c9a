"""What would turn the expected answer into the given one: the sentence a student can act on.

`diagnose` compares whole answers (a known wrong answer? two outputs exchanged?), then each leaf that
differs, by the rules of `diagnose_rules`. It never guesses: what is said explains every entry, and where
nothing does it returns None.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

import numpy as np

from .diagnose_facts import Array, Diagnosis, Facts, as_array, bits, close, leaves, name_lengths
from .diagnose_rules import RULES, Rule

__all__ = ["Diagnosis", "diagnose"]

NOTHING: Mapping[str, Any] = MappingProxyType({})
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


def diagnose(
    want: Any,
    got: Any,
    *,
    inputs: Mapping[str, Any] = NOTHING,
    variants: Mapping[str, Any] = NOTHING,
    rtol: float = 1e-6,
) -> Diagnosis | None:
    """What explains `got` where `want` is expected, or None: arrays, numbers, or dicts and tuples of them.

    inputs: the case's inputs by name; for lengths such as N, and for terms and factors that are missing.
    variants: sentence -> the answer that this known slip gives ("you forgot the regularisation term").
    rtol: relative, per entry, beside rtol / 100 of the array's largest entry; at least 1e-5 is used where
    what came is in single precision. The text holds names and words, no expected value. Raises nothing on
    values of the wire, whatever they are.
    """
    with np.errstate(all="ignore"):
        return (
            _returned_too_much(want, got, rtol)
            or _known_slip(want, got, variants, rtol)
            or _exchanged(want, got, rtol)
            or _by_leaf(want, got, inputs, rtol)
        )


def _returned_too_much(want: Any, got: Any, rtol: float) -> Diagnosis | None:
    expected = as_array(want)
    if not isinstance(got, (tuple, list)) or expected is None or not expected.any():
        return None
    for place, part in zip(ORDINALS, got, strict=False):
        value = as_array(part)
        if value is not None and close(expected, value, rtol):
            text = f"You return {len(got)} values and the {place} is right: return that one alone."
            return Diagnosis("returned_too_much", text)
    return None


def _known_slip(want: Any, got: Any, variants: Mapping[str, Any], rtol: float) -> Diagnosis | None:
    for sentence, value in variants.items():
        if _same(value, got, rtol) and not _same(value, want, rtol):
            return Diagnosis("variant", f"This is what one gets by a known slip: {sentence.rstrip('.')}.")
    return None


def _same(a: Any, b: Any, rtol: float) -> bool:
    """Whether two answers agree in structure and in every number."""
    parts_a, parts_b = dict(leaves(a)), dict(leaves(b))
    if parts_a.keys() != parts_b.keys():
        return False
    pairs = [(as_array(parts_a[name]), as_array(parts_b[name])) for name in parts_a]
    return all(x is not None and y is not None and _equal(x, y, rtol) for x, y in pairs)


def _equal(want: Array, got: Array, rtol: float) -> bool:
    """Equality that also takes the same NaN or infinity in the same place for equal."""
    if want.shape != got.shape:
        return False
    return close(*_without_shared_infinities(want, got), rtol)


def _without_shared_infinities(want: Array, got: Array) -> tuple[Array, Array]:
    if want.shape != got.shape or np.isfinite(want).all():
        return want, got
    shared = ~np.isfinite(want) & ((want == got) | (np.isnan(want) & np.isnan(got)))
    return np.where(shared, 0.0, want), np.where(shared, 0.0, got)


def _exchanged(want: Any, got: Any, rtol: float) -> Diagnosis | None:
    """Outputs in each other's place: `dx` holds what is expected of `dw`, and the other way round."""
    pairs = _pairs(want, got)
    if len(pairs) < 2:
        return None
    for name, (a, b) in pairs.items():
        for other, (c, _) in pairs.items():
            if name != other and bits(b) >= 24 and close(c, b, rtol) and not _equal(a, b, rtol):
                return _exchange_text(name, other, close(a, pairs[other][1], rtol))
    return None


def _exchange_text(name: str, other: str, both: bool) -> Diagnosis:
    one, two = _called(name), _called(other)
    if both:
        text = f"{one} and {two} are exchanged: look at the order in which you return them."
        return Diagnosis("swapped_outputs", _capital(text))
    text = f"{one} holds what is expected of {two}: look at which value goes where."
    return Diagnosis("wrong_output", _capital(text))


def _pairs(want: Any, got: Any) -> dict[str, tuple[Array, Array]]:
    """The leaves of both answers as arrays, where both have the same names; else none."""
    expected, given = dict(leaves(want)), dict(leaves(got))
    if expected.keys() != given.keys():
        return {}
    pairs = {name: (as_array(value), as_array(given[name])) for name, value in expected.items()}
    return {name: (a, b) for name, (a, b) in pairs.items() if a is not None and b is not None}


def _by_leaf(want: Any, got: Any, inputs: Mapping[str, Any], rtol: float) -> Diagnosis | None:
    """The one explanation that covers most of the differing leaves."""
    facts = _differing(want, got, inputs, rtol)
    found: dict[str, list[str]] = {}
    for rule, first in _first_claims(facts):
        claims = {name: rule(fact) for name, fact in facts.items()}
        names = [name for name, claim in claims.items() if claim and claim.kind == first.kind]
        if len(names) > len(found.get(first.text, [])):
            found[first.text] = names
        if len(names) == len(facts):
            return _told(first, names)
    if not found:
        return None
    return None if not found else _told_best(facts, found)


def _first_claims(facts: Mapping[str, Facts]) -> Iterator[tuple[Rule, Diagnosis]]:
    for fact in facts.values():
        for rule in RULES:
            claim = rule(fact)
            if claim is not None:
                yield rule, claim
                break


def _differing(want: Any, got: Any, inputs: Mapping[str, Any], rtol: float) -> dict[str, Facts]:
    pass
