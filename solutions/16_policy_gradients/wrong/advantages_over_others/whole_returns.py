# expect: WRONG on "four episodes"
# slip: Rewards that came before an action are in its weight: they cannot depend on it, and add noise.
import numpy as np


def advantages_over_others(rewards, gamma):
    total = (rewards * gamma ** np.arange(len(rewards))[:, None]).sum(axis=0)
    return np.ones_like(rewards) * subtract_baseline(total[None])
