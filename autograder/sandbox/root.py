"""A root of its own for a zygote: a small read-only tmpfs with what the read list names, nothing else."""

from __future__ import annotations

import contextlib
import os

from . import linux
from .readlist import DEVICES, ReadList

SCRATCH, CACHE = "/scratch", "/cache"
_BORROWED = ("/proc", "/sys")  # libraries look at the processor there while they are imported
_PLACES = ("/mnt", "/media", "/srv", "/opt", "/run", "/tmp", "/var/tmp", "/boot", "/home")


def enter(reads: ReadList) -> None:
    """Builds the root and makes it this process's own. Needs a private mount namespace."""
    base = _place(reads)
    linux.mount("tmpfs", base, "tmpfs", linux.MS_NOSUID | linux.MS_NODEV, "mode=0755,size=16m")
    for name in os.listdir("/"):
        if name.startswith("lib") and os.path.islink("/" + name):
            os.symlink(os.readlink("/" + name), f"{base}/{name}")
    for path in (*reads.trees, *DEVICES):
        _bind(base, path)
    _cover(base, reads.sites)
    for path in reads.packages:
        _bind(base, path)
    _cover(base, reads.hidden)
    for path in _BORROWED:
        with contextlib.suppress(OSError):  # some containers do not lend them; most imports do without
            _bind(base, path, seal=False)
    os.makedirs(base + SCRATCH)
    os.makedirs(base + CACHE)
    _pivot(base)


def seal(reads: ReadList) -> None:
    """After the imports: takes /proc and /sys away again and makes the root read-only."""
    for path in _BORROWED:
        with contextlib.suppress(OSError):
            linux.unmount(path)
        if os.path.isdir(path):
            os.rmdir(path)  # fails, and with it the start, where something is still mounted
    for path in ("/", *reads.sites, *(hidden for hidden in reads.hidden if os.path.isdir(hidden))):
        flags = linux.MS_REMOUNT | linux.MS_BIND | linux.MS_RDONLY | linux.MS_NOSUID | linux.MS_NODEV
        linux.mount("none", path, "none", flags)


def mount_scratch(size: int, uid: int, gid: int) -> None:
    """A fresh, size-limited scratch folder in a mount namespace of the caller's own, gone with it."""
    linux.unshare(0x00020000)
    flags = linux.MS_NOSUID | linux.MS_NODEV | linux.MS_NOEXEC
    linux.mount("tmpfs", SCRATCH, "tmpfs", flags, f"size={size},nr_inodes=4096,mode=0700,uid={uid},gid={gid}")


def _place(reads: ReadList) -> str:
    """A folder to build on that hides nothing we need; only this namespace sees the mount."""
    needed = (*reads.trees, *reads.packages, *DEVICES, *_BORROWED)
    for place in _PLACES:
        hides = any((path + "/").startswith(place + "/") for path in needed)
        if os.path.isdir(place) and not os.path.islink(place) and not hides:
            return place
    raise OSError("no folder to build a root on: looked at " + " ".join(_PLACES))


def _bind(base: str, path: str, seal: bool = True) -> None:
    if not os.path.exists(path):
        return
    target = base + path
    if not os.path.exists(target):
        os.makedirs(os.path.dirname(target), exist_ok=True)
        if os.path.isdir(path):
            os.mkdir(target)
        else:
            os.close(os.open(target, os.O_CREAT | os.O_WRONLY, 0o644))
    linux.mount(path, target, "none", linux.MS_BIND | linux.MS_REC)
    if seal:
        linux.make_readonly(target)


def _cover(base: str, paths: tuple[str, ...]) -> None:
    for path in paths:
        if os.path.isdir(base + path):
            linux.mount("tmpfs", base + path, "tmpfs", linux.MS_NOSUID | linux.MS_NODEV, "mode=0755,size=1m")
        else:
            linux.mount("/dev/null", base + path, "none", linux.MS_BIND)


def _pivot(base: str) -> None:
    """The old root is stacked under the new one and let go: no name for it is left."""
    os.chdir(base)
    linux.syscall("pivot_root", b".", b".")
    linux.unmount(".")
    os.chdir("/")
