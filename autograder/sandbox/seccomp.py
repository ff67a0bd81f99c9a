"""The system call filter of a child: a list of what is allowed, as BPF written by hand.

All else is refused with EPERM, which Python shows as a plain PermissionError. Making a process is
refused, making a thread is not, so no fork bomb and no grandchild can exist.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct

from . import linux, syscalls

ALLOW, KILL, ERRNO = 0x7FFF0000, 0x80000000, 0x00050000
DENY = ERRNO | errno.EPERM
_LOAD, _JEQ, _JGT, _JSET, _RET, _AND = 0x20, 0x15, 0x25, 0x45, 0x06, 0x54

Instruction = tuple[int, int, int, int]  # code, jump if true, jump if false, k

# fcntl: F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_SETFL, three locks, three open-file locks, F_DUPFD_CLOEXEC, F_GET_SEALS
_FCNTL = (0, 1, 2, 3, 4, 5, 6, 7, 36, 37, 38, 1030, 1034)
# ioctl: TCGETS, TIOCGWINSZ, FIONREAD, FIONBIO, FIOCLEX, FIONCLEX
_IOCTL = (0x5401, 0x5413, 0x541B, 0x5421, 0x5451, 0x5450)
# prctl: names, PR_SET_VMA, and questions; never dumpable, the death signal, or a second filter
_PRCTL = (2, 3, 15, 16, 23, 39, 0x53564D41)
CLONE_THREAD, CLONE_NEWMASK = 0x00010000, 0x7E020000
# Mappings that RLIMIT_DATA does not count: shared and anonymous at once, growing down, huge pages.
_SHARED_ANONYMOUS, _UNCOUNTED = 0x21, 0x40100


def _load(index: int, high: bool = False) -> Instruction:
    """Loads half an argument (little-endian machines)."""
    return (_LOAD, 0, 0, 16 + 8 * index + 4 * high)


def _return(value: int) -> Instruction:
    return (_RET, 0, 0, value)


def _only(index: int, values: tuple[int, ...]) -> list[Instruction]:
    """Allows the listed values of one argument's lower half."""
    checks = [(_JEQ, len(values) - i, 0, value) for i, value in enumerate(values)]
    return [_load(index), *checks, _return(DENY), _return(ALLOW)]


def _watch(pid: int) -> dict[str, list[Instruction]]:
    thread = [_load(0), (_AND, 0, 0, CLONE_THREAD | CLONE_NEWMASK), (_JEQ, 0, 1, CLONE_THREAD)]
    uncounted = [_load(3), (_JSET, 2, 0, _UNCOUNTED)]
    shared = [(_AND, 0, 0, _SHARED_ANONYMOUS), (_JEQ, 0, 1, _SHARED_ANONYMOUS)]
    asks = [_load(2), (_JEQ, 0, 3, 0), _load(2, high=True), (_JEQ, 0, 1, 0)]
    return {
        "mmap": [*uncounted, *shared, _return(ERRNO | errno.ENOMEM), _return(ALLOW)],
        "clone": [*thread, _return(ALLOW), _return(DENY)],
        "clone3": [_return(ERRNO | errno.ENOSYS)],  # its flags lie in memory; libc falls back to clone
        "fcntl": _only(1, _FCNTL),
        "ioctl": _only(1, _IOCTL),
        "prctl": _only(0, _PRCTL),
        "prlimit64": [*asks, _return(ALLOW), _return(DENY)],  # may be asked, not set
        "kill": _only(0, (pid,)),
        "tgkill": _only(0, (pid,)),
    }


def program(private_root: bool, pid: int) -> list[Instruction]:
    """The filter for the process `pid` (as it sees itself) on this machine's architecture."""
    arch = syscalls.AUDIT_ARCH[platform.machine()]
    code: list[Instruction] = [(_LOAD, 0, 0, 4), (_JEQ, 1, 0, arch), _return(KILL), (_LOAD, 0, 0, 0)]
    for number in sorted(syscalls.allowed(private_root)):
        code += [(_JEQ, 0, 1, number), _return(ALLOW)]
    numbers = syscalls.watched()
    for name, block in _watch(pid).items():
        code += [(_JEQ, 0, len(block), numbers[name]), *block]
    unknown = ERRNO | errno.ENOSYS
    x32 = (_JGT, 1, 0, 0x3FFFFFFF)  # the other ABI of x86_64 is refused, not unknown
    return [*code, x32, (_JGT, 1, 0, syscalls.NEWEST), _return(DENY), _return(unknown)]


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_void_p)]


def install(private_root: bool, pid: int) -> None:
    """Puts the filter on this process for ever; `no_new_privs` must be set. OSError where there is none."""
    raw = b"".join(struct.pack("<HBBI", *instruction) for instruction in program(private_root, pid))
    buffer = ctypes.create_string_buffer(raw, len(raw))
    header = _Program(len(raw) // 8, ctypes.addressof(buffer))
    linux.prctl(linux.PR_SET_SECCOMP, 2, ctypes.addressof(header))


def known() -> bool:
    """Whether this architecture's numbers are in the table."""
    return platform.system() == "Linux" and platform.machine() in syscalls.AUDIT_ARCH
