"""The judge's handle on one zygote: starts it, gives it orders, ends it."""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..errors import SandboxError
from .launcher import Order
from .limits import Confinement, Limits
from .scratch import remove

START_S, ANSWER_S, END_S = 180.0, 5.0, 5.0
_PASSED = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "TMPDIR")


class Zygote:
    """One warm process of a library. SandboxError when it cannot be started or stops answering."""

    def __init__(self, library: str, limits: Limits, without: frozenset[str]) -> None:
        self.library = library
        self._folder = ""
        self._control, theirs = socket.socketpair()
        with theirs:
            mode = "spawn" if "fork" in without or sys.platform != "linux" else "zygote"
            order = Order(library, limits, without, theirs.fileno(), mode)
            self._process = _start(order)
        hello = self._read(START_S)
        if "error" in hello:
            self.close()
            raise SandboxError(f"the sandbox for {library} did not start: {hello['error']}")
        self._folder = hello["folder"]
        missing = tuple(hello["confinement"].pop("missing"))
        self.confinement = Confinement(**hello["confinement"], missing=missing)

    def order(self, message: dict[str, Any], fds: Sequence[int] = ()) -> dict[str, Any]:
        """One command and its answer; a zygote that does not answer in time is ended."""
        data = json.dumps(message).encode()
        try:
            socket.send_fds(self._control, [data], list(fds))
        except OSError:
            self.close()
            raise SandboxError("the sandbox process has ended by itself") from None
        return self._read(ANSWER_S)

    def _read(self, patience: float) -> dict[str, Any]:
        data, deadline = b"", time.monotonic() + patience
        while not data.endswith(b"\n"):
            if not _readable(self._control, deadline - time.monotonic()):
                self.close()
                raise SandboxError(f"the sandbox process did not answer within {patience:g} s")
            if not (part := _receive(self._control)):
                self.close()
                raise SandboxError("the sandbox process has ended by itself")
            data += part
        answer: dict[str, Any] = json.loads(data)
        return answer

    @property
    def alive(self) -> bool:
        return self._control.fileno() >= 0 and self._process.poll() is None

    def close(self) -> None:
        """Ends the zygote with all its children: by its end of file, by force when that does not help."""
        self._control.close()
        try:
            self._process.wait(END_S)
        except subprocess.TimeoutExpired:
            _kill_group(self._process.pid)
            self._process.wait()
        if self._folder and os.path.isdir(self._folder):  # the launcher was killed before it could tidy up
            remove(self._folder)


def start_zygote(library: str, limits: Limits, without: frozenset[str]) -> Zygote:
    """A zygote, without a root of its own where libraries cannot be loaded inside one; the line says so."""
    try:
        return Zygote(library, limits, without)
    except SandboxError:
        if "mount" in without or "fork" in without or sys.platform != "linux":
            raise
    return Zygote(library, limits, without | {"mount"})


def _start(order: Order) -> subprocess.Popen[bytes]:
    # The environment is ours alone, so -E (part of -I) is not needed and PYTHONHASHSEED counts:
    # with it, the order of a set of strings is the same in every run.
    command = [sys.executable, "-s", "-P", "-B", str(Path(__file__).with_name("boot.py")), order.to_json()]
    return subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment(),
        cwd="/",
        pass_fds=[order.control],
        start_new_session=True,
    )


def environment() -> dict[str, str]:
    """One thread a library, no bytecode, no home; nothing of the judge's own environment but library paths."""
    threads = ("OMP", "OPENBLAS", "MKL", "NUMEXPR", "VECLIB_MAXIMUM", "BLIS")
    fixed = {f"{name}_NUM_THREADS": "1" for name in threads}
    kept = {name: os.environ[name] for name in _PASSED if name in os.environ}
    return {
        "PYTHONHASHSEED": "0",
        "LANG": "C.UTF-8",
        "PATH": "/usr/bin:/bin",
        "HOME": "/nonexistent",
        **fixed,
        **kept,
    }


def _readable(control: socket.socket, patience: float) -> bool:
    poll = select.poll()
    poll.register(control, select.POLLIN)
    return bool(poll.poll(max(0.0, patience) * 1000))


def _receive(control: socket.socket) -> bytes:
    try:
        return control.recv(65536)
    except OSError:
        return b""


def _kill_group(pid: int) -> None:
    try:
        os.killpg(pid, signal.SIGKILL)
    except ProcessLookupError:
        return
