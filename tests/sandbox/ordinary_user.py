"""A program: becomes an ordinary user (65534) and runs the command that follows. Needs root.

Folders that only root can enter are rebuilt, in a mount namespace of its own, with nothing in them
but the interpreter and the repository, so that the user can reach both.
"""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

from autograder.sandbox import linux

NOBODY = 65534
REPOSITORY = Path(__file__).resolve().parents[2]


def closed_ancestor(path: Path) -> Path | None:
    """The first folder on the way to `path` that others may not enter."""
    ancestors = reversed(path.parents)
    return next((p for p in ancestors if not p.stat().st_mode & stat.S_IXOTH), None)


def expose(paths: list[Path]) -> None:
    handles = {path: os.open(path, os.O_PATH) for path in paths}
    for closed in {c for path in paths if (c := closed_ancestor(path))}:
        linux.mount("tmpfs", str(closed), "tmpfs", 0, "mode=0755")
    for path, handle in handles.items():
        if not path.exists():
            path.mkdir(parents=True)
            linux.mount(f"/proc/self/fd/{handle}", str(path), "none", linux.MS_BIND | linux.MS_REC)
        os.close(handle)


def main(command: list[str]) -> None:
    linux.unshare(0x00020000)
    linux.mount("none", "/", "none", linux.MS_REC | linux.MS_PRIVATE)
    expose([Path(sys.base_prefix), Path(sys.prefix), REPOSITORY])
    os.setgroups([])
    os.setresgid(NOBODY, NOBODY, NOBODY)
    os.setresuid(NOBODY, NOBODY, NOBODY)
    os.chdir(REPOSITORY)
    os.execv(command[0], command)


if __name__ == "__main__":
    main(sys.argv[1:])
