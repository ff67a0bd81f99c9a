"""Where floor and bar of `orchard` come from: the notebook's own `train_orchard` over many seeds, and what goes wrong in it.

    python train_orchard.py table [seeds]   the reference, by default twenty seeds
    python train_orchard.py slips [seeds]   what published slips reach, by default two seeds each
    python train_orchard.py weights         trains seed 0 again and writes orchard.safetensors and orchard.json
    python train_orchard.py wind [steps]    the same loop on the harder game, in which everything may drift

The functions are those of the notebook (their text is taken from ../parts, or from ../15_q_learning.py where these are gone), so that the
table cannot drift from what it justifies. A seed moves first weights, exploration, the samples of the buffer and the games; each result is measured
on 256 games of its own.

One core of a busy machine of two, CPU, torch 2.13; medians of 256 games, a number a seed, and processor seconds of one core for each:

    the reference, seeds 0 to 19    33 35 36 35 35 35 36 36 37 35 35 36 35 35.5 36 33.5 36 35 34 30   13 s
    below 25: 0.074 of all games, at worst 0.254 of a seed's; chance_below(returns, 25, 64) = 1.2e-06
    at random 1, standing still 1

    slip (seeds 0 and 1)               median     refused by
    no done mask                        5 4.5     dqn_loss
    min for max                         1 1       dqn_loss
    sign of the loss                    1 1       dqn_loss
    gradient through the target         3 6       dqn_loss
    target network never moves          7 15      update_target
    divided by 255                      1 1       conv_q_network
    always greedy                       6 13      linear_epsilon
    no gamma                            31 33     dqn_loss: no trace in this score
    no target network                   28 30     dqn_loss: hardly one
    starts of games kept                35 35     play_step: none
    truncated taken for terminated      32 35     play_step: none
    always at random in training        34 34     no fault: Q-learning learns from any actions that visit everything

The bar, 25, is below all twenty seeds; the floor, 16, is above every slip that this result is meant to catch.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import torch
from autograder.definitions import definitions
from autograder.played_chance import chance_below
from coursegames import OrchardVector
from safetensors.torch import save_file
from torch.nn import functional as F

HERE = Path(__file__).parent
GAMES, BAR, EPISODES = 256, 25.0, 64  # bar and episodes as in the checks


def notebook() -> SimpleNamespace:
    """What the notebook's second to fourth part define; nothing else of it is run."""
    names = definitions(HERE.parent / "15_q_learning.py", begin="# ## 2. ")
    names["tqdm"] = _Silent
    return SimpleNamespace(**names, globals=names)


class _Silent:
    """A progress bar that shows nothing."""

    def __init__(self, items: Iterable[Any], **_: Any) -> None:
        self._items = items

    def __iter__(self) -> Iterator[Any]:
        return iter(self._items)

    def set_postfix(self, *_: Any, **__: Any) -> None:
        pass


def returns_of(act: Callable[[np.ndarray], np.ndarray], seed: int, wind: float = 0.0) -> np.ndarray:
    """Of 256 games, (256,)."""
    envs = OrchardVector(GAMES, wind)
    observations, _ = envs.reset(seed=10**6 + seed)
    total, live = np.zeros(GAMES), np.ones(GAMES, bool)
    while live.any():
        observations, rewards, terminated, truncated, _ = envs.step(act(observations))
        total += rewards * live
        live &= ~(terminated | truncated)
    return total


def greedy(q_network: torch.nn.Module) -> Callable[[np.ndarray], np.ndarray]:
    def act(observations: np.ndarray) -> np.ndarray:
        with torch.no_grad():
            return q_network(torch.from_numpy(observations)).argmax(dim=1).numpy()

    return act


def faulty_loss(fault: str) -> Callable[..., torch.Tensor]:
    """`dqn_loss` with one of the slips that its own check refuses."""

    def loss(q_network: Any, target_network: Any, batch: dict[str, torch.Tensor], gamma: float) -> torch.Tensor:
        with torch.set_grad_enabled(fault == "gradient through the target"):
            network = q_network if fault in ("gradient through the target", "no target network") else target_network
            q_next = network(batch["next_observations"])
            value = q_next.min(dim=1).values if fault == "min for max" else q_next.max(dim=1).values
            if fault != "no done mask":
                value = value.masked_fill(batch["terminated"], 0.0)
            target = batch["rewards"] + (1.0 if fault == "no gamma" else gamma) * value
        taken = q_network(batch["observations"]).gather(1, batch["actions"][:, None])[:, 0]
        return (-1 if fault == "sign of the loss" else 1) * F.smooth_l1_loss(taken, target)

    return loss


def faulty_step(fault: str) -> Callable[..., tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """`play_step` likewise."""

    def step(envs: Any, observations: np.ndarray, starting: np.ndarray, actions: np.ndarray, buffer: Any) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        following, rewards, terminated, truncated, _ = envs.step(actions)
        for i in range(len(actions)):
            if not starting[i] or fault == "starts of games kept":
                ended = terminated[i] | truncated[i] if fault == "truncated taken for terminated" else terminated[i]
                buffer.add(observations[i], actions[i], rewards[i], following[i], ended)
        return following, rewards, terminated | truncated

    return step


LOSSES = ("no done mask", "min for max", "no gamma", "sign of the loss", "gradient through the target", "no target network")
STEPS = ("starts of games kept", "truncated taken for terminated")


def variants(book: SimpleNamespace) -> dict[str, tuple[str, dict[str, Any]]]:
    """name: (the check that refuses it, the names that it replaces)."""
    found: dict[str, tuple[str, dict[str, Any]]] = {fault: ("dqn_loss", {"dqn_loss": faulty_loss(fault)}) for fault in LOSSES}
    found |= {fault: ("play_step", {"play_step": faulty_step(fault)}) for fault in STEPS}
    found["target network never moves"] = ("update_target", {"update_target": lambda target, network, tau: None})
    found["always greedy"] = ("linear_epsilon", {"linear_epsilon": lambda *_: 0.0})
    found["always at random in training"] = ("linear_epsilon", {"linear_epsilon": lambda *_: 1.0})

    class Squashed(book.ConvQNetwork):  # type: ignore[name-defined, misc]
        def forward(self, observations: torch.Tensor) -> torch.Tensor:
            return super().forward(observations / 255)

    found["divided by 255"] = ("conv_q_network", {"ConvQNetwork": Squashed})
    return found


def trained(seeds: int, change: dict[str, Any]) -> tuple[list[np.ndarray], str]:
    """The returns of each seed's agent, and the medians and processor seconds as text. `change`: names of the notebook that are replaced."""
    rows, began = [], time.process_time()
    for seed in range(seeds):
        book = notebook()
        book.globals.update(change)
        rows.append(returns_of(greedy(book.train_orchard(seed)[0]), seed))
    spent = (time.process_time() - began) / seeds
    return rows, f"{' '.join(f'{np.median(r):g}' for r in rows)}   {spent:.0f} s"


def table(seeds: int) -> None:
    rows, text = trained(seeds, {})
    print(f"medians of {GAMES} games, a number a seed, and processor seconds of one core for each")
    print(text)
    print(f"below {BAR:g}: {np.mean([np.mean(r < BAR) for r in rows]):.3f} of all games, at worst {max(np.mean(r < BAR) for r in rows):.3f} of a seed's")
    print(f"chance={chance_below(rows, BAR, EPISODES)}")
    rng = np.random.default_rng(0)
    for name, act in {"at random": lambda o: rng.integers(0, 3, len(o)), "standing still": lambda o: np.ones(len(o), np.int64)}.items():
        print(f"{name}: {np.median(returns_of(act, 0)):g}")


def slips(seeds: int) -> None:
    for name, (check, change) in variants(notebook()).items():
        print(f"{name:32} {trained(seeds, change)[1]}   {check}", flush=True)


def wind(steps: int) -> None:
    book = notebook()
    settings = book.ORCHARD | {"steps": steps, "wind": 1.0, "epsilon": (1.0, 0.02, steps // 4)}
    began = time.process_time()
    network = book.train_orchard(0, settings)[0]
    low, middle, high = np.quantile(returns_of(greedy(network), 0, 1.0), [0.25, 0.5, 0.75])
    print(f"in wind, {steps} steps: median {middle:g}, half of the games from {low:g} to {high:g}, {time.process_time() - began:.0f} s of processor time")


def weights() -> None:
    network, card, _, _ = notebook().train_orchard(0)
    save_file({name: t.contiguous() for name, t in network.state_dict().items()}, HERE / "orchard.safetensors")
    (HERE / "orchard.json").write_text(json.dumps(card) + "\n", encoding="utf-8")
    print(f"{card['steps']} steps, {card['seconds']} s, median {np.median(returns_of(greedy(network), 0)):g}")


if __name__ == "__main__":
    torch.set_num_threads(1)
    what, count = sys.argv[1:2], int(sys.argv[2]) if len(sys.argv) > 2 else 0
    if what == ["weights"]:
        weights()
    elif what == ["wind"]:
        wind(count or 12_000)
    elif what == ["slips"]:
        slips(count or 2)
    else:
        table(count or 20)
