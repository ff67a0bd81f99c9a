"""Speed: what the student wrote against the reference's naive version, by the kernel's clock of the processor.

Two processes, each confined: the student's, which never holds the reference, and one of the reference's naive version, which never
holds a student's line. In turn each gets the same inputs, drawn for this round alone and seen by nobody before, so that nothing can
be prepared or remembered. A round's time is the processor time of the whole process, all threads together, from the end of the round
before: there is no moment at which work is free. What a mere round trip with these
inputs costs is taken off both. Every answer is compared with the reference's: a fast wrong one is a wrong one.

No time is reported, only the outcome, so that the same seed gives the same report.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from .errors import OurError
from .exam import DrawnCase, Exam
from .exam_children import Children, Elsewhere, LiveChild, ReferenceFailed
from .names_probe import names_in_probe
from .sandbox import ChildDied
from .spec import Case, Exercise
from .statements import statements_for
from .verdict import CaseResult, Verdict, overall

SURE = {1: 4.0, 2: 2.0}  # after so many rounds, so many times what is asked for is no accident; 2.0 from then on
HOPELESS, HOPELESS_AFTER = 0.4, 2  # nor is less than this part of it
NEAR = 0.5  # from half of what is asked for, a miss may have been the machine's doing
LEAST_S = 1e-5  # below it a clock says nothing
NOT_TIMED = "not timed: the values come first"
SLOW = "the values are right, but not {ratio:g} times faster than `{than}`"


@dataclass(frozen=True)
class Track:
    """What timing needs of a submission at work."""

    child: Callable[[], LiveChild]  # the one that runs the student's code now
    answer: Callable[[DrawnCase], CaseResult]  # sends a case to it and judges what comes; ChildDied
    fresh: Callable[[], None]  # puts a fresh one in its place; ChildDied
    used: bool  # whether it served other exercises before, which may have left something in it
    children: Children


@dataclass(frozen=True)
class Timing:
    """The outcome of some rounds: how many times faster, or the answer that was not right."""

    ratio: float = 0.0
    refused: CaseResult | None = None


def judge_faster(exercise: Exercise, exam: Exam, earlier: Sequence[CaseResult], track: Track) -> tuple[CaseResult, bool]:
    """The result of the case of speed, after those of the values; also whether a miss may have been the machine's doing."""
    what, case = exercise.faster, exercise.cases[-1]
    assert what is not None
    verdict = overall(earlier)
    if verdict is not Verdict.PASS:
        return _result(case, verdict, "" if verdict is Verdict.MISSING else NOT_TIMED), False
    try:
        timing = _time(exercise, exam, track)
        if track.used and (timing.refused or timing.ratio < what.ratio):
            track.fresh()
            timing = _time(exercise, exam, track)
    except ChildDied as death:
        return replace(_result(case, Verdict(death.verdict), ""), message=death.detail[:200]), death.suspicious
    if timing.refused is not None:
        return replace(timing.refused, name=case.name, hint=""), False  # the hint is about speed
    if timing.ratio >= what.ratio:
        return _result(case, Verdict.PASS, ""), False
    words = SLOW.format(ratio=what.ratio, than=", ".join(what.than))
    return replace(_result(case, Verdict.WRONG, words), hint=_hint(case)), timing.ratio >= NEAR * what.ratio


def _time(exercise: Exercise, exam: Exam, track: Track) -> Timing:
    spare = track.children.spare(exercise.library)
    try:
        return _rounds(exercise, exam, track, spare)
    except ReferenceFailed as error:
        raise OurError(f"{exercise.name}: the naive version gave {error}") from None
    finally:
        spare.close()


def _rounds(exercise: Exercise, exam: Exam, track: Track, spare: LiveChild) -> Timing:
    """Round by round, the best of each side, until it is plain."""
    assert exercise.faster is not None
    naive = _naive(exercise, exam, spare)
    empty = _empty(exercise)
    theirs, ours, trips = _Clock(track.child()), _Clock(spare), list[float]()
    ratio = 0.0
    for number, drawn in enumerate(exam.rounds[exercise.name], 1):
        theirs.wake()
        result = track.answer(drawn)
        theirs.keep()
        if result.verdict is not Verdict.PASS:
            return Timing(refused=result)
        ours.wake()
        naive.call(empty, exercise.name, drawn.inputs, drawn.seed)
        trips.append(ours.lap())
        naive.call(exercise.naive, exercise.name, drawn.inputs, drawn.seed)
        ours.keep()
        ratio = (ours.best - min(trips)) / max(theirs.best - min(trips), LEAST_S)
        if _plain(ratio / exercise.faster.ratio, number):
            break
    return Timing(ratio)


def _plain(share: float, rounds: int) -> bool:
    """Whether `share` of what is asked for, the best of so many rounds, is so far off that no other round can matter. Processor times
    of one piece of work differ by a factor of two between a quiet core and a shared one."""
    return share >= SURE.get(rounds, 2.0) or (rounds >= HOPELESS_AFTER and share < HOPELESS)


def _naive(exercise: Exercise, exam: Exam, spare: LiveChild) -> Elsewhere:
    names = names_in_probe(exercise.naive)
    return Elsewhere(spare, exercise, statements_for(exam.assignment.reference, exercise.name, names, styles=False))


def _empty(exercise: Exercise) -> str:
    """A probe that takes the inputs and does nothing with them."""
    return f"def {exercise.name}(s, {', '.join(exercise.parameters)}):\n    return None\n"


class _Clock:
    """Laps of one process, back to back by the kernel's clock of it; where there is none, by the wall from `wake` on."""

    def __init__(self, child: LiveChild) -> None:
        self._child, self.best = child, float("inf")
        self._last = self._now()

    def wake(self) -> None:
        if self._child.processor_seconds() is None:
            self._last = self._now()

    def lap(self) -> float:
        last, self._last = self._last, self._now()
        return self._last - last

    def keep(self) -> None:
        self.best = min(self.best, self.lap())

    def _now(self) -> float:
        seconds = self._child.processor_seconds()
        return time.monotonic() if seconds is None else seconds


def _result(case: Case, verdict: Verdict, words: str) -> CaseResult:
    return CaseResult(case.name, verdict, case.hidden, case.weight, diagnosis=words)


def _hint(case: Case) -> str:
    return case.hint.get("WRONG", "")
