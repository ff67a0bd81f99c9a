"""How much faster the student's function is than the student's own naive version, in the student's kernel.

It decides nothing: at grading the course's naive version is the measure, on inputs drawn for that, by another clock.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

from .compare import compare
from .local_found import Asked, VisibleCase
from .local_run import run_case

REPEATS, BUDGET_S = 3, 0.5


def speed_notes(asked: Asked, space: Mapping[str, Any]) -> list[str]:
    """One sentence for an exercise whose speed is judged, once its visible cases pass; else none."""
    rule: Mapping[str, Any] = asked.words.get("faster", {})
    if not rule:
        return []
    of, than = _listed(rule["of"]), _listed(rule["than"])
    asks = f"at grading your {of} must be at least {rule['ratio']:g} times faster than the course's {than}"
    if any(name not in space for name in rule["than"]):
        return [f"Speed: {asks}. Run the cell that defines {than}, and this check tells how they compare here."]
    case = max(asked.cases, key=lambda c: len(c.inputs))
    mine = _seconds(asked, case, space)
    naive = _seconds(asked, case, {**space, **{a: space[b] for a, b in zip(rule["of"], rule["than"], strict=True)}})
    if mine is None or naive is None:
        return [f"Speed: {asks}. Your {than} does not give the right values on “{case.name}”, so nothing can be compared here."]
    ratio = naive / max(mine, 1e-7)
    more = "" if ratio >= rule["ratio"] else " Look for a loop that one array operation could do; on larger inputs the distance is wider."
    return [f"Speed: on “{case.name}” your {of} took {_ms(mine)} and your {than} {_ms(naive)}, {ratio:.2g} times as long; {asks}.{more}"]


def _seconds(asked: Asked, case: VisibleCase, space: Mapping[str, Any]) -> float | None:
    """The shortest of a few runs; None where the values are not right."""
    began, best = time.perf_counter(), float("inf")
    for _ in range(REPEATS):
        ran = run_case(asked, case, space)
        if ran.failure or (not asked.verify and compare(case.want, ran.value)):
            return None
        best = min(best, ran.seconds)
        if time.perf_counter() - began > BUDGET_S:
            break
    return best


def _ms(seconds: float) -> str:
    return f"{1e3 * seconds:.2g} ms" if seconds < 0.0995 else f"{seconds:.2f} s"


def _listed(names: list[str]) -> str:
    return " with ".join(f"`{name}`" for name in names)
