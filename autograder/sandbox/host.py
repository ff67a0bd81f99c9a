"""The judge's side: sandboxes, children, and the clocks that end them."""

from __future__ import annotations

import os
import select
import signal
import socket
import struct
import threading
import time
from collections.abc import Mapping
from types import TracebackType
from typing import Any

from .. import wire
from ..errors import SandboxError, WireError
from .channel import HEAD
from .keeper import Zygote, start_zygote
from .limits import Confinement, Limits, without_names

_READY_S, _GRACE_S, _NEAR = 60.0, 0.3, 0.9
_CREDENTIALS = struct.Struct("iII")


class ChildDied(Exception):
    """The child is gone. `verdict` is TIMEOUT, MEMORY or KILLED; `suspicious` asks for a rerun alone."""

    def __init__(self, verdict: str, detail: str, suspicious: bool = False) -> None:
        super().__init__(f"{verdict}: {detail}")
        self.verdict, self.detail, self.suspicious = verdict, detail, suspicious


class _Late(Exception):
    """A deadline has passed."""


class _Gone(Exception):
    """The child's end of the socket is closed."""


class Sandbox:
    """Children for student code, one warm zygote a library (more while several children live at once)."""

    def __init__(self, limits: Limits = Limits(), without: frozenset[str] = frozenset()) -> None:
        self._limits, self._without = limits, without_names(without)
        self._lock = threading.RLock()
        self._idle: dict[str, list[Zygote]] = {"numpy": [], "torch": []}
        self._known: dict[str, Confinement] = {}
        self._live: set[Zygote] = set()

    def child(self, library: str, files: Mapping[str, bytes] = {}) -> Child:
        """A fresh confined process that sees `files` (plain names) in its folder. SandboxError: our fault."""
        _check_names(files)
        for last in (False, True):
            zygote = self._take(library)
            try:
                return Child(self, zygote, self._limits, dict(files))
            except SandboxError:
                self._drop(zygote)
                if last:
                    raise
        raise AssertionError("not reached")

    def confinement(self, library: str) -> Confinement:
        """What holds the children of `library` on this machine."""
        with self._lock:
            if library not in self._known:
                self.give_back(self._take(library))
            return self._known[library]

    def close(self) -> None:
        """Ends every process of this sandbox."""
        with self._lock:
            for zygote in list(self._live):
                self._drop(zygote)

    def _take(self, library: str) -> Zygote:
        with self._lock:
            if library not in self._idle:
                raise SandboxError(f"library {library!r}: expected 'numpy' or 'torch'")
            while self._idle[library]:
                if (zygote := self._idle[library].pop()).alive:
                    return zygote
                self._drop(zygote)
            zygote = start_zygote(library, self._limits, self._without)
            self._live.add(zygote)
            self._known[library] = zygote.confinement
            return zygote

    def give_back(self, zygote: Zygote) -> None:
        """A zygote whose child has ended may serve the next one."""
        with self._lock:
            if zygote in self._live and zygote.alive:
                self._idle[zygote.library].append(zygote)
            else:
                self._drop(zygote)

    def _drop(self, zygote: Zygote) -> None:
        with self._lock:
            self._live.discard(zygote)
            if zygote in self._idle[zygote.library]:
                self._idle[zygote.library].remove(zygote)
        zygote.close()

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


class Child:
    """One confined process. After a ChildDied it is closed; every later request raises the same again."""

    def __init__(self, sandbox: Sandbox, zygote: Zygote, limits: Limits, files: dict[str, bytes]) -> None:
        self._sandbox, self._zygote, self._limits = sandbox, zygote, limits
        self._socket, theirs = socket.socketpair()
        self._died: ChildDied | None = None
        self._open = True
        if hasattr(socket, "SO_PASSCRED"):
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
        self._socket.setblocking(False)
        with theirs:
            self._pid: int = zygote.order({"op": "fork"}, [theirs.fileno()])["pid"]
        self._begin(files)

    def request(self, message: dict[str, Any], cpu_s: float, wall_s: float | None = None) -> Any:
        """One message, one answer: a value of the wire, whatever the child chose to send. ChildDied."""
        if self._died is not None:
            raise self._died
        if not self._open:
            raise SandboxError("a request to a closed child")
        data = wire.encode(message)
        watch = _Watch(self._pid, cpu_s, 10 * cpu_s if wall_s is None else wall_s)
        try:
            self._refuse_early_words()
            return self._exchange(data, watch)
        except _Late:
            self._died = watch.verdict()
            self._end(0.0)
        except _Gone:
            self._died = self._autopsy()
        except (WireError, MemoryError, RecursionError) as error:
            self._end(0.0)
            self._died = ChildDied("KILLED", f"the process sent something that is no value: {error}"[:300])
        except BaseException:
            self.close()
            raise
        raise self._died

    def close(self) -> None:
        """Kills every process of the child and empties its folder."""
        if self._open:
            self._end(0.0)

    def _begin(self, files: dict[str, bytes]) -> None:
        watch = _Watch(None, _READY_S, _READY_S)
        try:
            self._pid = self._credentials(watch) or self._pid
            answer = self._exchange(wire.encode({"files": files}), watch)
        except (_Late, _Gone, WireError) as error:
            self._abandon()
            raise SandboxError(f"a child did not start ({type(error).__name__})") from None
        if answer != {"ready": True}:
            self._abandon()
            raise SandboxError(f"a child could not be confined: {answer}"[:600])

    def _abandon(self) -> None:
        self._open = False
        self._socket.close()

    def _credentials(self, watch: _Watch) -> int | None:
        """The child's process id as this process knows it, from the kernel; takes the first message."""
        self._wait(select.POLLIN, watch)
        if not hasattr(socket, "SO_PASSCRED"):
            self._receive(HEAD.size + 5, watch)
            return None
        data, extra, _, _ = self._socket.recvmsg(HEAD.size + 5, socket.CMSG_SPACE(_CREDENTIALS.size))
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 0)
        pids = [_CREDENTIALS.unpack(raw)[0] for _, kind, raw in extra if kind == socket.SCM_CREDENTIALS]
        if len(data) != HEAD.size + 5 or not pids:
            raise _Gone
        return int(pids[0]) or None

    def _refuse_early_words(self) -> None:
        try:
            if self._socket.recv(1, socket.MSG_PEEK):
                raise WireError("an answer before any question")
        except BlockingIOError:
            return
        except OSError:
            raise _Gone from None
        raise _Gone

    def _exchange(self, data: bytes, watch: _Watch) -> Any:
        self._send(HEAD.pack(len(data)), watch)
        self._send(data, watch)
        (size,) = HEAD.unpack(self._receive(HEAD.size, watch))
        if size > self._limits.reply_bytes:
            raise WireError(f"an answer of {size} bytes; at most {self._limits.reply_bytes} are read")
        return wire.decode(self._receive(size, watch), self._limits.reply_bytes)

    def _send(self, data: bytes, watch: _Watch) -> None:
        view = memoryview(data)
        while view:
            try:
                view = view[self._socket.send(view) :]
            except BlockingIOError:
                self._wait(select.POLLOUT, watch)
            except OSError:
                raise _Gone from None

    def _receive(self, count: int, watch: _Watch) -> bytes:
        parts = bytearray()
        while len(parts) < count:
            try:
                part = self._socket.recv(min(count - len(parts), 1 << 20))
            except BlockingIOError:
                self._wait(select.POLLIN, watch)
                continue
            except OSError:
                raise _Gone from None
            if not part:
                raise _Gone
            parts += part
        return bytes(parts)

    def _wait(self, event: int, watch: _Watch) -> None:
        poll = select.poll()
        poll.register(self._socket, event)
        while not poll.poll(watch.patience() * 1000):
            pass

    def _end(self, grace: float) -> dict[str, Any]:
        """Kills, reaps, and gives the zygote back; {} when the zygote itself had to be killed."""
        self._open = False
        self._socket.close()
        try:
            end = self._zygote.order({"op": "kill", "grace": grace})
        except SandboxError:
            end = {}
        self._sandbox.give_back(self._zygote)
        return end

    def _autopsy(self) -> ChildDied:
        """Why a child went away that nobody had killed yet."""
        end = self._end(_GRACE_S)
        if not end or end["status"] is None:
            return ChildDied("KILLED", "the kernel ended the sandbox, perhaps for want of memory", suspicious=True)
        if end["ours"]:
            return ChildDied("KILLED", "the process closed its channel to the grader")
        code = os.waitstatus_to_exitcode(end["status"])
        if code >= 0:
            return ChildDied("KILLED", f"the process ended itself with exit status {code}")
        name = signal.Signals(-code).name if -code in set(signal.Signals) else f"signal {-code}"
        if code != -signal.SIGXCPU and end["rss"] >= _NEAR * self._limits.memory_bytes:
            return ChildDied("MEMORY", f"the process was ended by {name}, at its limit of memory")
        return ChildDied("KILLED", f"the process was ended by {name}", suspicious=code == -signal.SIGKILL)

    def __enter__(self) -> Child:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


class _Watch:
    """Two clocks of one request: processor seconds of the child, and the wall. Looks only when it must."""

    def __init__(self, pid: int | None, cpu_s: float, wall_s: float) -> None:
        self._pid, self._cpu_s, self._wall_s = pid, cpu_s, wall_s
        self._cores = os.cpu_count() or 1
        self._began = time.monotonic()
        self._cpu_began = _processor_seconds(pid)
        self._used: float | None = 0.0

    def patience(self) -> float:
        """How long to wait before looking again; _Late when a budget is spent."""
        wall_left = self._wall_s - (time.monotonic() - self._began)
        now = _processor_seconds(self._pid)
        self._used = None if now is None or self._cpu_began is None else now - self._cpu_began
        cpu_left = wall_left if self._used is None else self._cpu_s - self._used
        if wall_left <= 0 or cpu_left <= 0:
            raise _Late
        return min(wall_left, max(cpu_left / self._cores, 0.005)) + 0.001

    def verdict(self) -> ChildDied:
        if self._used is not None and self._used >= self._cpu_s:
            return ChildDied("TIMEOUT", f"more than {self._cpu_s:g} s of processor time")
        return ChildDied("TIMEOUT", f"no answer within {self._wall_s:g} s", suspicious=True)


def _processor_seconds(pid: int | None) -> float | None:
    """CPU time of all threads of a process, from the kernel's per-process clock (no file is read)."""
    if pid is None:
        return None
    try:
        return time.clock_gettime((~pid << 3) | 2)
    except OSError:
        return None


def _check_names(files: Mapping[str, bytes]) -> None:
    for name in files:
        if name in ("", ".", "..") or "/" in name or "\0" in name or len(name.encode("utf-8", "replace")) > 255:
            raise SandboxError(f"a submitted file named {name!r:.80}: expected a plain file name")
