"""Where floors and bars of the three CartPole exercises come from: the notebook's own training over many seeds, and what goes wrong in it.

    python train_seeds.py table [seeds] [few] [only]   prints the table quoted in the checks (of names that begin with `only`), and chance= for each exercise:
                                                ten minutes on one quiet core for 20 and 2
    python train_seeds.py weights               trains seed 0 of the three references and writes cartpole_*.safetensors and cartpole_*.json
    python train_seeds.py pendulum [seeds]      the large tier: a minute a seed

The functions are those of the notebook (their text is taken from ../16_policy_gradients.py), and a wrong variant is a file of ../wrong put over them, so
that the table cannot drift from the code that it justifies. The seed moves first weights, drawn actions and starts; each result is the median return of
greedy episodes from starts of its own, as at grading.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import torch
from autograder.definitions import definitions
from autograder.played_chance import chance_below

HERE = Path(__file__).parent
ROUNDS, EPISODES = 6, 48  # of 16 episodes, to judge one training; and episodes at grading
BARS = {"cartpole_reinforce": 400, "cartpole_baseline": 475, "cartpole_a2c": 475}


class _Check:
    """In the place of the notebook's `check`: nothing is passed, so nothing is trained while the functions are read."""

    def passed(self, name: str) -> bool:
        return False


def notebook(*wrong: str) -> SimpleNamespace:
    """What the notebook defines, with the files of ../wrong over it; nothing else of it is run."""
    names = definitions(HERE.parent / "16_policy_gradients.py", names={"check": _Check()})
    for file in wrong:
        exec(compile((HERE.parent / "wrong" / file).read_text(encoding="utf-8"), file, "exec"), names)
    return SimpleNamespace(**names)


def played(book: SimpleNamespace, policy: torch.nn.Module, seed: int) -> np.ndarray:
    """Returns of greedy episodes, from starts that only this seed has."""
    act = book.greedy_policy({name: value.numpy() for name, value in policy.state_dict().items()})
    envs = book.gymnasium.make_vec("CartPole-v1", num_envs=16)
    return np.concatenate([_round(envs, act, 10**6 + 1000 * seed + i) for i in range(ROUNDS)])


def _round(envs: Any, act: Callable[[np.ndarray], np.ndarray], seed: int) -> np.ndarray:
    observations, _ = envs.reset(seed=seed)
    total, live = np.zeros(16), np.ones(16, dtype=bool)
    while live.any():
        observations, rewards, terminated, truncated, _ = envs.step(act(observations))
        total += rewards * live
        live &= ~(terminated | truncated)
    return total


Train = Callable[[SimpleNamespace, int], torch.nn.Module]


def plain(weigh: Callable[[SimpleNamespace, np.ndarray], np.ndarray] = lambda book, r: book.returns_to_go(r, 0.99), updates: int = 80) -> Train:
    return lambda book, seed: book.train_reinforce(lambda r: weigh(book, r), updates, seed=seed, show=False)[0]


def baseline(**change: Any) -> Train:
    def train(book: SimpleNamespace, seed: int) -> torch.nn.Module:
        chosen = book.baseline_settings() | change
        weigh = lambda r: book.advantages_over_others(r, chosen["gamma"])
        return book.train_reinforce(weigh, chosen["updates"], chosen["learning_rate"], seed, show=False)[0]

    return train


def a2c(**change: Any) -> Train:
    return lambda book, seed: book.train_a2c(book.A2C | change, seed, show=False)[0].actor


def untrained(book: SimpleNamespace, seed: int) -> torch.nn.Module:
    torch.manual_seed(seed)
    return book.Policy(4, 2)


def variants() -> list[tuple[str, Train, tuple[str, ...], str]]:
    """name, training, files of ../wrong, the check that refuses it."""
    whole = lambda book, r: np.ones_like(r) * r.sum(axis=0)
    return [
        ("cartpole_reinforce", plain(), (), ""),
        ("cartpole_baseline", baseline(), (), ""),
        ("cartpole_a2c", a2c(), (), ""),
        ("untrained", untrained, (), ""),
        ("plain: whole-episode return", plain(whole), (), "returns_to_go"),
        ("plain: no gamma (1)", plain(lambda book, r: book.returns_to_go(r, 1.0)), (), "returns_to_go"),
        ("plain: gamma 0", plain(lambda book, r: book.returns_to_go(r, 0.0)), (), "returns_to_go"),
        ("baseline: sign of the loss", baseline(), ("reinforce_update/uphill.py",), "reinforce_update"),
        ("baseline: log-prob of the argmax", baseline(), ("reinforce_update/log_prob_of_the_best.py",), "reinforce_update"),
        ("baseline: rewards of later episodes", baseline(), ("reinforce_update/rewards_of_later_episodes.py",), "reinforce_update"),
        ("baseline: all rows", baseline(), ("reinforce_update/all_rows.py",), "reinforce_update"),
        ("baseline: gradients never forgotten", baseline(), ("reinforce_update/gradients_kept.py",), "reinforce_update"),
        ("baseline: episode without its end", baseline(), ("first_episodes/without_its_end.py",), "first_episodes"),
        ("baseline: mean over time", baseline(), ("advantages_over_others/mean_over_time.py",), "advantages_over_others"),
        ("a2c: ended for terminated", a2c(), ("a2c_batch/ended_for_terminated.py",), "a2c_batch"),
        ("a2c: next row for next observation", a2c(), ("a2c_batch/next_row_for_next_observation.py",), "a2c_batch"),
        ("a2c: returns of normalised", a2c(), ("a2c_batch/returns_of_normalised.py",), "a2c_batch"),
        ("a2c: not normalised", a2c(), ("a2c_batch/not_normalised.py",), "a2c_batch"),
        ("a2c: resets learned from", a2c(), ("a2c_batch/resets_learned_from.py",), "a2c_batch"),
        ("a2c: observation after the step", a2c(), ("collect/observation_after_the_step.py",), "collect"),
        ("a2c: lam 0", a2c(lam=0.0), (), "gae"),
        ("a2c: rewards not scaled", a2c(reward_scale=1.0), (), "a2c_batch"),
        ("a2c: no entropy bonus", a2c(entropy_coef=0.0), (), ""),
    ]


def table(seeds: int, few: int, only: str) -> None:
    print(f"{'variant':36} {'least':>6} {'median':>6} {'most':>6} {'worst 10 %':>10} {'CPU s':>6}   {seeds} seeds ({few} for a variant), {16 * ROUNDS} episodes each")
    for name, train, wrong, check in (v for v in variants() if v[0].startswith(only)):
        rows, seconds = [], []
        for seed in range(seeds if name in BARS else few):
            book, began = notebook(*wrong), time.process_time()
            policy = train(book, seed)
            seconds.append(time.process_time() - began)
            rows.append(played(book, policy, seed))
            print(f"  {name} {seed}: {np.median(rows[-1]):.0f}, least {rows[-1].min():.0f}, {seconds[-1]:.1f} s", file=sys.stderr, flush=True)
        reached = np.array([np.median(row) for row in rows])
        low = np.array([np.quantile(row, 0.1) for row in rows])
        tail = f"chance={chance_below(rows, BARS[name], EPISODES)}" if name in BARS else check
        print(f"{name:36} {reached.min():6.0f} {np.median(reached):6.0f} {reached.max():6.0f} {low.min():10.0f} {np.mean(seconds):6.1f}   {tail}", flush=True)


def weights() -> None:
    book = notebook()
    settings = book.baseline_settings()
    os.chdir(HERE)
    policy, _, card = book.train_reinforce(lambda r: book.returns_to_go(r, 0.99), 80)
    book.save_result("cartpole_reinforce", policy, card)
    weigh = lambda r: book.advantages_over_others(r, settings["gamma"])
    policy, _, card = book.train_reinforce(weigh, settings["updates"], settings["learning_rate"])
    book.save_result("cartpole_baseline", policy, card)
    model, _, _, card = book.train_a2c(book.A2C)
    book.save_result("cartpole_a2c", model.actor, card)


def pendulum(seeds: int) -> None:
    book = notebook()
    for seed in range(seeds):
        began = time.process_time()
        actor, curve = book.train_pendulum(seed, show=False)
        spent = time.process_time() - began
        returns = book.play_pendulum(actor, 10**6 + seed, 64)
        print(f"seed {seed}: mean {returns.mean():.0f}, median {np.median(returns):.0f}, worst {returns.min():.0f} of 64 episodes, {spent:.0f} s of processor time", flush=True)


if __name__ == "__main__":
    torch.set_num_threads(1)
    if sys.argv[1:2] == ["weights"]:
        weights()
    elif sys.argv[1:2] == ["pendulum"]:
        pendulum(int(sys.argv[2]) if len(sys.argv) > 2 else 3)
    else:
        table(int(sys.argv[2]) if len(sys.argv) > 2 else 20, int(sys.argv[3]) if len(sys.argv) > 3 else 2, sys.argv[4] if len(sys.argv) > 4 else "")
