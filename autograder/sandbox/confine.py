"""Shuts a freshly forked child in. The order matters: each step needs what a later one takes away."""

from __future__ import annotations

import ctypes
import os
import re
import resource
import struct
from collections.abc import Callable
from dataclasses import dataclass

from . import landlock, linux, root, seccomp
from .limits import Limits
from .readlist import DEVICES, ReadList

CAPABILITIES = 64
_STACK_BYTES, _SPARE_ADDRESSES = 8 * 2**20, 16 * 2**30


@dataclass(frozen=True)
class Plan:
    """What the zygote found out once, for all its children."""

    mechanisms: frozenset[str]  # those that hold here, names of limits.MECHANISMS
    limits: Limits
    reads: ReadList
    uid: int | None  # the user to become, None to stay
    data_bytes: int  # of the warm zygote, on top of which the memory limit counts
    address_bytes: int
    hides: Callable[[str], bool] | None = None  # libraries that only the import system can hide here


def prepare(plan: Plan, scratch: str) -> None:
    """Session, scratch folder as home, temp and working directory. Still privileged."""
    os.umask(0o022)
    uid, gid = (plan.uid, plan.uid) if plan.uid is not None else (os.getuid(), os.getgid())
    if "mount" in plan.mechanisms:
        root.mount_scratch(plan.limits.scratch_bytes, uid, gid)
    os.chdir(scratch)
    os.environ.update(HOME=scratch, TMPDIR=scratch, MPLCONFIGDIR=scratch)


def confine(plan: Plan, scratch: str) -> None:
    """Takes everything away; OSError when a step that should hold does not."""
    if "rlimits" in plan.mechanisms:
        limit_resources(plan)
    if "linux" not in plan.mechanisms:
        return
    drop_privileges(plan.uid)
    linux.prctl(linux.PR_SET_DUMPABLE, 0)
    linux.prctl(linux.PR_SET_PDEATHSIG, 9)  # the zygote has one thread, so this follows the process
    linux.prctl(linux.PR_SET_NO_NEW_PRIVS, 1)
    if "landlock" in plan.mechanisms:
        _landlock(plan, scratch)
    if "seccomp" in plan.mechanisms:
        seccomp.install("mount" in plan.mechanisms, os.getpid())


def _landlock(plan: Plan, scratch: str) -> None:
    if "mount" in plan.mechanisms:  # all that is there may be read
        landlock.restrict(["/"], [], ["/dev/null"], scratch)
    else:
        landlock.restrict([*plan.reads.leaves(), *DEVICES], plan.reads.path, ["/dev/null"], scratch)


def limit_resources(plan: Plan) -> None:
    """rlimits, hard and soft alike. DATA gives a clean MemoryError; AS only stops silly address games."""
    limits = plan.limits
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_CPU, limits.cpu_s)
    _limit(resource.RLIMIT_FSIZE, limits.file_bytes)
    _limit(resource.RLIMIT_NOFILE, limits.open_files)
    _limit(resource.RLIMIT_STACK, _STACK_BYTES)
    _limit(resource.RLIMIT_DATA, plan.data_bytes + limits.memory_bytes)
    if "linux" in plan.mechanisms:
        _limit(resource.RLIMIT_AS, plan.address_bytes + limits.memory_bytes + _SPARE_ADDRESSES)
        _limit(resource.RLIMIT_MEMLOCK, 0)
        _limit(resource.RLIMIT_MSGQUEUE, 0)
        _limit(resource.RLIMIT_SIGPENDING, 64)
        if plan.uid is not None or ("user" in plan.mechanisms and _release() >= (5, 14)):
            _limit(resource.RLIMIT_NPROC, limits.processes)  # elsewhere it would count others' processes


def _release() -> tuple[int, ...]:
    return tuple(int(word) for word in re.findall(r"\d+", os.uname().release)[:2])


def _limit(kind: int, value: int) -> None:
    hard = resource.getrlimit(kind)[1]
    value = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(kind, (value, value))


def drop_bounding_set() -> None:
    """From here on no program that is started gains a capability; those that this process has, it keeps. Inherited by children."""
    for capability in range(CAPABILITIES):
        try:
            linux.prctl(linux.PR_CAPBSET_DROP, capability)
        except OSError:  # past the kernel's last one, or none may be dropped
            break


def drop_privileges(uid: int | None) -> None:
    """The groups, the user, and then every capability that is left."""
    if uid is not None:
        os.setgroups([])
        os.setresgid(uid, uid, uid)
        os.setresuid(uid, uid, uid)
    linux.prctl(47, 4)  # PR_CAP_AMBIENT, clear all
    header = ctypes.create_string_buffer(struct.pack("<Ii", 0x20080522, 0))
    linux.syscall("capset", header, ctypes.create_string_buffer(24))


def memory_now() -> tuple[int, int]:
    """Data and address space of this process, in bytes; (0, 0) where the kernel does not say."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            pages = [int(word) for word in file.read().split()]
    except OSError:
        return 0, 0
    return pages[5] * resource.getpagesize(), pages[0] * resource.getpagesize()
