"""System calls that Python does not wrap. Every failure is an OSError with the call's name."""

from __future__ import annotations

import ctypes
import functools
import os
import platform
from collections.abc import Callable
from typing import Any

MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_REMOUNT = 1, 2, 4, 8, 32
MS_BIND, MS_REC, MS_PRIVATE, MNT_DETACH = 4096, 16384, 1 << 18, 2
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_CAPBSET_DROP, PR_SET_SECCOMP = 1, 4, 24, 22
PR_SET_CHILD_SUBREAPER, PR_SET_NO_NEW_PRIVS = 36, 38
_NUMBERS = {
    "x86_64": {"pivot_root": 155, "capset": 126, "mount_setattr": 442},
    "aarch64": {"pivot_root": 41, "capset": 91, "mount_setattr": 442},
}
_SHARED = {"landlock_create_ruleset": 444, "landlock_add_rule": 445, "landlock_restrict_self": 446}


@functools.cache
def _library() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _checked(name: str, result: int) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{name}: {os.strerror(number)}")
    return result


def libc(name: str, *args: Any) -> int:
    """The libc function `name`; ints travel as C longs, bytes as C strings, None as NULL."""
    function = getattr(_library(), name)
    function.restype = ctypes.c_long if name == "syscall" else ctypes.c_int
    return _checked(name, function(*(ctypes.c_long(a) if isinstance(a, int) else a for a in args)))


def syscall(name: str, *args: Any) -> int:
    """A system call by name, on the two architectures that the sandbox knows."""
    number = _SHARED.get(name) or _NUMBERS[platform.machine()][name]
    function = _library().syscall
    function.restype = ctypes.c_long
    return _checked(
        name, function(ctypes.c_long(number), *(ctypes.c_long(a) if isinstance(a, int) else a for a in args))
    )


def prctl(option: int, *args: Any) -> int:
    return libc("prctl", option, *(*args, 0, 0, 0, 0)[:4])


def unshare(flags: int) -> None:
    libc("unshare", flags)


def mount(source: str, target: str, kind: str, flags: int, data: str = "") -> None:
    libc("mount", source.encode(), target.encode(), kind.encode(), flags, data.encode() or None)


def unmount(target: str) -> None:
    libc("umount2", target.encode(), MNT_DETACH)


def works(action: Callable[[], object]) -> bool:
    """Whether `action` succeeds, tried in a forked process that ends at once."""
    if (pid := os.fork()) == 0:
        try:
            action()
            os._exit(0)
        except BaseException:
            os._exit(1)
    return os.waitpid(pid, 0)[1] == 0


class _MountAttr(ctypes.Structure):
    _fields_ = [(name, ctypes.c_uint64) for name in ("set", "clear", "propagation", "userns")]


def make_readonly(target: str) -> None:
    """Seals the bind mount at `target` and all below it: read-only, no set-uid, no device nodes."""
    flags = MS_RDONLY | MS_NOSUID  # the bits of MOUNT_ATTR_* and MS_* are the same here
    attributes = _MountAttr(flags, 0, 0, 0)
    try:
        syscall(
            "mount_setattr",
            -100,
            target.encode(),
            0x8000,
            ctypes.byref(attributes),
            ctypes.sizeof(attributes),
        )
    except OSError:  # before Linux 5.12; flags that an outer namespace has locked must be repeated
        old = os.statvfs(target).f_flag
        kept = old & (2 | 4 | 8 | 1024 | 2048) | (1 << 21 if old & 4096 else 0)
        mount("none", target, "none", MS_REMOUNT | MS_BIND | flags | kept)
