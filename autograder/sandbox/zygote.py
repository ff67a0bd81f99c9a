"""The warm process that children are forked from. It never sees a submission, an input or an answer.

It waits on the judge's socket, forks, kills and reaps on command, and ends at the socket's end of
file: a killed judge leaves no process and no file behind.
"""

from __future__ import annotations

import gc
import json
import os
import select
import signal
import socket
import sys
from dataclasses import asdict, dataclass, field
from typing import Any, NoReturn

from . import child, confine, landlock, linux, reaper, root, seccomp, warm
from .launcher import Order
from .limits import Confinement
from .readlist import ReadList, read_list
from .scratch import wipe

_FIRST_UID = 0x70000000  # far from people; plus a process id, so that no two live zygotes share one


@dataclass
class _State:
    control: socket.socket
    judge: int | None
    plan: confine.Plan
    folder: str  # "" where each child mounts its own scratch
    reaper: reaper.Reaper
    children: int = field(default=0)


def run(order: Order, entered: frozenset[str], folder: str, judge: int | None, launcher: int) -> NoReturn:
    """Becomes the zygote of `order`; reports how it is confined; serves until the judge is gone."""
    control = socket.socket(fileno=order.control)
    try:
        if "linux" in entered:
            linux.prctl(linux.PR_SET_PDEATHSIG, signal.SIGKILL)
            linux.prctl(linux.PR_SET_CHILD_SUBREAPER, 1)
        state = _State(control, judge, *_prepare(order, entered, folder, launcher))
        hello = {"confinement": asdict(_confinement(order, state.plan))}
    except BaseException as error:
        _say(control, {"error": f"{type(error).__name__}: {error}"[:2000]})
        os._exit(1)
    _say(control, hello)
    _serve(state)


def _prepare(
    order: Order, entered: frozenset[str], folder: str, launcher: int
) -> tuple[confine.Plan, str, reaper.Reaper]:
    reads = read_list(order.library) if "linux" in entered else None
    reap = reaper.Reaper(everyone="pid" in entered)
    _prefer_in_shortage()
    if reads and "mount" in entered:
        root.enter(reads)
    _import(order.library, reads, folder)
    data, addresses = confine.memory_now()
    if reads and "mount" in entered:
        root.seal(reads)
    uid = _own_uid(order, entered, launcher)
    held = entered | {name for name in ("landlock", "seccomp", "rlimits") if _holds(name, order)}
    plan = confine.Plan(held, order.limits, reads, uid, data, addresses)
    if folder and uid is not None:
        os.chmod(folder, 0o711)
    gc.freeze()
    return plan, folder, reap


def _import(library: str, reads: ReadList | None, folder: str) -> None:
    os.environ["MPLCONFIGDIR"] = os.path.join(folder, "cache") if folder else root.CACHE
    if reads:  # what a .pth file or an editable install had added would lead out of the read list
        sys.path[:] = reads.path
    sys.path_importer_cache.clear()
    warm.import_libraries(library)
    gc.collect()


def _holds(name: str, order: Order) -> bool:
    """Whether one of the per-child mechanisms works here, tried in a process that ends at once."""
    if name in order.without:
        return False
    if name == "landlock":
        return landlock.abi() > 0
    if name == "seccomp":
        return seccomp.known() and linux.works(_try_seccomp)
    return True


def _try_seccomp() -> None:
    linux.prctl(linux.PR_SET_NO_NEW_PRIVS, 1)
    seccomp.install(True, os.getpid())
    try:
        os.fork()
    except PermissionError:
        return
    os._exit(1)


def _own_uid(order: Order, entered: frozenset[str], launcher: int) -> int | None:
    """An unprivileged user for the children, where root may choose one that can read the libraries."""
    if "linux" not in entered or "user" in entered or "uid" in order.without or os.getuid() != 0:
        return None
    for uid in (_FIRST_UID + launcher, 65534):
        if linux.works(lambda uid=uid: _read_as(uid)):
            return uid
    return None


def _read_as(uid: int) -> None:
    confine.drop_privileges(uid)
    for module in ("os", "numpy", "numpy.linalg"):
        with open(str(sys.modules[module].__file__), "rb") as file:
            file.read(1)


def _confinement(order: Order, plan: confine.Plan) -> Confinement:
    held = plan.mechanisms
    names = [n for n in ("mount", "pid", "net", "ipc") if n not in held]
    missing = [{"mount": "mount namespace", "pid": "pid namespace", "net": "network namespace"}.get(n, "ipc namespace") for n in names]
    missing += [name for name, found in (("Landlock", "landlock"), ("seccomp", "seccomp"), ("rlimits", "rlimits")) if found not in held]
    if os.getuid() == 0 and plan.uid is None and "user" not in held:
        missing.append("user of its own")
    if order.mode != "zygote":
        missing.append("warm process")
    return Confinement(
        namespaces={"mount", "pid", "net", "ipc"} <= held,
        landlock=landlock.abi() if "landlock" in held else 0,
        seccomp="seccomp" in held,
        own_uid=plan.uid is not None,
        private_root="mount" in held,
        pids="pid" in held,
        rlimits="rlimits" in held,
        warm=order.mode == "zygote",
        missing=tuple(missing),
    )


def _prefer_in_shortage() -> None:
    """When the kernel runs out of memory, it should take a child and not the judge."""
    try:
        with open("/proc/self/oom_score_adj", "w", encoding="ascii") as file:
            file.write("800")
    except OSError:
        return


def _say(control: socket.socket, message: dict[str, Any]) -> None:
    try:
        control.sendall(json.dumps(message).encode() + b"\n")
    except OSError:  # the judge is gone; the next read says so
        return


def _serve(state: _State) -> NoReturn:
    poll = select.poll()
    poll.register(state.control, select.POLLIN)
    if state.judge is not None:
        poll.register(state.judge, select.POLLIN)
    while all(fd != state.judge for fd, _ in poll.poll()):
        data, fds, _, _ = socket.recv_fds(state.control, 4096, 1)
        if not data:
            break
        command = json.loads(data)
        _say(state.control, _fork(state, fds[0]) if command["op"] == "fork" else _kill(state, command["grace"]))
    _kill(state, 0.0)
    os._exit(0)


def _fork(state: _State, fd: int) -> dict[str, Any]:
    state.children += 1
    scratch = _scratch(state)
    if (pid := os.fork()) == 0:
        try:
            child.run(fd, state.plan, scratch)
        finally:
            os._exit(1)
    os.close(fd)
    state.reaper.expect(pid)
    return {"pid": pid}


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
    end = state.reaper.end(grace)
    if state.folder:
        wipe(state.folder)
    return end
