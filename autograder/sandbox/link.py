"""The judge's end of a child's socket: whole messages against a clock, and a trust in nothing."""

from __future__ import annotations

import select
import socket
import struct
from typing import Any

from ..errors import WireError
from . import replies
from .channel import FLAG, HEAD
from .clock import Watch

_CREDENTIALS = struct.Struct("iII")
_HELLO_BYTES = HEAD.size + 5


class Gone(Exception):
    """The other end is closed."""


class Link:
    """One socket. Its methods raise Late (from the watch), Gone, or WireError for what is no value."""

    def __init__(self, reply_bytes: int) -> None:
        self._reply_bytes = reply_bytes
        self._socket, self.theirs = socket.socketpair()
        if hasattr(socket, "SO_PASSCRED"):  # before the child exists: its first bytes carry who it is
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
        self._socket.setblocking(False)
        self._poll, self._event = select.poll(), 0  # 0: nothing is waited for yet

    def hello(self, watch: Watch) -> int | None:
        """Takes the child's first message; its process id as this process sees it, where the kernel tells."""
        self._wait(select.POLLIN, watch)
        if not hasattr(socket, "SO_PASSCRED"):
            self._receive(_HELLO_BYTES, watch)
            return None
        data, extra, _, _ = self._socket.recvmsg(_HELLO_BYTES, socket.CMSG_SPACE(_CREDENTIALS.size))
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 0)
        pids = [_CREDENTIALS.unpack(raw)[0] for _, kind, raw in extra if kind == socket.SCM_CREDENTIALS]
        if len(data) != _HELLO_BYTES or not pids:
            raise Gone
        return int(pids[0]) or None

    def ask(self, data: bytes, watch: Watch) -> Any:
        """Sends one message and reads one answer: any value of the wire."""
        self.refuse_early_words()
        self.send(data, watch)
        return self.answer(watch)

    def send(self, data: bytes, watch: Watch) -> None:
        self._send(HEAD.pack(len(data)) + data, watch)

    def answer(self, watch: Watch) -> Any:
        """The next answer: any value of the wire."""
        (size,) = HEAD.unpack(self._receive(HEAD.size, watch))
        if size > self._reply_bytes:
            raise WireError(f"an answer of {size} bytes; at most {self._reply_bytes} are read")
        return self._value(self._receive(size, watch))

    def _value(self, answer: bytes) -> Any:
        return replies.unpack(answer, self._reply_bytes)

    def exchange(self, observation: bytes, size: int, watch: Watch) -> Any:
        """One observation to the policy at play, and its answer: `size` bare bytes, or any value of the wire where the child says so."""
        self._send(HEAD.pack(len(observation)) + observation, watch)
        self._wait(select.POLLIN, watch)  # it is never there already
        answer = self._receive(HEAD.size + size, watch, least=HEAD.size)
        (said,) = HEAD.unpack_from(answer)
        if said != size and not (said & FLAG and said ^ FLAG <= self._reply_bytes):
            raise WireError(f"an action of {said} bytes; {size} were expected")
        whole = HEAD.size + (said & ~FLAG)
        if len(answer) < whole:
            answer = self._receive(whole, watch, answer)
        return self._value(answer[HEAD.size :]) if said & FLAG else answer[HEAD.size :]

    def rest(self, size: int, watch: Watch) -> None:
        """The end of a play, in a frame as long as that of an observation."""
        self._send(HEAD.pack(0) + bytes(size), watch)

    def close(self) -> None:
        self._socket.close()
        self.theirs.close()

    def refuse_early_words(self) -> None:
        try:
            if self._socket.recv(1, socket.MSG_PEEK):
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

    def _receive(self, count: int, watch: Watch, begun: bytes = b"", least: int | None = None) -> bytes:
        """`count` bytes, the first of them `begun`; with `least`, as many of them as are there, but so many."""
        parts, least = bytearray(begun), count if least is None else least
        while len(parts) < least:
            try:
                part = self._socket.recv(min(count - len(parts), 1 << 20))
            except BlockingIOError:
                self._wait(select.POLLIN, watch)
                continue
            except OSError:
                raise Gone from None
            if not part:
                raise Gone
            parts += part
            if len(parts) < least:
                watch.patience()  # an answer that comes in drops has no more time than another
        return bytes(parts)

    def _wait(self, event: int, watch: Watch) -> None:
        if event != self._event:
            self._poll.register(self._socket, event)
            self._event = event
        while not self._poll.poll(watch.patience() * 1000):
            pass
