# exercises: greedy_policy
import numpy as np


class Pilot:
    def __init__(self, w):
        self.first = np.concatenate([w["net.0.weight"], w["net.0.bias"][:, None]], axis=1)
        self.lean = w["net.2.weight"][1] - w["net.2.weight"][0]
        self.offset = w["net.2.bias"][1] - w["net.2.bias"][0]

    def __call__(self, o):
        seen = np.concatenate([o, np.ones((len(o), 1), o.dtype)], axis=1)
        return np.int64(np.tanh(np.einsum("hd,ed->eh", self.first, seen)) @ self.lean + self.offset > 0)


def greedy_policy(weights):
    return Pilot(weights)
