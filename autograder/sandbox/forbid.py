"""Names that an exercise forbids: for the life of a namespace they raise while a probe runs."""

from __future__ import annotations

import functools
import importlib
from collections.abc import Iterable
from typing import Any

from .standins import Forbidden

_ABSENT = object()


class Ban:
    """Replaces dotted names by wrappers, and puts the originals back. Active only inside a probe."""

    def __init__(self) -> None:
        self.active = False
        self._undo: list[tuple[Any, str, Any]] = []

    def replace(self, names: Iterable[str]) -> None:
        """Lifts the last ban and bans `names`, such as "torch.Tensor.matmul"; unknown ones do not exist."""
        self.lift()
        for name in names:
            owner, attribute = _owner(name)
            if owner is not None and hasattr(owner, attribute):
                self._ban(name, owner, attribute)

    def lift(self) -> None:
        while self._undo:
            owner, attribute, old = self._undo.pop()
            delattr(owner, attribute) if old is _ABSENT else setattr(owner, attribute, old)

    def _ban(self, name: str, owner: Any, attribute: str) -> None:
        target = getattr(owner, attribute)
        if isinstance(target, type) and _settable(target):  # all its aliases and subclasses are caught
            owner, attribute, target = target, "__init__", getattr(target, "__init__")  # noqa: B009
        old = vars(owner).get(attribute, _ABSENT)
        wrapper = self._wrap(name, target)
        setattr(owner, attribute, staticmethod(wrapper) if isinstance(old, staticmethod) else wrapper)
        self._undo.append((owner, attribute, old))

    def _wrap(self, name: str, target: Any) -> Any:
        @functools.wraps(target, updated=())
        def banned(*args: Any, **kwargs: Any) -> Any:
            if self.active:
                raise Forbidden(f"{name} may not be used in this exercise")
            return target(*args, **kwargs)

        return banned


def _owner(name: str) -> tuple[Any, str]:
    """The module or class that holds the last part of a dotted name, or None."""
    path, _, attribute = name.rpartition(".")
    parts = path.split(".")
    for length in range(len(parts), 0, -1):
        try:
            owner: Any = importlib.import_module(".".join(parts[:length]))
        except ImportError:
            continue
        for part in parts[length:]:
            owner = getattr(owner, part, None)
        return owner, attribute
    return None, attribute


def _settable(kind: type) -> bool:
    return bool(kind.__flags__ & (1 << 9))  # Py_TPFLAGS_HEAPTYPE: a class written in Python
