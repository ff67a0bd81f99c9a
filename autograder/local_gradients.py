"""A second witness for a wrong gradient: central differences of the student's own forward function.

They decide nothing. They tell which of the two functions to look at: a backward that is the true gradient of its own forward
is not where the mistake is.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from . import wire
from .compare import Mismatch
from .gradients import disagreement
from .local_found import Asked, VisibleCase
from .local_run import Capped, Names, Ran, quiet, seeded
from .verdict import Verdict

TRUE, FALSE = 1e-5, 1e-3  # between them nothing is said
BUDGET_S = 0.05
DIRECTIONS = 3


def own_forward(asked: Asked, case: VisibleCase, ran: Ran, mismatches: tuple[Mismatch, ...], space: Mapping[str, Any]) -> list[str]:
    """One sentence on the gradients that differ, or none where the differences tell nothing."""
    rule: Mapping[str, Any] = asked.words.get("gradient", {})
    wrong = {m.path for m in mismatches if m.verdict is Verdict.WRONG}
    names = [n for n in rule["wrt"] if f"d{n}" in wrong] if rule else []
    if not names:
        return []
    try:
        errors = {n: _error(rule["of"], n, case, ran.value[f"d{n}"], space) for n in names}
    except Exception:  # a forward that fails on other inputs is no witness
        return []
    return list(_said(rule, errors, "out" in case.want and "out" not in wrong))


def _error(of: str, name: str, case: VisibleCase, analytic: Any, space: Mapping[str, Any]) -> float:
    """How far d<name> is from the slope of the student's own forward, relative; raises where that cannot be asked."""
    inputs = wire.decode(case.inputs)
    dout, x = inputs.pop("dout"), np.asarray(inputs[name], dtype=np.float64)
    forward = getattr(Names(space), of)
    began = time.perf_counter()

    def run(value: np.ndarray) -> Any:
        if time.perf_counter() - began > BUDGET_S:
            raise TimeoutError
        fresh = wire.decode(case.inputs)
        del fresh["dout"]
        with quiet(Capped()), seeded(case.seed):
            return forward(*(fresh | {name: value.copy()}).values())[0]

    return disagreement(np.asarray(analytic), run, x, dout, np.random.default_rng(0), DIRECTIONS)


def _said(rule: Mapping[str, Any], errors: Mapping[str, float], forward_is_right: bool) -> Iterator[str]:
    forward, backward = f"`{rule['of']}`", f"`{rule['backward']}`"
    false = [f"d{n}" for n, error in errors.items() if error > FALSE]
    true = [f"d{n}" for n, error in errors.items() if error < TRUE]
    if false:
        yield f"by central differences {_listed(false)} not the gradient of your own {forward}: look at {backward}"
    if true and not forward_is_right:
        yield f"by central differences {_listed(true)} the true gradient of your own {forward}: look at {forward}, not at {backward}"


def _listed(names: list[str]) -> str:
    return f"{', '.join(names)} {'is' if len(names) == 1 else 'are'}"
