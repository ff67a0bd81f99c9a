"""The judge's end of a child's socket: whole messages against a clock, and a trust in nothing.

Answers to a row of cases come faster than a sleeping judge is woken. The child therefore has a second line, a pipe: the bell. It rings when
the row is done, and the judge, who sleeps on the bell, finds all answers there. A child that does not ring is looked at all the same, so that
an answer always counts from about when it came.
"""

from __future__ import annotations

import contextlib
import os
import select
import socket
import struct
from collections.abc import Sequence
from typing import Any

from ..errors import WireError
from . import replies
from .channel import FLAG, HEAD
from .clock import Watch

_CREDENTIALS = struct.Struct("iII")
_HELLO_BYTES = HEAD.size + 5
_LOOK_S = 0.05  # between looks at a child that has not rung
_AT_ONCE = 1 << 16  # bytes that are read where fewer are needed: the next answers may be there
_MOST = 1 << 20


class Gone(Exception):
    """The other end is closed."""


class Link:
    """One socket and its bell. Its methods raise Late (from the watch), Gone, or WireError for what is no value."""

    def __init__(self, reply_bytes: int) -> None:
        self._reply_bytes = reply_bytes
        self._socket, self.theirs = socket.socketpair()
        if hasattr(socket, "SO_PASSCRED"):  # before the child exists: its first bytes carry who it is
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
        self._socket.setblocking(False)
        self._bell, self.their_bell = os.pipe()
        os.set_blocking(self._bell, False)
        self._read = bytearray()  # of the socket, and not given out yet
        self._poll, self._event = select.poll(), 0  # 0: nothing is waited for yet
        self._bell_poll = select.poll()
        self._bell_poll.register(self._bell, select.POLLIN)
        self._hears = True  # whether somebody can still ring

    def begun(self) -> None:
        """The child has its ends: ours of them are closed, so that its death is seen."""
        self.theirs.close()
        self._close_theirs()

    def hello(self, watch: Watch) -> int | None:
        """Takes the child's first message; its process id as this process sees it, where the kernel tells."""
        self._wait(select.POLLIN, watch)
        if not hasattr(socket, "SO_PASSCRED"):
            self._fill(_HELLO_BYTES, watch)
            self._taken(_HELLO_BYTES)
            return None
        data, extra, _, _ = self._socket.recvmsg(_HELLO_BYTES, socket.CMSG_SPACE(_CREDENTIALS.size))
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 0)
        pids = [_CREDENTIALS.unpack(raw)[0] for _, kind, raw in extra if kind == socket.SCM_CREDENTIALS]
        if len(data) != _HELLO_BYTES or not pids:
            raise Gone
        return int(pids[0]) or None

    def ask(self, data: bytes, watch: Watch) -> Any:
        """Sends one message and reads one answer: any value of the wire."""
        self.tell([data], watch)
        return self.answer(watch)

    def tell(self, messages: Sequence[bytes], watch: Watch) -> None:
        """Sends messages to a child that has nothing more to say."""
        self._refuse_early_words()
        self._send(b"".join([part for data in messages for part in (HEAD.pack(len(data)), data)]), watch)

    def answer(self, watch: Watch, rings: bool = False) -> Any:
        """The next answer: any value of the wire. `rings`: the child was asked to ring when it has said all."""
        self._fill(HEAD.size, watch, rings)
        (size,) = HEAD.unpack_from(self._read)
        if size > self._reply_bytes:
            raise WireError(f"an answer of {size} bytes; at most {self._reply_bytes} are read")
        self._fill(HEAD.size + size, watch, rings)
        return self._value(self._taken(HEAD.size + size)[HEAD.size :])

    def _value(self, answer: bytes) -> Any:
        return replies.unpack(answer, self._reply_bytes)

    def exchange(self, observation: bytes, size: int, watch: Watch) -> Any:
        """One observation to the policy at play, and its answer: `size` bare bytes, or any value of the wire where the child says so."""
        self._send(HEAD.pack(len(observation)) + observation, watch)
        self._wait(select.POLLIN, watch)  # it is never there already
        self._fill(HEAD.size, watch)
        (said,) = HEAD.unpack(self._taken(HEAD.size))
        if said != size and not (said & FLAG and said ^ FLAG <= self._reply_bytes):
            raise WireError(f"an action of {said} bytes; {size} were expected")
        self._fill(said & ~FLAG, watch)
        answer = self._taken(said & ~FLAG)
        return self._value(answer) if said & FLAG else answer

    def rest(self, size: int, watch: Watch) -> None:
        """The end of a play, in a frame as long as that of an observation."""
        self._send(HEAD.pack(0) + bytes(size), watch)

    def close(self) -> None:
        """Idempotent."""
        self._socket.close()
        self.theirs.close()
        self._close_theirs()
        if self._bell >= 0:
            os.close(self._bell)
            self._bell = -1

    def _close_theirs(self) -> None:
        if self.their_bell >= 0:
            os.close(self.their_bell)
            self.their_bell = -1

    def _refuse_early_words(self) -> None:
        try:
            if self._read or self._socket.recv(1, socket.MSG_PEEK):
                raise WireError("an answer before any question")
        except BlockingIOError:
            return
        except OSError:
            raise Gone from None
        raise Gone

    def _send(self, data: bytes, watch: Watch) -> None:
        sent, view = 0, memoryview(data)
        while sent < len(data):
            try:
                sent += self._socket.send(view[sent:] if sent else data)
            except BlockingIOError:
                self._wait(select.POLLOUT, watch)
            except OSError:
                raise Gone from None

    def _taken(self, count: int) -> bytes:
        """The next `count` bytes of what was read."""
        data = bytes(self._read[:count])
        del self._read[:count]
        return data

    def _fill(self, count: int, watch: Watch, rings: bool = False) -> None:
        """Waits until `count` bytes are read."""
        while (left := count - len(self._read)) > 0:
            try:
                part = self._socket.recv(min(max(left, _AT_ONCE), _MOST))
            except BlockingIOError:
                (self._wait_for_bell if rings and self._hears else self._wait_for_words)(watch)
                continue
            except OSError:
                raise Gone from None
            if not part:
                raise Gone
            self._read += part
            if len(part) < left:
                watch.patience()  # an answer that comes in drops has no more time than another

    def _wait_for_words(self, watch: Watch) -> None:
        self._wait(select.POLLIN, watch)

    def _wait(self, event: int, watch: Watch) -> None:
        if event != self._event:
            self._poll.register(self._socket, event)
            self._event = event
        while not self._poll.poll(watch.patience() * 1000):
            pass

    def _wait_for_bell(self, watch: Watch) -> None:
        """Until the child rings, or for a short while; whoever has closed his end of the bell is listened to as if there were none."""
        found = self._bell_poll.poll(min(watch.patience(), _LOOK_S) * 1000)
        if found and not found[0][1] & select.POLLIN:
            self._hears = False
        elif found:
            with contextlib.suppress(BlockingIOError):
                os.read(self._bell, _AT_ONCE)
