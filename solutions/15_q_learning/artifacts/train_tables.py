"""Where floor and bar of `frozen_lake` and `taxi` come from: the notebook's own `train_table` over many seeds, and what goes wrong in it.

    python train_tables.py table [seeds]    prints the tables quoted in the checks: some eight minutes on one core for twenty seeds
    python train_tables.py weights          trains seed 0 again and writes frozen_lake and taxi (.safetensors and .json)

The functions are those of the notebook (their text is taken from ../parts/2_learning.py, or from ../15_q_learning.py where that is gone), and the lake is the
one of the checks, so that the tables cannot drift from what they justify. A seed moves the draws of the agent and of its environment; each result is measured
on 320 series of twenty games, or 320 journeys, of its own (96 for a variant).
"""

from __future__ import annotations

import ast
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import gymnasium
import numpy as np
from autograder.definitions import definitions
from autograder.play import Arena
from autograder.played_chance import chance_below
from autograder.spec_played import Played
from safetensors.numpy import save_file

HERE = Path(__file__).parent
FEW = 2  # seeds for a variant
EPISODES = 320
FEWER = 96  # episodes for a variant
GAMES = {
    "frozen_lake": ("FrozenLake-v1", {"episodes": 100, "alpha": (0.3, 0.02), "epsilon": (1.0, 0.1)}, 13.0, 32),
    "taxi": ("Taxi-v4", {"episodes": 50, "alpha": (0.5, 0.5), "epsilon": (0.3, 0.02)}, 6.0, 64),
}


def notebook() -> SimpleNamespace:
    """What the notebook's second part defines; nothing else of it is run."""
    names = definitions(HERE.parent / "15_q_learning.py", begin="# ## 2. ", end="# ## 3. ")
    names["tqdm"] = lambda items, **_: items
    return SimpleNamespace(**names, globals=names)


def environment(game: str) -> Any:
    """The lake of the checks, as it is written there; the taxi by its name."""
    if game == "taxi":
        return "Taxi-v4"
    text = (HERE.parent / "checks" / "2_learning.py").read_text(encoding="utf-8")
    names: dict[str, Any] = {}
    kept = [n for n in ast.parse(text).body if isinstance(n, ast.FunctionDef) and n.name == "learning_lakes"]
    exec(compile(ast.Module(kept, []), "2_learning.py", "exec"), names)
    return names["learning_lakes"]


def returns(game: str, policy: Callable[[np.ndarray], np.ndarray], seed: int, episodes: int = EPISODES, envs: int = 16) -> np.ndarray:
    """The returns of fresh episodes, by the same arena in which the judge plays."""
    what = Played(environment(game), episodes, envs, -1e9, 1e9, (0.5, "none"), max_steps=2000)
    with Arena(what) as arena:
        start = 10**6 * (seed + 1)  # gymnasium gives the environments of a round start, start + 1, ...: rounds must lie apart
        return np.concatenate([arena.play(start + 100 * i, lambda seen, step, live: policy(seen)).returns for i in range(what.rounds)])


def trained(book: SimpleNamespace, game: str, seed: int, update: Any = None, loop: Any = None, **change: Any) -> np.ndarray:
    """The table of one training run, with `update` or `loop` in the place of the notebook's, and other settings."""
    kept = {name: book.globals[name] for name in ("q_learning_update", "q_learning", "linear_epsilon", "epsilon_greedy", "td_target")}
    book.globals.update({"q_learning_update": update or kept["q_learning_update"], "q_learning": loop or kept["q_learning"]})
    book.globals.update(change.pop("names", {}))
    name, settings, _, _ = GAMES[game]
    Q = book.train_table(name, **(settings | change), seed=seed)[0]
    book.globals.update(kept)
    return Q


def with_target(target: Callable[[float, np.ndarray, bool, float], float]) -> dict[str, Any]:
    return {"names": {"td_target": target}}


def clock_as_end(book: SimpleNamespace) -> Callable[..., np.ndarray]:
    """q_learning that takes truncated for terminated."""

    class Env:
        def __init__(self, env: Any) -> None:
            self.reset, self._env = env.reset, env

        def step(self, action: int) -> Any:
            state, reward, terminated, truncated, info = self._env.step(action)
            return state, reward, terminated or truncated, False, info

    loop = book.q_learning
    return lambda env, *rest: loop(Env(env), *rest)


def seeded_each_time(book: SimpleNamespace) -> Callable[..., np.ndarray]:
    """q_learning that resets with the same seed before each episode."""

    class Env:
        def __init__(self, env: Any) -> None:
            self.step, self._env = env.step, env

        def reset(self) -> Any:
            return self._env.reset(seed=0)

    loop = book.q_learning
    return lambda env, *rest: loop(Env(env), *rest)


def sarsa(book: SimpleNamespace) -> Callable[..., np.ndarray]:
    def loop(env: Any, Q: np.ndarray, episodes: int, alpha: float, gamma: float, epsilon: float, rng: np.random.Generator) -> np.ndarray:
        totals = np.zeros(episodes)
        for episode in range(episodes):
            state, over = env.reset()[0], False
            action = book.epsilon_greedy(Q[state], epsilon, rng)
            while not over:
                then, reward, terminated, truncated, _ = env.step(action)
                following = book.epsilon_greedy(Q[then], epsilon, rng)
                Q[state, action] += alpha * (reward + gamma * Q[then, following] * (not terminated) - Q[state, action])
                totals[episode] += reward
                state, action, over = then, following, terminated or truncated
        return totals

    return loop


def first_of_the_best(q_values: np.ndarray, epsilon: float, rng: np.random.Generator) -> int:
    return int(rng.integers(len(q_values))) if rng.random() < epsilon else int(np.argmax(q_values))


def variants(book: SimpleNamespace) -> dict[str, tuple[str, dict[str, Any]]]:
    """name: (the check that refuses it where the result does not, what is changed)."""
    return {
        "reference": ("", {}),
        "a quarter of the episodes": ("", {"portions": 10}),
        "a tenth of the episodes": ("", {"portions": 4}),
        "never explores": ("", {"epsilon": (0.0, 0.0)}),
        "never explores, first of ties": ("epsilon_greedy", {"epsilon": (0.0, 0.0), "names": {"epsilon_greedy": first_of_the_best}}),
        "no mask at the end": ("td_target", with_target(lambda r, q, end, g: r + g * q.max())),
        "mask on the reward too": ("td_target", with_target(lambda r, q, end, g: 0.0 if end else r + g * q.max())),
        "min for max": ("td_target", with_target(lambda r, q, end, g: r + (0 if end else g * q.min()))),
        "no gamma": ("td_target", with_target(lambda r, q, end, g: r + (0 if end else q.max()))),
        "truncated as terminated": ("q_learning", {"loop": clock_as_end(book)}),
        "reset(seed=0) each time": ("q_learning", {"loop": seeded_each_time(book)}),
        "SARSA": ("q_learning", {"loop": sarsa(book)}),
        "alpha 0.001": ("", {"alpha": (0.001, 0.001)}),
    }


def table(seeds: int) -> None:
    book = notebook()
    for game, (_, _, bar, counted) in GAMES.items():
        print(f"{game:32} {'mean':>8} {'least':>8} {'most':>8}   medians; {seeds} seeds of {EPISODES} episodes ({FEW} of {FEWER} for a variant)")
        for name, (check, change) in variants(book).items():
            began = time.process_time()
            runs, episodes = (seeds, EPISODES) if name == "reference" else (FEW, FEWER)
            rows = [returns(game, book.table_policy({"Q": trained(book, game, seed, **dict(change))}), seed, episodes) for seed in range(runs)]
            reached = np.array([np.median(row) for row in rows])
            spent = (time.process_time() - began) / len(rows)
            tail = f"{spent:.0f} s a seed, chance {chance_below(rows, bar, counted)}" if name == "reference" else check
            print(f"{name:32} {reached.mean():8.2f} {reached.min():8.2f} {reached.max():8.2f}   {tail}", flush=True)
        actions = 4 if game == "frozen_lake" else 6
        rng = np.random.default_rng(0)
        print(f"{'random actions':32} {np.median(returns(game, lambda seen: rng.integers(actions, size=len(seen)), 0)):8.2f}", flush=True)


def weights() -> None:
    book = notebook()
    for game, (name, settings, _, _) in GAMES.items():
        Q, card, _ = book.train_table(name, **settings, seed=0)
        save_file({"Q": Q}, HERE / f"{game}.safetensors")
        (HERE / f"{game}.json").write_text(json.dumps(card) + "\n", encoding="utf-8")
        print(f"{game}: {card['seconds']} s, median return {np.median(returns(game, book.table_policy({'Q': Q}), 0)):g}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["weights"]:
        weights()
    else:
        table(int(sys.argv[2]) if len(sys.argv) > 2 else 20)
