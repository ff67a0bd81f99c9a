"""The child's end of its socket: one message, one answer, each behind eight bytes of length."""

from __future__ import annotations

import os
import struct

HEAD = struct.Struct("<Q")


def receive(fd: int) -> bytes | None:
    """The next message, or None when the judge is gone. Plain read(2): no socket call is allowed here."""
    head = _exactly(fd, HEAD.size)
    return None if head is None else _exactly(fd, HEAD.unpack(head)[0])


def _exactly(fd: int, count: int) -> bytes | None:
    parts, left = [], count
    while left:
        part = os.read(fd, min(left, 1 << 20))
        if not part:
            return None
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def send(fd: int, data: bytes) -> None:
    view = memoryview(HEAD.pack(len(data)) + data)
    while view:
        view = view[os.write(fd, view) :]
