"""The notebook's large tier, run: DQN on an Atari game through ale-py, by the notebook's own functions.

    python train_atari.py [steps] [game]    needs: pip install "descent-course[large]"

Prints the returns of the games that ended and the steps a second. The functions are taken from the notebook's text by train_orchard.py beside this file.

What was run, on one core of a busy machine of two (CPU): Pong 1500 steps, 21 s of processor time, one game, lost by 21 points; Breakout 1200 steps, 14 s, four
games with 1, 1, 2 and 1 bricks. That is play at random, as so short a training must be: these runs show that the parts fit together, and nothing about what
they reach. No longer one was tried. Some 70 to 80 steps of four frames a processor second, learning included.
"""

from __future__ import annotations

import sys
import time

import numpy as np
import torch
from train_orchard import notebook

FEW = 1500  # steps: enough to see that all parts fit together


def main(steps: int, game: str) -> None:
    book = notebook()
    settings = book.ATARI | {"game": game, "steps": steps, "learning_starts": min(1000, steps // 2), "epsilon": (1.0, 0.05, max(1, 4 * steps // 5))}
    wall, spent = time.perf_counter(), time.process_time()
    network, returns = book.train_atari(settings)
    wall, spent = time.perf_counter() - wall, time.process_time() - spent
    size = sum(p.numel() for p in network.parameters())
    print(f"{game}: {steps} steps of 4 frames, {size} weights, on {next(network.parameters()).device}")
    print(f"{wall:.0f} s ({spent:.0f} s of processor time), {steps / spent:.0f} steps a processor second")
    print(f"{len(returns)} games, returns {returns[:20]}" + (f", median {np.median(returns):g}" if returns else ""))


if __name__ == "__main__":
    torch.set_num_threads(1)
    main(int(sys.argv[1]) if len(sys.argv) > 1 else FEW, sys.argv[2] if len(sys.argv) > 2 else "ALE/Pong-v5")
