"""Confined processes for student code, as `docs/security.md` describes. POSIX only; import it lazily."""

from __future__ import annotations

from .host import Child, ChildDied, Sandbox
from .limits import Confinement, Limits

__all__ = ["Child", "ChildDied", "Confinement", "Limits", "Sandbox"]
