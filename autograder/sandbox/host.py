"""The judge's side: sandboxes and their children. What a child sends is believed to be values, no more."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Any

from ..errors import SandboxError, WireError
from . import questions
from .clock import Late, LateWatch, Watch, processor_seconds
from .cores import one_core
from .keeper import Zygote, start_zygote
from .limits import Confinement, Limits, without_names
from .link import Gone, Link

_READY_S, _GRACE_S, _NEAR = 60.0, 0.3, 0.9


class ChildDied(Exception):
    """The child is gone. `verdict` is TIMEOUT, MEMORY or KILLED; `suspicious` asks for a rerun alone."""

    def __init__(self, verdict: str, detail: str, suspicious: bool = False) -> None:
        super().__init__(f"{verdict}: {detail}")
        self.verdict, self.detail, self.suspicious = verdict, detail, suspicious


class Sandbox:
    """Children for student code, one warm zygote a library (more while several children live at once).

    Thread safe; a Child belongs to the thread that asked for it. `without` names mechanisms to leave
    out, which is for tests: "namespaces" or one of limits.MECHANISMS.
    """

    def __init__(self, limits: Limits | None = None, without: frozenset[str] = frozenset()) -> None:
        self._limits, self._without = limits or Limits(), without_names(without)
        self._lock = threading.RLock()
        self._idle: dict[str, list[Zygote]] = {"numpy": [], "torch": []}
        self._known: dict[str, Confinement] = {}
        self._live: set[Zygote] = set()
        self._closed = False

    def child(self, library: str, files: Mapping[str, bytes] | None = None) -> Child:
        """A fresh confined process that sees `files` (plain names) in its folder. SandboxError: our fault."""
        given = dict(files or {})
        _check_names(given)
        try:
            return self._child(library, given)
        except SandboxError:  # a zygote may have died since it was last used
            return self._child(library, given)

    def spare(self, library: str) -> Child:
        """A second process beside one that the caller holds."""
        return self.child(library)

    def confinement(self, library: str) -> Confinement:
        """What holds the children of `library` on this machine."""
        with self._lock:
            if library not in self._known:
                self.give_back(self._take(library))
            return self._known[library]

    def give_back(self, zygote: Zygote) -> None:
        """A zygote whose child has ended may serve the next one."""
        with self._lock:
            if zygote in self._live and zygote.alive:
                self._idle[zygote.library].append(zygote)
                return
        self._drop(zygote)

    def close(self) -> None:
        """Ends every process of this sandbox; idempotent."""
        with self._lock:
            self._closed = True
            live = list(self._live)
        for zygote in live:
            self._drop(zygote)

    def _child(self, library: str, files: dict[str, bytes]) -> Child:
        zygote = self._take(library)
        try:
            return Child(self, zygote, self._limits, files)
        except BaseException:
            self._drop(zygote)
            raise

    def _take(self, library: str) -> Zygote:
        with self._lock:
            if library not in self._idle or self._closed:
                raise SandboxError(f"library {library!r}: expected 'numpy' or 'torch', of an open sandbox")
            while self._idle[library]:
                if (zygote := self._idle[library].pop()).alive:
                    return zygote
                self._drop(zygote)
            zygote = start_zygote(library, self._limits, self._without)
            self._live.add(zygote)
            self._known[library] = zygote.confinement
            return zygote

    def _drop(self, zygote: Zygote) -> None:
        with self._lock:
            self._live.discard(zygote)
            if zygote in self._idle[zygote.library]:
                self._idle[zygote.library].remove(zygote)
        zygote.close()

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class Child:
    """One confined process. After a ChildDied it is closed; every later request raises the same again."""

    def __init__(self, sandbox: Sandbox, zygote: Zygote, limits: Limits, files: dict[str, bytes]) -> None:
        self._sandbox, self._zygote, self._limits = sandbox, zygote, limits
        self._link = Link(limits.reply_bytes)
        self._died: ChildDied | None = None
        self._open = True
        try:
            self._pid = self._begin(files)
        except BaseException:
            self._link.close()
            raise

    def request(self, message: dict[str, Any], cpu_s: float, wall_s: float | None = None) -> Any:
        """One message, one answer: a value of the wire, whatever the child chose to send.

        `cpu_s`: processor seconds of the whole process; `wall_s`: 10 * cpu_s unless given. ChildDied
        when there is no answer; WireError when `message` itself does not cross.
        """
        data = questions.pack(message)
        watch = self._watch(cpu_s, wall_s)
        return self._guarded(watch, lambda: self._link.ask(data, watch))

    def send(self, messages: Sequence[dict[str, Any]], cpu_s: float) -> None:
        """Several messages at once, whose answers `receive` reads one by one. ChildDied and WireError as of `request`."""
        last = len(messages) - 1
        data = [questions.pack({**m, "ring": True} if i == last else m) for i, m in enumerate(messages)]
        watch = self._watch(cpu_s, None)
        self._guarded(watch, lambda: self._link.tell(data, watch))

    def receive(self, cpu_s: float, wall_s: float | None = None) -> Any:
        """The next answer to what was sent; the budgets count from now. ChildDied as of `request`."""
        watch = self._watch(cpu_s, wall_s)
        return self._guarded(watch, lambda: self._link.answer(watch, rings=True))

    def act(self, observation: bytes, size: int, cpu_s: float) -> Any:
        """What the policy at play answers to one observation: `size` bare bytes, or any other value. ChildDied as of `request`.

        The budgets, `cpu_s` and ten times that by the wall, begin when the answer is `cpu_s` late.
        """
        if self._died is not None or not self._open:
            self._watch(cpu_s, None)
        watch = LateWatch(self._pid, cpu_s)
        return self._guarded(watch, lambda: self._link.exchange(observation, size, watch))

    def turns(self) -> AbstractContextManager[None]:
        """While it lasts the calling thread and the process share a core: for thousands of calls of `act`."""
        return one_core(self._pid)

    def rest(self, size: int) -> None:
        """The policy at play, whose observations have `size` bytes, is asked no more; messages are read again. ChildDied as of `request`."""
        watch = self._watch(1.0, None)
        self._guarded(watch, lambda: self._link.rest(size, watch))

    def threads(self) -> int:
        """How many threads the process has, as the kernel counts them; 1 where it does not say."""
        try:
            return len(os.listdir(f"/proc/{self._pid}/task"))
        except OSError:
            return 1

    def _watch(self, cpu_s: float, wall_s: float | None) -> Watch:
        if self._died is not None:
            raise self._died
        if not self._open:
            raise SandboxError("a request to a closed child")
        return Watch(self._pid, cpu_s, 10 * cpu_s if wall_s is None else wall_s)

    def _guarded(self, watch: Watch, talk: Callable[[], Any]) -> Any:
        """What `talk` returns; a child that is late, gone or lies is ended, and its end is named."""
        try:
            return talk()
        except Late as late:
            self._died = _timeout(late, watch)
            self._end(0.0)
        except Gone:
            self._died = self._autopsy()
        except (WireError, MemoryError, RecursionError) as error:
            self._died = ChildDied("KILLED", f"the process sent something that is no value: {error}"[:300])
            self._end(0.0)
        except BaseException:
            self.close()
            raise
        raise self._died

    def processor_seconds(self) -> float | None:
        """What the process, all its threads together, has used so far by the kernel's clock; None where there is none."""
        return processor_seconds(self._pid)

    def renew(self, files: Mapping[str, bytes]) -> Child:
        """A fresh child of the same library in the place of this one, which is closed. SandboxError: our fault."""
        self.close()
        return self._sandbox.child(self._zygote.library, files)

    def close(self) -> None:
        """Kills every process of the child and empties its folder; idempotent."""
        if self._open:
            self._end(0.0)

    def _begin(self, files: dict[str, bytes]) -> int:
        pid = self._zygote.order({"op": "fork"}, [self._link.theirs.fileno(), self._link.their_bell])["pid"]
        self._link.begun()
        watch = Watch(None, _READY_S, _READY_S)
        try:
            pid = self._link.hello(watch) or pid
            answer = self._link.ask(questions.pack({"files": files}), watch)
        except (Late, Gone, WireError) as error:
            raise SandboxError(f"a child did not start ({type(error).__name__})") from None
        if answer != {"ready": True}:
            raise SandboxError(f"a child could not be confined: {answer}"[:600])
        return int(pid)

    def _end(self, grace: float) -> dict[str, Any]:
        """Kills, reaps, and gives the zygote back; {} when the zygote itself had to be killed."""
        self._open = False
        self._link.close()
        try:
            end = self._zygote.order({"op": "kill", "grace": grace})
        except SandboxError:
            end = {}
        self._sandbox.give_back(self._zygote)
        return end

    def _autopsy(self) -> ChildDied:
        """Why a child went away that nobody had killed yet."""
        end = self._end(_GRACE_S)
        if end.get("full"):
            return ChildDied("KILLED", f"more than {self._limits.scratch_bytes} bytes in the working folder")
        if not end or end["status"] is None:
            detail = "the kernel ended the sandbox, perhaps for want of memory"
            return ChildDied("KILLED", detail, suspicious=True)
        if end["ours"]:
            return ChildDied("KILLED", "the process closed its channel to the grader")
        return self._reading(os.waitstatus_to_exitcode(end["status"]), end["rss"])

    def _reading(self, code: int, rss: int) -> ChildDied:
        if code >= 0:
            return ChildDied("KILLED", f"the process ended itself with exit status {code}")
        name = signal.Signals(-code).name if -code in set(signal.Signals) else f"signal {-code}"
        if code != -signal.SIGXCPU and rss >= _NEAR * self._limits.memory_bytes:
            return ChildDied("MEMORY", f"the process was ended by {name}, at its limit of memory")
        return ChildDied("KILLED", f"the process was ended by {name}", suspicious=code == -signal.SIGKILL)

    def __enter__(self) -> Child:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _timeout(late: Late, watch: Watch) -> ChildDied:
    if late.spent == "processor":
        return ChildDied("TIMEOUT", f"more than {watch.cpu_s:g} s of processor time")
    return ChildDied("TIMEOUT", f"no answer within {watch.wall_s:g} s", suspicious=True)


def _check_names(files: Mapping[str, bytes]) -> None:
    for name in files:
        size = len(name.encode("utf-8", "replace"))
        if name in ("", ".", "..") or "/" in name or "\0" in name or size > 255:
            raise SandboxError(f"a submitted file named {name!r:.80}: expected a plain file name")
