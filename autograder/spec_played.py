"""The author's words for an exercise that is played: an environment with the judge, a policy of the student's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .errors import AuthorError

Environment = Callable[[int], Any]


@dataclass(frozen=True)
class Played:
    """A policy judged by the median of its returns, over episodes whose seeds are drawn at grading time.

    Episodes are played in rounds of `envs` at once; with one, the policy sees a single observation, else a batch.
    """

    env: str | Environment  # an id of gymnasium, or envs -> a vector environment of that many, or a single environment
    episodes: int
    envs: int
    floor: float
    bar: float
    chance: tuple[float, str]  # that a right solution stays below the bar by bad luck, and how that was estimated
    file: str = ""  # submitted weights that the probe is given
    max_bytes: int = 32 * 2**20
    card: str = ""  # the training card: shown, never part of a score
    at_random: float | None = None  # the median return of actions drawn at random
    action_ms: float = 100.0  # processor time for the actions of one step
    episode_s: float = 20.0  # and for the episodes of one round
    max_steps: int = 1000  # of an episode; one that is cut there counts with what it has
    state: tuple[str, ...] = ()  # what the numbers of an observation are, for the figures
    env_source: str = ""  # the expression that makes `env`, for the release

    @property
    def rounds(self) -> int:
        return self.episodes // self.envs


def validate_played(name: str, what: Played, parameters: tuple[str, ...]) -> None:
    """Raises AuthorError where the words of a played exercise contradict each other."""
    if not what.floor < what.bar:
        raise AuthorError(f"{name}: floor={what.floor} and bar={what.bar}; the bar must stand above the floor")
    if what.envs < 1 or what.episodes < 1 or what.episodes % what.envs:
        raise AuthorError(f"{name}: episodes={what.episodes}, envs={what.envs}; they are played {what.envs} at a time, so a multiple of that was expected")
    if parameters != (("weights",) if what.file else ()):
        expected = f"{name}(s, weights)" if what.file else f"{name}(s)"
        raise AuthorError(f"{name}: the probe takes {parameters}; with file={what.file!r} it must be `def {expected}:` and return the policy")
    if what.card and not what.file:
        raise AuthorError(f"{name}: card={what.card!r} without file=; a training card tells of submitted weights")
    if (what.file and what.at_random is None) or (what.at_random is not None and not what.at_random < what.floor):
        raise AuthorError(f"{name}: at_random={what.at_random}; give the median return of random actions, below the floor {what.floor}")
    _validate_chance(name, what.chance)
    if not (what.action_ms > 0 and what.episode_s > 0 and what.max_steps > 0):
        raise AuthorError(f"{name}: action_ms, episode_s and max_steps must be more than 0")
    if what.max_bytes > 40 * 2**20:  # weights cross in one message of at most 64 MiB
        raise AuthorError(f"{name}: max_bytes={what.max_bytes}; at most {40 * 2**20} cross to the process that runs the policy")


def _validate_chance(name: str, chance: tuple[float, str]) -> None:
    fine = isinstance(chance, tuple) and len(chance) == 2 and isinstance(chance[1], str) and chance[1].strip()
    if not (fine and 0 < chance[0] < 1):
        raise AuthorError(f"{name}: chance={chance!r}; (probability, how it was estimated) was expected; `played_chance.chance_below` gives both")
