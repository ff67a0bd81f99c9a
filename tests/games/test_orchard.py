"""Orchard: the same games from the same seed, its rules, next-step autoreset, and gymnasium's own checks."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from gymnasium.utils.env_checker import check_env

from coursegames import Orchard, OrchardVector
from coursegames.orchard import APPLE, BASKET, CONE, SIZE, STEPS, TRAIL, picture

Play = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray]


def played(games: int, steps: int, seed: int = 0, wind: float = 0.0, actions: Callable[[int], np.ndarray] | None = None) -> Play:
    """Observations (steps + 1, E, ...), and actions, rewards, terminated and truncated (steps, E)."""
    envs, rng = OrchardVector(games, wind), np.random.default_rng(seed)
    seen, rows = [envs.reset(seed=seed)[0]], []
    for t in range(steps):
        action = actions(t) if actions else rng.integers(0, 3, games)
        observations, rewards, terminated, truncated, _ = envs.step(action)
        seen.append(observations)
        rows.append((action, rewards, terminated, truncated))
    return np.array(seen), *(np.array(column) for column in zip(*rows, strict=True))  # type: ignore[return-value]


@pytest.mark.parametrize(("wind", "expected"), [(0.0, "7b5b68f85c2c9ec1"), (1.0, "e3f0835d785e5008")])
def test_the_same_seed_gives_the_same_games_everywhere(wind: float, expected: str) -> None:
    play = played(5, 300, seed=7, wind=wind)
    assert hashlib.sha256(b"".join(np.ascontiguousarray(a).tobytes() for a in play)).hexdigest()[:16] == expected
    assert all(np.array_equal(a, b) for a, b in zip(play, played(5, 300, seed=7, wind=wind), strict=True))
    assert not np.array_equal(play[0], played(5, 300, seed=8, wind=wind)[0])


def test_it_is_an_environment_by_gymnasiums_own_rules() -> None:
    check_env(Orchard(), skip_render_check=True)
    envs = OrchardVector(3)
    observations, _ = envs.reset(seed=1)
    assert observations in envs.observation_space and envs.action_space.sample() in envs.action_space
    assert envs.single_observation_space.shape == (4, SIZE, SIZE) and observations.dtype == np.uint8


@pytest.mark.parametrize("wind", [0.0, 0.4, 1.0])
def test_what_a_screen_shows(wind: float) -> None:
    screens = played(8, 400, wind=wind)[0].reshape(-1, 4, SIZE, SIZE).astype(int)
    assert set(np.unique(screens)) == {0, 1}
    assert (screens[:, BASKET, -1].sum(axis=1) == 1).all() and not screens[:, BASKET, :-1].any()
    things = screens[:, APPLE] + screens[:, CONE]
    assert things.sum(axis=2).max() == 1, "no row holds two things"
    assert np.array_equal(things[:, 1:].sum(axis=2), screens[:, TRAIL, :-1].sum(axis=2)), "each thing has its trail in the row above"
    if wind == 0:
        assert np.array_equal(things[:, 1:], screens[:, TRAIL, :-1])


@pytest.mark.parametrize("wind", [0.0, 1.0])
def test_things_fall_a_row_a_step_and_drift_by_one_column_at_most(wind: float) -> None:
    screens, _, _, terminated, truncated = played(8, 300, wind=wind)
    for t in range(300):
        for game in np.flatnonzero(~(terminated[t] | truncated[t])):
            before, after = screens[t, game], screens[t + 1, game]
            for kind in (APPLE, CONE):
                if not (t and (terminated[t - 1, game] or truncated[t - 1, game])):  # at that step a new game has begun
                    old, new = before[kind, :-1], after[kind, 1:]
                    assert np.array_equal(old.sum(axis=1), new.sum(axis=1))
                    moved = np.abs(old.argmax(axis=1) - new.argmax(axis=1))[old.any(axis=1)]
                    assert (moved == wind).all()
                    assert np.array_equal(after[TRAIL, :-1] & new.any(axis=1)[:, None], old), "the trail is where it was"


def test_rewards_and_ends_are_what_the_lowest_row_shows() -> None:
    screens, _, rewards, terminated, truncated = played(16, 600)
    basket = screens[1:, :, BASKET, -1]
    met_apple = (basket & screens[1:, :, APPLE, -1]).any(axis=2)
    met_cone = (basket & screens[1:, :, CONE, -1]).any(axis=2)
    assert np.array_equal(rewards, met_apple.astype(float)) and rewards.sum() > 50
    assert np.array_equal(terminated, met_cone) and terminated.sum() > 50
    assert not (terminated & truncated).any()


def test_the_basket_obeys_and_stops_at_the_walls() -> None:
    for action, move in ((0, -1), (1, 0), (2, 1)):
        screens, _, _, terminated, truncated = played(8, 12, seed=3, actions=lambda t, a=action: np.full(8, a))  # type: ignore[misc]
        places = screens[:, :, BASKET, -1].argmax(axis=2)
        begun = np.vstack([np.zeros((1, 8), bool), (terminated | truncated)[:-1]])
        wanted = np.clip(places[:-1] + move, 0, SIZE - 1)
        assert np.array_equal(places[1:][~begun], wanted[~begun])


def test_an_ended_game_begins_at_the_next_step_whatever_is_answered() -> None:
    screens, _, rewards, terminated, truncated = played(16, 300)
    begun = np.argwhere((terminated | truncated)[:-1]) + np.array([1, 0])
    assert len(begun) > 50
    for t, game in begun:
        assert rewards[t, game] == 0 and not terminated[t, game] and not truncated[t, game]
        assert not screens[t + 1, game, APPLE:].any(), "a new game begins under an empty sky"


def test_the_clock_truncates() -> None:
    _, _, _, terminated, truncated = played(64, 420, seed=2)
    ends = terminated | truncated
    assert truncated.any()
    for t, game in np.argwhere(truncated):
        earlier = np.flatnonzero(ends[:t, game])
        begun = earlier[-1] + 1 if earlier.size else -1  # the step at which this game began; -1: reset()
        assert t - begun == STEPS


def test_one_game_is_the_first_of_many() -> None:
    """The plain environment plays as the vector of one does."""
    single, many = Orchard(), OrchardVector(1)
    first, _ = single.reset(seed=5)
    assert np.array_equal(first, many.reset(seed=5)[0][0])
    for action in np.random.default_rng(0).integers(0, 3, 100):
        observation, reward, terminated, truncated, _ = single.step(action)
        observations, rewards, ends, cuts, _ = many.step(np.array([action]))
        assert np.array_equal(observation, observations[0]) and (reward, terminated, truncated) == (rewards[0], ends[0], cuts[0])
        if terminated or truncated:
            break


def test_a_later_step_leaves_earlier_screens_alone() -> None:
    envs = OrchardVector(2)
    first, _ = envs.reset(seed=0)
    kept = first.copy()
    for _ in range(20):
        envs.step(np.array([0, 2]))
    assert np.array_equal(first, kept)


@pytest.mark.parametrize("make", [lambda: OrchardVector(0), lambda: OrchardVector(2, wind=1.5), lambda: Orchard(render_mode="human")])
def test_what_cannot_be_made(make: Callable[[], Any]) -> None:
    with pytest.raises(ValueError, match="Orchard"):
        make()


@pytest.mark.parametrize("actions", [np.array([0, 3]), np.array([-1, 0]), np.array([1]), np.array([0.0, 1.0])])
def test_what_is_no_action(actions: np.ndarray) -> None:
    envs = OrchardVector(2)
    envs.reset(seed=0)
    with pytest.raises(ValueError, match=r"from 0 to 2 of shape \(2,\)"):
        envs.step(actions)


def test_a_list_of_seeds_is_refused_and_pictures_are_drawn() -> None:
    with pytest.raises(TypeError, match="one whole number"):
        OrchardVector(2).reset(seed=[1, 2])
    game = Orchard(render_mode="rgb_array")
    with pytest.raises(RuntimeError, match="before reset"):
        game.render()
    observation, _ = game.reset(seed=0)
    shown = game.render()
    assert shown.shape == (160, 160, 3) and shown.dtype == np.uint8
    assert np.array_equal(shown[::16, ::16], picture(observation))
    assert (picture(observation)[-1] != 255).any(axis=1).sum() == 1, "under an empty sky the basket alone has a colour"
