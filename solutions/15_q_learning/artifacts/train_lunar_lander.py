"""The large tier of part 3, kept: LunarLander-v3 by the notebook's own loop and settings. Needs `pip install "descent-course[large]"`.

    python train_lunar_lander.py [first seed] [seeds]

Prints the trials of each training (transitions: mean return of 16 greedy episodes), and what the network that it keeps reaches in 64 other episodes.

What it printed for seed 0 (one core of two, CPU; one seed was run):

    seed 0: 8k: -152, 16k: -164, 24k: -107, 32k: -137, 40k: -182, 48k: -140, 56k: -149, 64k: -118, 72k: -47, 80k: -31, 88k: -9, 96k: -20,
        104k: -32, 112k: -36, 120k: -30, 128k: -11, 136k: -5, 144k: 1, 152k: 0, 160k: -23, 168k: -56, 176k: -48, 184k: -56, 192k: -52, 200k:
        -55, 208k: -23, 216k: -6, 224k: 61, 232k: 77, 240k: 39, 248k: 205, 256k: 1, 264k: 162, 272k: 128, 280k: 118, 288k: 153, 296k: 212,
        304k: 226, 312k: 207, 320k: 80
    seed 0: 320000 transitions, 79500 updates, 197 s of processor time; then in 64 episodes median 227, mean 232, least 109, above 200: 88%
"""

from __future__ import annotations

import sys
import time

import gymnasium
import numpy as np
import torch
from train_cartpole import notebook


def run(seed: int) -> None:
    book, began = notebook(), time.process_time()
    network, card, trials = book.train_agent("LunarLander-v3", book.LUNAR, enough=230, seed=seed, every=500)
    spent = time.process_time() - began
    envs = gymnasium.make_vec("LunarLander-v3", num_envs=16)
    values = book.network_values(network)
    returns = np.concatenate([book.greedy_returns(values, envs, 10**7 + 100 * seed + i) for i in range(4)])
    curve = ", ".join(f"{int(n) // 1000}k: {mean:.0f}" for n, mean, _ in trials)
    print(f"seed {seed}: {curve}")
    print(
        f"seed {seed}: {int(trials[-1][0])} transitions, {card['steps']} updates, {spent:.0f} s of processor time; then in 64 episodes median "
        f"{np.median(returns):.0f}, mean {returns.mean():.0f}, least {returns.min():.0f}, above 200: {np.mean(returns > 200):.0%}",
        flush=True,
    )


if __name__ == "__main__":
    torch.set_num_threads(1)
    first, count = (int(a) for a in (*sys.argv[1:], "0", "1")[:2]) if len(sys.argv) != 2 else (int(sys.argv[1]), 1)
    for seed in range(first, first + count):
        run(seed)
