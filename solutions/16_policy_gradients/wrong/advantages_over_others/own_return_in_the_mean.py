# expect: WRONG on "four episodes"
# slip: The mean takes in the episode's own return, so that an episode is partly compared with itself.
import numpy as np


def advantages_over_others(rewards, gamma):
    returns = returns_to_go(rewards, gamma)
    return returns - returns.mean(axis=1, keepdims=True)
