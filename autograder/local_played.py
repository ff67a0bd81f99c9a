"""`check` of a played result: a few practice episodes in the student's own process, with seeds that are public."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from .errors import AuthorError, BadWeights, OurError
from .local_found import Asked
from .local_page import Page, Trial
from .local_run import Capped, Failure, Names, failure_of, forbidding, quiet, seeded
from .local_trained import beside, card_notes
from .local_words import NEXT, about_failure
from .play import Arena, Foul, Round, checked
from .spec_played import Played
from .verdict import Verdict

SEED, PRACTICE = 1, 8  # public; episodes are played at most so many at once
PATIENCE_S = 20.0
SLOW_ACTION = 0.5  # of what an action may take at grading: from here on it is said
ADVICE = {
    Verdict.SHAPE: "Call the policy on one batch of observations, and print the shape of what it gives.",
    Verdict.DTYPE: "Call the policy on one batch of observations, and print the type and dtype of what it gives.",
    Verdict.NONFINITE: "Print the observations of that step beside what each layer of your policy makes of them.",
    Verdict.WRONG: "Print the smallest and the largest action that the policy gives, and hold them against the docstring.",
}


class _Bad(Exception):
    """What keeps the episodes from being played to their end, as a page."""

    def __init__(self, page: Page) -> None:
        super().__init__(page.headline)
        self.page = page


def played_page(asked: Asked, start: Path, space: Mapping[str, Any]) -> Page:
    """The returns of practice episodes, or what is wrong with the policy."""
    words = asked.words
    rule = (
        f"At grading {words['episodes']} episodes are played, from other starts; the median return counts: points begin above {words['floor']:g} "
        f"and are full ({words['points']:g}) from {words['bar']:g}."
    )
    what = _asked_for(asked)
    notes = card_notes(asked, start)
    try:
        inputs = _weights(asked, what, start)
        played, slowest = _play(asked, what, inputs, space)
    except _Bad as bad:
        return Page(asked.name, bad.page.headline, bad.page.tone, bad.page.trials, bad.page.next, (*bad.page.notes, *notes, rule))
    late = [f"The slowest action took {1000 * slowest:.0f} ms; at grading it may take {what.action_ms:g} ms of processor time."]
    slow = late if slowest > SLOW_ACTION * what.action_ms / 1000 else []
    return _page(asked, what, played, (*notes, *slow, rule))


def _asked_for(asked: Asked) -> Played:
    """The exercise as the judge has it, but for fewer episodes at once where there are many."""
    words = asked.words
    envs = min(words["envs"], PRACTICE) if words["envs"] > 1 else 1
    return Played(
        asked.env or words["env"], envs, envs, words["floor"], words["bar"], (0.5, ""), words.get("file", ""), words.get("max_bytes", 0),
        action_ms=words["action_ms"], episode_s=words["episode_s"], max_steps=words["max_steps"], state=tuple(words.get("state", ())),
    )  # fmt: skip


def _weights(asked: Asked, what: Played, start: Path) -> dict[str, Any]:
    from .weights_model import read_state

    if not what.file:
        return {}
    file = beside(asked, start, what.file)
    if file is None:
        raise _Bad(Page(asked.name, f"{what.file} is not here yet; run the training cell"))
    try:
        if file.stat().st_size > what.max_bytes:
            raise BadWeights(f"{what.file} is {file.stat().st_size} bytes; at most {what.max_bytes} are read", "MEMORY")
        return {"weights": read_state(file.read_bytes(), what)}
    except BadWeights as error:
        raise _Bad(Page(asked.name, str(error), "bad")) from None


def _play(asked: Asked, what: Played, inputs: dict[str, Any], space: Mapping[str, Any]) -> tuple[Round, float]:
    """One round, and the seconds of its slowest action but the first. Raises _Bad."""
    out, took = Capped(), [0.0]
    try:
        with Arena(what) as arena, quiet(out), seeded(SEED), forbidding(asked.words.get("forbid", ())):
            policy = _policy(asked, inputs, space)
            return arena.play(SEED, _asking(asked, arena, policy, space, took), None), max(took[1:], default=0.0)
    except (AuthorError, OurError) as error:
        raise _Bad(Page(asked.name, f"nothing can be played here: {error}")) from None


def _policy(asked: Asked, inputs: dict[str, Any], space: Mapping[str, Any]) -> Callable[[Any], Any]:
    try:
        policy = asked.probe(Names(space), **inputs)
    except (Exception, SystemExit) as error:
        raise _Bad(_failed(asked, failure_of(error, space), "when the policy was made")) from None
    if not callable(policy):
        words = f"what came is a {type(policy).__name__}; a function of the observation was expected"
        raise _Bad(Page(asked.name, words, "bad", next=NEXT[Verdict.DTYPE]))
    return policy  # type: ignore[no-any-return]


def _asking(
    asked: Asked, arena: Arena, policy: Callable[[Any], Any], space: Mapping[str, Any], took: list[float]
) -> Callable[[np.ndarray, int, np.ndarray], np.ndarray]:
    began = time.perf_counter()

    def ask(observations: np.ndarray, step: int, live: np.ndarray) -> np.ndarray:
        start = time.perf_counter()
        if start - began > PATIENCE_S:
            raise _Bad(Page(asked.name, f"the episodes were not over after {PATIENCE_S:g} s, at step {step}", "bad", next="Time your policy on one batch of observations."))
        try:
            action = policy(observations.copy()[()])
            took.append(time.perf_counter() - start)
            return checked(arena.rules, _array(action), live)
        except Foul as foul:
            where = f"environment {foul.env}" if foul.env is not None and arena.rules.envs > 1 else ""
            trial = Trial(f"step {step}" + (f", {where}" if where else ""), foul.verdict, (foul.text,))
            raise _Bad(Page(asked.name, "the policy gave something that is no action", "bad", (trial,), ADVICE[foul.verdict])) from None
        except (Exception, SystemExit) as error:
            raise _Bad(_failed(asked, failure_of(error, space), f"at step {step}")) from None

    return ask


def _array(action: Any) -> Any:
    """A tensor's numbers, as they cross at grading."""
    return action.detach().cpu().numpy() if any(c.__module__.split(".")[0] == "torch" for c in type(action).__mro__) else action


def _failed(asked: Asked, failure: Failure, when: str) -> Page:
    if failure.kind == "MissingName":
        headline = f"the notebook has no `{failure.message}` yet"
        return Page(asked.name, headline, next=f"Run the cell that defines `{failure.message}` (the name must be spelt so), then this one.")
    if failure.verdict is Verdict.MISSING:
        return Page(asked.name, f"`{failure.function or asked.name}` is not written yet", next=NEXT[Verdict.MISSING])
    trial = Trial(when, failure.verdict, about_failure(failure), failure.line, own=bool(failure.function))
    return Page(asked.name, "the policy does not run", "bad", (trial,), NEXT.get(failure.verdict, ""))


def _page(asked: Asked, what: Played, played: Round, notes: tuple[str, ...]) -> Page:
    value = float(np.median(played.returns))
    ends = ["" if t else ", truncated" for t in played.terminated]
    each = ", ".join(f"{r:.6g} ({n} steps{e})" for r, n, e in zip(played.returns, played.lengths, ends, strict=True))
    count = f"{what.envs} practice episodes" if what.envs > 1 else "one practice episode"
    headline = f"median return {value:.6g} in {count}"
    if not value > what.floor:
        how = "Look at the returns during training first: where they still grow, train longer; where they do not, try another learning rate."
        return Page(asked.name, f"{headline}, not above the floor {what.floor:g}", "bad", next=how, notes=(f"Returns: {each}.", *notes))
    return Page(asked.name, headline, "good", notes=(f"Returns: {each}.", *notes))
