"""What the rules of `diagnose` work with: one pair of arrays, what is known about it, and how equal is equal.

A rule may claim only what explains every entry, and only where the arrays hold enough information that
chance cannot have done it; `Facts` measures that once for each pair.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]

MAX_ENTRIES = 500_000  # a pair larger than this is not explained: the student waits
ENOUGH_BITS = 24.0  # one chance in sixteen millions that an unrelated array looks the same
ENOUGH_RIGHT = 40.0  # two different fractions: right by more than chance
BATCH_NAMES = ("y", "X", "x", "dout", "logits", "scores", "z", "pred", "target", "targets")


@dataclass(frozen=True)
class Facts:
    """One pair of leaves and its surroundings; the lazy ones are worked out at first use.

    want, got: float64 arrays; arrays, scalars: the case's inputs with and without axes; outputs: the
    other leaves of the expected answer; lengths: what each length of an axis is called; rtol: relative.
    """

    want: Array
    got: Array
    single: bool
    arrays: Mapping[str, Array]
    scalars: Mapping[str, float]
    outputs: Mapping[str, Array]
    lengths: Mapping[int, tuple[str, str]]
    rtol: float

    @cached_property
    def same_shape(self) -> bool:
        return tuple(self.want.shape) == tuple(self.got.shape)

    @cached_property
    def nearly(self) -> bool:
        """Whether no entry differs by more than rtol: only lost digits are left to explain."""
        return self.same_shape and not self.wrong.any()

    @cached_property
    def wrong(self) -> Array:
        """Which entries differ (shapes equal)."""
        return np.asarray(~equal_entries(self.want, self.got, self.rtol))

    @cached_property
    def scale(self) -> float:
        """The largest expected magnitude."""
        return float(np.abs(self.want).max(initial=0.0))

    @cached_property
    def distinct(self) -> int:
        """How many different magnitudes, zero apart, the expected array has."""
        return int(np.count_nonzero(np.unique(coarse(np.abs(self.want)))))

    @cached_property
    def telling(self) -> bool:
        """Whether both arrays hold too much information for a match by chance."""
        return min(bits(self.want), bits(self.got)) >= ENOUGH_BITS

    @cached_property
    def countable(self) -> bool:
        """Whether all expected entries are whole numbers: labels, counts, masks."""
        return bool(np.all(self.want == np.round(self.want)))

    @cached_property
    def noise(self) -> float:
        """The error of a difference between nearly equal entries, in their own units."""
        return (3e-7 if self.single else 1e-12) * self.scale

    def is_got(self, guess: Array) -> bool:
        """Whether `guess` explains every entry of what came."""
        return _may_be(guess, self.got, self._got_at, self.rtol) and close(guess, self.got, self.rtol)

    def is_want(self, guess: Array) -> bool:
        """Whether `guess` is the expected array."""
        return _may_be(guess, self.want, self._want_at, self.rtol) and close(guess, self.want, self.rtol)

    @cached_property
    def _got_at(self) -> int:
        return _largest_at(self.got)

    @cached_property
    def _want_at(self) -> int:
        return _largest_at(self.want)

    def is_term(self, term: Array, difference: Array) -> bool:
        """Whether `term` is the difference of the two arrays, of which rounding has eaten digits."""
        size = np.abs(term).max(initial=0.0)
        if not (np.isfinite(size) and size >= 1e4 * self.noise and size > 0):
            return False
        bound = self.rtol * np.abs(term) + self.noise + 1e-2 * self.rtol * size
        return bool(np.all(np.abs(term - difference) <= bound))


def equal_entries(a: Array, b: Array, rtol: float) -> Array:
    """Entry by entry: |a - b| <= rtol |a| + rtol / 100 of a's largest magnitude; NaN equals nothing."""
    size = np.abs(a)
    largest = size.max(initial=0.0)
    if not np.isfinite(largest):
        return np.zeros(a.shape, dtype=bool)
    equal: Array = np.abs(a - b) <= rtol * size + 1e-2 * rtol * largest
    return equal


def _largest_at(x: Array) -> int:
    """The place of the largest magnitude in the flat array; -1 in an empty one."""
    return int(np.abs(x).argmax()) if x.size else -1


def _may_be(guess: Array, x: Array, at: int, rtol: float) -> bool:
    """Whether a guess of x is worth a look at every entry: false for most, which differ in the largest entry of x already."""
    if guess.shape != x.shape:
        return False
    if at < 0:
        return True
    a, b = guess.item(at), x.item(at)  # where the arrays are close, no entry of the guess is much larger than b
    return bool(abs(a - b) <= rtol * abs(a) + 2e-2 * rtol * abs(b)) or not math.isfinite(b)


def close(a: Array, b: Array, rtol: float) -> bool:
    """Whether shapes and all entries are equal."""
    return a.shape == b.shape and bool(equal_entries(a, b, rtol).all())


def can_spread(x: Array, like: Array) -> bool:
    """Whether x can be broadcast to the shape of `like`."""
    tail = like.shape[like.ndim - x.ndim :] if x.ndim <= like.ndim else None
    return tail is not None and all(a in (1, b) for a, b in zip(x.shape, tail, strict=True))


def coarse(values: Array) -> Array:
    """Values to six digits of the largest, so that rounding errors make no new ones."""
    largest = np.abs(values).max(initial=0.0)
    if not (np.isfinite(largest) and largest > 0):
        return np.asarray(values)
    return np.asarray(np.round(values / largest, 6) * largest)


def bits(values: Array) -> float:
    """About how many bits describe the array: twenty for each different fraction, fewer for small
    whole numbers, and which of them stands where."""
    if values.size == 0:
        return 0.0
    different, counts = np.unique(coarse(values), return_counts=True)
    share = counts / values.size
    order = -values.size * float(np.sum(share * np.log2(share)))
    whole = bool(np.all(values == np.round(values)))
    return order + (float(np.sum(np.log2(1 + np.abs(different)))) if whole else 20.0 * different.size)


def as_array(value: Any) -> Array | None:
    """A number, array or tensor as float64; None for anything else, and for what is too large."""
    if hasattr(value, "detach"):  # a tensor, without importing torch here
        value = value.detach().cpu().numpy()
    if not isinstance(value, (bool, int, float, np.ndarray, np.generic)):
        return None
    array = np.asarray(value)
    if array.dtype.kind not in "biuf" or array.size > MAX_ENTRIES:
        return None
    return array.astype(np.float64)


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """The parts of nested dicts, tuples and lists, each with its name: `dx`, `grads.W1`, `[0]`.

    Four or more numbers in a list (a loss history) are one part, an array: so they can be related.
    """
    if isinstance(value, Mapping):
        for key, part in value.items():
            yield from leaves(part, f"{path}.{key}" if path else str(key))
    elif isinstance(value, (tuple, list)) and len(value) >= 4 and all(map(_is_number, value)):
        yield path, np.array([float(part) for part in value])
    elif isinstance(value, (tuple, list)):
        for index, part in enumerate(value):
            yield from leaves(part, f"{path}[{index}]")
    else:
        yield path, value


def _is_number(value: Any) -> bool:
    if isinstance(value, int):
        return abs(value) < 2**63
    return isinstance(value, float) or (
        isinstance(value, (np.ndarray, np.generic)) and value.shape == () and value.dtype.kind in "biuf"
    )


def name_lengths(arrays: Mapping[str, Array]) -> dict[int, tuple[str, str]]:
    """What each length is called: {5: ("n", "N, the batch size"), 3: ("size", "axis 1 of x")}."""
    names: dict[int, tuple[str, str]] = {}
    for length, kind, name in _lengths(arrays):
        known_kind, known = names.get(length, (kind, ""))
        if length > 1 and known.count(" or ") < 1:
            names[length] = (known_kind, f"{known} or {name}" if known else name)
    return names


def _lengths(arrays: Mapping[str, Array]) -> Iterator[tuple[int, str, str]]:
    batch = batch_size(arrays)
    yield batch, "n", "N, the batch size"
    for name, x in arrays.items():
        for axis, length in enumerate(x.shape):
            if axis or length != batch:
                yield length, "size", f"the length of axis {axis} of {name}"
    for name, x in arrays.items():
        if x.ndim == 4:
            yield x.size // max(x.shape[1], 1), "size", f"N*H*W of {name}"
            yield math.prod(x.shape[2:]), "size", f"H*W of {name}"
        if x.ndim == 3:
            yield math.prod(x.shape[:2]), "size", f"the first two axes of {name}, multiplied"
        if x.ndim > 2:
            yield math.prod(x.shape[1:]), "size", f"the entries of one example of {name}"
        if x.ndim > 1:
            yield x.size, "size", f"the number of entries of {name}"


def batch_size(arrays: Mapping[str, Array]) -> int:
    """N: the first axis of labels or data where an input is named so, else the commonest first axis."""
    for name in BATCH_NAMES:
        if name in arrays:
            return int(arrays[name].shape[0])
    firsts = Counter(int(x.shape[0]) for x in arrays.values())
    return firsts.most_common(1)[0][0] if firsts else 1
