"""What would turn the expected answer into the given one: the sentence a student can act on.

`diagnose` compares whole answers (a known wrong answer? two outputs exchanged?), then each leaf that
differs, by the rules of `diagnose_rules`. It never guesses: what is said explains every entry, and where
nothing does it returns None.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from types import MappingProxyType
from typing import Any

import numpy as np

from .diagnose_facts import ENOUGH_BITS, Array, Facts, as_array, bits, close, leaves, name_lengths
from .diagnose_rules import RULES, Rule, claim
from .diagnose_words import Diagnosis

__all__ = ["Diagnosis", "diagnose"]

NOTHING: Mapping[str, Any] = MappingProxyType({})
MAX_LEAVES = 16  # differing parts that are looked at
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
    if not 2 <= len(pairs) <= MAX_LEAVES:
        return None
    moved = {name: b for name, (a, b) in pairs.items() if not _equal(a, b, rtol)}
    for name, b in moved.items():
        for other, (c, _) in pairs.items():
            if name != other and close(c, b, rtol) and bits(b) >= ENOUGH_BITS:
                a = pairs[name][0]
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
    """The one explanation that covers most of the differing leaves, first ones first."""
    pairs = _differing(want, got, rtol)
    facts = dict(_facts(want, got, pairs, inputs, rtol)) if pairs else {}
    best, covered = None, list[str]()
    for rule, first in _first_claims(facts):
        names = [name for name, fact in facts.items() if claim(rule, fact) == first]
        if len(names) > len(covered):
            best, covered = first, names
    if best is None:
        return None
    alone = len(dict(leaves(want))) == 1
    text = _capital(best.text if alone else f"{_listed(covered)}: {best.text}", alone)
    return Diagnosis(best.kind, text if text.endswith("?") else f"{text}.")


def _first_claims(facts: Mapping[str, Facts]) -> Iterator[tuple[Rule, Diagnosis]]:
    for fact in facts.values():
        for rule in RULES:
            first = claim(rule, fact)
            if first is not None:
                yield rule, first
                break


def _differing(want: Any, got: Any, rtol: float) -> dict[str, tuple[Array, Array]]:
    """The pairs that differ; those that are nearly right only where nothing is worse."""
    pairs = {name: _without_shared_infinities(*pair) for name, pair in _pairs(want, got).items()}
    pairs = {name: (a, b) for name, (a, b) in pairs.items() if np.isfinite(a).all()}
    worse = {name: (a, b) for name, (a, b) in pairs.items() if not close(a, b, max(1e-4, rtol))}
    found = worse or {name: (a, b) for name, (a, b) in pairs.items() if not close(a, b, rtol / 10)}
    return dict(islice(found.items(), MAX_LEAVES))


def _facts(
    want: Any, got: Any, pairs: Mapping[str, tuple[Array, Array]], inputs: Mapping[str, Any], rtol: float
) -> Iterator[tuple[str, Facts]]:
    given = {name: as_array(value) for name, value in leaves(inputs)}
    arrays = {name: x for name, x in given.items() if x is not None and x.ndim and x.size}
    scalars = {name: float(x) for name, x in given.items() if x is not None and not x.ndim}
    expected = {_called(name): as_array(value) for name, value in leaves(want)}
    raw, lengths = dict(leaves(got)), name_lengths(arrays)
    for name, (a, b) in pairs.items():
        others = {n: x for n, x in expected.items() if x is not None and x.ndim and n != _called(name)}
        single = _is_single(raw[name])
        within = max(rtol, 1e-5) if single else rtol
        yield name, Facts(a, b, single, arrays, scalars, others, lengths, within)


def _is_single(value: Any) -> bool:
    return str(getattr(value, "dtype", "")).rpartition(".")[2] in ("float32", "float16", "bfloat16")


def _called(name: str) -> str:
    """`[1]` as "the second output"; other names as they are."""
    place = name[1:-1] if name.startswith("[") and name.endswith("]") else ""
    return f"the {ORDINALS[int(place)]} output" if place.isdigit() and int(place) < len(ORDINALS) else name


def _listed(names: list[str]) -> str:
    called = [_called(name) for name in names]
    return " and ".join([", ".join(called[:-1]), called[-1]]) if len(called) > 1 else called[0]


def _capital(text: str, alone: bool = False) -> str:
    """A capital letter first, but not on a name such as `dx`."""
    return text[:1].upper() + text[1:] if alone or text.startswith("the ") else text
