"""The IDX format of MNIST: two zeros, a type, the number of axes, each length as four bytes, then the values."""

from __future__ import annotations

import gzip
import math
import struct
import zlib
from pathlib import Path
from typing import Any

import numpy as np

from .errors import DataError

LARGEST = 2**28  # values that a header may promise; MNIST has 47 million
UNSIGNED_BYTE = 8


def read_idx(path: Path, axes: int) -> np.ndarray[Any, Any]:
    """The uint8 array of `axes` dimensions in a gzipped IDX file.

    DataError for another format, another number of axes, and fewer or more values than the header promises.
    """
    try:
        with gzip.open(path) as file:
            shape = _header(path, file.read(4 + 4 * axes), axes)
            count = math.prod(shape)
            if count > LARGEST:
                raise DataError(
                    f"{path.name}: the header promises {count} values {shape}, expected at most {LARGEST}"
                )
            values = file.read(
                count + 1
            )  # the one more finds a longer file, and makes gzip check its own sum
    except (OSError, EOFError, zlib.error) as e:
        raise DataError(f"{path.name}: no whole gzip file ({e}); delete {path} and load again") from e
    if len(values) != count:
        found = f"more than {count}" if len(values) > count else str(len(values))
        raise DataError(f"{path.name}: {found} values, expected {count} for the shape {shape} in its header")
    return np.frombuffer(bytearray(values), dtype=np.uint8).reshape(shape)


def _header(path: Path, head: bytes, axes: int) -> tuple[int, ...]:
    expected = bytes([0, 0, UNSIGNED_BYTE, axes])
    if head[:4] != expected:
        raise DataError(
            f"{path.name}: begins with {head[:4].hex(' ') or 'nothing'}, expected {expected.hex(' ')} (IDX, bytes, {axes} axes)"
        )
    if len(head) != 4 + 4 * axes:
        raise DataError(f"{path.name}: ends within its header ({len(head)} bytes, expected {4 + 4 * axes})")
    return struct.unpack(f">{axes}I", head[4:])
