"""The student's `check`: the visible cases, in the student's own process, within a tenth of a second.

    from autograder import check
    check("softmax")            # shows what is right, what is wrong, where, and what to try; returns the visible points
    check.passed("softmax")     # True or False, quietly: for the plot below

It never raises (an interrupt by the student apart), writes nothing to stderr, and shows exactly one thing. No verdict here
counts: at grading every case is drawn anew and judged elsewhere, by the same code. Runs wherever numpy runs.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from . import wire
from .judging import judge
from .local_foreign import foreign
from .local_found import Asked, NotFound, VisibleCase, find_folder, load
from .local_gradients import own_forward
from .local_html import as_html
from .local_page import Page, Trial, as_text, direct, tables
from .local_played import played_page
from .local_run import Failure, Ran, run_case, shell
from .local_speed import speed_notes
from .local_trained import trained_page
from .local_words import (
    JUDGED,
    NEXT,
    OUTSIDE,
    about_failure,
    foreign_notes,
    hidden_note,
    ran_notes,
)
from .verdict import Verdict

SLOW_S = 2.0
OUR_FAULT = "the check itself failed, which is no fault of yours"


class Checker:
    """`check(name)` and `check.passed(name)`. Holds nothing: each call reads the files and the names anew."""

    def __call__(self, name: str) -> float:
        """Show how the exercise `name` stands on its visible cases and return their points."""
        page, points = _checked(name, sys._getframe(1).f_globals)
        with contextlib.suppress(Exception):  # a closed output must not stop a notebook
            _show(page)
        return points

    def passed(self, name: str) -> bool:
        """Whether all visible cases pass (for a trained result: whether its file is as it should be, and above the floor in practice). Shows nothing."""
        page, _ = _checked(name, sys._getframe(1).f_globals)
        return page.tone == "good"

    def __repr__(self) -> str:
        return 'check("name of an exercise")'


check = Checker()


def _checked(name: str, space: Mapping[str, Any]) -> tuple[Page, float]:
    try:
        return examine(name, space, Path.cwd())
    except NotFound as error:
        return Page(str(name), str(error)), 0.0
    except Exception as error:
        said = f"{type(error).__name__}: {error}"[:200]
        return Page(str(name)[:80], f"{OUR_FAULT} ({said})", next="Show this line to your instructor; grading is not touched by it."), 0.0


def examine(name: str, space: Mapping[str, Any], start: Path) -> tuple[Page, float]:
    """The page of an exercise and its visible points, with the notebook's names in `space`, started in the folder `start`."""
    asked = load(find_folder(start), name)
    if asked.words["kind"] == "manual":
        return Page(name, f"a person reads this answer ({asked.words['points']:g} points); there is nothing to check"), 0.0
    if asked.words["kind"] == "trained":
        return trained_page(asked, start, space), 0.0
    if asked.words["kind"] == "played":
        return played_page(asked, start, space), 0.0
    return _values_page(asked, space)


def _values_page(asked: Asked, space: Mapping[str, Any]) -> tuple[Page, float]:
    trials: list[Trial] = []
    runs: list[Ran] = []
    for case in asked.cases:
        ran = run_case(asked, case, space)
        runs.append(ran)
        trials.append(_trial(asked, case, ran, space))
        if ran.failure and ran.failure.verdict is Verdict.MISSING:
            if len(trials) == 1:
                return _missing_page(asked, ran.failure), 0.0
            trials += [Trial(c.name, Verdict.MISSING, ("not tried",)) for c in asked.cases[len(trials) :]]
            break
    right = [t.verdict is Verdict.PASS for t in trials]
    total = sum(c.weight for c in asked.cases)
    earned = sum(c.weight for c, passes in zip(asked.cases, right, strict=True) if passes)
    points = round(float(asked.words["points"]) * earned / total + 1e-9, 2) if total else 0.0
    failing = next((t for t in trials if t.verdict is not Verdict.PASS), None)
    speed = [] if failing else speed_notes(asked, space)
    notes = (*foreign_notes(foreign(asked, space)), *ran_notes(runs, SLOW_S), *speed, hidden_note(asked))
    page = Page(
        asked.name, _headline(right), "bad" if failing else "good", tuple(trials),
        _next(asked, failing) if failing else "", notes,
    )  # fmt: skip
    return page, points


def _next(asked: Asked, failing: Trial) -> str:
    """The step that a first failing case asks for."""
    if failing.verdict is Verdict.RAISED and not failing.own:
        return OUTSIDE
    return JUDGED if failing.verdict is Verdict.WRONG and not direct(asked.verify) else NEXT[failing.verdict]


def _headline(right: list[bool]) -> str:
    if all(right):
        return "the visible case passes" if len(right) == 1 else f"all {len(right)} visible cases pass"
    passing = sum(right)
    return f"{passing or 'none'} of {len(right)} visible cases {'passes' if passing == 1 else 'pass'}" if len(right) > 1 else "the visible case fails"


def _missing_page(asked: Asked, failure: Failure) -> Page:
    if failure.kind == "MissingName":
        headline = f"the notebook has no `{failure.message}` yet"
        return Page(asked.name, headline, next=f"Run the cell that defines `{failure.message}` (the name must be spelt so), then this one.")
    function = f"`{failure.function}` is " if failure.function and failure.function != asked.name else ""
    return Page(asked.name, f"{function}not written yet", next=NEXT[Verdict.MISSING], notes=(hidden_note(asked),))


def _trial(asked: Asked, case: VisibleCase, ran: Ran, space: Mapping[str, Any]) -> Trial:
    if ran.failure:
        verdict, hint = ran.failure.verdict, _hint(case, ran.failure.verdict)
        return Trial(case.name, verdict, about_failure(ran.failure), ran.failure.line, hint=hint, stdout=ran.stdout, own=bool(ran.failure.function))
    inputs = wire.decode(case.inputs)
    found = judge(case.want, ran.value, lambda: inputs, asked.verify, lambda _: case.slips.items())
    if found.verdict is Verdict.PASS:
        return Trial(case.name, Verdict.PASS)
    facts = [m.text for m in found.mismatches[:3]]
    facts += own_forward(asked, case, ran, found.mismatches, space)
    more = len(found.mismatches) - 3
    facts += [f"{more} more differ"] if more > 0 else []
    windows = tables(case.want, ran.value, found.mismatches) if direct(asked.verify) else ()
    return Trial(case.name, found.verdict, tuple(facts), "", windows, found.slip or found.cause, _hint(case, found.verdict), ran.stdout)


def _hint(case: VisibleCase, verdict: Verdict) -> str:
    return case.hint.get(verdict, case.hint.get("*", ""))


def _show(page: Page) -> None:
    """One display in a notebook (or IPython), plain text elsewhere."""
    text = as_text(page)
    if shell() is None:
        encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
        print(text.encode(encoding, "replace").decode(encoding))
        return
    from IPython.display import display

    show: Callable[..., Any] = display
    show({"text/plain": text, "text/html": as_html(page)}, raw=True)
