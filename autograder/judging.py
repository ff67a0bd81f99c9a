"""The verdict on a value: one piece of code for the judge, on all cases, and for the student's `check`, on the visible ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .compare import Mismatch, Verify, compare
from .diagnose import diagnose
from .verdict import Verdict

_PRIORITY = (Verdict.SHAPE, Verdict.DTYPE, Verdict.NONFINITE, Verdict.WRONG)


@dataclass(frozen=True)
class Judgment:
    """What is to be said of a value. `text` and `mismatches` hold values of the case; the rest holds words only."""

    verdict: Verdict
    mismatches: tuple[Mismatch, ...] = ()
    slip: str = ""  # the known wrong answer that this one equals
    cause: str = ""  # what would turn the expected value into this one
    words: str = ""  # the worst mismatch without values

    @property
    def text(self) -> str:
        return "; ".join(m.text for m in self.mismatches[:3])


def judge(
    want: Any, got: Any, inputs: Callable[[], Mapping[str, Any]], verify: Verify | None = None,
    slips: Callable[[Verdict], Iterable[tuple[str, Any]]] = lambda verdict: (),
) -> Judgment:  # fmt: skip
    """The judgment on a decoded value. Nothing fails open: an answer that cannot be compared is WRONG.

    `inputs` gives those of the case when they are needed, which for most right answers they are not; `slips` goes through known
    wrong answers that may have earned this verdict, each as its sentence to the student and its value.
    """
    try:
        mismatches = verify(inputs(), got, want) if verify else compare(want, got)
    except Exception as error:
        words = f"the answer has a form that cannot be judged ({type(error).__name__})"
        mismatches = [Mismatch(Verdict.WRONG, "", words, words)]
    if not mismatches:
        return Judgment(Verdict.PASS)
    worst = min(mismatches, key=lambda m: _PRIORITY.index(m.verdict) if m.verdict in _PRIORITY else len(_PRIORITY))
    slip = next((sentence for sentence, value in slips(worst.verdict) if not compare(value, got)), "")
    elementwise = verify is None or getattr(verify, "elementwise", False)  # an order, a mask, a draw is not compared entry by entry
    found = diagnose(want, got, inputs=inputs()) if elementwise and not slip else None
    return Judgment(worst.verdict, tuple(mismatches), slip, found.text if found else "", worst.words)
