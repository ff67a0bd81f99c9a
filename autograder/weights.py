"""Submitted checkpoints: read without trust, refused with one line and a verdict.

Only safetensors is read: a header of JSON and plain numbers. A pickle (`torch.save`, `.npy` of objects) is recognised by its
first bytes and never opened.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from typing import Any

import numpy as np

from .errors import BadWeights
from .spec import Trained
from .spec_played import Played

MAX_HEADER = 2**20
MAX_AXES = 8
MAX_TENSORS = 10_000
_HALVES = ("BF16", "F8_E4M3", "F8_E5M2")
_DTYPES = {"F64": np.float64, "F32": np.float32, "F16": np.float16, "I64": np.int64, "I32": np.int32, "U8": np.uint8, "BOOL": np.bool_}


def read_weights(data: bytes | None, what: Trained) -> dict[str, np.ndarray]:
    """The tensors of a submitted file as float64 arrays; raises BadWeights with the verdict it earns."""
    tensors = read_tensors(data, what)
    _check_shapes({name: t.shape for name, t in tensors.items()}, what)
    check_finite({name: tensors[name] for name in what.tensors}, what.file)
    return {name: tensors[name].astype(np.float64) for name in what.tensors}


def read_tensors(data: bytes | None, what: Trained | Played) -> dict[str, np.ndarray]:
    """All tensors of a submitted file, each of the dtype it has there; raises BadWeights."""
    if data is None:
        raise BadWeights(f"{what.file} was not submitted; run the training cell and submit the file beside the notebook", "MISSING")
    if len(data) > what.max_bytes:
        raise BadWeights(f"{what.file} is {len(data)} bytes; at most {what.max_bytes} are read", "MEMORY")
    places = _header(data, what.file)
    if len(places) > MAX_TENSORS:
        raise BadWeights(f"{what.file} holds {len(places)} tensors; at most {MAX_TENSORS} are read", "MEMORY")
    return {name: _tensor(data, *place) for name, place in places.items()}


def check_finite(tensors: Mapping[str, np.ndarray], file: str) -> None:
    for name, tensor in tensors.items():
        if not np.isfinite(tensor).all():
            shown = name if len(name) <= 80 and name.isprintable() else repr(name)[:80]
            raise BadWeights(f"{file}: {shown} holds NaN or infinity; the training diverged (try a smaller learning rate)", "NONFINITE")


def _header(data: bytes, file: str) -> dict[str, tuple[str, list[int], int, int]]:
    """name -> dtype, shape, begin, end; every count is checked against the file."""
    pickled = data[:1] == b"\x80" and data[8:9] != b"{"  # a header of 128 more than a multiple of 256 bytes begins so, too
    if pickled or data[:4] == b"PK\x03\x04" or data[:6] == b"\x93NUMPY":
        raise BadWeights(f"{file} is a pickle, a torch.save or a numpy file, which is never opened; save it with safetensors.numpy.save_file", "FORBIDDEN")
    size = struct.unpack("<Q", data[:8])[0] if len(data) >= 8 else MAX_HEADER + 1
    if size > MAX_HEADER:
        raise BadWeights(f"{file} is no safetensors file (its first eight bytes are no length of a header); save it with safetensors.numpy.save_file", "RAISED")
    if 8 + size > len(data):
        raise BadWeights(f"{file} is truncated in its header ({len(data)} bytes); submit it again", "RAISED")
    try:
        header = json.loads(data[8 : 8 + size])
        places = {str(k): (v["dtype"], v["shape"], *v["data_offsets"]) for k, v in header.items() if k != "__metadata__"}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise BadWeights(f"{file} is no safetensors file (its header is not the JSON of one); save it with safetensors.numpy.save_file", "RAISED") from None
    return {name: _checked(name, place, len(data) - 8 - size, 8 + size, file) for name, place in places.items()}


def _checked(name: str, place: tuple[Any, ...], room: int, start: int, file: str) -> tuple[str, list[int], int, int]:
    counts_are_counts = len(place) == 4 and all(type(n) is int and n >= 0 for n in [*place[2:]]) and type(place[1]) is list
    counts_are_counts = counts_are_counts and len(place[1]) <= MAX_AXES and all(type(n) is int and 0 <= n < 2**32 for n in place[1])
    if not counts_are_counts or type(place[0]) is not str:
        raise BadWeights(f"{file}: tensor {name!r:.40} has a header that makes no sense; save it again", "RAISED")
    dtype, shape, begin, end = place
    if dtype not in _DTYPES:
        how = "; save it as `t.float()`" if dtype in _HALVES else ""
        raise BadWeights(f"{file}: tensor {name!r:.40} has dtype {dtype!r:.20}; float64 or float32 was expected{how}", "DTYPE")
    count = 1
    for n in shape:
        count *= n
    if end < begin or end - begin != count * np.dtype(_DTYPES[dtype]).itemsize:
        raise BadWeights(f"{file}: tensor {name!r:.40} has a size that does not fit its shape; save it again", "RAISED")
    if end > room:
        raise BadWeights(f"{file} is truncated (tensor {name!r:.40} ends {end - room} bytes behind the file); submit it again", "RAISED")
    return dtype, shape, start + begin, start + end


def _tensor(data: bytes, dtype: str, shape: list[int], begin: int, end: int) -> np.ndarray:
    return np.frombuffer(data[begin:end], dtype=np.dtype(_DTYPES[dtype]).newbyteorder("<")).reshape(shape).copy()


def _check_shapes(shapes: Mapping[str, tuple[int, ...]], what: Trained) -> None:
    missing = [n for n in what.tensors if n not in shapes]
    extra = [n for n in shapes if n not in what.tensors]
    if missing:
        names = f"{', '.join(map(repr, missing[:6]))}" + (f" (it holds {', '.join(repr(n)[:40] for n in extra[:6])})" if extra else "")
        raise BadWeights(f"{what.file} lacks {names}; the names expected are {', '.join(what.tensors)}", "SHAPE")
    sizes: dict[str, int] = {}
    for name, expected in what.tensors.items():
        if len(shapes[name]) != len(expected) or not all(_fits(n, e, sizes, what) for n, e in zip(shapes[name], expected, strict=True)):
            wanted = tuple(sizes.get(e, e) if isinstance(e, str) else e for e in expected)
            raise BadWeights(f"{what.file}: {name} has shape {shapes[name]}; {_shape(wanted)} was expected", "SHAPE")


def _fits(size: int, expected: int | str, sizes: dict[str, int], what: Trained) -> bool:
    if isinstance(expected, int):
        return size == expected
    return size == sizes.setdefault(expected, size) and 1 <= size <= what.max_size


def _shape(shape: tuple[int | str, ...]) -> str:
    return f"({', '.join(map(str, shape))}{',' if len(shape) == 1 else ''})"
