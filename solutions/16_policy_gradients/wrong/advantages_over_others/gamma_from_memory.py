# expect: WRONG on "four episodes"
# slip: gamma is 0.99 whatever is passed.
import numpy as np


def advantages_over_others(rewards, gamma):
    return subtract_baseline(returns_to_go(rewards, 0.99))
