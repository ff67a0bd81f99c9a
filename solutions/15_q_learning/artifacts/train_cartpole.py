"""Where the floor and the bar of `cartpole` come from: the notebook's own training over many seeds, and what goes wrong in it.

    python train_cartpole.py table [seeds]      the reference, by default 20 seeds
    python train_cartpole.py slips [seeds]      published slips, by default 2 seeds each
    python train_cartpole.py weights            trains seed 0 again and writes cartpole.safetensors and cartpole.json

The functions are those of the notebook (their text is taken from ../15_q_learning.py), so that the table cannot drift from the code that it justifies.
Each agent plays 128 episodes of its own, from starts that its training has not seen.

Found on one core of two (CPU, torch 2.13, other work beside it; seconds of processor time): all 20 seeds reach the bar of 475.

                                     seed transit.  updates  cpu s  median quartile  least
    reference                           0    22400    10688   16.8   500.0    500.0    500
    reference                           1    23200    11080   19.2   500.0    500.0    500
    reference                           2    26400    12688   21.7   500.0    500.0    500
    reference                           3    26400    12688   21.4   500.0    500.0    500
    reference                           4    12000     5488    6.6   500.0    464.0    261
    reference                           5    40000    19480   23.5   500.0    500.0    500
    reference                           6    21600    10288   12.6   500.0    500.0    307
    reference                           7    24000    11480   17.0   500.0    500.0    500
    reference                           8    24000    11488   16.6   500.0    500.0    451
    reference                           9     9600     4288    5.4   500.0    500.0    500
    reference                          10    26400    12680   16.8   500.0    500.0    500
    reference                          11     9600     4288    7.5   500.0    500.0    500
    reference                          12     8800     3880    5.8   500.0    500.0    500
    reference                          13    32000    15480   24.5   500.0    500.0    358
    reference                          14    20800     9880   12.8   500.0    500.0    500
    reference                          15    12000     5488    7.7   500.0    500.0    397
    reference                          16    25600    12288   15.7   500.0    500.0    500
    reference                          17    40800    19888   26.0   500.0    500.0    500
    reference                          18    27200    13088   19.8   500.0    500.0    500
    reference                          19    34400    16680   25.1   500.0    500.0    500
    chance_below(returns, 475, 32) =
        (0.0014, 'binomial tail of the median of 32 episodes,
        mean over 20 training seeds, at least 128 episodes of each')

Slips. Since the best of all trials is kept, and CartPole forgives much, most of them leave no trace in the score: the unit checks refuse them (dqn_loss,
double_dqn_target: mask, gamma, minimum; train_dqn: truncated, new starts, target; epsilon). What the score itself must catch stays below the floor of 350: steps uphill,
no future, a target that is the network itself. So do settings from textbooks.

    no mask                             0    24800    11888   18.7   500.0    500.0    178
    minimum for maximum                 0    20000     9488   13.0   500.0    500.0    500
    no gamma                            0    24800    11888   18.8   500.0    500.0    500
    rewards only                        0    56000    27488   34.7    56.0     42.0     11
    steps uphill                        0    56000    27488   35.9     9.0      9.0      8
    truncated as terminated             0    22400    10688   13.5   500.0    500.0    500
    new starts stored                   0    24800    11904   13.7   500.0    500.0    312
    the target is the network           0    56000    27488   30.4   218.0    210.0    191
    textbook: one step, rewards of 1    0    56000     3436    8.2   336.0    277.0    225
    rewards of 1 as they come           0    24800    11888   14.0   500.0    500.0    500
    always greedy                       0    20000     9456   10.8   500.0    500.0    500
    not double                          0     1600      288    0.4   500.0    500.0    500
    no mask                             1    16000     7480    9.7   500.0    500.0    500
    minimum for maximum                 1    32000    15480   19.5   500.0    500.0    407
    no gamma                            1    11200     5080    5.5   500.0    500.0    175
    rewards only                        1    56000    27480   33.3    83.0     69.0     20
    steps uphill                        1    56000    27480   31.5     9.0      9.0      8
    truncated as terminated             1    23200    11080   12.9   500.0    500.0    500
    new starts stored                   1    40800    19904   25.4   500.0    500.0    500
    the target is the network           1    56000    27480   30.2   327.0    174.8     92
    textbook: one step, rewards of 1    1    56000     3435    6.7   151.0    137.0     90
    rewards of 1 as they come           1    41600    20280   25.7   500.0    500.0    500
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import gymnasium
import numpy as np
import torch
from autograder.definitions import definitions
from safetensors.torch import save_file

from autograder.played_chance import chance_below

HERE = Path(__file__).parent
BAR, EPISODES = 475, 32  # as in the checks


def notebook(fault: str = "") -> SimpleNamespace:
    """What parts 2 and 3 of the notebook define, with one slip in their text; nothing else of it is run."""
    names = definitions(HERE.parent / "15_q_learning.py", begin="# ## 2. ", end="# ## 4. ", faults=FAULTS.get(fault, ()))
    names["tqdm"] = _Silent
    return SimpleNamespace(**names)


class _Silent:
    """A progress bar that shows nothing."""

    def __init__(self, *_: Any, **__: Any) -> None:
        pass

    def __enter__(self) -> _Silent:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def update(self) -> None:
        pass

    def set_postfix(self, **_: Any) -> None:
        pass


FAULTS: dict[str, list[tuple[str, str]]] = {
    "no mask": [(".masked_fill(batch[\"terminated\"], 0.0)", "")],
    "minimum for maximum": [("target = double_dqn_target(q_network, target_network, batch, gamma)", "double = False"), ("    if double:\n        double = False\n    else:\n        with", "    if True:\n        with"), (".max(dim=1).values", ".min(dim=1).values")],
    "no gamma": [("+ gamma * value", "+ value")],
    "rewards only": [("+ gamma * value", "+ 0 * value")],
    "steps uphill": [("    loss.backward()\n", "    (-loss).backward()\n")],
    "truncated as terminated": [("next_observations[i], terminated[i])", "next_observations[i], terminated[i] | truncated[i])")],
    "new starts stored": [("np.flatnonzero(~starting)", "range(envs.num_envs)")],
    "the target is the network": [("target_network = copy.deepcopy(q_network)", "target_network = q_network")],
    "textbook: one step, rewards of 1": [("\"updates\": 8", "\"updates\": 1"), ("{\"sutton_barto_reward\": True}", "{}")],
    "rewards of 1 as they come": [("{\"sutton_barto_reward\": True}", "{}")],
    "always greedy": [("\"epsilon\": (1.0, 0.05, 600)", "\"epsilon\": (0.0, 0.0, 600)")],
    "not double": [("\"tau\": 0.01, \"double\": True", "\"tau\": 0.01, \"double\": False")],
}  # fmt: skip


def returns_of(book: SimpleNamespace, network: torch.nn.Module, seed: int, episodes: int = 128) -> np.ndarray:
    """Returns of greedy episodes, 16 at a time."""
    envs = gymnasium.make_vec("CartPole-v1", num_envs=16)
    values = book.network_values(network)
    return np.concatenate([book.greedy_returns(values, envs, 10**7 + 100 * seed + i) for i in range(episodes // 16)])


def run(name: str, seed: int, fault: str = "") -> np.ndarray:
    """One training and its games, and a line of the table."""
    book, began = notebook(fault), time.process_time()
    network, card, trials = book.train_agent("CartPole-v1", book.CARTPOLE, enough=490, seed=seed)
    spent, returns = time.process_time() - began, returns_of(book, network, seed)
    low = np.quantile(returns, 0.25)
    print(f"{name:32} {seed:4} {int(trials[-1][0]):8} {card['steps']:8} {spent:6.1f} {np.median(returns):7.1f} {low:8.1f} {returns.min():6.0f}", flush=True)
    return returns


HEAD = f"{'':32} {'seed':>4} {'transit.':>8} {'updates':>8} {'cpu s':>6} {'median':>7} {'quartile':>8} {'least':>6}"


def table(seeds: int) -> None:
    print(HEAD)
    rows = [run("reference", seed) for seed in range(seeds)]
    print(f"chance_below(returns, {BAR}, {EPISODES}) = {chance_below(rows, BAR, EPISODES)}")


def slips(seeds: int) -> None:
    print(HEAD)
    for seed in range(seeds):
        for fault in FAULTS:
            run(fault, seed, fault)


def weights() -> None:
    network, card, _ = notebook().train_agent("CartPole-v1", notebook().CARTPOLE, enough=490)
    save_file(network.state_dict(), HERE / "cartpole.safetensors")
    (HERE / "cartpole.json").write_text(json.dumps(card) + "\n", encoding="utf-8")
    print(card["steps"], card["seconds"], np.median(returns_of(notebook(), network, 0)))


if __name__ == "__main__":
    torch.set_num_threads(1)
    command, count = sys.argv[1] if sys.argv[1:] else "table", int(sys.argv[2]) if sys.argv[2:] else 0
    weights() if command == "weights" else slips(count or 2) if command == "slips" else table(count or 20)
