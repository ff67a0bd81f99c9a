# expect: WRONG on "four episodes"
# slip: The mean is taken along time, within the episode: a baseline that contains what the own actions brought about.
import numpy as np


def advantages_over_others(rewards, gamma):
    returns = returns_to_go(rewards, gamma)
    return returns - returns.mean(axis=0)
