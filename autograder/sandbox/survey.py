"""Finds out once what can hold the children of a zygote here, and warms the libraries up for them."""

from __future__ import annotations

import functools
import gc
import os
import sys

from . import confine, landlock, linux, root, seccomp, shims, warm
from .launcher import Order
from .limits import Confinement
from .readlist import NUMPY_PACKAGES, ReadList, read_list

_FIRST_UID = 0x70000000  # far from people; plus a process id, so that no two live zygotes share one
_SPACES = {
    "mount": "mount namespace",
    "pid": "pid namespace",
    "net": "network namespace",
    "ipc": "ipc namespace",
}
_OTHERS = {"landlock": "Landlock", "seccomp": "seccomp", "rlimits": "rlimits"}


def prepare(order: Order, entered: frozenset[str], folder: str, launcher: int) -> confine.Plan:
    """Enters the root of our own, imports, seals, and tries out every mechanism of a child."""
    reads = read_list(order.library)
    private = "mount" in entered
    _prefer_in_shortage()
    if private:
        root.enter(reads)
    if order.mode != "spawn":
        _import(order.library, reads, root.CACHE if private else os.path.join(folder, ".cache"))
    data, addresses = confine.memory_now()
    if private:
        root.seal(reads)
    uid = _own_uid(order, entered, launcher)
    held = entered | {name for name in _OTHERS if _holds(name, order)}
    if "linux" in held:
        confine.drop_bounding_set()  # once for all children
    gc.freeze()
    hides = None if private else functools.partial(_hidden, order.library)
    return confine.Plan(held, order.limits, reads, uid, data, addresses, hides)


def confinement(order: Order, plan: confine.Plan) -> Confinement:
    """What holds, and in words what does not."""
    held = plan.mechanisms
    missing = [word for name, word in (_SPACES | _OTHERS).items() if name not in held]
    if order.mode == "zygote" and os.getuid() == 0 and plan.uid is None:
        missing.append("user of its own")
    if order.mode != "zygote":
        missing.append("warm process")
    return Confinement(
        namespaces=set(_SPACES) <= held,
        landlock=landlock.abi() if "landlock" in held else 0,
        seccomp="seccomp" in held,
        own_uid=plan.uid is not None,
        private_root="mount" in held,
        pids="pid" in held,
        rlimits="rlimits" in held,
        warm=order.mode == "zygote",
        missing=tuple(missing),
    )


def _hidden(library: str, name: str) -> bool:
    """Whether the import system has to hide a top-level name, since no root of our own does."""
    if library != "numpy":
        return name == "coursedata"
    visible = {package.removesuffix(".py") for package in NUMPY_PACKAGES} | sys.stdlib_module_names
    return name not in visible and name != __name__.partition(".")[0]


def _import(library: str, reads: ReadList, cache: str) -> None:
    os.makedirs(cache, mode=0o700, exist_ok=True)
    os.environ.update(MPLCONFIGDIR=cache, TMPDIR=cache)
    # What a .pth file or an editable install has put on the path would lead out of the read list.
    sys.path[:] = reads.path
    sys.path_importer_cache.clear()
    gc.disable()  # what is imported stays: looking for garbage meanwhile takes a sixth of the time; a child enables it
    warm.import_libraries(library)
    shims.install()  # here, since a look at the name of each module costs a child a copy of the pages that hold them


def _holds(name: str, order: Order) -> bool:
    """Whether one of the per-child mechanisms works here."""
    if name in order.without or (order.mode != "zygote" and name != "rlimits"):
        return False
    if name == "landlock":
        return landlock.abi() > 0
    return name != "seccomp" or (seccomp.known() and linux.works(_try_seccomp))


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
    if order.mode != "zygote" or "user" in entered or "uid" in order.without or os.getuid() != 0:
        return None
    for uid in (_FIRST_UID + launcher, 65534):
        if linux.works(functools.partial(_read_as, uid)):
            return uid
    return None


def _read_as(uid: int) -> None:
    confine.drop_privileges(uid)
    for module in ("os", "numpy", "numpy.linalg"):
        with open(str(sys.modules[module].__file__), "rb") as file:
            file.read(1)


def _prefer_in_shortage() -> None:
    """When the kernel runs out of memory, it should take a child and not the judge."""
    try:
        with open("/proc/self/oom_score_adj", "w", encoding="ascii") as file:
            file.write("800")
    except OSError:
        return
