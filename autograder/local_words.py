"""The sentences of `check`: calm, precise, short."""

from __future__ import annotations

from collections.abc import Sequence

from .local_found import Asked
from .local_run import Failure, Ran
from .verdict import Verdict

NEXT = {
    Verdict.WRONG: "Take the entry named above, work it out by hand from the formula, and print each intermediate value of your code beside it.",
    Verdict.SHAPE: "Print the shape after each line of your function; the first that differs from the docstring is the place.",
    Verdict.DTYPE: "Return exactly what the docstring lists, in its order: arrays and numbers, no other objects.",
    Verdict.NONFINITE: "Look for an exp of something large, a log of 0 or a division by 0, and print the largest and smallest value before it.",
    Verdict.RAISED: "Run that line alone in a new cell, with small arrays of the shapes in the docstring.",
    Verdict.MEMORY: "Print the shapes in your function: one of them is far larger than the docstring's.",
    Verdict.FORBIDDEN: "Write this step out with the operations that the exercise allows.",
    Verdict.MISSING: "Replace the line `raise NotImplementedError` by your code, run that cell, then this one.",
}

OUTSIDE = "Hold the arguments and the returned values of your function against its docstring: how many, in which order, of which kind."
JUDGED = "Right answers may differ here: read what the docstring asks for against the sentence above, and try it on the smallest input."


def about_failure(failure: Failure) -> tuple[str, ...]:
    """What was raised, and where."""
    if not failure.kind:
        return (f"what came cannot be judged: {failure.message}",)
    said = f"{failure.kind}: {failure.message}" if failure.message else failure.kind
    place = f"in `{failure.function}`, {failure.where}" if failure.function else ""
    return said, place or "not in a line of yours, but where the check calls your code or uses what it returned"


def hidden_note(asked: Asked) -> str:
    """What waits at grading."""
    hidden = asked.words.get("hidden", [])
    worth = f"{asked.words['points']:g} {'point' if asked.words['points'] == 1 else 'points'}"
    if not hidden:
        return f"No hidden cases; at grading the same cases are drawn anew, for {worth}."
    count = "1 hidden case" if len(hidden) == 1 else f"{len(hidden)} hidden cases"
    return f"{count} at grading ({', '.join(hidden)}); {worth} in all."


def foreign_notes(libraries: Sequence[str]) -> list[str]:
    """A warning: what is not there at grading earns nothing."""
    return [f"Your code uses {name}, which is not there at grading: this exercise is to be written with numpy." for name in libraries]


def ran_notes(runs: Sequence[Ran], slow_s: float) -> list[str]:
    """Remarks that cost nothing."""
    notes = []
    changed = list(dict.fromkeys(name for ran in runs for name in ran.changed))
    if changed:
        notes.append(f"Your code writes into its input {', '.join(changed)}; that costs nothing here, but surprises whoever calls it.")
    slowest = max((ran.seconds for ran in runs), default=0.0)
    if slowest > slow_s:
        notes.append(f"The slowest case took {slowest:.1f} s.")
    return notes
