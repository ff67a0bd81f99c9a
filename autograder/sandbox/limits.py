"""What a child may use, and what holds it: plain data, shared by the judge and the zygote."""

from __future__ import annotations

from dataclasses import dataclass

MECHANISMS = ("user", "mount", "pid", "net", "ipc", "uts", "uid", "landlock", "seccomp", "rlimits", "fork")
_GROUPS = {"namespaces": ("user", "mount", "pid", "net", "ipc", "uts")}


@dataclass(frozen=True)
class Limits:
    """Ceilings of one child, for its whole life. Sizes in bytes; `cpu_s` is only the last resort."""

    memory_bytes: int = 2 * 2**30
    file_bytes: int = 64 * 2**20
    scratch_bytes: int = 256 * 2**20
    open_files: int = 128
    reply_bytes: int = 64 * 2**20
    processes: int = 64
    stdout_tail: int = 2000
    cpu_s: int = 3600


@dataclass(frozen=True)
class Confinement:
    """Which mechanisms hold the children of one zygote; `landlock` is the kernel's ABI, 0 for none."""

    namespaces: bool
    landlock: int
    seccomp: bool
    own_uid: bool
    private_root: bool
    pids: bool
    rlimits: bool
    warm: bool
    missing: tuple[str, ...] = ()

    def line(self) -> str:
        """Nothing where all holds, else one line for the grader's user."""
        if not self.missing:
            return ""
        opened = []
        if not self.private_root and not self.landlock:
            opened.append("files of this machine can be read")
        if not self.namespaces and not self.seccomp:
            opened.append("the network is open")
        danger = f"; {' and '.join(opened)}" if opened else ""
        return f"sandbox: this machine offers no {', '.join(self.missing)}{danger}; grading goes on with what is left"


def without_names(without: frozenset[str]) -> frozenset[str]:
    """`without` with "namespaces" spelled out; ValueError for a name that is no mechanism."""
    names = {single for name in without for single in _GROUPS.get(name, (name,))}
    if unknown := sorted(names - set(MECHANISMS)):
        raise ValueError(f"without={unknown}: not a mechanism; there are {', '.join(MECHANISMS)}, namespaces")
    return frozenset(names)
