"""What goes into a model a batch at a time, and what comes out: arrays, or dicts, tuples and lists of arrays, samples first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from .verdict import Verdict

MAX_REQUEST = 16 * 2**20  # bytes of inputs that are sent at a time; weights go with them
Fault = tuple[Verdict, str]


def samples_in(inputs: Mapping[str, Any]) -> int | None:
    """How many samples the inputs hold: the length of the first array's first axis; None where there is no array."""
    return next((len(v) for v in inputs.values() if isinstance(v, np.ndarray) and v.ndim), None)


def part(value: Any, count: int | None, begin: int, end: int) -> Any:
    """`value` for the samples from begin to end: what has one entry a sample is cut, all else stays; dicts and tuples by their parts."""
    if isinstance(value, dict):
        return {k: part(v, count, begin, end) for k, v in value.items()}
    if isinstance(value, tuple):
        return tuple(part(v, count, begin, end) for v in value)
    has_length = isinstance(value, list) or (isinstance(value, np.ndarray) and value.ndim > 0)
    return value[begin:end] if has_length and len(value) == count else value


def batches(inputs: dict[str, Any], size: int) -> Iterator[tuple[dict[str, Any], int]]:
    """The inputs in parts of at most `size` samples and of few bytes, each with its number of samples."""
    count = samples_in(inputs)
    if not count:
        yield inputs, count or 0
        return
    total = sum(v.nbytes for v in inputs.values() if isinstance(v, np.ndarray))
    size = max(1, min(size, MAX_REQUEST * count // max(1, total)))
    for begin in range(0, count, size):
        end = min(count, begin + size)
        yield part(inputs, count, begin, end), end - begin


def fault_of(outputs: Any, count: int, shape: tuple[int, ...] | None) -> Fault | None:
    """What is wrong with the outputs for `count` samples: a verdict and a sentence without values, or None."""
    if isinstance(outputs, (dict, tuple)) and shape is None:
        found = (fault_of(v, count, None) for v in (outputs.values() if isinstance(outputs, dict) else outputs))
        return next((f for f in found if f), None) if outputs else (Verdict.DTYPE, "the model gave an empty answer; an array was expected")
    if isinstance(outputs, list) and shape is None:
        short = count and len(outputs) != count
        return (Verdict.SHAPE, f"the model gave {len(outputs)} entries for {count} samples; one for each was expected") if short else None
    if not isinstance(outputs, np.ndarray) or outputs.dtype.kind not in "biuf":
        return Verdict.DTYPE, f"the model gave a {_kind(outputs)}; an array of numbers was expected"
    expected = (count, *(shape if shape is not None else outputs.shape[1:]))
    if count and outputs.shape != expected:
        return Verdict.SHAPE, f"the outputs for {count} samples have shape {outputs.shape}; {expected} was expected"
    if outputs.dtype.kind == "f" and not np.isfinite(outputs).all():
        return Verdict.NONFINITE, "there is a nan or an infinity among the model's outputs; every output must be finite"
    return None


def _kind(value: Any) -> str:
    return f"{value.dtype} array" if isinstance(value, np.ndarray) else type(value).__name__


def join(parts: Sequence[Any]) -> Any:
    """The outputs of all batches as one. Raises ValueError where they do not fit together."""
    first = parts[0]
    if len(parts) == 1:
        return first
    if not all(type(p) is type(first) for p in parts):
        raise ValueError("batches of different kinds")
    if isinstance(first, dict):
        if not all(p.keys() == first.keys() for p in parts):
            raise ValueError("batches with different names")
        return {k: join([p[k] for p in parts]) for k in first}
    if isinstance(first, tuple):
        return tuple(join(list(column)) for column in zip(*parts, strict=True))
    if isinstance(first, list):
        return [entry for p in parts for entry in p]
    return np.concatenate(parts)
