# expect: DTYPE on "twenty observations, five hidden units"
# slip: The policy gives the probability of action 1, and not an action.
import numpy as np


def greedy_policy(weights):
    W1, b1, W2, b2 = (weights[n] for n in ("net.0.weight", "net.0.bias", "net.2.weight", "net.2.bias"))

    def act(observations):
        z = np.tanh(observations @ W1.T + b1) @ W2.T + b2
        return 1 / (1 + np.exp(z[:, 0] - z[:, 1]))

    return act
