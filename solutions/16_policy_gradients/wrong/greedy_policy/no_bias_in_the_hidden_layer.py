# expect: WRONG on "twenty observations, five hidden units"
# slip: The hidden layer's bias was left out; each layer has one.
import numpy as np


def greedy_policy(weights):
    W1, b1, W2, b2 = (weights[n] for n in ("net.0.weight", "net.0.bias", "net.2.weight", "net.2.bias"))

    def act(observations):
        return (np.tanh(observations @ W1.T) @ W2.T + b2).argmax(axis=1)

    return act
