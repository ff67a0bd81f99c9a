"""Episodes of an environment, in step with a policy that is somebody else's: the same for the judge and for `check`.

The environment is gymnasium's and stays here, with its seeds and its state; what goes out are observations, what comes back is checked
before the environment sees it. gymnasium is imported only when an environment is made.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from math import prod
from typing import Any

import numpy as np

from .compare import describe
from .errors import AuthorError, OurError
from .play_film import Film
from .spec_played import Played
from .verdict import Verdict

Ask = Callable[[np.ndarray, int, np.ndarray], np.ndarray]  # observations, step, which of them count -> actions
_KINDS = {"b": "booleans", "i": "whole numbers", "u": "whole numbers", "f": "real numbers", "c": "complex numbers"}
_SLACK = 1e-6  # of a bound on a real action, for rounding


class Foul(Exception):
    """An answer of the policy that is no action. `words` hold no values, `text` does; `env`: the first environment that it spoils."""

    def __init__(self, verdict: Verdict, words: str, text: str = "", env: int | None = None) -> None:
        super().__init__(text or words)
        self.verdict, self.words, self.text, self.env = verdict, words, text or words, env


@dataclass(frozen=True)
class Rules:
    """What the policy sees and what it may answer. Shapes are those of the whole batch; () for a single number."""

    envs: int
    observation: tuple[str, tuple[int, ...]]  # dtype and shape
    action: tuple[str, tuple[int, ...]]
    low: np.ndarray
    high: np.ndarray  # inclusive
    least: np.ndarray
    most: np.ndarray  # the same, with room for rounding

    @cached_property
    def seen(self) -> int:
        """The bytes of all observations of a step."""
        return np.dtype(self.observation[0]).itemsize * prod(self.observation[1])

    @cached_property
    def size(self) -> int:
        """And of all actions."""
        return np.dtype(self.action[0]).itemsize * prod(self.action[1])

    @cached_property
    def whole(self) -> bool:
        """Whether actions are whole numbers."""
        return np.dtype(self.action[0]).kind in "iu"

    @property
    def kinds(self) -> str:
        """The kinds of array that an answer may have."""
        return "iu" if self.whole else "f"

    @property
    def wanted(self) -> str:
        """What was expected, in words."""
        kind, shape = ("whole" if self.whole else "real"), self.action[1]
        if not shape:
            return f"one {kind} number"
        return f"an array of {kind} numbers of shape {shape}"

    @property
    def allowed(self) -> str:
        low, high = self.low.min(), self.high.max()
        even = bool((self.low == low).all() and (self.high == high).all())
        return f"a number from {low:g} to {high:g}" if even else "a number within the bounds of the action space"


@dataclass(frozen=True)
class Round:
    """How the episodes of one round went; arrays of one entry an environment."""

    returns: np.ndarray  # float64
    lengths: np.ndarray
    terminated: np.ndarray  # ended by the environment's own rule; the others were truncated at the step limit


class Arena:
    """The environments of an exercise. Raises AuthorError where they cannot be made or cannot be played."""

    def __init__(self, what: Played) -> None:
        self._env = _made(what)
        self._envs, self._max_steps = what.envs, what.max_steps
        self.rules = _rules(self._env, what.envs)
        if type(self._env).__module__.startswith("gymnasium.envs."):  # it would look again, which is a sixth of a step
            self._env.action_space = _Looked()
        self.cart_pole = "CartPole" in type(getattr(self._env, "envs", [self._env])[0].unwrapped).__name__

    def play(self, seed: int, ask: Ask, film: Film | None = None) -> Round:
        """One round: an episode in each environment, all started by `seed`, until the last one ends.

        Environments whose episode is over go on, and what is answered for them counts nothing. `ask` is given a batch, or a single
        observation where there is one environment; what it raises ends the round.
        """
        count, one = self._envs, self._envs == 1
        observations, _ = self._own(self._env.reset, seed=seed)
        total, returns, lengths = np.zeros(count), np.zeros(count), np.full(count, self._max_steps)
        live, terminated = np.ones(count, bool), np.zeros(count, bool)
        for step in range(self._max_steps):
            if film is not None:
                film.add(step, observations)
            actions = ask(observations[0] if one else observations, step, live)
            observations, rewards, ended, cut, _ = self._own(self._env.step, actions[None] if one else actions)
            total += rewards
            over = ended | cut
            if np.count_nonzero(over):  # of all steps a few
                over &= live
                live &= ~over
                returns[over], lengths[over], terminated[over] = total[over], step + 1, ended[over]
                if film is not None:
                    film.end(observations, over, step + 1)
                if not live.any():
                    break
        returns[live] = total[live]
        if film is not None:
            film.end(observations, live, self._max_steps)
        return Round(returns, lengths, terminated)

    def _own(self, method: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """What the environment does. Where it fails, that is no fault of the policy's."""
        try:
            return method(*args, **kwargs)
        except Exception as error:
            raise OurError(f"the environment failed: {type(error).__name__}: {error}"[:300]) from error

    def close(self) -> None:
        self._env.close()

    def __enter__(self) -> Arena:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class _Looked:
    """In the place of an action space, where actions were looked at already."""

    def contains(self, action: np.ndarray) -> bool:
        return True


def checked(rules: Rules, value: Any, live: np.ndarray) -> np.ndarray:
    """The actions in `value`, of the dtype that the environment wants; raises Foul.

    Rows of environments whose episode is over may hold anything and become a valid action.
    """
    shape = rules.action[1]
    if not isinstance(value, np.ndarray) and (shape or not isinstance(value, (bool, int, float, np.generic))):
        raise Foul(Verdict.DTYPE, f"the policy gave {describe(value)}; {rules.wanted} was expected")
    array = np.asarray(value)
    if array.shape != shape:
        raise Foul(Verdict.SHAPE, f"the action has shape {array.shape}; {shape} was expected")
    if array.dtype.kind not in rules.kinds:
        kind = _KINDS.get(array.dtype.kind, f"{array.dtype} values")
        raise Foul(Verdict.DTYPE, f"the action holds {kind}; {rules.wanted} was expected{_remedy(array, rules)}")
    return in_range(rules, array, live)


def in_range(rules: Rules, array: np.ndarray, live: np.ndarray) -> np.ndarray:
    """Actions of the right shape and kind as an array of the environment's own dtype; raises Foul where one may not be taken."""
    fine = (array >= rules.least) & (array <= rules.most)  # false for nan
    if np.count_nonzero(fine) != fine.size:
        rows = fine.reshape(rules.envs, -1).all(axis=1)
        bad = np.flatnonzero(~rows & live)
        if bad.size:
            _refuse(rules, array.reshape(rules.envs, -1)[bad[0]], int(bad[0]))
        array = np.where(fine, array, np.broadcast_to(rules.low if rules.whole else np.clip(0.0, rules.low, rules.high), array.shape))
    array = array.astype(rules.action[0], copy=False)
    return array if rules.whole else np.clip(array, rules.low, rules.high).astype(rules.action[0])


def _refuse(rules: Rules, row: np.ndarray, env: int) -> None:
    shown = ", ".join(f"{v:.6g}" for v in row[:8].tolist())
    if not np.isfinite(row).all():
        raise Foul(Verdict.NONFINITE, "the action holds nan or infinity", f"the action is {shown}", env)
    words = f"the action is out of range; {rules.allowed} was expected"
    raise Foul(Verdict.WRONG, words, f"{words}, {shown} came", env)


def _remedy(array: np.ndarray, rules: Rules) -> str:
    if rules.whole and array.dtype.kind in "bf":
        return " (an index, as argmax gives it; or .astype(int))"
    return ""


def _made(what: Played) -> Any:
    """The vector environment; one of a single environment too."""
    try:
        import gymnasium
    except ImportError as error:
        raise AuthorError(f"an exercise is played, which needs gymnasium, and that cannot be imported ({error}); pip install gymnasium") from None
    vector = gymnasium.vector
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            if isinstance(what.env, str):
                return gymnasium.make_vec(what.env, num_envs=what.envs)
            made = what.env(what.envs)
            if not isinstance(made, vector.VectorEnv):
                single = iter([made, *(what.env(1) for _ in range(what.envs - 1))])
                made = vector.SyncVectorEnv([lambda: next(single)] * what.envs)
    except AuthorError:
        raise
    except Exception as error:
        raise AuthorError(f"env={what.env!r}: no environment could be made of it ({type(error).__name__}: {error})"[:400]) from error
    if made.num_envs != what.envs:
        raise AuthorError(f"env= gave a vector environment of {made.num_envs}; {what.envs} were asked for")
    return made


def _rules(env: Any, envs: int) -> Rules:
    from gymnasium import spaces
    from gymnasium.vector import AutoresetMode

    seen, taken = env.single_observation_space, env.single_action_space
    if env.metadata.get("autoreset_mode", AutoresetMode.NEXT_STEP) != AutoresetMode.NEXT_STEP:
        raise AuthorError("env= gave a vector environment of another autoreset mode; AutoresetMode.NEXT_STEP was expected")
    if not isinstance(seen, (spaces.Box, spaces.Discrete, spaces.MultiDiscrete, spaces.MultiBinary)):
        raise AuthorError(f"observations of {type(seen).__name__}; a Box, Discrete, MultiDiscrete or MultiBinary space was expected")
    batch = (envs,) if envs > 1 else ()
    low, high, least, most = _bounds(taken)
    observation, action = ((np.dtype(space.dtype).str, (*batch, *(space.shape or ()))) for space in (seen, taken))
    return Rules(envs, observation, action, low, high, least, most)


def _bounds(taken: Any) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """The least and the largest action, and the same with room for rounding."""
    from gymnasium import spaces

    if isinstance(taken, (spaces.Discrete, spaces.MultiDiscrete)):
        count = taken.n if isinstance(taken, spaces.Discrete) else taken.nvec
        low, high = np.asarray(taken.start), np.asarray(taken.start + count - 1)
        return low, high, low, high
    if isinstance(taken, spaces.Box) and taken.dtype.kind == "f":
        end = float(np.finfo(taken.dtype).max)  # no infinity lies within
        low, high = np.clip(taken.low.astype(np.float64), -end, end), np.clip(taken.high.astype(np.float64), -end, end)
        return low, high, np.maximum(low - _SLACK * np.maximum(1, np.abs(low)), -end), np.minimum(high + _SLACK * np.maximum(1, np.abs(high)), end)
    raise AuthorError(f"actions of {taken}; a Discrete, MultiDiscrete or real Box space was expected")
