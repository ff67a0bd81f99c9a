"""Enters the namespaces that the kernel allows; each is tried in a throw-away process first."""

from __future__ import annotations

import functools
import os

from . import linux

NEWUSER, NEWNS = 0x10000000, 0x00020000
FLAGS = {"mount": NEWNS, "uts": 0x04000000, "ipc": 0x08000000, "pid": 0x20000000, "net": 0x40000000}


def enter(without: frozenset[str]) -> frozenset[str]:
    """Unshares in place and returns the names of what was entered; "user" where root was not enough.

    The caller has one thread. A new pid namespace begins with the caller's next fork.
    """
    user = not linux.works(lambda: _unshare(False, "mount"))
    if user and ("user" in without or not linux.works(lambda: _unshare(True))):
        return frozenset()
    names = [n for n in FLAGS if n not in without and linux.works(functools.partial(_unshare, user, n))]
    _unshare(user, *names)
    return frozenset(names) | ({"user"} if user else set())


def _unshare(user: bool, *names: str) -> None:
    uid, gid = os.getuid(), os.getgid()
    linux.unshare(sum(FLAGS[name] for name in names) | (NEWUSER if user else 0))
    if user:
        _write("/proc/self/setgroups", "deny")
        _write("/proc/self/uid_map", f"{uid} {uid} 1")
        _write("/proc/self/gid_map", f"{gid} {gid} 1")
    if "mount" in names:  # some systems grant the namespace and then refuse every mount in it
        linux.mount("none", "/", "none", linux.MS_REC | linux.MS_PRIVATE)
        if len(names) == 1:
            linux.mount("tmpfs", "/tmp", "tmpfs", 0)


def _write(path: str, text: str) -> None:
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
