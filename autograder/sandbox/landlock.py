"""Landlock: which files, ports and signals this process may ever reach again. Needs no privilege."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterable

from . import linux

EXECUTE, WRITE, READ, READ_DIR, TRUNCATE, IOCTL = 1, 2, 4, 8, 1 << 14, 1 << 15
_LOOK = READ | READ_DIR


class _Ruleset(ctypes.Structure):
    _fields_ = [("fs", ctypes.c_uint64), ("net", ctypes.c_uint64), ("scoped", ctypes.c_uint64)]


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = [("allowed", ctypes.c_uint64), ("parent", ctypes.c_int32)]


def abi() -> int:
    """The kernel's Landlock version, 0 where it has none."""
    try:
        return linux.syscall("landlock_create_ruleset", None, 0, 1)
    except (OSError, KeyError):
        return 0


def _all_files(version: int) -> int:
    bits = {1: 13, 2: 14, 3: 15, 4: 15}.get(version, 16)
    return (1 << bits) - 1


def restrict(read: Iterable[str], listed: Iterable[str], write: Iterable[str], folder: str) -> None:
    """From here on: `read` trees are read, `listed` folders listed, devices in `write` written, `folder` is ours.

    Nothing may be executed, no TCP port used, no abstract socket or outer process reached.
    """
    version = abi()
    everything = _all_files(version)
    attributes = _Ruleset(everything, 3 if version >= 4 else 0, 3 if version >= 6 else 0)
    size = 8 if version < 4 else 16 if version < 6 else 24
    ruleset = linux.syscall("landlock_create_ruleset", ctypes.byref(attributes), size, 0)
    rules = [(path, _LOOK) for path in read] + [(path, READ_DIR) for path in listed]
    rules += [(path, (READ | WRITE | TRUNCATE) & everything) for path in write]
    for path, allowed in [*rules, (folder, everything & ~(EXECUTE | IOCTL))]:
        _add(ruleset, path, allowed)
    linux.syscall("landlock_restrict_self", ruleset, 0)
    os.close(ruleset)


def _add(ruleset: int, path: str, allowed: int) -> None:
    try:
        parent = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:  # what is not there needs no rule
        return
    if not os.path.isdir(path):
        allowed &= READ | WRITE | TRUNCATE
    rule = _Beneath(allowed, parent)
    linux.syscall("landlock_add_rule", ruleset, 1, ctypes.byref(rule), 0)
    os.close(parent)
