"""Results that are played: the environments live here, and the student's policy, in a confined child, is asked for each action.

A first round, drawn for the feedback alone, is filmed: what is shown of it gives away nothing of the rounds that points are given for.
Seeds and states stay here; the child sees observations.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from . import wire
from .cells import Statement
from .draw import seed_of
from .errors import AuthorError, BadWeights, OurError
from .exam import Exam
from .judge_trained import Figures, card_of, case_of, finish, scale, share_of, submitted
from .play import Arena, Foul, Round, checked, in_range
from .play_film import Film, strip_of
from .sandbox import ChildDied
from .spec import Case, Exercise
from .spec_played import Played
from .statements import statements_above, statements_for
from .submission import Submission
from .verdict import CaseResult, ExerciseResult, Verdict
from .weights_model import noise_like, read_state

MAKE_CPU_S = 10.0  # for the policy to be made
FIRST_CPU_S = 3.0  # for the first action of a round, which warms up
LOOK = 64  # steps between looks at the clocks of a round
NOISE_DRAWS = 5  # nets of noise: by luck one in twelve balances a pole, so one that falls is enough
MAX_EPISODES = 512  # whose returns are kept for the figure
Weights = Mapping[str, np.ndarray]


@dataclass(frozen=True)
class Booth:
    """How the engine speaks with the child of an exercise. All may raise ChildDied."""

    begin: Callable[[list[Statement]], tuple[str, ...]]  # a fresh child with these statements run in it; remarks
    request: Callable[[dict[str, Any], float], Any]  # a message and CPU seconds to its answer
    act: Callable[[bytes, int, float], Any]  # an observation, the size of an action and CPU seconds to the answer
    turns: Callable[[], AbstractContextManager[None]]  # while a round is played
    rest: Callable[[int], None]  # the end of a round; the size of an observation
    spent: Callable[[], float | None]  # processor seconds of the child so far
    failed: Callable[[Case, Mapping[str, Any]], CaseResult]  # the result of an answer that tells of an exception


class Stopped(Exception):
    """The verdict is known before all is played."""

    def __init__(
        self, case: CaseResult, doubtful: bool = False, untouched: bool = False, env: int | None = None, died: bool = False
    ) -> None:
        super().__init__(case.diagnosis)
        self.case, self.doubtful, self.untouched, self.env, self.died = case, doubtful, untouched, env, died


@dataclass(frozen=True)
class Outcome:
    """What came of one attempt."""

    case: CaseResult
    figures: Figures
    doubtful: bool = False
    untouched: bool = False


def judge_played(exercise: Exercise, submission: Submission, exam: Exam, booth: Booth) -> tuple[ExerciseResult, bool]:
    """The result of a `@played` exercise, and whether a kill may have been the machine's doing."""
    what = exercise.played
    assert what is not None
    card, remarks = card_of(what, submission)
    try:
        weights = read_state(submitted(what.file, what.max_bytes, submission), what) if what.file else {}
    except BadWeights as error:
        return finish(exercise, case_of(exercise, Verdict(error.verdict), str(error)), card, remarks), False
    try:
        with Arena(what) as arena:
            table = Table(exercise, what, exam, booth, arena)
            found, skipped = _attempts(table, weights, submission)
    except AuthorError as error:  # it was fine when the exam was prepared
        raise OurError(str(error)) from error
    return finish(exercise, found.case, card | found.figures, (*skipped, *remarks)), found.doubtful


def _attempts(table: Table, weights: Weights, submission: Submission) -> tuple[Outcome, tuple[str, ...]]:
    """With the statements that define the names that are used; where these are not enough, with all above the check cell."""
    exercise, notebook = table.exercise, submission.notebook
    first = statements_for(notebook, exercise.name, exercise.names)
    found = _attempt(table, weights, first)
    if found[0].case.verdict in (Verdict.MISSING, Verdict.RAISED) and not found[0].untouched:
        everything = statements_above(notebook, exercise.name, exercise.names or ())
        if everything != first:
            second = _attempt(table, weights, everything)
            found = second if _worth(second[0].case) > _worth(found[0].case) else found
    return found


def _worth(case: CaseResult) -> float:
    return 1.0 if case.verdict is Verdict.PASS else case.earned


def _attempt(table: Table, weights: Weights, statements: list[Statement]) -> tuple[Outcome, tuple[str, ...]]:
    remarks: tuple[str, ...] = ()
    film, table.filmed = Film(), False
    try:
        remarks = table.booth.begin(statements)
        return Outcome(*_examine(table, weights, film)), remarks
    except Stopped as stop:
        return Outcome(stop.case, _broken_off(table, film, stop), stop.doubtful, stop.untouched), remarks
    except ChildDied as death:
        words = "the process of the policy ended before its first episode, or between two rounds"
        return Outcome(replace(case_of(table.exercise, Verdict(death.verdict), words), message=death.detail[:200]), {}, death.suspicious), remarks


def _examine(table: Table, weights: Weights, film: Film) -> tuple[CaseResult, Figures]:
    """A filmed round, the rounds that count, and the same with noise for weights."""
    what = table.what
    shown = table.play("shown", weights, film)
    worst = int(np.argmin(shown.returns))
    ended = {"return": _six(shown.returns[worst]), "length": int(shown.lengths[worst]), "terminated": bool(shown.terminated[worst])}
    strip = strip_of(film, worst, table.arena.cart_pole, what.state) | ended
    table.filmed = True
    rounds = [table.play(f"round {i}", weights) for i in range(1, what.rounds + 1)]
    returns = np.concatenate([r.returns for r in rounds])
    value = float(np.median(returns)) if np.isfinite(returns).all() else float("-inf")
    figures = _figures(rounds) | {"film": strip, "chance": list(what.chance)}
    if what.file and share_of(what, value) > 0 and (found := _without_weights(table, weights, value)) is not None:
        return found, figures
    low, high = np.quantile(returns, [0.25, 0.75])
    words = (
        f"reached a median return of {value:.6g} in {returns.size} episodes, half of them between {low:.6g} and {high:.6g}; "
        f"points begin above {what.floor:g} and are full from {what.bar:g}"
    )
    share = share_of(what, value)
    return case_of(table.exercise, Verdict.PASS if share >= 1 else Verdict.WRONG, words, share), figures | scale(what, value)


def _figures(rounds: list[Round]) -> Figures:
    """Every episode that counts: its return, its length, and whether it terminated (1) or was truncated (0)."""
    columns: dict[str, list[Any]] = {
        "returns": [_six(v) for r in rounds for v in r.returns], "lengths": [int(n) for r in rounds for n in r.lengths],
        "terminated": [int(t) for r in rounds for t in r.terminated],
    }  # fmt: skip
    return {"episodes": {name: column[:MAX_EPISODES] for name, column in columns.items()}}


def _broken_off(table: Table, film: Film, stop: Stopped) -> Figures:
    """What the policy saw in the filmed round when it failed; nothing of the rounds that count."""
    if table.filmed or not film.step:  # before the first step nothing has happened yet
        return {}
    film.stop()
    env = stop.env if stop.env is not None else 0
    strip = strip_of(film, env, table.arena.cart_pole, table.what.state)
    return {"film": strip | {"length": film.step, "broken": True, "env": env}} if strip else {}


def _without_weights(table: Table, weights: Weights, real: float) -> CaseResult | None:
    """WRONG where noise for weights does as well, or half as well, each time; None where they matter."""
    what, reached = table.what, []
    assert what.at_random is not None
    for i in range(NOISE_DRAWS):
        rng = np.random.default_rng(table.seed(f"noise {i}"))
        try:
            reached.append(float(np.median(table.play(f"noise {i}", noise_like(weights, rng)).returns)))
        except (Stopped, ChildDied):  # a policy that noise breaks does not do without its weights
            return None
        if not reached[-1] > what.at_random + 0.5 * (real - what.at_random):
            return None
    words = (
        f"with noise in place of its weights the policy still reaches {min(reached):.6g} (with them {real:.6g}, at random {what.at_random:g}): "
        "it does not use its weights; compute its actions from the submitted tensors alone"
    )
    return case_of(table.exercise, Verdict.WRONG, words, slip=words)


class Table:
    """The child of one attempt and the environments, at one table. `booth.begin` comes before the first round."""

    def __init__(self, exercise: Exercise, what: Played, exam: Exam, booth: Booth, arena: Arena) -> None:
        self.exercise, self.what, self.exam, self.booth, self.arena = exercise, what, exam, booth, arena
        self.filmed = False

    def seed(self, purpose: str) -> int:
        """Drawn under the grading seed; of the size that gymnasium takes."""
        return seed_of(self.exam.seed.value, self.exam.assignment.name, self.exercise.name, purpose) % 2**31

    def play(self, purpose: str, weights: Weights, film: Film | None = None) -> Round:
        """One round with a policy made anew. Raises Stopped where it gives no actions."""
        self._sit_down(purpose, weights)
        clocks = _Clocks(self.what, self.booth)

        def ask(observations: np.ndarray, step: int, live: np.ndarray) -> np.ndarray:
            if step % LOOK == LOOK - 1 and (late := clocks.late()):
                raise self._stopped(Verdict.TIMEOUT, f"the round was not over after {late}", purpose, step, doubtful="wall" in late)
            return self._act(observations, purpose, step, live)

        try:
            with self.booth.turns():
                played = self.arena.play(self.seed(purpose), ask, film)
        except Stopped as stop:
            if not stop.died:
                self.booth.rest(self.arena.rules.seen)
            raise
        self.booth.rest(self.arena.rules.seen)
        return played

    def _sit_down(self, purpose: str, weights: Weights) -> None:
        rules = self.arena.rules
        inputs = {"weights": dict(weights)} if self.what.file else {}
        start = seed_of(self.exam.assignment.name, self.exercise.name, purpose) % 2**32  # public, as that of every probe
        message = {
            "op": "play", "source": self.exercise.source, "name": self.exercise.name, "inputs": wire.encode(inputs), "seed": start,
            "library": self.exercise.library, "observation": [rules.observation[0], list(rules.observation[1])],
            "action": [rules.action[0], list(rules.action[1]), rules.kinds],
        }  # fmt: skip
        try:
            reply = self.booth.request(message, MAKE_CPU_S)
        except ChildDied as death:
            case = case_of(self.exercise, Verdict(death.verdict), "the process ended while it made the policy")
            raise Stopped(replace(case, message=death.detail[:200]), death.suspicious) from None
        if not isinstance(reply, dict) or reply.get("ready") is not True:
            raise self._raised(reply, "when the policy was made", "what came is no function of the observation")

    def _act(self, observations: np.ndarray, purpose: str, step: int, live: np.ndarray) -> np.ndarray:
        rules = self.arena.rules
        dtype, shape = rules.action
        budget = self.what.action_ms / 1000 if step else max(self.what.action_ms / 1000, FIRST_CPU_S)
        try:
            answer = self.booth.act(observations.tobytes(), rules.size, budget)
        except ChildDied as death:
            raise self._death(death, purpose, step, budget) from None
        try:
            if isinstance(answer, bytes):
                return in_range(rules, np.frombuffer(answer, dtype).reshape(shape), live)
            if isinstance(answer, dict) and "value" in answer:
                return checked(rules, answer["value"], live)
        except Foul as foul:
            raise self._stopped(foul.verdict, foul.words, purpose, step, foul.env, foul.text) from None
        raise self._raised(answer, self._when(purpose, step), f"the policy gave what is no number or array; {rules.wanted} was expected")

    def _death(self, death: ChildDied, purpose: str, step: int, budget: float) -> Stopped:
        words = "the process of the policy ended in the place of an action"
        if death.verdict == "TIMEOUT":
            words = f"no action came within {budget:g} s of processor time, or ten times as long by the wall"
        if death.verdict == "MEMORY":
            words = "the policy asked for more memory than there is"
        stopped = self._stopped(Verdict(death.verdict), words, purpose, step, text=death.detail[:200], doubtful=death.suspicious)
        stopped.died = True
        return stopped

    def _raised(self, reply: Any, when: str, what: str) -> Stopped:
        if not isinstance(reply, dict) or "raised" not in reply:
            return Stopped(case_of(self.exercise, Verdict.KILLED, f"the answer was no value that can be read, {when}"))
        case = self.booth.failed(self.exercise.cases[0], reply)
        said = {Verdict.DTYPE: what, Verdict.MISSING: ""}.get(case.verdict, case.diagnosis or "the policy raised")
        return Stopped(replace(case, diagnosis=said and f"{said}, {when}"), untouched=reply.get("raised") == "NotImplementedError")

    def _stopped(
        self, verdict: Verdict, words: str, purpose: str, step: int, env: int | None = None, text: str = "", doubtful: bool = False
    ) -> Stopped:
        case = case_of(self.exercise, verdict, f"{words}, {self._when(purpose, step, env)}")
        return Stopped(replace(case, message=text), doubtful, env=env)

    def _when(self, purpose: str, step: int, env: int | None = None) -> str:
        """Where in the play it was; steps and environments count from 0."""
        place = "" if self.what.envs == 1 else f" of environment {env}" if env is not None else f" of all {self.what.envs} environments"
        return f"at step {step}{place} in {'the trial round' if purpose == 'shown' else f'{purpose} of {self.what.rounds}'}"


class _Clocks:
    """What a round may cost in all."""

    def __init__(self, what: Played, booth: Booth) -> None:
        self._what, self._booth = what, booth
        self._wall, self._cpu = time.monotonic(), booth.spent()

    def late(self) -> str:
        """Which budget is spent, in words; empty while none is."""
        now, limit = self._booth.spent(), self._what.episode_s
        if now is not None and self._cpu is not None and now - self._cpu > limit:
            return f"{limit:g} s of processor time"
        return f"{10 * limit:g} s by the wall" if time.monotonic() - self._wall > 10 * limit else ""


def _six(value: float) -> float:
    return float(f"{value:.6g}") if np.isfinite(value) else 0.0
