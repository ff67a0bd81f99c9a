"""Reports for tests of feedback and exports: one of every verdict, and one with a canary in each field of a hidden case."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from autograder.verdict import CaseResult, ExerciseResult, Report, Verdict

V = Verdict
OPEN = ("name", "hint", "diagnosis", "slip", "changed")  # words of ours, of the author, or names of parameters
SHUT = ("message", "exception", "where")  # what a student's code could have filled with values


def case(name: str, verdict: Verdict = V.PASS, hidden: bool = False, **more: Any) -> CaseResult:
    return CaseResult(name, verdict, hidden, **more)


def every_verdict() -> Report:
    """An exercise for each verdict, of 2 points, each with a visible and a hidden case; one waits for another; one is trained."""
    made = []
    for verdict in V:
        cases = (case("plain", verdict, message=f"values of {verdict}"), case("secret", verdict, hidden=True, message="HIDDEN VALUES"))
        score = {V.PASS: 2.0, V.PENDING: None, V.OURS: None}.get(verdict, 0.0)
        made.append(ExerciseResult(f"ex_{verdict.lower()}", 2.0, score, verdict, () if verdict is V.PENDING else cases))
    half = (case("plain"), case("secret", V.WRONG, hidden=True, hint="use `np.exp`", diagnosis="every entry is zero"))
    made.append(ExerciseResult("half", 3.0, 1.5, V.WRONG, half))
    waiting = ("waits for half, which is not right yet", "waits for ex_shape, which is not right yet")
    made.append(ExerciseResult("waiting", 1.0, 0.0, V.RAISED, (case("plain", V.RAISED, exception="ValueError", where="cell 3, line 4"),), waiting))
    words = "reached 0.8932; points begin above 0.8 and are full from 0.95"
    made.append(ExerciseResult("net", 6.0, 3.73, V.WRONG, (case("fresh data", V.WRONG, hidden=True, earned=0.62, diagnosis=words, message=words),)))
    return Report("02_backprop", "ada", "9f3a12bc77de", tuple(made), ("the notebook was renamed",))


def canaries() -> tuple[Report, list[str], list[str]]:
    """A report whose hidden cases hold a canary in every text field; those that may be shown, and those that may not."""
    texts = [f.name for f in fields(CaseResult) if f.name not in ("verdict", "hidden", "weight", "earned")]
    assert set(texts) == {*OPEN, *SHUT}, "a new field of CaseResult: may feedback show it for a hidden case?"
    words: dict[str, Any] = {name: f"CANARY{name}7315" for name in texts}
    hidden = CaseResult(verdict=V.RAISED, hidden=True, **words | {"changed": (words["changed"],), "slip": ""})
    slipped = CaseResult(verdict=V.WRONG, hidden=True, **words | {"changed": ()})
    skipped = ("cell 3, line 4 was skipped: CANARYskipped7315", "not judged: WireError: CANARYjudge7315")
    figures = {"value": "CANARYvalue7315", "unknown": "CANARYunknown7315", "floor": [1, 2]}
    exercise = ExerciseResult("leaky", 2.0, 0.0, V.RAISED, (case("plain", V.WRONG, message="shown 12.5"), hidden, slipped), skipped, figures)
    trained = ExerciseResult("net", 2.0, 0.0, V.WRONG, (case("fresh data", V.WRONG, hidden=True, diagnosis="low", message="CANARYnet7315"),), (), figures)
    shut = [words[name] for name in SHUT] + ["skipped7315", "judge7315", "value7315", "unknown7315", "net7315"]
    return Report("a", "ada", "5eed", (exercise, trained)), [words[name] for name in OPEN], shut
