# expect: RAISED on "twenty observations, five hidden units"
# slip: W is (out, in): x W^T, not x W.
import numpy as np


def greedy_policy(weights):
    W1, b1, W2, b2 = (weights[n] for n in ("net.0.weight", "net.0.bias", "net.2.weight", "net.2.bias"))

    def act(observations):
        return (np.tanh(observations @ W1 + b1) @ W2 + b2).argmax(axis=1)

    return act
