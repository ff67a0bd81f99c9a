"""How a message travels from the judge to a child: as marshalled plain data, which Python reads at once.

Only in this direction: what marshal reads must come from somebody who is trusted, and a child trusts the judge. Answers, which may come
from an enemy, are values of the wire.
"""

from __future__ import annotations

import marshal
from typing import Any

import numpy as np

from .. import wire
from ..errors import WireError

_PLAIN = frozenset([type(None), bool, int, float, str, bytes])
_KINDS = frozenset([type(None), bool, int, float, str, bytes, list, tuple, dict])  # marshal takes an array for mere bytes


def pack(message: dict[str, Any]) -> bytes:
    """The bytes of a message: numbers, strings, bytes, lists and dicts; `inputs` may be values of the wire. WireError for anything else."""
    if not isinstance(message.get("inputs", b""), bytes):
        message = {**message, "inputs": wire.encode(message["inputs"])}
    try:
        data = marshal.dumps(message) if _KINDS.issuperset(map(type, message.values())) else b""
    except ValueError:
        data = b""
    if not data:
        raise WireError("a message of more than plain numbers, strings, bytes, lists and dicts")
    if len(data) > wire.MAX_BYTES:
        raise WireError(f"a message of {len(data)} bytes; at most {wire.MAX_BYTES} cross the wire")
    return data


def unpack(data: bytes) -> Any:
    """The message of `data`, in the child."""
    return marshal.loads(data)


def flat(value: Any) -> Any:
    """A value of the wire as what a message may hold: an array is (..., dtype, shape, bytes), all else stays as it is."""
    if isinstance(value, np.ndarray):
        return (..., value.dtype.str, value.shape, value.tobytes())
    if isinstance(value, dict):
        return {name: flat(part) for name, part in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(map(flat, value))
    return value


def whole(value: Any) -> Any:
    """The inverse of `flat`; its arrays cannot be written to, and what holds no array is the very object."""
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is tuple and value and value[0] is ...:
        return np.ndarray(value[2], value[1], value[3])
    if kind is dict:
        return {name: whole(part) for name, part in value.items()}
    return value if _PLAIN.issuperset(map(type, value)) else kind(map(whole, value))
