"""Empties a scratch folder, whatever a hostile child has built in it. Follows no link, never recurses."""

from __future__ import annotations

import contextlib
import errno
import os
from itertools import count

MAX_ENTRIES = 8192


def wipe(folder: str) -> None:
    """Removes all that lies in `folder`. A nested folder is lifted to the top first, so depth costs nothing."""
    numbers = count()
    while any([_remove(folder, os.path.join(folder, name), numbers) for name in _names(folder)]):
        pass


def remove(folder: str) -> None:
    """Removes a folder with all that lies in it, as far as possible."""
    wipe(folder)
    with contextlib.suppress(OSError):
        os.rmdir(folder)


def oversized(folder: str, limit: int) -> bool:
    """Whether a folder holds more than `limit` bytes or too many entries; a path too long counts as too much."""
    total, entries, stack = 0, 0, [folder]
    try:
        while stack:
            for entry in os.scandir(stack.pop()):
                entries += 1
                total += entry.stat(follow_symlinks=False).st_blocks * 512
                if total > limit or entries > MAX_ENTRIES:
                    return True
                if entry.is_dir(follow_symlinks=False):
                    stack.append(entry.path)
    except FileNotFoundError:  # removed under our eyes; the next look counts again
        return False
    except OSError as error:
        return error.errno == errno.ENAMETOOLONG
    return False


def _remove(folder: str, path: str, numbers: count[int]) -> bool:
    """Whether something became less: one entry gone, its inner folders moved up beside it."""
    try:
        if not _is_folder(path):
            os.unlink(path)
            return True
        os.chmod(path, 0o700)
        for name in _names(path):
            _lift(os.path.join(path, name), os.path.join(folder, f".wipe-{os.getpid()}-{next(numbers)}"))
        os.rmdir(path)
        return True
    except OSError:
        return False


def _lift(inner: str, target: str) -> None:
    if _is_folder(inner):
        os.chmod(inner, 0o700)  # a folder is moved only by who may write into it
        os.rename(inner, target)
    else:
        os.unlink(inner)


def _is_folder(path: str) -> bool:
    return os.path.isdir(path) and not os.path.islink(path)


def _names(folder: str) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []
