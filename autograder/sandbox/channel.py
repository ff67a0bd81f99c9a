"""The child's end of its socket, where each message and each answer stands behind eight bytes of its length, and of its bell."""

from __future__ import annotations

import contextlib
import os
import struct

HEAD = struct.Struct("<Q")
_END = HEAD.pack(0)
_FRAMES, _BYTES = 32, 1 << 16  # that a socket surely holds
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


class Bell:
    """Wakes the judge, who sleeps while a row of cases is answered: at its end, and before what is said fills the socket."""

    def __init__(self, fd: int) -> None:
        self._fd, self._frames, self._bytes = fd, 0, 0

    def said(self, data: bytes) -> None:
        """An answer is about to be sent."""
        self._frames, self._bytes = self._frames + 1, self._bytes + len(data)
        if self._frames > _FRAMES or self._bytes > _BYTES:
            self.ring()

    def ring(self) -> None:
        self._frames = self._bytes = 0
        with contextlib.suppress(OSError):  # a student may have closed it; then the judge looks by himself
            os.write(self._fd, b"!")


def send(fd: int, data: bytes, flag: int = 0) -> None:
    """One answer, its length marked with `flag`."""
    view = memoryview(HEAD.pack(len(data) | flag) + data)
    while view:
        view = view[os.write(fd, view) :]

