"""Episodes without a sandbox: rounds, actions that may be taken, the film, the author's words, and the chance of bad luck."""

from __future__ import annotations

from typing import Any

import gymnasium
import numpy as np
import pytest

from autograder.errors import AuthorError, OurError
from autograder.play import Arena, Foul, Rules, checked
from autograder.play_film import FRAMES, MAX_FRAMES, POINTS, Film, strip_of
from autograder.played_chance import chance_below
from autograder.spec import exercises_in, played, validate
from autograder.spec_played import Played, validate_played

CHANCE = (0.01, "by counting")


def words(**more: Any) -> Played:
    return Played(**{"env": "CartPole-v1", "episodes": 8, "envs": 4, "floor": 40.0, "bar": 60.0, "chance": CHANCE, "max_steps": 60, **more})


def steady(observations: np.ndarray, step: int, live: np.ndarray) -> np.ndarray:
    return (observations @ np.array([0.1, 0.5, 1.0, 1.0]) > 0).astype(np.int64)


def left(observations: np.ndarray, step: int, live: np.ndarray) -> np.ndarray:
    return np.zeros(len(observations), np.int64)


def test_a_round_is_one_episode_in_each_environment_whatever_the_others_do() -> None:
    """The same as gymnasium's single environments give, started at the same states."""
    with Arena(words()) as arena:
        seen: list[np.ndarray] = []
        first = arena.play(3, lambda o, s, alive: (seen.append(o.copy()), left(o, s, alive))[1])
        assert first.terminated.all() and (first.returns == first.lengths).all() and len(seen) == first.lengths.max()
        for env in range(4):
            single = gymnasium.make("CartPole-v1").unwrapped
            single.reset()
            single.state = tuple(seen[0][env].astype(np.float64))
            total, over = 0, False
            while not over:
                _, _, over, _, _ = single.step(0)
                total += 1
            assert total == first.lengths[env]
        again = arena.play(3, left)
        assert (again.returns == first.returns).all() and (arena.play(4, left).returns != first.returns).any()


def test_truncated_is_not_terminated_and_the_limit_of_steps_cuts() -> None:
    with Arena(words()) as arena:
        found = arena.play(1, steady)
        assert (found.lengths == 60).all() and not found.terminated.any()
    with Arena(words(max_steps=1000)) as arena:
        found = arena.play(1, steady)  # cut by the environment's own limit
        assert (found.lengths == 500).all() and not found.terminated.any() and (found.returns == 500).all()


class Count(gymnasium.Env[Any, Any]):
    """Counts to a drawn number; each step is worth minus one, the last ten."""

    observation_space = gymnasium.spaces.Discrete(100)
    action_space = gymnasium.spaces.Discrete(3, start=-1)

    def reset(self, *, seed: int | None = None, options: Any = None) -> Any:
        super().reset(seed=seed)
        self.left = int(self.np_random.integers(2, 9))
        return self.left, {}

    def step(self, action: Any) -> Any:
        assert self.action_space.contains(action), action
        self.left -= 1
        return self.left, 10.0 if not self.left else -1.0, not self.left, False, {}


@pytest.mark.parametrize("envs", [1, 3])
def test_an_environment_of_the_courses_own_alone_or_in_a_batch(envs: int) -> None:
    with Arena(words(env=lambda n: Count(), envs=envs, episodes=envs)) as arena:
        starts: list[Any] = []

        def ask(o: Any, step: int, live: np.ndarray) -> np.ndarray:
            starts.append(np.array(o))
            return checked(arena.rules, np.full(envs, -1) if envs > 1 else -1, live)

        found = arena.play(5, ask)
        assert starts[0].shape == ((envs,) if envs > 1 else ()) and arena.rules.observation[1] == starts[0].shape
        assert (found.returns == 11 - np.atleast_1d(starts[0])).all() and found.terminated.all()


def rules(envs: int = 3, low: float = 0, high: float = 1, dtype: str = "<i8", shape: tuple[int, ...] = ()) -> Rules:
    batch = (envs,) if envs > 1 else ()
    ends = np.full(shape, low, dtype), np.full(shape, high, dtype)
    room = 1e-6 if dtype == "<f4" else 0
    return Rules(envs, ("<f4", (*batch, 4)), (dtype, (*batch, *shape)), *ends, *(ends if not room else (ends[0] - room, ends[1] + room)))


LIVE = np.array([True, True, False])


@pytest.mark.parametrize(
    ("value", "verdict", "env"),
    [
        (np.array([0, 1, 1]), None, None), (np.array([0, 1, 9]), None, None), (np.array([0, 1, 1], np.uint8), None, None),
        (np.array([0, 2, 9]), "WRONG", 1), (np.array([-1, 2, 9]), "WRONG", 0), (np.array([0, 1]), "SHAPE", None), (np.array(1), "SHAPE", None),
        (np.array([[0, 1, 1]]), "SHAPE", None), (np.array([0.0, 1.0, 1.0]), "DTYPE", None), (np.array([True, False, True]), "DTYPE", None),
        ([0, 1, 1], "DTYPE", None), (1, "DTYPE", None), (None, "DTYPE", None), ("left", "DTYPE", None), (np.array(["0", "1", "1"]), "DTYPE", None),
    ],
)  # fmt: skip
def test_whole_actions(value: Any, verdict: str | None, env: int | None) -> None:
    if verdict is None:
        got = checked(rules(), value, LIVE)
        assert got.dtype == np.int64 and (got[:2] == value[:2]).all() and got[2] in (0, 1)
        return
    with pytest.raises(Foul) as foul:
        checked(rules(), value, LIVE)
    assert (foul.value.verdict, foul.value.env) == (verdict, env) and not any(c.isdigit() and c == "9" for c in foul.value.words)


@pytest.mark.parametrize(
    ("value", "verdict"),
    [
        (0.5, None), (np.float32(1.0), None), (1.0000005, None), (1.1, "WRONG"), (float("nan"), "NONFINITE"), (float("inf"), "NONFINITE"),
        (1, "DTYPE"), (True, "DTYPE"), (np.array([0.5]), "SHAPE"), (2**70, "DTYPE"),
    ],
)  # fmt: skip
def test_one_real_action(value: Any, verdict: str | None) -> None:
    one = rules(1, 0.0, 1.0, "<f4")
    if verdict is None:
        assert checked(one, value, np.ones(1, bool)) <= 1 and checked(one, value, np.ones(1, bool)).dtype == np.float32
        return
    with pytest.raises(Foul) as foul:
        checked(one, value, np.ones(1, bool))
    assert foul.value.verdict == verdict


def test_a_real_row_that_no_longer_counts_may_be_anything() -> None:
    real = rules(3, -2.0, -1.0, "<f4", (2,))
    value = np.full((3, 2), -1.5, np.float32)
    value[2] = np.nan, 7
    got = checked(real, value, LIVE)
    assert (got[:2] == -1.5).all() and np.isfinite(got).all() and (got <= -1).all() and (got >= -2).all()
    with pytest.raises(Foul, match="the action is nan, 7"):
        checked(real, value, np.ones(3, bool))


class Broken(Count):
    def step(self, action: Any) -> Any:
        raise KeyError("gone")


def test_what_cannot_be_played_is_told() -> None:
    for env, told in (
        ("Nothing-v0", "no environment could be made"), (lambda n: 7, "no environment could be made"),
        (lambda n: gymnasium.make_vec("CartPole-v1", num_envs=2), "2; 4 were asked for"), ("Blackjack-v1", "observations of Tuple"),
    ):  # fmt: skip
        with pytest.raises(AuthorError, match=told):
            Arena(words(env=env))
    with Arena(words(env=lambda n: Broken())) as arena, pytest.raises(OurError, match="the environment failed: KeyError"):
        arena.play(1, lambda o, s, alive: np.zeros(4, int))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"bar": 40.0}, "the bar must stand above the floor"), ({"episodes": 9}, "a multiple of that"), ({"envs": 0}, "a multiple of that"),
        ({"chance": (0.0, "never")}, "chance="), ({"chance": 0.1}, "chance="), ({"chance": (0.1, " ")}, "chance="), ({"file": "w.safetensors"}, "must be `def f"),
        ({"at_random": 50.0}, "below the floor"), ({"card": "c.json"}, "without file="), ({"action_ms": 0}, "more than 0"), ({"max_bytes": 2**30}, "cross to the process"),
    ],
)  # fmt: skip
def test_words_that_contradict_each_other(change: dict[str, Any], told: str) -> None:
    with pytest.raises(AuthorError, match=told):
        validate_played("f", words(**change), ())


def test_weights_need_what_chance_reaches() -> None:
    validate_played("f", words(file="w.safetensors", at_random=20.0), ("weights",))
    with pytest.raises(AuthorError, match="median return of random actions"):
        validate_played("f", words(file="w.safetensors"), ("weights",))


def test_the_decorator_keeps_the_probe_and_the_text_of_the_environment() -> None:
    text = "def make(n): return None\n@played(points=2, env=make, envs=2, episodes=4, floor=0, bar=1, chance=(.1, 'x'))\ndef walk(s):\n    return s.go\n"
    space: dict[str, Any] = {"played": played}
    exec(text, space)
    (exercise,) = exercises_in(space, text)
    validate([exercise])
    assert exercise.kind == "played" and exercise.runs_code and exercise.names == {"go"} and exercise.source == "def walk(s):\n    return s.go\n"
    assert exercise.played is not None and exercise.played.env_source == "make" and exercise.played.rounds == 2
    assert [c.name for c in exercise.cases] == ["fresh episodes"] and space["walk"].__name__ == "walk"


def test_the_film_keeps_first_and_last_and_stays_small() -> None:
    film = Film()
    for step in range(5000):
        film.add(step, np.full((2, 3), step, np.float32))
        if step == 99:
            film.end(np.full((2, 3), 100, np.float32), np.array([True, False]), 100)
    film.end(np.full((2, 3), 5000, np.float32), np.array([False, True]), 5000)
    assert len(film.frames) <= MAX_FRAMES + 1
    steps, states = film.episode(1)
    assert steps[0] == 0 and steps[-1] == 5000 and (states[:, 0] == steps).all()
    steps, states = film.episode(0)
    assert steps[-1] == 100 and max(steps) == 100 and (states[:, 0] == steps).all()
    strip = strip_of(film, 1, False, ("a",))
    assert strip["names"] == ["a", "number 1", "number 2"] and len(strip["steps"]) <= POINTS and "frames" not in strip
    pictures = Film()
    pictures.add(0, np.zeros((2, 8, 8)))
    pictures.stop()
    assert strip_of(pictures, 0, False, ()) == {}


def test_large_observations_are_not_kept_in_thousands() -> None:
    film = Film()
    for step in range(300):
        film.add(step, np.zeros((4, 256, 256)))  # 2 MiB each
    assert len(film.frames) <= 5


def test_a_cart_with_a_pole_has_frames() -> None:
    film = Film()
    with Arena(words()) as arena:
        found = arena.play(1, left, film)
        worst = int(np.argmin(found.returns))
        strip = strip_of(film, worst, arena.cart_pole, ())
    assert strip["names"][2] == "pole angle" and abs(strip["states"][-1][2]) > 12 * np.pi / 180 - 1e-3  # the angle at which it ends
    assert len(strip["frames"]) <= FRAMES and strip["frames"][-1][0] == found.lengths[worst] == strip["steps"][-1]


def test_the_chance_of_bad_luck_is_a_binomial_tail() -> None:
    rng = np.random.default_rng(0)
    rows = [np.where(rng.random(200) < 0.1, 30.0, 70.0) for _ in range(20)]
    p, how = chance_below(rows, 60, 9)
    tried = np.array([[(rng.choice(row, 9)) for _ in range(2000)] for row in rows])
    assert abs(p - np.mean(np.median(tried, axis=2) < 60)) < 3e-4 and 0 < p < 0.01
    assert how == "binomial tail of the median of 9 episodes, mean over 20 training seeds, at least 200 episodes of each"
    assert chance_below([[70.0] * 200], 60, 96)[0] > 0  # never none at all
    assert chance_below([[50.0] * 100], 60, 4)[0] > 0.99


