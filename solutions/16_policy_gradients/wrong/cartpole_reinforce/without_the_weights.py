# expect: WRONG on "fresh episodes"
# slip: A rule written by hand plays; the submitted weights are not used, and noise in their place changes nothing.
import numpy as np


def greedy_policy(weights):
    return lambda o: (0.1 * o[:, 0] + 0.5 * o[:, 1] + o[:, 2] + o[:, 3] > 0).astype(int)
