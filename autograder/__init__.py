"""Descent's autograder: verdicts one can trust, for notebooks that teach deep learning.

A notebook says `from autograder import check`; that is the one name here, and it is made when it is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .local import check

__all__ = ["check"]


def __getattr__(name: str) -> Any:
    if name == "check":
        from .local import check

        return check
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
