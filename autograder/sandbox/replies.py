"""How an answer to a case travels: nearly all are a value and nothing else, and need no message around it.

A plain answer is PLAIN, the eight bytes of its ticket, the bytes of the value. Every other is a value of the wire.
"""

from __future__ import annotations

from typing import Any

from .. import wire
from ..errors import WireError

PLAIN = b"DV1\0"
HEADER_BYTES = 4 * 2**20  # of a value from a child
_START = len(PLAIN) + 8
_KEYS = frozenset(["value", "changed", "stdout", "ticket"])


def pack(reply: Any, max_bytes: int) -> bytes:
    """WireError where it cannot be sent."""
    if reply.keys() == _KEYS and not reply["changed"] and not reply["stdout"] and len(reply["ticket"]) == 16:
        data: bytes = PLAIN + bytes.fromhex(reply["ticket"]) + reply["value"]
        if len(data) <= max_bytes:
            return data
    return wire.encode(reply, max_bytes)


def unpack(data: bytes, max_bytes: int) -> Any:
    """The answer of `data`, which may come from an enemy: WireError for what is none. The value is left in its bytes."""
    if not data.startswith(PLAIN):
        return wire.decode(data, max_bytes, HEADER_BYTES)
    if len(data) < _START:
        raise WireError("an answer that ends before its value")
    return {"value": data[_START:], "changed": [], "stdout": "", "ticket": data[len(PLAIN) : _START].hex()}


def value(reply: dict[str, Any]) -> Any:
    """What is in the bytes of an answer's value. WireError."""
    return wire.decode(reply["value"], wire.MAX_BYTES, HEADER_BYTES)
