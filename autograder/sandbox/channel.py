"""The child's end of its socket: one message, one answer, each behind eight bytes of length."""

from __future__ import annotations

import os
import struct

HEAD = struct.Struct("<Q")
_END = HEAD.pack(0)
FLAG = 1 << 63  # in the length of an answer to an observation: a value of the wire follows, and no bare action


def receive(fd: int) -> bytes | None:
    """The next message, or None when the judge is gone. Plain read(2): no socket call is allowed here."""
    head = _exactly(fd, HEAD.size)
    return None if head is None else _exactly(fd, HEAD.unpack(head)[0])


def receive_frame(fd: int, size: int) -> bytes | None:
    """The next frame of a play, `size` bytes behind a head, in one read as a rule; b"" for one whose head is 0, None when the judge is gone."""
    data = os.read(fd, HEAD.size + size)
    if len(data) < HEAD.size + size:
        rest = _exactly(fd, HEAD.size + size - len(data)) if data else None
        if rest is None:
            return None
        data += rest
    return b"" if data.startswith(_END) else data


def _exactly(fd: int, count: int) -> bytes | None:
    parts, left = [], count
    while left:
        part = os.read(fd, min(left, 1 << 20))
        if not part:
            return None
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def send(fd: int, data: bytes, flag: int = 0) -> None:
    """One answer, its length marked with `flag`."""
    view = memoryview(HEAD.pack(len(data) | flag) + data)
    while view:
        view = view[os.write(fd, view) :]

