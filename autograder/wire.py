"""Values as bytes: what crosses between the judge and a confined child.

Numbers, strings, bytes, None, numpy arrays, and lists, tuples and string-keyed dicts of these, to a
depth of eight. No objects and no pickle: decoding can only ever build plain data. Anything else is a
`WireError`, on either side. Layout: magic, length of the header, header (JSON), array buffers.
"""

from __future__ import annotations

import json
import math
import struct
from typing import Any

import numpy as np

from .errors import WireError

MAGIC = b"DW1\0"
MAX_BYTES = 64 * 2**20
MAX_DEPTH = 8
MAX_ITEMS = 200_000
_JSON = json.JSONEncoder(ensure_ascii=True, check_circular=False, separators=(",", ":"))  # the depth is limited below
_UNJSON = json.JSONDecoder()
_MAX_BITS = 13288  # 4000 digits
_EXACT = 2**53
_PLAIN = frozenset([int, float, bool, type(None)])
_DTYPES = frozenset(
    ["|b1", "|i1", "<i2", "<i4", "<i8", "|u1", "<u2", "<u4", "<u8", "<f2", "<f4", "<f8", "<c8", "<c16"]
)

_KINDS = {name: np.dtype(name) for name in _DTYPES}
_STRINGS = frozenset([str])


def encode(value: Any, max_bytes: int = MAX_BYTES) -> bytes:
    """The bytes of `value`. Tensors become arrays; numpy scalars become 0-d arrays."""
    buffers: list[bytes] = []
    header = _JSON.encode(_pack(value, buffers, 0)).encode()
    total = len(MAGIC) + 4 + len(header) + sum(map(len, buffers))
    if total > max_bytes:
        raise WireError(f"a value of {total} bytes; at most {max_bytes} cross the wire")
    return b"".join([MAGIC, struct.pack("<I", len(header)), header, *buffers])


def decode(data: bytes, max_bytes: int = MAX_BYTES, max_header: int = MAX_BYTES) -> Any:
    """The value of `data`, which may come from an enemy: then `max_header` is small, since a header unfolds to many times its size.
    Arrays are fresh and writable."""
    if len(data) > max_bytes:
        raise WireError(f"a message of {len(data)} bytes; at most {max_bytes} are read")
    if len(data) < 8 or data[:4] != MAGIC:
        raise WireError("not a message of the wire: wrong first bytes")
    (size,) = struct.unpack("<I", data[4:8])
    if size > max_header:
        raise WireError(f"a header of {size} bytes; at most {max_header} are read")
    if 8 + size > len(data):
        raise WireError("a header longer than its message")
    try:
        header = _UNJSON.decode(bytes(data[8 : 8 + size]).decode())
    except (ValueError, RecursionError) as error:
        raise WireError(f"a header that is not JSON: {type(error).__name__}") from None
    reader = _Reader(memoryview(data)[8 + size :])
    value = reader.unpack(header, 0)
    if reader.offset != len(reader.data):
        raise WireError(f"{len(reader.data) - reader.offset} bytes that belong to no array")
    return value


def _pack(value: Any, buffers: list[bytes], depth: int) -> Any:
    if depth > MAX_DEPTH:
        raise WireError(f"a value nested deeper than {MAX_DEPTH}")
    if value is None or value is True or value is False:
        return value
    kind = type(value)
    if kind is np.ndarray and value.dtype.str in _DTYPES:  # by far the most, and nothing has to be asked
        buffers.append(value.tobytes())
        return {"a": [value.dtype.str, list(value.shape)]}
    if kind is int:
        return {"i": str(value)} if value.bit_length() < _MAX_BITS else _refuse(value)
    if kind is float:
        return {"f": value.hex() if math.isfinite(value) else repr(value)}
    if kind is str:
        return {"s": value if value.isascii() else value.encode("utf-8", "backslashreplace").decode()}
    if kind is bytes:
        buffers.append(value)
        return {"b": len(value)}
    if isinstance(value, (list, tuple)):
        if _is_plain(value) and depth < MAX_DEPTH:
            return {"p" if isinstance(value, list) else "q": list(value)}
        return {"l" if isinstance(value, list) else "t": [_pack(v, buffers, depth + 1) for v in value]}
    if isinstance(value, dict):
        if not _STRINGS.issuperset(map(type, value)):
            raise WireError("a dict whose keys are not all strings")
        return {"d": [[k, _pack(v, buffers, depth + 1)] for k, v in value.items()]}
    return _pack_array(value, buffers)


def _is_plain(items: list[Any] | tuple[Any, ...]) -> bool:
    """Numbers, booleans and None that JSON itself writes and reads exactly; a list of thousands is common."""
    return bool(items) and _PLAIN.issuperset(map(type, items)) and all([v is None or -_EXACT <= v <= _EXACT for v in items])


def _pack_array(value: Any, buffers: list[bytes]) -> Any:
    if any(c.__module__.split(".")[0] == "torch" for c in type(value).__mro__):  # a tensor, without importing torch here
        value = value.detach().cpu().numpy()
    if isinstance(value, complex):
        value = np.complex128(value)
    if not isinstance(value, (np.ndarray, np.generic)):
        return _refuse(value)
    array = np.asarray(value)
    array = np.ascontiguousarray(array).reshape(array.shape).astype(array.dtype.newbyteorder("<"), copy=False)
    if array.dtype.str not in _DTYPES:
        return _refuse(value, f"an array of dtype {array.dtype}")
    buffers.append(array.tobytes())
    return {"a": [array.dtype.str, list(array.shape)]}


def _refuse(value: Any, what: str = "") -> Any:
    hint = "; return its numbers, x.numpy()" if hasattr(value, "numpy") else ""
    raise WireError(f"{what or 'a value of type ' + type(value).__name__} is no array or number{hint}")


class _Reader:
    """Builds plain data from a header and takes array buffers in order; trusts no count."""

    def __init__(self, data: memoryview) -> None:
        self.data, self.offset, self.items = data, 0, 0

    def unpack(self, node: Any, depth: int) -> Any:
        self.items += 1
        if depth > MAX_DEPTH or self.items > MAX_ITEMS:
            raise WireError("a message nested too deep, or of too many parts")
        if node is None or node is True or node is False:
            return node
        if type(node) is not dict or len(node) != 1:
            raise WireError("a header node that names no kind")
        ((kind, body),) = node.items()
        try:
            if kind == "a":  # by far the most
                return self._array(*body)
            if kind == "d":
                return {self._key(k): self.unpack(v, depth + 1) for k, v in body}
            return self._rarer(kind, body, depth)
        except (TypeError, ValueError, OverflowError) as error:
            raise WireError(f"a malformed value of kind {kind!r:.20}: {type(error).__name__}") from None

    def _rarer(self, kind: str, body: Any, depth: int) -> Any:
        match kind:
            case "f":
                return float.fromhex(body) if "x" in body else float(body)
            case "i":
                return int(body) if len(body) <= 4300 else _refuse(body)
            case "s" if type(body) is str:
                return body
            case "b":
                return bytes(self._take(body))
            case "l":
                return [self.unpack(v, depth + 1) for v in body]
            case "t":
                return tuple(self.unpack(v, depth + 1) for v in body)
            case "p" | "q":
                return self._plain(body, depth) if kind == "p" else tuple(self._plain(body, depth))
        raise WireError("a header node of unknown kind")

    def _plain(self, body: Any, depth: int) -> list[Any]:
        if type(body) is not list or not _PLAIN.issuperset(map(type, body)):
            raise WireError("a list of numbers that holds something else")
        self.items += len(body)
        if self.items > MAX_ITEMS or depth >= MAX_DEPTH:
            raise WireError("a message nested too deep, or of too many parts")
        return body

    def _key(self, key: Any) -> str:
        if type(key) is not str:
            raise WireError("a dict key that is not a string")
        return key

    def _array(self, dtype: str, shape: list[int]) -> np.ndarray:
        kind = _KINDS.get(dtype)
        if kind is None or type(shape) is not list or len(shape) > 32:
            raise WireError("an array of an unknown dtype or shape")
        for n in shape:
            if type(n) is not int or not 0 <= n <= 2**40:
                raise WireError("an array with a shape that is not counts")
        raw = self._take(math.prod(shape) * kind.itemsize)
        return np.frombuffer(raw, kind).reshape(shape).copy()

    def _take(self, count: Any) -> memoryview:
        if type(count) is not int or count < 0 or self.offset + count > len(self.data):
            raise WireError("an array longer than its message")
        self.offset += count
        return self.data[self.offset - count : self.offset]
