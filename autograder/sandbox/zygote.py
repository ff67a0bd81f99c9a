"""The warm process that children are forked from. It never sees a submission, an input or an answer.

It waits on the judge's socket, forks, kills and reaps on command, and ends at the socket's end of
file: a killed judge leaves no process and no file behind.
"""

from __future__ import annotations

import dataclasses
import json
import os
import select
import signal
import socket
import sys
from pathlib import Path
from typing import Any, NoReturn

from . import child, confine, linux, root, survey
from .launcher import Order
from .reaper import Reaper
from .scratch import oversized, wipe

_LOOK_MS = 250  # between looks at a scratch folder that no mount keeps small


@dataclasses.dataclass
class _State:
    control: socket.socket
    judge: int | None
    order: Order
    plan: confine.Plan
    folder: str  # "" where each child mounts its own scratch
    reaper: Reaper
    children: int = 0
    full: bool = False


def run(order: Order, entered: frozenset[str], folder: str, judge: int | None, launcher: int) -> NoReturn:
    """Becomes the zygote of `order`; reports how it is confined; serves until the judge is gone."""
    control = socket.socket(fileno=order.control)
    try:
        if sys.platform == "linux":
            linux.prctl(linux.PR_SET_PDEATHSIG, signal.SIGKILL)
            linux.prctl(linux.PR_SET_CHILD_SUBREAPER, 1)
        reaper = Reaper("pid" in entered)
        plan = survey.prepare(order, entered, folder, launcher)
        if folder and plan.uid is not None:
            os.chmod(folder, 0o711)
        hello = {"folder": folder, "confinement": dataclasses.asdict(survey.confinement(order, plan))}
    except BaseException as error:
        _say(control, {"error": f"{type(error).__name__}: {error}"[:2000]})
        os._exit(1)
    _say(control, hello)
    _serve(_State(control, judge, order, plan, folder, reaper))


def run_single(order: Order) -> NoReturn:
    """A child without a zygote: a fresh process that has just imported its libraries."""
    child.run(child.PLACES, survey.prepare(order, frozenset(), order.scratch, 0), order.scratch)


def _say(control: socket.socket, message: dict[str, Any]) -> None:
    try:
        control.sendall(json.dumps(message).encode() + b"\n")
    except OSError:  # the judge is gone; the next read says so
        return


def _serve(state: _State) -> NoReturn:
    while data_and_fds := _next(state):
        data, fds = data_and_fds
        command = json.loads(data)
        _say(
            state.control, _fork(state, fds) if command["op"] == "fork" else _kill(state, command["grace"])
        )
    _kill(state, 0.0)
    os._exit(0)


def _next(state: _State) -> tuple[bytes, list[int]] | None:
    """The judge's next command with its file descriptors; None when the judge is gone."""
    poll = select.poll()
    poll.register(state.control, select.POLLIN)
    if state.judge is not None:
        poll.register(state.judge, select.POLLIN)
    while not (events := poll.poll(_LOOK_MS if state.folder and state.reaper.busy else None)):
        if not state.full and oversized(state.folder, state.order.limits.scratch_bytes):
            state.full = True
            state.reaper.kill()
    if any(fd == state.judge for fd, _ in events):
        return None
    data, fds, _, _ = socket.recv_fds(state.control, 4096, 2)
    return (data, fds) if data else None


def _fork(state: _State, fds: list[int]) -> dict[str, Any]:
    state.children += 1
    state.full = False
    scratch = _scratch(state)
    pid = _exec(state, fds, scratch) if state.order.mode == "spawn" else os.fork()
    if pid == 0:
        try:
            child.run(fds, state.plan, scratch)
        finally:
            os._exit(1)
    for fd in fds:
        os.close(fd)
    state.reaper.expect(pid)
    return {"pid": pid}


def _exec(state: _State, fds: list[int], scratch: str) -> int:
    order = dataclasses.replace(state.order, mode="single", control=child.FD, scratch=scratch)
    program = str(Path(__file__).with_name("boot.py"))
    command = [sys.executable, "-s", "-P", "-B", program, order.to_json()]
    apart = child.out_of_the_way(fds)
    actions = [(os.POSIX_SPAWN_DUP2, fd, place) for fd, place in zip(apart, child.PLACES, strict=True)]
    try:
        return os.posix_spawn(sys.executable, command, dict(os.environ), file_actions=actions)
    finally:
        for fd in apart:
            os.close(fd)


def _scratch(state: _State) -> str:
    if not state.folder:
        return root.SCRATCH
    path = os.path.join(state.folder, f"child-{state.children}")
    os.mkdir(path, 0o700)
    if state.plan.uid is not None:
        os.chown(path, state.plan.uid, state.plan.uid)
    return path


def _kill(state: _State, grace: float) -> dict[str, Any]:
    """Ends the child and all it may have left, and says how the child ended."""
    end = state.reaper.end(grace) | {"full": state.full}
    if state.folder:
        wipe(state.folder)
    return end
