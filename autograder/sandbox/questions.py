"""How a message travels from the judge to a child: as marshalled plain data, which Python reads at once.

Only in this direction: what marshal reads must come from somebody who is trusted, and a child trusts the judge. Answers, which may come
from an enemy, are values of the wire.
"""

from __future__ import annotations

import marshal
from typing import Any

from .. import wire
from ..errors import WireError

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
