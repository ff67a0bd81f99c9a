"""Games of the course: small, seeded, numpy alone, with the interface of gymnasium, one at a time or many at once.

`Orchard` is one game for one player; `OrchardVector(16)` is sixteen of them in step.
"""

from __future__ import annotations

from .orchard import Orchard, OrchardVector

__all__ = ["Orchard", "OrchardVector"]
