# expect: WRONG on "two episodes of CartPole"
# slip: Ended episodes are left out of the mean, so the last survivor is compared with nobody; their zeros count.
import numpy as np


def advantages_over_others(rewards, gamma):
    returns = returns_to_go(rewards, gamma)
    alive = returns != 0
    count = alive.sum(axis=1, keepdims=True) - alive
    others = (returns.sum(axis=1, keepdims=True) - returns) / np.maximum(count, 1)
    return np.where(alive, returns - others, 0.0)
