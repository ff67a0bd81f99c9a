# expect: WRONG on "fresh episodes"
# slip: Actions are drawn from a softmax of the values, which lie too close together for that.
import numpy as np


def table_policy(weights):
    rng = np.random.default_rng(0)

    def act(states):
        p = np.exp((weights["Q"][states] - weights["Q"][states].max(axis=1, keepdims=True)) / 2)
        return (rng.random((len(states), 1)) > np.cumsum(p / p.sum(axis=1, keepdims=True), axis=1)).sum(axis=1)

    return act
