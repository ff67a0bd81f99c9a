"""Empties a scratch folder, whatever a hostile child has built in it. Follows no link, never recurses."""

from __future__ import annotations

import os
from itertools import count


def wipe(folder: str) -> None:
    """Removes all that lies in `folder`. A nested folder is lifted to the top first, so depth costs nothing."""
    numbers = count()
    while any([_remove(folder, os.path.join(folder, name), numbers) for name in _names(folder)]):
        pass


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
