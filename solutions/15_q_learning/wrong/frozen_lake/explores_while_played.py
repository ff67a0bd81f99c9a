# expect: WRONG on "fresh episodes"
# slip: The policy that is handed in still explores: three actions of ten are random.
import numpy as np


def table_policy(weights):
    rng = np.random.default_rng(0)
    best = weights["Q"].argmax(axis=1)
    return lambda states: np.where(rng.random(len(states)) < 0.3, rng.integers(weights["Q"].shape[1], size=len(states)), best[states])
