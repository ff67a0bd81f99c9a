# expect: WRONG on "twenty observations, five hidden units"
# slip: A ReLU stood in the place of the tanh: the weights were trained for another network.
import numpy as np


def greedy_policy(weights):
    W1, b1, W2, b2 = (weights[n] for n in ("net.0.weight", "net.0.bias", "net.2.weight", "net.2.bias"))

    def act(observations):
        return (np.maximum(observations @ W1.T + b1, 0) @ W2.T + b2).argmax(axis=1)

    return act
