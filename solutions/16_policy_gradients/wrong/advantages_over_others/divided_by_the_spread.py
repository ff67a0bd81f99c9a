# expect: WRONG on "four episodes"
# slip: The advantages are also divided by their spread, which nobody asked for; with one row it is another number every time.
import numpy as np


def advantages_over_others(rewards, gamma):
    advantages = subtract_baseline(returns_to_go(rewards, gamma))
    return advantages / (advantages.std() + 1e-8)
