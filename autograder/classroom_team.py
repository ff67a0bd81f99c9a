"""The sandboxes of a class, shared by its threads: as many for each library as its exercises keep busy.

A torch sandbox costs seconds to start. Where two of fifty exercises need torch, one serves all threads in turn; where all do,
each thread gets its own.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from typing import Any

from .errors import SandboxError
from .exam_children import LiveChild
from .sandbox import Child, Confinement, Limits, Sandbox
from .spec import Exercise

_SLACK = 2.0  # sandboxes in proportion to a library's exercises, and twice as many, so that few threads wait
_SPARE = "beside "  # before a library's name: the place of the one sandbox for the author's own code while a speed is judged


class Team:
    """Children for several threads at once. Thread safe; a child belongs to the thread that asked for it."""

    def __init__(self, exercises: Sequence[Exercise], workers: int) -> None:
        self._places: dict[str, threading.Semaphore] = {}
        self._idle: dict[str, list[Sandbox]] = {}
        self._starting: list[threading.Thread] = []
        self._lock = threading.Lock()
        self._closed = False
        spares = {_SPARE + e.library: 1 for e in exercises if e.faster}
        for library, count in (sandbox_counts(exercises, workers) | spares).items():
            self._places[library] = threading.Semaphore(count)
            self._idle[library] = [Sandbox(Limits()) for _ in range(count)]
        self._all = {library: tuple(sandboxes) for library, sandboxes in self._idle.items()}

    def start(self) -> None:
        """Begin to start every sandbox in the background, the slowest first; what fails is told when it is needed."""
        for library in sorted(self._all, reverse=True):
            for sandbox in self._all[library]:
                thread = threading.Thread(target=_warm, args=(sandbox, library.removeprefix(_SPARE)), name=f"start-{library}", daemon=True)
                self._starting.append(thread)
                thread.start()

    def child(self, library: str, files: Mapping[str, bytes] | None = None) -> LiveChild:
        """A fresh confined process; waits while all sandboxes of the library are busy. SandboxError: our fault."""
        return self._lend(library, files)

    def spare(self, library: str) -> LiveChild:
        """A process beside one that the thread holds, from a sandbox of its own: threads that each hold one and want another of the
        same would wait for ever. One at a time; whoever has it must ask for no other before it is closed."""
        return self._lend(_SPARE + library, None)

    def _lend(self, place: str, files: Mapping[str, bytes] | None) -> LiveChild:
        while not self._places[place].acquire(timeout=0.2):
            if self._closed:
                raise SandboxError("the class was stopped while this submission waited for a sandbox")
        with self._lock:
            sandbox = self._idle[place].pop()
        try:
            return _Lent(sandbox.child(place.removeprefix(_SPARE), files), self, place, sandbox)
        except BaseException:
            self.take_back(place, sandbox)
            raise

    def take_back(self, place: str, sandbox: Sandbox) -> None:
        with self._lock:
            self._idle[place].append(sandbox)
        self._places[place].release()

    def confinement(self, library: str) -> Confinement:
        """What holds the children of a library, as its first sandbox found."""
        return self._all[library][0].confinement(library)

    def close(self) -> None:
        """End every process; whoever is at work or waits for a place meets a SandboxError. Idempotent."""
        self._closed = True
        for thread in self._starting:
            thread.join()
        for sandbox in (s for sandboxes in self._all.values() for s in sandboxes):
            sandbox.close()


class _Lent:
    """A child whose sandbox goes back to the team when it is closed."""

    def __init__(self, child: Child, team: Team, place: str, sandbox: Sandbox) -> None:
        self._child, self._team, self._place, self._sandbox = child, team, place, sandbox
        self._lent = True

    def request(self, message: dict[str, Any], cpu_s: float, wall_s: float | None = None) -> Any:
        return self._child.request(message, cpu_s, wall_s)

    def send(self, messages: Sequence[dict[str, Any]], cpu_s: float) -> None:
        self._child.send(messages, cpu_s)

    def receive(self, cpu_s: float, wall_s: float | None = None) -> Any:
        return self._child.receive(cpu_s, wall_s)

    def act(self, observation: bytes, size: int, cpu_s: float) -> Any:
        return self._child.act(observation, size, cpu_s)

    def turns(self) -> AbstractContextManager[None]:
        return self._child.turns()

    def rest(self, size: int) -> None:
        self._child.rest(size)

    def threads(self) -> int:
        return self._child.threads()

    def processor_seconds(self) -> float | None:
        return self._child.processor_seconds()

    def renew(self, files: Mapping[str, bytes]) -> LiveChild:
        """The place is kept: a thread that holds a child of another library and waits for this one's place could wait for ever."""
        self._child = self._child.renew(files)
        return self

    def close(self) -> None:
        if self._lent:
            self._lent = False
            try:
                self._child.close()
            finally:
                self._team.take_back(self._place, self._sandbox)


def sandbox_counts(exercises: Sequence[Exercise], workers: int) -> dict[str, int]:
    """How many sandboxes each library gets; numpy always one, since its confinement stands for all."""
    judged = [e.library for e in exercises if e.runs_code]
    shares = {library: judged.count(library) / len(judged) for library in sorted(set(judged))}
    counts = {library: max(1, min(workers, math.ceil(_SLACK * share * workers))) for library, share in shares.items()}
    return {"numpy": 1} | counts


def _warm(sandbox: Sandbox, library: str) -> None:
    with suppress(SandboxError):
        sandbox.confinement(library)
