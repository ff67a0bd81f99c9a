"""Figures of a result, drawn from numbers alone.

`ExerciseResult.figures` is a dict; what is known here is drawn and all else is ignored: "value", "floor" and "bar" (a trained
result on its scale).
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Any

from .verdict import ExerciseResult

_REACHED = re.compile(r"reached (\S+); points begin above (\S+) and are full from (\S+)")


@dataclass(frozen=True)
class Scale:
    """A result between the floor, where points begin, and the bar, where they are full. Positions are percents of the width."""

    value: float
    floor: float
    bar: float

    @property
    def _span(self) -> tuple[float, float]:
        low, high = min(self.value, self.floor), max(self.value, self.bar)
        margin = 0.12 * (high - low)
        return low - margin, high + margin

    def at(self, value: float) -> float:
        low, high = self._span
        return round(100 * (value - low) / (high - low), 1)

    @property
    def sentence(self) -> str:
        return f"reached {self.value:.4g}; points begin above {self.floor:g} and are full from {self.bar:g}"


def scale_of(result: ExerciseResult) -> Scale | None:
    """The scale of a trained result, from its figures or else its diagnosis; None where it was not measured."""
    numbers = [finite((result.figures or {}).get(key)) for key in ("value", "floor", "bar")]
    if None in numbers:
        match = next((m for c in result.cases if (m := _REACHED.match(c.diagnosis))), None)
        numbers = [finite(text) for text in match.groups()] if match else []
    if len(numbers) != 3 or None in numbers:
        return None
    value, floor, bar = (float(n) for n in numbers if n is not None)
    return Scale(value, floor, bar) if floor < bar else None


def finite(value: Any) -> float | None:
    """A finite number of a size that can be drawn, or None."""
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        return None
    return number if math.isfinite(number) and abs(number) < 1e12 else None
